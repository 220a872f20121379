"""The forms for a concern: its own facts, which one to gather with, and the actions that answer it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.widgets.form import FormDialog, OptionalDate, choice, line_edit, text_edit

ID = Qt.ItemDataRole.UserRole


def weights() -> dict[int, str]:
    """The weights in words and dots."""
    return {1: _("● Light"), 2: _("●● Usual"), 3: _("●●● Heavy")}


class ConcernForm(FormDialog):
    """Asks for a concern's words, theme, weight and whether it is solved; `write` puts them into it."""

    def __init__(
        self, concern: Concern, themes: Sequence[str], forum: Forum, language: Language, parent: QWidget | None
    ) -> None:
        super().__init__(_("Edit the concern"), parent)
        self.setMinimumWidth(600)
        self.what = line_edit(concern.text)
        kinds = ((forum.word(kind, language), kind) for kind in (OutcomeKind.CHALLENGE, OutcomeKind.NEED))
        self.kind = choice(kinds, concern.kind)
        self.theme = choice(((one, one) for one in dict.fromkeys(["", *themes])), None)
        self.theme.setEditable(True)
        self.theme.setCurrentText(concern.theme)
        self.weight = choice(((text, n) for n, text in weights().items()), concern.weight)
        self.solved = OptionalDate(concern.solved_on, past=True)
        self.note = text_edit(concern.note, 3)
        self.field(_("What"), self.what)
        self.field(_("Kind"), self.kind)
        self.field(_("Theme"), self.theme)
        self.field(_("Weight"), self.weight, _("Heavy ones are named at the agenda when they are left untouched."))
        self.field(_("Solved on"), self.solved)
        self.field(_("Note"), self.note)
        self.check = lambda: "" if self.what.text().strip() else _("Write what it is about.")

    def write(self, concern: Concern) -> None:
        """Put what was answered into the concern."""
        concern.text = " ".join(self.what.text().split())
        concern.kind = OutcomeKind(self.kind.currentData())
        concern.theme = self.theme.currentText().strip()
        concern.weight = self.weight.currentData()
        concern.solved_on = self.solved.value()
        concern.note = self.note.toPlainText().strip()


class GatherDialog(FormDialog):
    """Asks which concern something belongs to; those that are like it stand first."""

    def __init__(
        self, text: str, near: Sequence[Concern], others: Sequence[Concern], parent: QWidget | None
    ) -> None:
        super().__init__(_("Gather with"), parent, save=_("Gather"), intro=text)
        self.setMinimumWidth(600)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        for concern in (*near, *others):
            alike = concern in near
            mark = _("alike")
            entry = QListWidgetItem(f"{concern.text}  ({mark})" if alike else concern.text)
            entry.setData(ID, concern.id)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda entry: self.accept())
        self.field(_("Concern"), self.list)
        self.check = lambda: "" if self.list.currentItem() is not None else _("Choose a concern.")

    @property
    def chosen(self) -> int:
        """The id of the chosen concern."""
        return int(self.list.currentItem().data(ID))


class AnswersDialog(FormDialog):
    """Asks which actions answer a concern; those of the same agenda items stand first."""

    def __init__(self, concern: Concern, actions: Sequence[tuple[Outcome, str]], parent: QWidget | None) -> None:
        super().__init__(_("Actions that answer it"), parent, intro=concern.text)
        self.setMinimumWidth(640)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        for action, text in actions:
            entry = QListWidgetItem(text)
            entry.setData(ID, action.id)
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            here = action.concern_id == concern.id
            entry.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        self.field(_("Actions"), self.list, _("Space marks an action. An action answers one concern."))

    def chosen(self) -> set[str]:
        """The ids of the marked actions."""
        entries = (self.list.item(n) for n in range(self.list.count()))
        return {str(entry.data(ID)) for entry in entries if entry.checkState() is Qt.CheckState.Checked}
