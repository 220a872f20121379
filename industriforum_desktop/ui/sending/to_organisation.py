"""A letter to one organisation, often with a paper: a draft for the e-mail program, noted in the log when sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from industriforum_desktop.exchange import invitation
from industriforum_desktop.exchange.letters import Letter
from industriforum_desktop.exchange.mail import File
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.papers.source import Source
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Line, Told
from industriforum_desktop.ui.sending.letter import LetterDialog, Made
from industriforum_desktop.ui.widgets.basics import column, set_role
from industriforum_desktop.ui.widgets.dialog import heading
from industriforum_desktop.ui.widgets.field_form import FieldForm
from industriforum_desktop.ui.widgets.typed import values


class OrganisationLetter(LetterDialog):
    """`paper` is the kind of paper that goes along, if any, `kind` what the letter is noted as; `further` are
    fields side by side below the text.
    """

    def __init__(
        self,
        desk: Desk,
        organisation: Organisation,
        parent: QWidget | None,
        *,
        title: str,
        paper: str = "",
        kind: SendingKind,
        write: Callable[[Source, Language], Letter],
        further: Sequence[Field] = (),
    ) -> None:
        super().__init__(desk, title, parent, wide=820, high=560)
        self._organisation_id = organisation.id
        self._paper, self.kind = paper, kind
        words = write(self.source, desk.paper_language)
        self.people.setMaximumHeight(96)
        self.address = Line(_("name@example.se"))
        self.subject.set_value(words.subject)
        self.text.setPlainText(words.text)
        self._show_people()
        self._build(title, further)
        self.show_log()

    def content(self) -> object:
        return super().content(), values(self)

    @property
    def organisation(self) -> Organisation:
        return self.desk.file.session.get_one(Organisation, self._organisation_id)

    @property
    def source(self) -> Source:
        made = datetime.combine(self.desk.today(), datetime.now().time()).astimezone()
        return Source.of(self.desk.file, organisation=self.organisation, made=made)

    def _build(self, title: str, further: Sequence[Field]) -> None:
        set_role(self.open_button, "primary")
        fields = FieldForm()
        fields.ask(
            *([Told(_("Receivers"), self.people)] if self.people.count() else []),
            Field("address", _("Another address"), self.address),
            Field("subject", _("Subject"), self.subject),
            Told(_("Text"), self.text),
            *([further] if further else []),
        )
        body = column(heading(f"{title}: {self.organisation.called}"), fields, self.along, self.log)
        body.setStretch(1, 1)
        self.build(
            body, self.open_button, self.save_button, self.note_button, None, self.close_button, foot=self.trouble
        )

    def _show_people(self) -> None:
        reached = [one for one in self.organisation.participants if one.active and one.email.strip()]
        receivers = [(one.name, one.email.strip()) for one in reached]
        self.people.offer((f"{name}, {email}", (name, email)) for name, email in receivers)
        self.people.set_value(receivers)

    def show_log(self) -> None:
        """Say what goes along, and what has been sent before."""
        every = self.desk.file.session.scalars(select(Sending).order_by(Sending.sent_on, Sending.id))
        sent = [self._sent(one) for one in invitation.sent_before(every, self.organisation, self.kind)]
        self.tell([name for name, _draw in self._along()], sent)
        self.remember()

    def _along(self) -> list[tuple[str, Callable[[], bytes]]]:
        """The names of the papers that go along, and what draws them."""
        return [invitation.paper(self._paper, self.source, self.desk.paper_language)] if self._paper else []

    def _sent(self, one: Sending) -> str:
        return f"{self.desk.language.short_date(one.sent_on)} {one.subject} ({', '.join(one.receivers)})"

    def to_whom(self) -> list[tuple[str, str]]:
        """Names and addresses of those ticked, and the address that is written."""
        written = self.address.value()
        return [*map(tuple, self.people.value()), *([("", written)] if written else [])]

    def draw(self, then: Callable[[Made], None], *, together: bool = True) -> None:
        people, words = self.to_whom(), Letter(self.subject.text(), self.text.toPlainText())
        called, papers = self.organisation.called, self._along()

        def work() -> list[File]:
            return [File(name, make()) for name, make in papers]

        def make(files: list[File], now: datetime) -> Made:
            return [invitation.draft(words, called, people, files, now)]

        self.put_together(work, make, then)

    def sending(self) -> Sending:
        """The letter as it is kept in the log."""
        return Sending(
            kind=self.kind,
            sent_on=self.desk.today(),
            receivers=invitation.noted(self.organisation, self.to_whom()),
            subject=self.subject.text().strip(),
            files=[name for name, _draw in self._along()],
        )

    def note_sent(self) -> None:
        """Note in the log that the letter has gone."""
        if not self.desk.writable():
            return
        sending = self.sending()
        with self.desk.change(_("Noted as sent: {subject}").format(subject=sending.subject), asks=True) as done:
            self.desk.file.session.add(sending)
        if done:
            self.complain("")
            self.show_log()
