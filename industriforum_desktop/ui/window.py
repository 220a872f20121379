"""The one window: navigation at the left, a page at the right, menus above, what was saved below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import _
from industriforum_desktop.store.glance import Glance
from industriforum_desktop.ui import guard
from industriforum_desktop.ui.commands import Actions, Command, Entry
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.incoming.drop import WindowDrop
from industriforum_desktop.ui.overview.page import OverviewPage
from industriforum_desktop.ui.pages import BY_KEY, LISTED, Kind, Pages
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.undoing import Undoing
from industriforum_desktop.ui.ways import AnyWay, Way, way_to
from industriforum_desktop.ui.widgets.basics import Banner, column, label, row
from industriforum_desktop.ui.widgets.navigation import Navigation
from industriforum_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from industriforum_desktop.ui.welcome import Welcome

LEAST = QSize(480, 320)
"""The smallest window, in device-independent pixels: less than half a laptop's screen at twice the usual size."""
NARROW = 940
"""In a window less wide than this, in device-independent pixels, the pages at the left are icons only."""
FRAME = QSize(8, 40)
"""What a system's frame takes, as far as is known before it has drawn one."""


class Window(QMainWindow):
    """Shows the pages. Signals say what the officer asks of the program as a whole.

    `may_close` is asked before the window closes. `pages_wanted` is emitted when a page is asked for before the
    forum is loaded; it is shown by `show_wanted`. A page is made when it is shown first.
    """

    new_wanted = Signal()
    open_wanted = Signal()
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
        self.pages = Pages(self._make_page)
        self._wanted: AnyWay | None = None
        self.navigation = Navigation((kind.icon, _(kind.title)) for kind in LISTED)
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
        self.undoing = Undoing(desk, lambda key: _(BY_KEY[key].title) if key in BY_KEY else key, self)
        self.undo_action, self.redo_action = self.undoing.undo_action, self.undoing.redo_action
        self._build_menus()
        desk.where = self.overview.key
        desk.changed.connect(self._changed)
        desk.said.connect(lambda text: self.statusBar().showMessage(text, 6000))
        desk.saved.connect(self.saved.setText)
        desk.go.connect(self.follow)
        desk.leaving.connect(_clear_away)
        self._enable()
        WindowDrop(self, self._take_in_files, self._may_take_in, self.desk.warn)

    def take_in(self) -> None:
        from industriforum_desktop.ui.incoming.flow import ask_and_take_in

        ask_and_take_in(self.desk, self)

    def _take_in_files(self, paths: Sequence[Path]) -> None:
        from industriforum_desktop.ui.incoming.flow import take_in_files

        take_in_files(self.desk, paths, self)

    def find_command(self) -> None:
        from industriforum_desktop.ui.palette import Palette

        palette = Palette(self)
        palette.exec()
        if palette.chosen is not None:
            palette.chosen.run()

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

    def _build_menus(self) -> None:
        """The menus are there from the start; that of the page in view changes its commands, not its place."""
        self.own = [Actions(self, entries, lambda command: command.run(self)) for entries in (FILE, VIEW, HELP)]
        file, view, help_ = self.own
        self.desk.commands = file
        bar = self.menuBar()
        file.fill(menu := bar.addMenu(_("&File")))
        self.recent_menu = QMenu(_("Open &recent"), menu)
        self.recent_menu.setIcon(icon("clock"))
        menu.insertMenu(file.by_key["example"], self.recent_menu)
        bar.addMenu(_("&Edit")).addActions([self.undo_action, self.redo_action])
        view.fill(bar.addMenu(_("&View")))
        self.page_menu = bar.addMenu(_("A&ction"))
        self.page_menu.aboutToShow.connect(self._enable)
        help_.fill(bar.addMenu(_("&Help")))
        self.take_in_action, self.settings_action = file.by_key["take-in"], file.by_key["settings"]

    @property
    def overview(self) -> OverviewPage:
        page = self.pages["overview"]
        assert isinstance(page, OverviewPage)
        return page

    def _make_page(self, kind: Kind) -> Page:
        with guard.resting():
            page = kind.page(self.desk)
            self.stack.addWidget(page)
        page.wanted.connect(partial(self.show_page, kind.key))
        page.enable()
        return page

    def show_welcome(self) -> None:
        """No forum is open."""
        self._wanted = None
        self._front.setCurrentWidget(self.welcome)
        self.welcome.setCurrentIndex(0)
        self.setWindowTitle("Industriforum")
        self.page_menu.menuAction().setEnabled(False)
        self.saved.clear()
        self._enable()

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

    def _enable(self) -> None:
        """Let those commands be chosen that do something now; a page that is not in view looks when it is shown."""
        for actions in self.own:
            actions.enable(on=True)
        for action in (self.undo_action, self.redo_action):
            action.setEnabled(self.desk.has_file and action.isEnabled())
        if self.page is not None:
            self.page.enable()

    def go(self, key: str, target: object = None) -> None:
        """Show a page and, if a target is named, one thing on it; see `way_to`."""
        self.follow(way_to(key, target))

    def follow(self, way: AnyWay, *, begin: bool = True) -> None:
        """Show what the way leads to; the keyboard goes there too, if one is to `begin` there."""
        if not self._ready_for(way.page):
            self._wanted = way
            self.pages_wanted.emit()
            return
        self.show_page(way.page)
        if not isinstance(way, Way):
            self.pages[way.page].follow(way)
        if begin:
            self.pages[way.page].begin()

    def _ready_for(self, key: str) -> bool:
        return self.desk.has_file or key == "overview"

    def show_wanted(self) -> None:
        """The forum is open: show the one that was asked for meanwhile."""
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.follow(wanted)

    def show_page(self, key: str) -> None:
        try:
            page = self.pages[key]
        finally:
            # Where making it failed, the page that was there is still in view.
            self._point_at(key if key in self.pages.made else self.desk.where)
        self._side.setVisible(page.listed)
        self.stack.setCurrentWidget(page)
        self._show_page_menu(page)
        self.desk.where = key
        if self.desk.has_file:
            self.desk.file.catch_up()
            page.renew()
            page.enable()
            self.undoing.refresh()

    def _point_at(self, key: str) -> None:
        """Let the navigation show which page is in view."""
        kind = BY_KEY[key]
        with QSignalBlocker(self.navigation):
            self.navigation.setCurrentRow(LISTED.index(kind) if kind.listed else -1)

    def _show_page_menu(self, page: Page) -> None:
        self.page_menu.clear()
        for group in self.page_menu.findChildren(QMenu):
            group.deleteLater()
        page.fill_menu(self.page_menu)
        self.page_menu.setTitle(page.menu_title)
        self.page_menu.menuAction().setEnabled(bool(page.commands))

    @property
    def page(self) -> Page | None:
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    def _row_changed(self, place: int) -> None:
        if place >= 0:
            # Who walks through the pages goes on in the list of pages.
            self.follow(Way(LISTED[place].key), begin=False)

    def _changed(self) -> None:
        if not self.desk.has_file:
            self.show_welcome()
            return
        file = self.desk.file
        self._forum_name.setText(file.forum.name)
        self._name(file.forum.name, file.path)
        self.undoing.refresh()
        if self.page is not None:
            self.page.renew(always=True)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.navigation.fold(on=narrow)
        self._forum_name.setVisible(not narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(not self.desk.patience.holds(self.close) and self.may_close())


def _clear_away() -> None:
    from industriforum_desktop.ui import files

    files.clear_away()


def _go(key: str, window: Window) -> None:
    window.go(key)


def _has_file(window: Window) -> bool:
    return window.desk.has_file


FILE: tuple[Entry[Window], ...] = (
    Command("new", N_("&New forum …"), lambda window: window.new_wanted.emit(), "Ctrl+Shift+N", "plus"),
    Command("open", N_("&Open …"), lambda window: window.open_wanted.emit(), "Ctrl+O", "open"),
    Command("example", N_("Open the &example forum"), lambda window: window.demo_wanted.emit(), icon="eye"),
    None,
    Command(
        "take-in",
        N_("&Take in forms …"),
        lambda window: window.take_in(),
        "Ctrl+I",
        "mail",
        N_("Look at forms, e-mails and lists that came in, and take them in"),
        when=_has_file,
    ),
    Command("copy", N_("Save a &copy …"), lambda window: window.copy_wanted.emit(), icon="save", when=_has_file),
    Command(
        "settings",
        N_("Forum and &settings …"),
        lambda window: window.settings_wanted.emit(),
        "Ctrl+,",
        "settings",
        when=_has_file,
    ),
    None,
    Command("quit", N_("&Quit"), lambda window: window.close(), "Ctrl+Q"),
)
VIEW: tuple[Entry[Window], ...] = (
    *(
        Command(kind.key, kind.title, partial(_go, kind.key), f"Ctrl+{number}", kind.icon, when=_has_file)
        for number, kind in enumerate(LISTED, start=1)
    ),
    None,
    Command("find", N_("&Find a command …"), lambda window: window.find_command(), "Ctrl+K", "search"),
)
HELP: tuple[Entry[Window], ...] = (
    Command("help", N_("&Line language and shortcuts"), lambda window: window.help_wanted.emit(), "F1", "help"),
    Command("about", N_("&About the program"), lambda window: window.about_wanted.emit(), icon="info"),
)
