"""The forms for a concern: its own facts, which one to gather with, and the actions that answer it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.fields import Choice, Field, Rows, Suggestions, Text, Ticks, Words
from industriforum_desktop.ui.widgets.date_field import OptionalDate
from industriforum_desktop.ui.widgets.form import FormDialog


def weights() -> dict[int, str]:
    """The weights in words and dots."""
    return {1: _("● Light"), 2: _("●● Usual"), 3: _("●●● Heavy")}


class ConcernForm(FormDialog):
    """Asks for a concern's words, theme, weight and whether it is solved."""

    def __init__(
        self, concern: Concern, themes: Sequence[str], forum: Forum, language: Language, parent: QWidget | None
    ) -> None:
        super().__init__(_("Edit the concern"), parent, wide=620)
        kinds = ((forum.word(kind, language), kind) for kind in (OutcomeKind.CHALLENGE, OutcomeKind.NEED))
        self.ask(
            Field("text", _("What"), Words(), needed=_("Write what it is about.")),
            Field("kind", _("Kind"), Choice(kinds)),
            Field("theme", _("Theme"), Suggestions(themes)),
            Field(
                "weight",
                _("Weight"),
                Choice((text, n) for n, text in weights().items()),
                hint=_("Heavy ones are named at the agenda when they are left untouched."),
            ),
            Field("solved_on", _("Solved on"), OptionalDate(None, past=True)),
            Field("note", _("Note"), Text(3)),
            of=concern,
        )


class GatherDialog(FormDialog):
    """Asks which concern something belongs to; those that are like it stand first."""

    def __init__(
        self, text: str, near: Sequence[Concern], others: Sequence[Concern], parent: QWidget | None
    ) -> None:
        super().__init__(_("Gather with"), parent, save=_("Gather"), intro=text, wide=620)
        mark = _("alike")
        alike = [(f"{concern.text}  ({mark})", concern.id) for concern in near]
        self.list = Rows([*alike, *((concern.text, concern.id) for concern in others)])
        self.list.itemDoubleClicked.connect(lambda entry: self.accept())
        self.ask(Field("concern", _("Concern"), self.list, needed=_("Choose a concern.")))

    @property
    def chosen(self) -> int:
        """The id of the chosen concern."""
        return int(self.list.value())


class AnswersDialog(FormDialog):
    """Asks which actions answer a concern; those of the same agenda items stand first."""

    def __init__(self, concern: Concern, actions: Sequence[tuple[Outcome, str]], parent: QWidget | None) -> None:
        super().__init__(_("Actions that answer it"), parent, intro=concern.text, wide=640)
        self.list = Ticks((text, action.id) for action, text in actions)
        here = [action.id for action, _text in actions if action.concern_id == concern.id]
        hint = _("Space marks an action. An action answers one concern.")
        self.ask(Field("actions", _("Actions"), self.list, hint=hint), of={"actions": here})

    def chosen(self) -> set[str]:
        """The ids of the marked actions."""
        return set(self.list.value())
