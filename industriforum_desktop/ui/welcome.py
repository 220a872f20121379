"""The first thing a new officer sees: make a forum, open one, or look at the example."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QStackedWidget, QWidget

from industriforum_desktop.i18n import _, resources
from industriforum_desktop.settings import data_folder, free_path
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Card, button, column, label, row
from industriforum_desktop.ui.widgets.fitting import Fitting


class Welcome(QStackedWidget):
    """Signals: `creation_wanted` with name, convener and path; `open_file`; `open_demo`."""

    creation_wanted = Signal(str, str, Path)
    open_file = Signal()
    open_demo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.addWidget(self._start())
        self.addWidget(self._guide())

    def _start(self) -> QWidget:
        picture = QLabel()
        picture.setPixmap(icon_of_app())
        page = QWidget()
        page.setObjectName("page")
        self.new_button = button(
            _("Create a new forum"),
            self.show_guide,
            name="plus",
            role="primary",
            tip=_("Start from what the mandate says"),
        )
        self.open_button = button(_("Open …"), self.open_file.emit, name="open", tip=_("Open a forum file"))
        self.demo_button = button(
            _("Open the example forum"), self.open_demo.emit, name="eye", tip=_("A whole year with invented people")
        )
        for one in (self.new_button, self.open_button, self.demo_button):
            one.setMinimumHeight(5 * GRID)
        card = Card(
            label(_("Welcome"), "display"),
            label(
                _(
                    "Here you convene your forum: participants, agendas, live minutes and papers."
                    " Everything stays in one file on this computer and nothing is sent anywhere."
                ),
                wrap=True,
            ),
            label(
                _("A new forum starts filled in with what the mandate says. You can change all of it."),
                "muted",
                wrap=True,
            ),
            self.new_button,
            self.open_button,
            self.demo_button,
        )
        card.column.setSpacing(2 * GRID)
        card.column.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        card.setFixedWidth(520)
        centred(page, picture, card)
        return Fitting(page)

    def _guide(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        self.name_field = QLineEdit("Industriforum Kalmar län")
        self.convener_field = QLineEdit("Region Kalmar län")
        self.path_field = QLineEdit()
        self.name_field.textEdited.connect(self._propose_path)
        self._trouble = label(role="warning", wrap=True)
        form = QFormLayout()
        form.setSpacing(2 * GRID)
        for text, widget in (
            (_("The forum's name"), self.name_field),
            (_("Convened by"), self.convener_field),
            (_("File"), self.path_field),
        ):
            caption = label(text)
            caption.setBuddy(widget)
            widget.setAccessibleName(text)
            form.addRow(caption, widget)
        form.addRow("", row(button(_("Choose another place …"), self._choose_place, name="folder"), None))
        self.create_button = button(_("Create the forum"), self._create, role="primary")
        self.create_button.setDefault(True)
        card = Card(
            label(_("A new forum"), "title"),
            label(
                _(
                    "Name it and say who convenes it. The file is kept on this computer,"
                    " where no cloud service can damage it while you write."
                ),
                "muted",
                wrap=True,
            ),
        )
        card.column.addLayout(form)
        card.column.addWidget(self._trouble)
        card.column.addLayout(row(button(_("Back"), lambda: self.setCurrentIndex(0)), None, self.create_button))
        card.column.setSpacing(2 * GRID)
        card.column.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        card.setFixedWidth(600)
        centred(page, None, card)
        return Fitting(page)

    def show_guide(self) -> None:
        self.setCurrentIndex(1)
        self._propose_path()
        self.name_field.setFocus()
        self.name_field.selectAll()

    def _propose_path(self) -> None:
        self.path_field.setText(str(free_path(data_folder(), self.name_field.text())))

    def _choose_place(self) -> None:
        proposed = Path(self.path_field.text()).expanduser()
        path = file_dialogs.save(self, _("Where to keep the forum"), proposed, _("Forum files (*.forum)"))
        if path is not None:
            self.path_field.setText(str(path))

    def _create(self) -> None:
        name = self.name_field.text().strip()
        trouble = ""
        if not name:
            trouble = _("Give the forum a name.")
        elif not self.convener_field.text().strip():
            trouble = _("Say who convenes the forum.")
        elif not self.path_field.text().strip():
            trouble = _("Choose where the file is to be kept.")
        self._trouble.setText(trouble)
        if not trouble:
            self.creation_wanted.emit(
                name, self.convener_field.text().strip(), Path(self.path_field.text()).expanduser()
            )


def icon_of_app(size: int = 72):
    """The program's own picture."""
    from PySide6.QtGui import QIcon

    return QIcon(str(resources() / "icons" / "app.svg")).pixmap(size, size)


def centred(page: QWidget, picture: QWidget | None, card: QWidget) -> None:
    """Put a card in the middle of a page, with a picture above it."""
    layout = column(None, spacing=2 * GRID)
    if picture is not None:
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addLayout(row(None, card, None))
    layout.addStretch(2)
    page.setLayout(layout)
