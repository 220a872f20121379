"""A letter about a meeting: to whom, what it says and what goes along; saved as drafts, and noted when sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from industriforum_desktop.exchange import letters
from industriforum_desktop.exchange.letters import KINDS, Letter
from industriforum_desktop.exchange.mail import File
from industriforum_desktop.forum.deadlines import CALLING
from industriforum_desktop.forum.kinds import MeetingState, SendingKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.forum.record import mark_sent
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.forum.told import TELLING
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers.source import Source
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.sending import drafts
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row
from industriforum_desktop.ui.widgets.form import FilledDialog, Wish, ask_about_written, choice, line_edit

PERSON = Qt.ItemDataRole.UserRole


def due_now(source: Source) -> SendingKind:
    """The letter that is most likely wanted, as the meeting stands."""
    meeting = source.meeting
    if meeting.state is MeetingState.CANCELLED:
        return SendingKind.CANCELLATION
    if meeting.minutes_state.frozen:
        return SendingKind.MINUTES
    if meeting.state is MeetingState.HELD:
        return SendingKind.REMARKS
    if letters.told_before(source) is not None:
        return SendingKind.CHANGE
    called = any(one.kind in CALLING for one in meeting.sendings)
    return SendingKind.REMINDER if called else SendingKind.NOTICE


class SendDialog(FilledDialog):
    """Everything about one letter. It stays open: drafts are looked at before they are noted as sent."""

    def __init__(self, desk: Desk, meeting: Meeting, kind: SendingKind, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.desk, self._meeting_id = desk, meeting.id
        self.setWindowTitle(_("Send out"))
        self.resize(860, 640)
        possible = [one for one in KINDS if letters.possible(one, self.source)]
        self.kind = choice(((_(KINDS[one].title), one) for one in possible), kind)
        self.kind.setAccessibleName(_("Letter"))
        self.people = QListWidget()
        self.people.setAccessibleName(_("Receivers"))
        self.unreached = label(role="warning", wrap=True)
        self.each = QRadioButton(_("A letter to each, with an invitation to answer"))
        self.together = QRadioButton(_("One letter to all, in hidden copy"))
        self.each.setChecked(True)
        self._way = QButtonGroup(self)
        for one in (self.each, self.together):
            self._way.addButton(one)
        self.subject = line_edit()
        self.subject.setAccessibleName(_("Subject"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text"))
        self.along = label(role="small", wrap=True)
        self.log = label(role="small", wrap=True)
        self.trouble = label(role="warning", wrap=True)
        self.trouble.hide()
        self._build()
        self._proposed = self.kind.currentIndex()
        self.kind.currentIndexChanged.connect(lambda place: self._other_letter(place))
        self._show_people()
        self._propose()

    @property
    def meeting(self) -> Meeting:
        return self.desk.file.session.get_one(Meeting, self._meeting_id)

    @property
    def source(self) -> Source:
        return Source.of(self.desk.file, self.meeting)

    @property
    def chosen(self) -> SendingKind:
        return SendingKind(self.kind.currentData())

    def _build(self) -> None:
        self.save_button = button(
            _("Save the drafts …"),
            self.save,
            name="save",
            role="primary",
            tip=_("Files that your e-mail program opens, ready to be looked at and sent"),
        )
        self.open_button = button(
            _("Open the draft"),
            self.open_draft,
            name="mail",
            tip=_("Open one letter to all in your e-mail program"),
        )
        self.copy_button = button(
            _("Copy the addresses"), self.copy, name="people", tip=_("With semicolons between, for Outlook")
        )
        self.note_button = button(
            _("Note as sent"), self.note_sent, name="check", tip=_("Keep in the forum's log that it has gone")
        )
        close = button(_("Close"), self.reject)
        close.setAutoDefault(False)
        left = column(
            label(_("Receivers"), "eyebrow"), self.people, self.unreached, self.each, self.together, spacing=GRID
        )
        right = column(
            row(label(_("Letter")), self.kind), self.subject, self.text, self.along, self.trouble, spacing=GRID
        )
        sides = row(spacing=2 * GRID)
        sides.addLayout(left, 2)
        sides.addLayout(right, 3)
        self.setLayout(
            column(
                label(_("Send out"), "title"),
                sides,
                row(self.save_button, self.open_button, self.copy_button, self.note_button, None, close),
                self.log,
                spacing=2 * GRID,
                margin=3 * GRID,
            )
        )

    def _show_people(self) -> None:
        source = self.source
        wrong = letters.told_before(source) if self.chosen in TELLING else None
        for person in letters.receivers(source, self.desk.language):
            entry = QListWidgetItem(f"{person.name}, {person.organisation.called}")
            entry.setData(PERSON, person.id)
            entry.setToolTip(person.email)
            told = wrong is not None and person.name not in wrong.names
            entry.setCheckState(Qt.CheckState.Unchecked if told else Qt.CheckState.Checked)
            self.people.addItem(entry)
        missing = [person.name for person in letters.without_address(source, self.desk.language)]
        names = self.desk.language.join(missing) if missing else ""
        self.unreached.setText(_("Without an e-mail address: {names}").format(names=names))
        self.unreached.setVisible(bool(missing))

    def content(self) -> object:
        """What the officer has written in the letter, and who is to get it."""
        ticks = [self.people.item(row).checkState() for row in range(self.people.count())]
        return self.subject.text(), self.text.toPlainText(), ticks

    def _other_letter(self, place: int) -> None:
        """Propose the words of another letter, unless those that are written shall stay."""
        if self.unsaved and ask_about_written(self, can_save=False) is not Wish.THROW_AWAY:
            self.kind.blockSignals(True)
            self.kind.setCurrentIndex(self._proposed)
            self.kind.blockSignals(False)
            return
        self._proposed = place
        self._propose()

    def _propose(self) -> None:
        """Put the forum's own words for this kind of letter in the fields."""
        source = self.source
        letter = letters.letter(self.chosen, source, self.desk.language)
        self.subject.setText(letter.subject)
        self.subject.setCursorPosition(0)
        self.text.setPlainText(letter.text)
        self._tell()
        self.remember()

    def _tell(self) -> None:
        """What goes along with the letter, and what has gone before it."""
        source = self.source
        names = self._names(source, self.chosen)
        if letters.sequence_of(self.chosen, source) is not None:
            names.append(_("the meeting as a calendar file"))
        self.along.setText(_("Goes along: {files}").format(files=self.desk.language.join(names)))
        self.along.setVisible(bool(names))
        sent = [self._sent(one) for one in source.meeting.sendings]
        self.log.setText(_("Sent before: {list}").format(list="; ".join(sent)))
        self.log.setVisible(bool(sent))

    def _names(self, source: Source, kind: SendingKind) -> list[str]:
        """What goes along, by name; of a form that is addressed the name of the one that is not."""
        language = self.desk.language
        common = [name for name, _draw in letters.papers(kind, source, language)]
        return common + [name for name, _draw in letters.addressed(kind, source, [None], language).values()]

    def _sent(self, sending: Sending) -> str:
        n = len(sending.receivers)
        text = ngettext("{day}: {letter} to {n} person", "{day}: {letter} to {n} people", n)
        day = self.desk.language.short_date(sending.sent_on)
        return text.format(day=day, letter=_(KINDS[sending.kind].title), n=n)

    def ticked(self) -> list[Participant]:
        """Those who are ticked."""
        rows = (self.people.item(n) for n in range(self.people.count()))
        ids = [one.data(PERSON) for one in rows if one.checkState() is Qt.CheckState.Checked]
        found = [self.desk.file.session.get(Participant, one) for one in ids]
        return [person for person in found if person is not None]

    def _drafts(self, then: Callable[[list[tuple[str, bytes]]], None], *, together: bool) -> None:
        """Make the papers beside the window, then the drafts."""
        people, source, kind = self.ticked(), self.source, self.chosen
        if not people:
            self._complain(_("Tick those who are to get the letter."))
            return
        words = Letter(self.subject.text(), self.text.toPlainText())
        papers = letters.papers(kind, source, self.desk.language)
        organisations = [None] if together else dict.fromkeys(person.organisation for person in people)
        addressed = letters.addressed(kind, source, organisations, self.desk.language)

        def draw() -> tuple[list[File], dict[int | None, File]]:
            forms = {key: File(name, make()) for key, (name, make) in addressed.items()}
            return [File(name, make()) for name, make in papers], forms

        def done(drawn: tuple[list[File], dict[int | None, File]]) -> None:
            files, forms = drawn
            now = datetime.now().astimezone()
            try:
                made = letters.drafts(
                    kind, source, people, words, files, self.desk.language, now, together=together, forms=forms
                )
            except ValueError as error:
                text = _("{address} is no e-mail address. Mend it among the participants.")
                self._complain(text.format(address=error))
            else:
                self.remember()
                then(made)

        self._complain("")
        worker.run(draw, done, self._failed)

    def save(self) -> None:
        """Ask for a folder and put the drafts there."""
        folder = drafts.ask_folder(self)
        if folder is not None:
            self._drafts(lambda made: self._write(folder, made), together=self.together.isChecked())

    def _write(self, folder: Path, made: list[tuple[str, bytes]]) -> None:
        drafts.write(folder, made, lambda text: self.desk.said.emit(text), self._failed)

    def open_draft(self) -> None:
        """Open one draft to all in the system's e-mail program."""
        self._drafts(lambda made: drafts.show(made, self._complain, self._failed), together=True)

    def copy(self) -> None:
        """Put the ticked people's addresses on the clipboard."""
        QGuiApplication.clipboard().setText("; ".join(person.email for person in self.ticked()))
        self.desk.said.emit(_("The addresses are copied. Paste them as hidden copy (Bcc)."))

    def note_sent(self) -> None:
        """Note in the log that the letter has gone to those ticked."""
        people, source, kind = self.ticked(), self.source, self.chosen
        if not self.desk.writable():
            return
        if not people:
            self._complain(_("Tick those who have got the letter."))
            return
        sending = Sending(
            kind=kind,
            sent_on=self.desk.today(),
            receivers=[person.name for person in people],
            subject=self.subject.text(),
            files=self._names(source, kind),
            sequence=letters.sequence_of(kind, source),
            told=letters.tells(kind, source).kept() if kind in TELLING else None,
        )
        with self.desk.change(_("Noted as sent: {letter}").format(letter=_(KINDS[kind].title)), asks=True) as done:
            self.meeting.sendings.append(sending)
            if kind is SendingKind.MINUTES:
                mark_sent(self.meeting, ", ".join(person.name for person in people), self.desk.today())
        if done:
            self._complain("")
            # The words stay: they are still to be saved or opened where that wasn't done before.
            self._tell()
            self.remember()

    def _failed(self, error: Exception) -> None:
        self._complain(drafts.trouble(error))

    def _complain(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
