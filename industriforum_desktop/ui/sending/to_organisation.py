"""A letter to one organisation, often with a paper: a draft for the e-mail program, noted in the log when sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget
from sqlalchemy import select

from industriforum_desktop.exchange import invitation
from industriforum_desktop.exchange.letters import Letter
from industriforum_desktop.exchange.mail import File
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.papers.source import Source
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.sending import drafts
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, label, row
from industriforum_desktop.ui.widgets.form import FilledDialog, line_edit

ADDRESS = Qt.ItemDataRole.UserRole


class OrganisationLetter(FilledDialog):
    """It stays open: the draft is looked at and sent before it is noted as sent.

    `paper` is the kind of paper that goes along, if any, `kind` what the letter is noted as; `further` are fields
    of its own below the text.
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
        further: Sequence[tuple[str, QWidget]] = (),
    ) -> None:
        super().__init__(parent)
        self.desk, self._organisation_id = desk, organisation.id
        self._paper, self.kind = paper, kind
        self.setWindowTitle(title)
        self.resize(820, 560)
        words = write(self.source, desk.language)
        self.people = QListWidget()
        self.people.setMaximumHeight(96)
        self.address = line_edit("", _("name@example.se"))
        self.subject = line_edit(words.subject)
        self.text = QPlainTextEdit(words.text)
        self.text.setTabChangesFocus(True)
        self.along = label(role="small", wrap=True)
        self.log = label(role="small", wrap=True)
        self.trouble = label(role="warning", wrap=True)
        self.trouble.hide()
        self._show_people()
        self._build(title, further)
        self.show_log()

    @property
    def organisation(self) -> Organisation:
        return self.desk.file.session.get_one(Organisation, self._organisation_id)

    @property
    def source(self) -> Source:
        made = datetime.combine(self.desk.today(), datetime.now().time()).astimezone()
        return Source.of(self.desk.file, organisation=self.organisation, made=made)

    def _build(self, title: str, further: Sequence[tuple[str, QWidget]]) -> None:
        self.open_button = button(
            _("Open the draft"),
            self.open_draft,
            name="mail",
            role="primary",
            tip=_("Open the letter in your e-mail program, with the paper attached")
            if self._paper
            else _("Open the letter in your e-mail program"),
        )
        self.save_button = button(
            _("Save the draft …"), self.save, name="save", tip=_("A file that your e-mail program opens")
        )
        self.note_button = button(
            _("Note as sent"),
            self.note_sent,
            name="check",
            tip=_("Keep in the log that it has gone"),
        )
        close = button(_("Close"), self.reject)
        close.setAutoDefault(False)
        fields = QFormLayout()
        fields.setSpacing(GRID)
        for text, field in (
            (_("Receivers"), self.people),
            (_("Another address"), self.address),
            (_("Subject"), self.subject),
            (_("Text"), self.text),
            *further,
        ):
            caption = label(text)
            caption.setBuddy(field)
            field.setAccessibleName(text)
            if field is not self.people or self.people.count():
                fields.addRow(caption, field)
        head = label(f"{title}: {self.organisation.called}", "title", wrap=True)
        buttons = row(self.open_button, self.save_button, self.note_button, None, close)
        layout = column(head, spacing=GRID, margin=3 * GRID)
        layout.addLayout(fields, 1)
        for part in (self.along, self.trouble):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addWidget(self.log)
        self.setLayout(layout)

    def _show_people(self) -> None:
        for person in self.organisation.participants:
            if person.active and person.email.strip():
                entry = QListWidgetItem(f"{person.name}, {person.email}")
                entry.setData(ADDRESS, (person.name, person.email.strip()))
                entry.setCheckState(Qt.CheckState.Checked)
                self.people.addItem(entry)

    def show_log(self) -> None:
        """Say what goes along, and what has been sent before."""
        files = self._along()
        self.along.setText(_("Goes along: {files}").format(files=", ".join(name for name, _draw in files)))
        self.along.setVisible(bool(files))
        every = self.desk.file.session.scalars(select(Sending).order_by(Sending.sent_on, Sending.id))
        sent = [self._sent(one) for one in invitation.sent_before(every, self.organisation, self.kind)]
        self.log.setText(_("Sent before: {list}").format(list="; ".join(sent)))
        self.log.setVisible(bool(sent))
        self.remember()

    def _along(self) -> list[tuple[str, Callable[[], bytes]]]:
        """The names of the papers that go along, and what draws them."""
        return [invitation.paper(self._paper, self.source, self.desk.language)] if self._paper else []

    def _sent(self, one: Sending) -> str:
        return f"{self.desk.language.short_date(one.sent_on)} {one.subject} ({', '.join(one.receivers)})"

    def to_whom(self) -> list[tuple[str, str]]:
        """Names and addresses of those ticked, and the address that is written."""
        rows = (self.people.item(n) for n in range(self.people.count()))
        found = [tuple(one.data(ADDRESS)) for one in rows if one.checkState() is Qt.CheckState.Checked]
        written = self.address.text().strip()
        return [*found, *([("", written)] if written else [])]

    def _make(self, then: Callable[[list[tuple[str, bytes]]], None]) -> None:
        """Draw the paper beside the window, then make the draft."""
        people, words = self.to_whom(), Letter(self.subject.text(), self.text.toPlainText())
        called = self.organisation.called
        papers = self._along()

        def draw() -> list[File]:
            return [File(name, make()) for name, make in papers]

        def done(files: list[File]) -> None:
            now = datetime.now().astimezone()
            try:
                made = invitation.draft(words, called, people, files, now)
            except ValueError as error:
                self.complain(_("{address} is no e-mail address.").format(address=error))
            else:
                self.remember()
                then([made])

        self.complain("")
        worker.run(draw, done, self._failed)

    def open_draft(self) -> None:
        """Open the draft in the system's e-mail program."""
        self._make(lambda made: drafts.show(made, self.complain, self._failed))

    def save(self) -> None:
        """Ask for a folder and put the draft there."""
        folder = drafts.ask_folder(self)
        if folder is not None:
            self._make(lambda made: drafts.write(folder, made, self.desk.said.emit, self._failed))

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

    def _failed(self, error: Exception) -> None:
        self.complain(drafts.trouble(error))

    def complain(self, text: str) -> None:
        """Say what is wrong; nothing when all is well."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
