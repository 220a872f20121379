"""Send: to whom the final minutes have gone, the PDF itself, and what the registrar needs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.record import MinutesVersion, mark_sent, sendings
from industriforum_desktop.i18n import _, current
from industriforum_desktop.papers import registration
from industriforum_desktop.papers.changes import when_final
from industriforum_desktop.papers.naming import file_name, final_name
from industriforum_desktop.ui import files
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Text
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.ways import ShowPaper
from industriforum_desktop.ui.widgets.basics import Card, button, clear, label, row
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.typed import first_trouble


class SendStep(Step):
    """Every version with its PDF and where it went; and the log of sendings."""

    key = "send"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Send"),
            _("Save the PDF, send it, and note to whom: as often as it goes to somebody. Then register it."),
        )
        self.to = Text(2)
        self.to.setAccessibleName(_("The minutes went to"))
        self.on = DateField(desk.today(), past=True)
        self.on.setFixedWidth(180)
        self.on.setAccessibleName(_("Day when they were sent"))
        self.sent_button = button(_("Note as sent"), self.note_sent, name="mail", role="primary")
        self.letter = self.letter_button(SendingKind.MINUTES)
        self.details_button = button(
            _("Details for the registrar"), self.show_details, name="archive", tip=_("Show them as a paper")
        )
        self.copy_button = button(
            _("Copy the details"), self.copy, name="note", tip=_("Copy the registrar's details as text")
        )
        self.data_button = button(
            _("Save the details …"), self.save_details, name="save", tip=_("For programs: CSV or JSON")
        )
        self.nothing = label(_("The minutes have not been made final yet."), "heading", wrap=True)
        self.versions = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        caption, day = label(_("The minutes went to")), label(_("Day"))
        caption.setBuddy(self.to)
        day.setBuddy(self.on)
        self.sending = Card(caption, self.to, row(day, self.on, self.letter, self.sent_button, None))
        self.registering = Card(
            label(_("For the register"), "eyebrow"),
            row(self.details_button, self.copy_button, self.data_button, None),
        )
        self.add(self.nothing, self.versions, self.sending, self.registering, None)

    def reset(self, meeting: Meeting) -> None:
        self.to.setPlainText(", ".join(self.called))
        self.on.set_value(self.desk.today())

    def show_meeting(self, meeting: Meeting) -> None:
        self.nothing.setVisible(not meeting.minutes_state.frozen)
        if meeting.versions and not meeting.minutes_state.frozen:
            n = len(meeting.versions) + 1
            self.nothing.setText(_("Version {n} has not been made final yet.").format(n=n))
        else:
            self.nothing.setText(_("The minutes have not been made final yet."))
        self.sending.setVisible(meeting.minutes_state.frozen)
        self.registering.setVisible(bool(meeting.versions))
        clear(self.versions)
        for version in reversed(meeting.versions):
            self.versions.addWidget(self._card(version))

    def _card(self, version: MinutesVersion) -> Card:
        number = version.number
        save = button(
            _("Save the PDF …"), partial(self.save_pdf, number), name="save", tip=_("Save it as it was made final")
        )
        save.setAccessibleName(_("Save the PDF of version {n}").format(n=number))
        when = when_final(number, version.made_at, current())
        parts = [row(label(_("Final {when}").format(when=when), "heading"), None, save)]
        if version.correction:
            parts.append(row(label(_("Correction: {text}").format(text=version.correction), wrap=True)))
        checksum = label(f"SHA-256 {version.sha256}", "small")
        checksum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sent = [
            _("Sent {day} to {whom}").format(day=current().long_date(day), whom=to) for day, to in sendings(version)
        ] or [_("Not sent out yet")]
        parts += [row(label(line, wrap=True)) for line in sent]
        return Card(*parts, checksum)

    def _version(self, number: int) -> MinutesVersion:
        return next(one for one in self.meeting.versions if one.number == number)

    def save_pdf(self, number: int) -> None:
        """Save a version's PDF, byte for byte, under a name that tells it from the others."""
        version = self._version(number)
        name, pdf = final_name(self.source, version, self.desk.paper_language), version.pdf
        files.save_as(self.desk, self.window(), name, _("PDF files (*.pdf)"), lambda path: pdf)

    def note_sent(self) -> None:
        """Note to whom the latest version has gone, and when."""
        to = self.to.toPlainText().strip()
        if not self.desk.writable():
            return
        trouble = first_trouble(self) if to else _("Write to whom the minutes went.")
        if trouble:
            self.desk.warn(trouble, self.window())
            return
        with self.desk.change(_("Noted the minutes as sent"), asks=True) as done:
            mark_sent(self.meeting, to, self.on.day)
        if done:
            self.to.clear()
            self.tell_strangers(to)

    def show_details(self) -> None:
        """Show the registrar's details as a paper."""
        self.desk.go.emit(ShowPaper("registration", self.meeting.id))

    def copy(self) -> None:
        """Copy the registrar's details as text."""
        QGuiApplication.clipboard().setText(registration.text(self.source, self.desk.paper_language))
        self.desk.said.emit(_("The details are copied. Paste them into the register."))

    def save_details(self) -> None:
        """Save the registrar's details for programs; the name's ending says how."""
        source = self.source
        language = self.desk.paper_language
        name = file_name("registration", source, language).removesuffix(".pdf")

        as_json = registration.as_json(source, language).encode()
        # The mark at the beginning tells spreadsheets that this is UTF-8.
        as_csv = registration.as_csv(source, language).encode("utf-8-sig")

        def content(path: Path) -> bytes:
            return as_json if path.suffix.lower() == ".json" else as_csv

        table = _("Table")
        files.save_as(self.desk, self.window(), f"{name}.csv", f"{table} (*.csv);;JSON (*.json)", content)

    def summary(self, meeting: Meeting) -> str:
        if not meeting.minutes_state.frozen:
            return ""
        latest = meeting.versions[-1]
        if latest.sent_on is None:
            return _("Not sent out yet")
        return _("Sent {day}").format(day=current().short_date(latest.sent_on))

    def begin(self) -> None:
        if self.sending.isVisibleTo(self):
            self.to.setFocus()
