"""The originals of what came in, as they came, to open and save them from; and files kept with a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import IncomingKind
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.store.attached import attach, reader
from industriforum_desktop.ui import file_dialogs, files
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row
from industriforum_desktop.ui.widgets.dialog import Dialog, heading
from industriforum_desktop.ui.widgets.listing import Listing
from industriforum_desktop.ui.widgets.table import Table, filter_field


class CameInDialog(Dialog):
    """Everything that came in, newest first. Originals stay; an attachment of a proposal can be removed."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(_("What has come in"), parent, wide=960, high=560)
        self.desk = desk
        self._locale = QLocale(desk.language.tag.replace("-", "_"))
        self.table = Table(self._columns(), stretch=2, name=self.windowTitle(), fit=True)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda one: self.open())
        self.table.chosen.connect(lambda one: self._show_buttons())
        empty = Empty(
            "mail",
            _("Nothing has come in yet"),
            _("Drop forms, e-mails and lists on the window. Each is kept here as it came."),
        )
        self.open_button = button(_("Open a copy"), self.open, name="open", keys="Return")
        self.save_button = button(_("Save as …"), self.save, name="save")
        self.remove_button = button(
            _("Remove"), self.remove, name="trash", tip=_("Take the attachment away from the proposal")
        )
        for one in (self.open_button, self.save_button, self.remove_button):
            one.setAutoDefault(False)
        body = column(
            row(heading(self.windowTitle()), filter_field(self.table)),
            label(_("The originals, unchanged. What was read in them stands elsewhere."), "muted", wrap=True),
            Listing(self.table, empty),
            spacing=2 * GRID,
        )
        body.setStretch(2, 1)
        self.build(body, self.open_button, self.save_button, self.remove_button, None, self.close_button)
        self.refresh()
        self.table.setFocus()

    def _columns(self) -> list[Column]:
        speak, word = self.desk.language, self.desk.file.forum.word
        return [
            Column(
                _("Received"),
                lambda one: speak.short_date(one.received_on),
                lambda one: (-one.received_on.toordinal(), -one.id),
                whole=True,
            ),
            Column(_("What it is"), lambda one: word(one.kind, speak)),
            Column(_("File"), lambda one: one.name),
            Column(_("About"), lambda one: ", ".join(proposal.title for proposal in one.proposals), spare=True),
            Column(_("From"), _from),
            Column(_("How"), lambda one: word(one.way, speak), whole=True),
            Column(_("Size"), self._size, lambda one: one.size, right=True, whole=True),
        ]

    def _size(self, one: Incoming) -> str:
        places = 1 if one.size >= 1_000_000 else 0
        return self._locale.formattedDataSize(one.size, places, QLocale.DataSizeFormat.DataSizeSIFormat)

    def refresh(self) -> None:
        """Show what there is now."""
        self.table.show_things(self.desk.file.incoming())
        if self.table.current() is None:
            self.table.selectRow(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self.table.current()
        self.open_button.setEnabled(chosen is not None)
        self.save_button.setEnabled(chosen is not None)
        self.remove_button.setEnabled(chosen is not None and chosen.kind is IncomingKind.ATTACHMENT)

    def open(self) -> None:
        """Show a copy in the program that the system has for it."""
        chosen = self.table.current()
        if chosen is not None:
            # The folder of the attachments' copies, which is emptied when the forum is closed.
            folder = files.cache("attachments") / chosen.sha256[:16]
            files.show_copy(self.desk, self, folder, chosen.name, reader(chosen))

    def save(self) -> None:
        """Ask where, and save it as it came."""
        chosen = self.table.current()
        if chosen is not None:
            read = reader(chosen)
            files.save_as(self.desk, self, files.file_name(chosen.name), "", lambda path: read())

    def remove(self) -> None:
        """Take the chosen attachment away; undo brings it back."""
        chosen = self.table.current()
        if chosen is None or chosen.kind is not IncomingKind.ATTACHMENT or not self.desk.writable():
            return
        with self.desk.change(_("Removed {name}").format(name=chosen.name)):
            self.desk.file.session.delete(chosen)
        self.refresh()


def _from(one: Incoming) -> str:
    parts = (one.organisation.called if one.organisation else "", one.sender)
    return ", ".join(filter(None, parts)) or (_("Anonymous") if one.kind is IncomingKind.EVALUATION else "")


def show_came_in(desk: Desk, parent: QWidget) -> None:
    """Show the originals of what came in."""
    CameInDialog(desk, parent).exec()


def ask_and_attach(desk: Desk, proposal: Proposal, parent: QWidget) -> None:
    """Ask for files, and keep them with the proposal."""
    paths = file_dialogs.open_several(parent, _("Attach files"), documents_folder())
    if paths:
        files.take(desk, parent, paths, partial(_attach, desk, proposal.id, parent))


def _attach(desk: Desk, proposal_id: int, parent: QWidget, found: Sequence[files.File]) -> None:
    session, n = desk.file.session, len(found)
    proposal = session.get(Proposal, proposal_id)
    if proposal is None:
        return
    with desk.change(ngettext("Attached {n} file", "Attached {n} files", n).format(n=n)) as done:
        kept = [attach(session, proposal, one.name, one.data, desk.today()) for one in found]
    if not done:
        return
    text = _("The proposal has a file called {name} already: this one is called {new}.")
    pairs = zip(found, kept, strict=True)
    told = [text.format(name=one.name, new=made.name) for one, made in pairs if one.name != made.name]
    if told:
        desk.warn("\n".join(told), parent)
