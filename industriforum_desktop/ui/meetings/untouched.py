"""A calm line below the agenda: what weighs heavily and was left untouched, and an item for it with one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.arrangement import place_of_closing
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import CLOSING
from industriforum_desktop.i18n import LANGUAGES, _, language
from industriforum_desktop.store import situation as stored
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.head import OneLine
from industriforum_desktop.ui.ways import ShowConcern
from industriforum_desktop.ui.widgets.basics import button, row, tool

Changing = Callable[[str, Callable[[Meeting], None]], bool]


class Untouched(QWidget):
    """Names the heaviest concern that is left lying; the others follow when it is on the agenda."""

    def __init__(self, desk: Desk, changing: Changing, added: Callable[[int], None]) -> None:
        super().__init__()
        self.desk, self._changing, self._added = desk, changing, added
        self._meeting: Meeting | None = None
        self._concern: int | None = None
        self.text = OneLine()
        self.add_button = button(_("Put on the agenda"), self.add, role="plain", tip=_("Add an item about it"))
        self.show_button = tool("eye", _("Show who raised it and when"), self._visit)
        layout = row(self.text, self.show_button, self.add_button)
        layout.setStretch(0, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setVisible(False)

    def show_meeting(self, meeting: Meeting, *, writable: bool) -> None:
        """Look for what this meeting's agenda leaves untouched."""
        found = stored.left_untouched(self.desk.file, meeting)
        self._meeting = meeting
        self._concern = found[0].concern.id if found else None
        self.setVisible(bool(found))
        self.add_button.setEnabled(writable)
        if found:
            first = found[0]
            why = _("not spoken of for a while") if first.answered else _("no action answers it")
            text = _("Left untouched: “{text}” ({why}).").format(text=first.concern.text.strip(), why=why)
            more = _("And {n} more.").format(n=len(found) - 1) if len(found) > 1 else ""
            self.text.say(f"{text} {more}".strip())

    def add(self) -> None:
        """Put an item about the concern on the agenda, before the items that end it."""
        meeting = self._meeting
        found = stored.left_untouched(self.desk.file, meeting) if meeting is not None else []
        if not found:
            return
        item: AgendaItem = stored.item_about(found[0], self.desk.paper_language)
        closing = [language(code).gettext(one.title) for one in CLOSING for code in LANGUAGES]

        def insert(meeting: Meeting) -> None:
            meeting.insert(item, place_of_closing([one.title for one in meeting.items], closing))

        if self._changing(_("Added “{title}” to the agenda").format(title=item.title), insert):
            self._added(item.id)

    def _visit(self) -> None:
        if self._concern is not None:
            self.desk.go.emit(ShowConcern(self._concern))
