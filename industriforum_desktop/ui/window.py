"""The one window: navigation at the left, a page at the right, menus above, what was saved below."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import _
from industriforum_desktop.store.glance import Glance
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.incoming.drop import Arrived, WindowDrop
from industriforum_desktop.ui.overview.page import OverviewPage
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.undoing import Undoing
from industriforum_desktop.ui.widgets.basics import Banner, column, label, row
from industriforum_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from industriforum_desktop.ui.welcome import Welcome

NAVIGATION = (
    ("overview", "overview", N_("Overview")),
    ("meetings", "meetings", N_("Meetings")),
    ("proposals", "question", N_("Proposals")),
    ("people", "people", N_("Participants")),
    ("actions", "actions", N_("Actions")),
    ("situation", "challenge", N_("The situation")),
    ("year", "calendar", N_("The year")),
    ("papers", "papers", N_("Papers")),
)
"""Key, icon and title of the pages at the left; the pages themselves are loaded when they are wanted."""

LEAST = QSize(1000, 640)
"""The smallest window, in device-independent pixels; smaller only on a screen that has no room for it."""
FRAME = QSize(8, 40)
"""What a system's frame takes, as far as is known before it has drawn one."""


class Window(QMainWindow):
    """Shows the pages. Signals say what the officer asks of the program as a whole.

    `may_close` is asked before the window closes. `pages_wanted` is emitted when a page is asked for that is
    not there yet; it is shown once `add_page` has brought it.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    open_path_wanted = Signal(Path)
    demo_wanted = Signal()
    create_wanted = Signal(str, str, Path)
    pages_wanted = Signal()
    copy_wanted = Signal()
    settings_wanted = Signal()
    about_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.may_close: Callable[[], bool] = lambda: True
        self.setMinimumSize(LEAST)
        self.pages: dict[str, Page] = {}
        self._wanted: tuple[str, object] | None = None
        self.navigation = QListWidget()
        self.navigation.setObjectName("navigation")
        self.navigation.setAccessibleName(_("Pages"))
        self.navigation.setIconSize(QSize(20, 20))
        self.navigation.setFixedWidth(208)
        self.navigation.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for _key, name, title in NAVIGATION:
            self.navigation.addItem(QListWidgetItem(icon(name), _(title)))
        self.navigation.currentRowChanged.connect(self._row_changed)
        self.stack = QStackedWidget()
        self.banner = Banner()
        self._side = QFrame()
        self._side.setObjectName("side")
        self._forum_name = label(role="small", wrap=True)
        self._forum_name.setContentsMargins(2 * GRID, 0, GRID, GRID)
        side = column(self.navigation, self._forum_name, spacing=0)
        side.setContentsMargins(0, 2 * GRID, 0, GRID)
        self._side.setLayout(side)
        work = column(self.banner, self.stack, spacing=0)
        whole = row(self._side, spacing=0)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(work, 1)
        self._work = QWidget()
        self._work.setLayout(whole)
        self._front = QStackedWidget()
        self._front.addWidget(self._work)
        self.setCentralWidget(self._front)
        self.saved = QLabel()
        self.statusBar().addPermanentWidget(self.saved)
        self.statusBar().setSizeGripEnabled(False)
        self.overview = OverviewPage(desk)
        self._build_file_menu()
        self._edit_menu = self.menuBar().addMenu(_("&Edit"))
        self.undoing = Undoing(desk, lambda key: self.pages[key].title if key in self.pages else key, self)
        self.undo_action, self.redo_action = self.undoing.undo_action, self.undoing.redo_action
        self._edit_menu.addActions([self.undo_action, self.redo_action])
        self._build_view_menu()
        self._help_menu = self.menuBar().addMenu(_("&Help"))
        self._help(_("Line language and shortcuts"), self.help_wanted, "F1")
        self._help(_("About the program"), self.about_wanted)
        self.add_page(self.overview)
        desk.changed.connect(self._changed)
        desk.said.connect(lambda text: self.statusBar().showMessage(text, 6000))
        desk.saved.connect(self.saved.setText)
        desk.go.connect(self.go)
        self._set_menus(False)
        WindowDrop(self, lambda paths: self.go("proposals", Arrived(paths)), self._may_take_in, self.desk.warn)

    def _take_in(self) -> None:
        from industriforum_desktop.ui.incoming.flow import ask_and_take_in

        ask_and_take_in(self.desk, self)

    def _may_take_in(self) -> bool:
        """Whether files may be dropped now: on a forum, and not in the midst of a meeting."""
        return self._front.currentWidget() is self._work and (self.page is None or self.page.listed)

    @cached_property
    def welcome(self) -> Welcome:
        """What is shown without a forum; made when it is first needed."""
        from industriforum_desktop.ui.welcome import Welcome

        welcome = Welcome()
        welcome.creation_wanted.connect(self.create_wanted)
        welcome.open_file.connect(self.open_wanted)
        welcome.open_demo.connect(self.demo_wanted)
        self._front.addWidget(welcome)
        return welcome

    def _build_file_menu(self) -> None:
        menu = self.menuBar().addMenu(_("&File"))
        self._file(menu, _("&New forum …"), self.new_wanted, "Ctrl+Shift+N", "plus")
        self._file(menu, _("&Open …"), self.open_wanted, "Ctrl+O", "open")
        self.recent_menu = menu.addMenu(icon("clock"), _("Open &recent"))
        self._file(menu, _("Open the &example forum"), self.demo_wanted, "", "eye")
        menu.addSeparator()
        self.take_in_action = self._file(menu, _("&Take in forms …"), None, "Ctrl+I", "mail")
        self.take_in_action.triggered.connect(self._take_in)
        self.copy_action = self._file(menu, _("Save a &copy …"), self.copy_wanted, "", "save")
        self.settings_action = self._file(
            menu, _("Forum and &settings …"), self.settings_wanted, "Ctrl+,", "settings"
        )
        menu.addSeparator()
        leave = self._file(menu, _("&Quit"), None, "Ctrl+Q")
        leave.triggered.connect(self.close)

    def _build_view_menu(self) -> None:
        menu = self.menuBar().addMenu(_("&View"))
        for number, (key, name, title) in enumerate(NAVIGATION, start=1):
            entry = menu.addAction(icon(name), _(title))
            entry.setShortcut(QKeySequence(f"Ctrl+{number}"))
            entry.triggered.connect(partial(self.go, key, None))

    def _file(self, menu: QMenu, text: str, wanted, keys: str = "", name: str = "") -> QAction:
        action = menu.addAction(text)
        if name:
            action.setIcon(icon(name))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setToolTip(text.replace("&", ""))
        if wanted is not None:
            action.triggered.connect(lambda: wanted.emit())
        return action

    def _help(self, text: str, wanted, keys: str = "") -> None:
        self._file(self._help_menu, text, wanted, keys, "help" if keys else "info")

    def add_page(self, page: Page) -> None:
        """Take in a page and, for its commands, a menu of its own."""
        self.pages[page.key] = page
        self.stack.addWidget(page)
        page.wanted.connect(lambda: self.show_page(page.key))
        if page.commands:
            menu = QMenu(page.title, self)
            self.menuBar().insertMenu(self._help_menu.menuAction(), menu)
            for action in page.commands:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)
            menu.aboutToShow.connect(page.enable)
            page.enable()

    def show_welcome(self) -> None:
        """No forum is open."""
        self._wanted = None
        self._front.setCurrentWidget(self.welcome)
        self.welcome.setCurrentIndex(0)
        self.setWindowTitle("Industriforum")
        self.saved.clear()
        self._set_menus(False)

    def show_forum(self, seen: Glance, path: Path) -> None:
        """A forum is being opened: its overview is here, the rest follows."""
        self.overview.show_glance(seen)
        self._forum_name.setText(seen.name)
        self._name(seen.name, path)
        self.saved.clear()
        self._front.setCurrentWidget(self._work)
        self.show_page("overview")

    def fit_screen(self) -> None:
        """Keep the window, its frame included, within what the screen has room for."""
        if self.isMaximized() or self.isFullScreen():
            return
        outer, inner = self.frameGeometry(), self.geometry()
        drawn = outer.size() != inner.size()
        frame = outer.size() - inner.size() if drawn else FRAME
        room = self.screen().availableGeometry()
        self.setMinimumSize(LEAST.boundedTo(room.size() - frame))
        self.resize(inner.size().boundedTo(room.size() - frame))
        if drawn and not room.contains(self.frameGeometry()):
            whole = QRect(outer.topLeft(), self.size() + frame)
            whole.moveRight(min(whole.right(), room.right()))
            whole.moveBottom(min(whole.bottom(), room.bottom()))
            self.move(max(whole.left(), room.left()), max(whole.top(), room.top()))

    def _name(self, forum: str, path: Path) -> None:
        self.setWindowTitle(f"{forum} – {path.name}")
        self.setWindowFilePath(str(path))

    def _set_menus(self, on: bool) -> None:
        for action in (
            self.take_in_action,
            self.copy_action,
            self.settings_action,
            self.undo_action,
            self.redo_action,
        ):
            action.setEnabled(on)
        for page in self.pages.values():
            page.enable()

    def go(self, key: str, target: object) -> None:
        """Show a page and, if a target is given, one thing on it; the keyboard goes there too."""
        self._show(key, target, begin=True)

    def _show(self, key: str, target: object, *, begin: bool) -> None:
        if not self._ready_for(key):
            self._wanted = (key, target)
            self.pages_wanted.emit()
            return
        self.show_page(key)
        if target is not None:
            self.pages[key].show_target(target)
        if begin:
            self.pages[key].begin()

    def _ready_for(self, key: str) -> bool:
        return key in self.pages and (self.desk.has_file or key == "overview")

    def show_wanted(self) -> None:
        """All pages are there and the forum is open: show the one that was asked for meanwhile."""
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.go(*wanted)

    def show_page(self, key: str) -> None:
        page = self.pages[key]
        keys = [one for one, _name, _title in NAVIGATION]
        self._side.setVisible(page.listed)
        self.navigation.blockSignals(True)
        self.navigation.setCurrentRow(keys.index(key) if page.listed else -1)
        self.navigation.blockSignals(False)
        self.stack.setCurrentWidget(page)
        self.desk.where = key
        if self.desk.has_file:
            page.refresh()
            self.undoing.refresh()

    @property
    def page(self) -> Page | None:
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    def _row_changed(self, place: int) -> None:
        if place >= 0:
            # Who walks through the pages goes on in the list of pages.
            self._show(NAVIGATION[place][0], None, begin=False)

    def _changed(self) -> None:
        self._set_menus(self.desk.has_file)
        if not self.desk.has_file:
            self.show_welcome()
            return
        file = self.desk.file
        self._forum_name.setText(file.forum.name)
        self._name(file.forum.name, file.path)
        self.undoing.refresh()
        if self.page is not None:
            self.page.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(not self.desk.patience.holds(self.close) and self.may_close())
