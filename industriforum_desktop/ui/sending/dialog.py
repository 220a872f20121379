"""A letter about a meeting: to whom, what it says and what goes along; saved as drafts, and noted when sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRadioButton, QWidget

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
from industriforum_desktop.ui.asking import Wish, ask_about_written
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Choice, Field
from industriforum_desktop.ui.sending.letter import LetterDialog, Made
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row, set_role
from industriforum_desktop.ui.widgets.dialog import heading


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


class SendDialog(LetterDialog):
    """Everything about one letter about a meeting."""

    def __init__(self, desk: Desk, meeting: Meeting, kind: SendingKind, parent: QWidget | None) -> None:
        super().__init__(desk, _("Send out"), parent, wide=860, high=640)
        self._meeting_id = meeting.id
        possible = [one for one in KINDS if letters.possible(one, self.source)]
        self.kind = Choice((_(KINDS[one].title), one) for one in possible)
        self.kind.set_value(kind)
        self.unreached = label(role="warning", wrap=True)
        self.each = QRadioButton(_("A letter to each"))
        self.each.setToolTip(_("The calendar file that goes with a notice asks each for an answer"))
        self.together = QRadioButton(_("One letter to all, in hidden copy"))
        self.each.setChecked(True)
        self.count = label(role="small", wrap=True)
        self.each.toggled.connect(self._count)
        self.people.itemChanged.connect(self._count)
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
        kind: SendingKind = self.kind.value()
        return kind

    @property
    def in_one(self) -> bool:
        return self.together.isChecked()

    def _build(self) -> None:
        self.save_button.setText(_("Save the drafts …"))
        self.save_button.setToolTip(_("Files that your e-mail program opens, ready to be looked at and sent"))
        self.save_word = self.save_button.text()
        set_role(self.save_button, "primary")
        self.copy_button = button(
            _("Copy the addresses"), self.copy, name="people", tip=_("With semicolons between, for Outlook")
        )
        receivers = column(
            Field("people", _("Receivers"), self.people).caption("eyebrow"),
            self.people,
            self.unreached,
            self.each,
            self.together,
            self.count,
        )
        kind = Field("kind", _("Letter"), self.kind)
        words = column(row(kind.caption(), self.kind), self.subject, self.text, self.along)
        sides = row(spacing=2 * GRID)
        sides.addLayout(receivers, 2)
        sides.addLayout(words, 3)
        self.build(
            column(heading(self.windowTitle()), sides, self.log, spacing=2 * GRID),
            self.save_button,
            self.open_button,
            self.copy_button,
            self.note_button,
            None,
            self.close_button,
            foot=self.trouble,
        )

    def _show_people(self) -> None:
        source = self.source
        wrong = letters.told_before(source) if self.chosen in TELLING else None
        receivers = letters.receivers(source, self.desk.language)
        self.people.offer((f"{person.name}, {person.organisation.called}", person.id) for person in receivers)
        for person, entry in zip(receivers, self.people.entries(), strict=True):
            entry.setToolTip(person.email)
        told = set(wrong.names) if wrong is not None else None
        self.people.set_value(person.id for person in receivers if told is None or person.name in told)
        self._count()
        missing = [person.name for person in letters.without_address(source, self.desk.language)]
        names = self.desk.language.join(missing) if missing else ""
        self.unreached.setText(_("Without an e-mail address: {names}").format(names=names))
        self.unreached.setVisible(bool(missing))

    def _count(self) -> None:
        """Say how many drafts there will be: who has many to send one by one may rather send one to all."""
        n = len(self.people.value()) if self.each.isChecked() else 1
        text = ngettext("{n} draft to open and send", "{n} drafts, to be opened and sent one by one", n)
        self.count.setText(text.format(n=n))

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
        letter = letters.letter(self.chosen, source, self.desk.paper_language)
        self.subject.set_value(letter.subject)
        self.text.setPlainText(letter.text)
        self._tell()
        self.remember()

    def _tell(self) -> None:
        """What goes along with the letter, and what has gone before it."""
        source = self.source
        names = self._names(source, self.chosen)
        if letters.sequence_of(self.chosen, source) is not None:
            names.append(_("the meeting as a calendar file"))
        self.tell(names, [self._sent(one) for one in source.meeting.sendings])

    def _names(self, source: Source, kind: SendingKind) -> list[str]:
        """What goes along, by name; of a form that is addressed the name of the one that is not."""
        language = self.desk.paper_language
        common = [name for name, _draw in letters.papers(kind, source, language)]
        return common + [name for name, _draw in letters.addressed(kind, source, [None], language).values()]

    def _sent(self, sending: Sending) -> str:
        n = len(sending.receivers)
        text = ngettext("{day}: {letter} to {n} person", "{day}: {letter} to {n} people", n)
        day = self.desk.language.short_date(sending.sent_on)
        return text.format(day=day, letter=_(KINDS[sending.kind].title), n=n)

    def ticked(self) -> list[Participant]:
        """Those who are ticked."""
        found = [self.desk.file.session.get(Participant, one) for one in self.people.value()]
        return [person for person in found if person is not None]

    def draw(self, then: Callable[[Made], None], *, together: bool = True) -> None:
        people, source, kind, language = self.ticked(), self.source, self.chosen, self.desk.paper_language
        if not people:
            self.complain(_("Tick those who are to get the letter."))
            return
        words = Letter(self.subject.text(), self.text.toPlainText())
        papers = letters.papers(kind, source, language)
        organisations = [None] if together else dict.fromkeys(person.organisation for person in people)
        addressed = letters.addressed(kind, source, organisations, language)

        def work() -> tuple[list[File], dict[int | None, File]]:
            forms = {key: File(name, make()) for key, (name, make) in addressed.items()}
            return [File(name, make()) for name, make in papers], forms

        def make(drawn: tuple[list[File], dict[int | None, File]], now: datetime) -> Made:
            files, forms = drawn
            return letters.drafts(kind, source, people, words, files, language, now, together=together, forms=forms)

        self.put_together(work, make, then)

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
            self.complain(_("Tick those who have got the letter."))
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
            self.complain("")
            # The words stay: they are still to be saved or opened where that wasn't done before.
            self._tell()
            self.remember()
