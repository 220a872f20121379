"""What the steps after a meeting have in common."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _, current
from industriforum_desktop.papers.source import Source
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, label, row


class Step(Scrolled):
    """One step: a heading, what it is for, and its parts below one another.

    `wanted` asks for another step by its key. `reset` is called when the step is about another meeting, or the
    minutes have come further: what was typed no longer belongs; `show_meeting` after every change.
    """

    wanted = Signal(str)
    key = ""

    def __init__(self, desk: Desk, title: str, intro: str) -> None:
        super().__init__()
        self.desk = desk
        self.title = title
        self._meeting_id: int | None = None
        self._seen: object = None
        self.parts = self.body
        self.parts.setContentsMargins(0, 0, GRID, 0)
        self.head = row(label(title, "title"), None)
        self.parts.addLayout(self.head)
        self.parts.addWidget(label(intro, "muted", wrap=True))

    def add(self, *parts: QWidget | QHBoxLayout | QVBoxLayout | None) -> None:
        """Put parts below those that are there; None takes the room that is left."""
        for part in parts:
            if part is None:
                self.parts.addStretch(1)
            elif isinstance(part, QWidget):
                self.parts.addWidget(part)
            else:
                self.parts.addLayout(part)

    @property
    def meeting(self) -> Meeting:
        """The shown meeting as it is in the file."""
        return self.desk.file.session.get_one(Meeting, self._meeting_id)

    @property
    def source(self) -> Source:
        """What papers about the meeting are made from."""
        return Source.of(self.desk.file, self.meeting)

    @property
    def called(self) -> list[str]:
        """The organisations that are called to the meeting, by what they are called."""
        return [organisation.called for organisation, _people in self.source.called(current())]

    def versions_button(self) -> QPushButton:
        """A button that shows the versions that were made final."""
        return button(
            _("Versions …"), self.show_versions, name="history", tip=_("Open, save or compare what was made final")
        )

    def show_versions(self) -> None:
        """Show the versions that were made final."""
        from industriforum_desktop.ui.shared.versions import show_versions

        show_versions(self.desk, self.meeting, self.window())

    def letter_button(self, kind: SendingKind) -> QPushButton:
        """A button that writes the letter of this kind about the meeting."""
        tip = _("Drafts for your e-mail program, to those who are called")
        return button(_("Write the letter …"), partial(self.write_letter, kind), name="mail", tip=tip)

    def write_letter(self, kind: SendingKind) -> None:
        """Write the letter of this kind about the meeting."""
        from industriforum_desktop.ui.sending.dialog import SendDialog

        dialog = SendDialog(self.desk, self.meeting, kind, self.window())
        dialog.exec()

    def tell_strangers(self, to: str) -> None:
        """Say who of those that something was noted as sent to is neither an organisation nor a participant."""
        file = self.desk.file
        known = {name for one in file.organisations() for name in (one.name, one.called)}
        known |= {person.name for person in file.participants()}
        # Names may hold commas, and one the whole of another.
        names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        left = re.sub(rf"(?<!\w)(?:{names})(?!\w)", "", " ".join(to.split()), flags=re.IGNORECASE)
        strangers = [part.strip() for part in re.split("[,;]", left) if part.strip(" .")]
        if strangers:
            text = _("Noted. In no list of the forum: {names}. Undo if that was a slip.")
            self.desk.said.emit(text.format(names=", ".join(strangers)))

    def take(self, meeting: Meeting) -> None:
        """Show this meeting as it is now."""
        self._meeting_id = meeting.id
        seen = (self.desk.file.path, meeting.id, meeting.minutes_state, len(meeting.versions))
        if seen != self._seen:
            self._seen = seen
            self.reset(meeting)
        self.show_meeting(meeting)

    def reset(self, meeting: Meeting) -> None:
        """Empty the fields, or fill them with what is proposed."""

    def show_meeting(self, meeting: Meeting) -> None:
        """Bring the parts up to date."""

    def summary(self, meeting: Meeting) -> str:
        """How far this step has come, in a few words."""
        return ""

    def begin(self) -> None:
        """The step has come into view: put the keyboard where one begins."""
