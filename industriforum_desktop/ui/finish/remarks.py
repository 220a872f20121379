"""Remarks: the draft goes out to be read, and what each organisation says is written down with its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.kinds import MinutesState, SendingKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.record import Remark, last_day_for_remarks, send_for_remarks
from industriforum_desktop.i18n import _, current, ngettext
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Text
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.meetings.words import obstacle_text
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.ways import ShowPaper
from industriforum_desktop.ui.widgets.basics import Card, button, label, reserve, row
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.picker import picker
from industriforum_desktop.ui.widgets.table import Table
from industriforum_desktop.ui.widgets.typed import first_trouble


@dataclass(frozen=True)
class Reply:
    """What an organisation has said, or that it has said nothing yet."""

    organisation: Organisation
    remark: Remark | None

    @property
    def key(self) -> tuple[int, int | None]:
        return self.organisation.id, self.remark.id if self.remark else None


class RemarkForm(FormDialog):
    """Asks who said what, when it came, and what is answered."""

    def __init__(
        self,
        organisations: Sequence[Organisation],
        chosen: Organisation | None,
        remark: Remark | None,
        today: date,
        parent: QWidget | None = None,
        *,
        held_on: date,
    ) -> None:
        super().__init__(
            _("Remark"), parent, intro=_("What comes in is an official document: write it as it was said.")
        )
        self.received = DateField(today, today=today, past=True)
        said = Text(5)
        self.ask(
            Field(
                "organisation_id",
                _("Organisation"),
                picker(((one.name, one.id) for one in organisations), None),
                needed=_("Choose an organisation in the list."),
            ),
            Field("received_on", _("Came in"), self.received),
            Field("text", _("Remark"), said, needed=_("Write what was said.")),
            Field(
                "answer",
                _("Answer"),
                Text(3),
                hint=_("What became of it: changed in item 4, left as it was because …"),
            ),
            of=remark or {"organisation_id": chosen.id if chosen else None},
        )
        self.doubt = lambda: self._doubtful_day(today, held_on)
        if chosen is not None:
            self.first = said

    def _doubtful_day(self, today: date, held_on: date) -> str:
        """What is unlikely about the day when it came in."""
        day, speak = self.received.day, current()
        if day > today:
            return _("{day} is still to come. Did the remark come in on that day?").format(day=speak.long_date(day))
        if day < held_on:
            return _("{day} is before the meeting, on {held}. Did the remark come in on that day?").format(
                day=speak.long_date(day), held=speak.long_date(held_on)
            )
        return ""


class RemarksStep(Step):
    """To whom the draft went, until when they can answer, and what they have said."""

    key = "remarks"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Remarks"),
            _("Let the parties read the draft first. Save it as PDF, send it, note to whom, and what they say."),
        )
        self.to = Text(2)
        self.to.setAccessibleName(_("The draft goes to"))
        self.by = DateField(desk.today())
        self.by.setAccessibleName(_("Last day for remarks"))
        self.obstacle = reserve(label(role="small", wrap=True), 1)
        self.by.changed.connect(self._warn)
        self.state = label(role="heading", wrap=True)
        self.send_button = button(
            _("Note as sent for remarks"), self.send, name="mail", role="primary", tip=_("The draft has been sent")
        )
        self.letter = self.letter_button(SendingKind.REMARKS)
        self.draft_button = button(_("Show the draft"), self.show_draft, name="papers")
        self.table = Table(
            (
                Column(_("Organisation"), lambda one: one.organisation.called),
                Column(_("Came in"), self._came, whole=True),
                Column(_("Remark"), lambda one: one.remark.text.replace("\n", " ") if one.remark else ""),
                Column(_("Answer"), lambda one: one.remark.answer.replace("\n", " ") if one.remark else ""),
            ),
            stretch=2,
            name=_("Remarks"),
            fit=True,
        )
        self.table.setMinimumHeight(150)
        self.table.opened.connect(self.edit)
        self.heard = label(role="heading", wrap=True)
        self.new_button = button(_("Write down a remark …"), self.add_remark, name="plus")
        self.nothing_button = button(
            _("Had no remarks"), self.no_remarks, name="check", tip=_("The chosen organisation had no remarks")
        )
        self._build()

    def _build(self) -> None:
        caption = label(_("The draft goes to"))
        caption.setBuddy(self.to)
        day = label(_("Last day for remarks"))
        day.setBuddy(self.by)
        self.by.setFixedWidth(180)
        self.sending = Card(
            caption,
            self.to,
            row(day, self.by, None, self.draft_button, self.letter, self.send_button),
            self.obstacle,
        )
        self.add(
            self.state,
            self.sending,
            row(self.heard, None, self.nothing_button, self.new_button),
            self.table,
        )
        self.head.addWidget(
            button(_("On to making final"), lambda: self.wanted.emit("final"), name="right", role="plain")
        )
        self.parts.setStretch(self.parts.indexOf(self.table), 1)

    def reset(self, meeting: Meeting) -> None:
        self.to.setPlainText(meeting.remarks_from or ", ".join(self.called))
        self.by.set_value(meeting.remarks_by or last_day_for_remarks(self.desk.today()))

    def _warn(self) -> None:
        self.obstacle.setText(obstacle_text(self.by.day))
        self.obstacle.setVisible(bool(self.obstacle.text()))

    def show_meeting(self, meeting: Meeting) -> None:
        frozen = meeting.minutes_state.frozen
        review = meeting.minutes_state is MinutesState.REVIEW
        for part in (self.to, self.by, self.send_button):
            part.setEnabled(not frozen)
        self.sending.setVisible(not frozen)
        self.send_button.setText(_("Note the change") if review else _("Note as sent for remarks"))
        self.state.setText(self._state(meeting))
        self._warn()
        replies = self.replies(meeting)
        self.table.show_things(replies, lambda one: one.key)
        self.heard.setText(self._heard(meeting))

    def _state(self, meeting: Meeting) -> str:
        if meeting.minutes_state.frozen:
            late = _("The minutes are final. Remarks that still come in can be written down.")
            return late if meeting.remarks_from else " ".join((late, _("The draft was never sent for remarks.")))
        if meeting.minutes_state is MinutesState.REVIEW and meeting.remarks_by:
            day = current().long_date(meeting.remarks_by)
            over = meeting.remarks_by < self.desk.today()
            return (_("The time for remarks ended {day}.") if over else _("Out for remarks until {day}.")).format(
                day=day
            )
        return _("The draft has not been sent for remarks.")

    def replies(self, meeting: Meeting) -> list[Reply]:
        """Each remark, and each called organisation that has made none."""
        made = [Reply(remark.organisation, remark) for remark in meeting.remarks]
        heard = {reply.organisation.id for reply in made}
        called = [organisation for organisation, _people in self.source.called(current())]
        return [*made, *(Reply(one, None) for one in called if one.id not in heard)]

    def _answered(self, meeting: Meeting) -> tuple[int, int]:
        organisations = {reply.organisation.id for reply in self.replies(meeting)}
        return len({remark.organisation_id for remark in meeting.remarks}), len(organisations)

    def send(self) -> None:
        """Note that the draft has gone out."""
        to, by = " ".join(self.to.toPlainText().split()), self.by.day
        if not self.desk.writable():
            return
        trouble = first_trouble(self) if to else _("Write to whom the draft goes.")
        if trouble:
            self.desk.warn(trouble, self.window())
            return
        if by < self.desk.today():
            self.desk.warn(_("The last day for remarks has passed already. Choose a later one."), self.window())
            return
        with self.desk.change(_("Noted as sent for remarks"), asks=True) as done:
            send_for_remarks(self.meeting, to, by)
        if done:
            self.tell_strangers(to)

    def show_draft(self) -> None:
        """Show the draft with its row numbers, to save it as PDF."""
        self.desk.go.emit(ShowPaper("draft", self.meeting.id))

    def add_remark(self) -> None:
        """Ask for a remark that has come in, of the chosen organisation at first."""
        chosen: Reply | None = self.table.current()
        self._ask(None, chosen.organisation if chosen else None)

    def edit(self, reply: Reply) -> None:
        """Ask for changes to a remark; or for the first one of an organisation that has made none."""
        self._ask(reply.remark, reply.organisation)

    def _ask(self, remark: Remark | None, organisation: Organisation | None) -> None:
        if not self.desk.writable():
            return
        language = current()
        offered = sorted(
            (one for one in self.desk.file.organisations() if one.active or one is organisation),
            key=lambda one: language.sort_key(one.name),
        )
        meeting = self.meeting
        form = RemarkForm(offered, organisation, remark, self.desk.today(), self.window(), held_on=meeting.day)

        def write() -> None:
            written = remark or Remark()
            form.write(written)
            if remark is None:
                meeting.remarks.append(written)

        form.commit = lambda: self.desk.write(_("Wrote down a remark"), write)
        form.exec()

    def no_remarks(self) -> None:
        """The chosen organisation has answered that it has nothing to add."""
        reply: Reply | None = self.table.current()
        if reply is None:
            self.desk.said.emit(_("Choose an organisation in the list first."))
            return
        if reply.remark is not None:
            self.desk.said.emit(_("The organisation has answered already."))
            return
        meeting = self.meeting
        if self.desk.writable():
            with self.desk.change(_("Noted that there were no remarks")):
                said = Remark(organisation=reply.organisation, received_on=self.desk.today(), text=_("No remarks."))
                meeting.remarks.append(said)

    def _heard(self, meeting: Meeting) -> str:
        """How many have answered; of those who were never asked, only that."""
        if not meeting.remarks_from and not meeting.remarks:
            return _("Was not sent") if meeting.versions else _("Not sent")
        answered, all_called = self._answered(meeting)
        return ngettext("{n} of {m} has answered", "{n} of {m} have answered", answered).format(
            n=answered, m=all_called
        )

    def summary(self, meeting: Meeting) -> str:
        return self._heard(meeting)

    def begin(self) -> None:
        (self.table if not self.to.isEnabled() else self.to).setFocus()

    def _came(self, reply: Reply) -> str:
        """When it came in; of those who were never asked nothing is waited for."""
        if reply.remark:
            return current().short_date(reply.remark.received_on)
        return _("Not yet") if self.meeting.remarks_from else "–"
