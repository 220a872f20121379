"""Agreeing on the agenda: the draft goes round, answers are written down, and then the agenda is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.exchange import letters
from industriforum_desktop.forum.agenda_round import (
    AgendaRound,
    Response,
    begin_round,
    changed_after_set,
    changes,
    set_agenda,
)
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Answer, Membership, SendingKind, Way
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.record import last_day_for_remarks
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Kinds, Text
from industriforum_desktop.ui.meetings.words import agenda_set
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.sending.dialog import SendDialog
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.dialog import FilledDialog, heading
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.table import Table
from industriforum_desktop.ui.widgets.typed import first_trouble

DAYS_TO_ANSWER = 10


@dataclass(frozen=True)
class Asked:
    """An organisation that is asked, and its answer if it has given one."""

    organisation: Organisation
    response: Response | None
    organisation_id: int


class ResponseForm(FormDialog):
    """Asks what an organisation has answered, when and how."""

    def __init__(self, asked: Asked, forum: Forum, language: Language, today: date, parent: QWidget | None) -> None:
        super().__init__(_("Answer"), parent, intro=asked.organisation.name)
        answer = Kinds(Answer, lambda value: forum.word(value, language))
        nothing = _("Write what the organisation wants changed.")
        self.ask(
            Field("answer", _("Answer"), answer),
            Field(
                "text",
                _("What is to be changed"),
                Text(4),
                check=lambda text: nothing if not text and answer.value() is not Answer.AGREES else "",
            ),
            Field("received_on", _("Came in"), DateField(today, today=today, past=True)),
            Field("way", _("How it came in"), Kinds(Way, lambda value: forum.word(value, language))),
            of=asked.response or {"answer": Answer.AGREES, "way": Way.EMAIL},
        )


class RoundDialog(FilledDialog):
    """One meeting's agenda on its way to being set."""

    def __init__(self, desk: Desk, meeting: Meeting, parent: QWidget | None) -> None:
        super().__init__(_("Agree on the agenda"), parent, wide=780, high=560)
        self.desk, self._meeting_id = desk, meeting.id
        self.state = label(role="heading", wrap=True)
        self.changed = label(role="warning", wrap=True)
        last_day = min(last_day_for_remarks(desk.today(), DAYS_TO_ANSWER), meeting.day)
        self.by = DateField(last_day, today=desk.today())
        self.table = Table(
            (
                Column(_("Organisation"), lambda one: one.organisation.called),
                Column(_("Answer"), self._answer, whole=True),
                Column(_("What is to be changed"), lambda one: one.response.text if one.response else ""),
                Column(_("Came in"), self._came, whole=True),
            ),
            stretch=2,
            name=_("Answers"),
            fit=True,
        )
        self.table.opened.connect(lambda asked: self.answer())
        self.trouble = label(role="warning", wrap=True)
        self._build()
        self.refresh()

    @property
    def meeting(self) -> Meeting:
        return self.desk.file.session.get_one(Meeting, self._meeting_id)

    @property
    def sent(self) -> AgendaRound | None:
        """The draft that went out last."""
        rounds = self.meeting.rounds
        return rounds[-1] if rounds else None

    def asked(self) -> list[Organisation]:
        """The members but the convener, who asks."""
        file = self.desk.file
        members = [
            one
            for one in file.organisations()
            if one.active and one.membership is Membership.MEMBER and one is not file.forum.convener
        ]
        return sorted(members, key=lambda one: self.desk.language.sort_key(one.called))

    def _build(self) -> None:
        self.letter_button = button(
            _("Write the letter …"), self.write_letter, name="mail", tip=_("The draft agenda as e-mail drafts")
        )
        self.send_button = button(
            _("Note that the draft has gone round"), self.send, name="check", tip=_("Keep the draft as it was sent")
        )
        self.answer_button = button(
            _("Answer …"), self.answer, name="edit", tip=_("Write down an answer"), keys="Return"
        )
        self.set_button = button(_("Set the agenda"), self.set_agenda, name="agreement", role="primary")
        by = Field("by", _("Answer by"), self.by)
        self.build(
            column(
                heading(self.windowTitle()),
                self.state,
                self.changed,
                row(by.caption(), self.by, self.letter_button, self.send_button, None),
                self.table,
                spacing=2 * GRID,
            ),
            self.answer_button,
            self.set_button,
            None,
            self.close_button,
            foot=self.trouble,
        )
        self.trouble.hide()

    def refresh(self) -> None:
        """Show where the agenda stands."""
        meeting, sent, speak = self.meeting, self.sent, self.desk.language
        if changed_after_set(meeting):
            self.state.setText(agenda_set(meeting, speak))
        elif meeting.agenda_set_on is not None:
            self.state.setText(_("The agenda was set on {day}.").format(day=speak.long_date(meeting.agenda_set_on)))
        elif sent is None:
            self.state.setText(_("The draft has not gone round yet."))
        else:
            text = _("Draft {n} went round on {day}. Answers are awaited until {by}.")
            by = speak.long_date(sent.answer_by)
            self.state.setText(text.format(n=sent.number, day=speak.long_date(sent.sent_on), by=by))
        told = ""
        if sent is not None:
            told = letters.told_changes(changes(sent, meeting), _("Changed since the draft: {list}."), speak)
        self.changed.setText(told)
        self.changed.setVisible(bool(told))
        rows = [Asked(one, sent.response_of(one) if sent is not None else None, one.id) for one in self.asked()]
        self.table.show_things(rows, same=lambda one: one.organisation_id)
        self.answer_button.setEnabled(sent is not None)
        to_set = meeting.agenda_set_on is None or changed_after_set(meeting)
        self.set_button.setEnabled(sent is not None and to_set)

    def _answer(self, asked: Asked) -> str:
        if asked.response is None:
            return _("No answer yet") if self.sent is not None else ""
        return self.desk.file.forum.word(asked.response.answer, self.desk.language)

    def _came(self, asked: Asked) -> str:
        return self.desk.language.short_date(asked.response.received_on) if asked.response else ""

    def write_letter(self) -> None:
        """Write the draft agenda as e-mail drafts."""
        dialog = SendDialog(self.desk, self.meeting, SendingKind.ROUND, self)
        dialog.exec()
        self.refresh()

    def send(self) -> None:
        """Keep the agenda as it goes round now."""
        trouble = first_trouble(self)
        self._complain(trouble)
        if not trouble and self.desk.writable():
            with self.desk.change(_("Sent the agenda round"), asks=True) as done:
                begin_round(self.meeting, self.desk.today(), self.by.day)
            if done:
                self.remember()
            self.refresh()

    def answer(self) -> None:
        """Write down what the chosen organisation has answered."""
        chosen, sent = self.table.current(), self.sent
        if sent is None or not self.desk.writable():
            return
        if not isinstance(chosen, Asked):
            self._complain(_("Choose an organisation in the list."))
            return
        self._complain("")
        form = ResponseForm(chosen, self.desk.file.forum, self.desk.language, self.desk.today(), self)

        def write() -> None:
            response = sent.response_of(chosen.organisation) or Response(organisation=chosen.organisation)
            form.write(response)
            if response not in sent.responses:
                sent.responses.append(response)

        name = _("Wrote down the answer from {name}").format(name=chosen.organisation.called)
        form.commit = lambda: self.desk.write(name, write)
        if form.exec():
            self.refresh()

    def set_agenda(self) -> None:
        """The agenda is set, if all have agreed or the day has passed."""
        if self.desk.writable():
            with self.desk.change(_("Settled the agenda"), asks=True):
                set_agenda(self.meeting, self.asked(), self.desk.today())
            self.refresh()

    def _complain(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
