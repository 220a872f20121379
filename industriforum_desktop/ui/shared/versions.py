"""Versions of a paper as they were kept: open, save a copy, see what changed between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QComboBox, QWidget

from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.papers import Source, minutes
from industriforum_desktop.papers.naming import final_name
from industriforum_desktop.ui import files
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.widgets.basics import button, column, label, row
from industriforum_desktop.ui.widgets.dialog import Dialog, heading
from industriforum_desktop.ui.widgets.difference import DifferenceView
from industriforum_desktop.ui.widgets.table import Table


@dataclass(frozen=True)
class Kept:
    """A version: `name` is what its file is called, `note` what it is for or what it corrected."""

    number: int
    made_at: datetime
    note: str
    text: str
    pdf: bytes
    sha256: str
    name: str


class VersionsDialog(Dialog):
    """The versions at the left, newest first; beside them what differs between two, one of them perhaps the paper
    as it stands now.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        note: str,
        versions: Sequence[Kept],
        now: tuple[str, str] | None,
        parent: QWidget | None,
    ) -> None:
        """`note` says what the versions' notes are. `now` is what the paper is called as it stands now, and its
        text; None when it stands as the last one.
        """
        super().__init__(title, parent, wide=960, high=600)
        self._desk, self._now = desk, now
        self._versions = list(versions)
        language = desk.language
        self.table = Table(
            [
                Column(_("No."), lambda one: str(one.number), lambda one: -one.number, whole=True),
                Column(_("Made"), lambda one: language.short_date(one.made_at.date()), whole=True),
                Column(note, lambda one: one.note),
            ],
            stretch=2,
            name=self.windowTitle(),
            fit=True,
        )
        self.table.setMaximumWidth(380)
        self.sum = label(role="small", wrap=True)
        self.before, self.after = self._choice(_("Compare")), self._choice(_("with"))
        if now is not None:
            self.after.addItem(now[0], None)
        self.count = label(role="small")
        self.view = DifferenceView(_("What differs"))
        self.open_button = button(_("Open"), self.open, name="eye", tip=_("Open the version in a program for PDF"))
        self.save_button = button(_("Save a copy …"), self.save, name="save")
        self._build_layout()
        self.table.chosen.connect(self._chosen)
        for field in (self.before, self.after):
            field.currentIndexChanged.connect(lambda _place: self._compare())
        self.table.show_things(self._versions, same=lambda one: one.number)
        self.table.choose(lambda one: one is self._versions[-1])
        self.before.setCurrentIndex(self.after.count() - 2)
        self.after.setCurrentIndex(self.after.count() - 1)
        self._compare()
        self.table.setFocus()

    def _build_layout(self) -> None:
        legend = label(_("Underlined: added. Struck through: removed."), "small", wrap=True)
        left = column(self.table, self.sum, row(self.open_button, self.save_button, None))
        right = column(
            row(label(_("Compare")), self.before, label(_("with")), self.after, None), self.count, self.view, legend
        )
        right.setStretch(2, 1)
        halves = row(spacing=16)
        halves.addLayout(left, 2)
        halves.addLayout(right, 3)
        body = column(heading(self.windowTitle()), halves)
        body.setStretch(1, 1)
        self.build(body, None, self.close_button)

    def _choice(self, name: str) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(name)
        for one in self._versions:
            field.addItem(_("version {n}").format(n=one.number), one)
        return field

    def _chosen(self, version: Kept | None) -> None:
        """Show what the chosen version changed of the one before it."""
        for part in (self.open_button, self.save_button):
            part.setEnabled(version is not None)
        if version is None:
            return
        self.sum.setText(_("Checksum (SHA-256): {sum}").format(sum=version.sha256))
        place = self._versions.index(version)
        self.before.setCurrentIndex(max(place - 1, 0))
        self.after.setCurrentIndex(place)

    def _compare(self) -> None:
        before, after = (
            field.currentData().text if field.currentData() else self._now[1] if self._now else ""
            for field in (self.before, self.after)
        )
        self.view.show_texts(before, after, _("They say the same."))
        n = self.view.changes
        self.count.setText(ngettext("{n} change", "{n} changes", n).format(n=n))

    @property
    def current(self) -> Kept | None:
        found: Kept | None = self.table.current()
        return found

    def open(self) -> None:
        """Open a copy of the chosen version in the system's program for PDF."""
        version = self.current
        if version is not None:
            data = version.pdf
            files.show_copy(self._desk, self, files.cache("versions"), version.name, lambda: data)

    def save(self) -> None:
        """Ask where, and save the chosen version as it was kept."""
        version = self.current
        if version is not None:
            data = version.pdf
            files.save_as(self._desk, self, version.name, _("PDF files (*.pdf)"), lambda path: data)


def show_versions(desk: Desk, meeting: Meeting, parent: QWidget) -> None:
    """Show the final versions of a meeting's minutes; beside them an open correction, to be compared."""
    source = Source.of(desk.file, meeting)
    kept = [
        Kept(
            version.number,
            version.made_at,
            version.correction or _("The first version"),
            version.text,
            version.pdf,
            version.sha256,
            final_name(source, version, desk.paper_language),
        )
        for version in meeting.versions
    ]
    now = None
    if not meeting.minutes_state.frozen:
        now = (_("the minutes as they stand now"), minutes.final_text(source, desk.paper_language))
    title = _("Versions of the minutes of meeting {number}/{year}")
    title = title.format(number=meeting.number, year=meeting.year)
    dialog = VersionsDialog(desk, title, _("What has been corrected"), kept, now, parent)
    dialog.exec()
