"""The running program: puts window, pages and forum file together."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from industriforum_desktop import __version__, i18n
from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings, data_folder, free_path, rescue_folder
from industriforum_desktop.store.connection import SCHEMA_VERSION, ForumFileError, examine, unreadable
from industriforum_desktop.store.glance import glance
from industriforum_desktop.ui import errors, file_dialogs, guard, idle, opened, theme, translate, worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.leaving import Leaving
from industriforum_desktop.ui.lock import ForumLock
from industriforum_desktop.ui.pages import BY_KEY, import_all
from industriforum_desktop.ui.widgets.fitting import follow_keyboard
from industriforum_desktop.ui.widgets.letters import literal
from industriforum_desktop.ui.window import Window

if TYPE_CHECKING:
    from industriforum_desktop.store.forum_file import ForumFile

SOON = 300
"""So many milliseconds after the first picture the rest is loaded, unseen."""
DEFAULT_ACCENT = "#B3122B"
USUAL_SIZE = QSize(1280, 800)
"""Of the first window, in device-independent pixels, where the screen has room for it."""


_BY_CONTENT = (sqlite3.DatabaseError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What reading a file raises that holds something else than the program wrote."""


class _Unloaded(NamedTuple):
    """A forum of which only the overview is shown yet."""

    path: Path
    read_only: bool


class App(QObject):
    """One running program with one window and at most one open forum. `ready` is emitted when it can be used."""

    ready = Signal()

    def __init__(self, qt: QApplication, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.qt = qt
        self.settings = Settings()
        language = i18n.install(self.settings.language or i18n.preferred())
        translate.install(qt, language)
        self._accent = DEFAULT_ACCENT
        theme.choose(self.settings.scheme)
        theme.apply(qt, self._accent)
        self._lock = ForumLock()
        self._unloaded: _Unloaded | None = None
        self._loading: _Unloaded | None = None
        self.desk = Desk(today)
        self.window = Window(self.desk)
        self.window.setWindowIcon(QIcon(str(i18n.resources() / "icons" / "app.svg")))
        if not self.window.restoreGeometry(self.settings.geometry):
            self.window.resize(USUAL_SIZE)
        self.window.fit_screen()
        self._leaving = Leaving(self.desk, self.window)
        self._connect()
        self._show_recent()

    def _connect(self) -> None:
        window = self.window
        window.new_wanted.connect(self._new)
        window.open_wanted.connect(self._choose_file)
        window.demo_wanted.connect(self._open_demo)
        window.copy_wanted.connect(self._save_copy)
        window.settings_wanted.connect(self._show_settings)
        window.help_wanted.connect(self._show_help)
        window.about_wanted.connect(self._show_about)
        window.may_close = self._close
        window.create_wanted.connect(self._create)
        window.pages_wanted.connect(self._load)
        hints = self.qt.styleHints()
        for changed in (hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged):
            # A method, which lets go of the program when it is closed, as a function of its own would not.
            changed.connect(self._dress)
        self.desk.changed.connect(self._recolour)

    def start(self, path: Path | None) -> None:
        """Show the window with this file, else the last one, else the welcome."""
        remembered = next((file for file in self.settings.recent if file.exists()), None)
        chosen = path or remembered
        opening = chosen is not None and self.open(chosen)
        if chosen is None:
            self.window.show_welcome()
        self.window.show()
        # Now the system has said how wide its frame is.
        QTimer.singleShot(0, self.window.fit_screen)
        opened.tell_waiting(self.desk, self.window)
        if not opening:
            self.ready.emit()

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a forum file. The overview is shown at once; the rest is loaded in a worker soon after.

        False when it can't be opened: the officer is told why, and no forum is open.
        """
        try:
            version = examine(path)
            if not self._lock.take(path):
                if not self._ask_read_only(path):
                    self.window.show_welcome()
                    return False
                read_only = True
            seen = glance(path, self.desk.today())
        except Exception as error:  # noqa: BLE001 - told to the officer, and logged
            self._not_opened(path, error)
            return False
        self._use_accent(seen.accent)
        self.window.show_forum(seen, path)
        self.settings.remember(path)
        self._show_recent()
        self._unloaded = _Unloaded(path, read_only)
        page = self.settings.page_of(path)
        running = seen.next_meeting.id if seen.next_meeting is not None and seen.next_meeting.running else None
        live = seen.live_meeting or (running if page == "live" else None)
        if live is not None and not read_only:
            self.window.go("live", live)
        elif page in BY_KEY and BY_KEY[page].listed and page != "overview":
            self.window.go(page, None)
        elif version < SCHEMA_VERSION or read_only or opened.any_rescued():
            self._load()
        else:
            QTimer.singleShot(SOON, self, self._load)
        return True

    def load(self) -> None:
        """Load what the pages need and open the file, if that has not been done; `ready` is emitted after it.

        For who can do nothing before it is done: what is imported is imported here. The window itself has all of
        it loaded in a worker.
        """
        if self._unloaded is not None:
            import_all()
            self._load()

    def _load(self) -> None:
        if self._unloaded is None:
            return
        wanted, self._loading, self._unloaded = self._unloaded, self._unloaded, None
        path, read_only = wanted

        def load() -> ForumFile:
            sys.setswitchinterval(0.001)
            from sqlalchemy.orm import configure_mappers

            from industriforum_desktop.store.ahead import read_ahead
            from industriforum_desktop.store.forum_file import ForumFile

            configure_mappers()
            import_all()
            file = ForumFile.open(path, read_only=read_only, rescue_folder=rescue_folder())
            read_ahead(file, self.desk.today())
            return file

        # After the first picture: the window must not wait for what it doesn't show yet.
        failed = partial(self._not_opened, path)

        def loaded(file: ForumFile) -> None:
            if self._loading is not wanted:
                # Another forum has been opened meanwhile.
                file.close()
                return
            try:
                self._loaded(file)
            except Exception as error:  # noqa: BLE001 - told to the officer, and logged
                failed(error)
            self.ready.emit()

        def not_loaded(error: Exception) -> None:
            if self._loading is not wanted:
                return
            failed(error)
            self.ready.emit()

        QTimer.singleShot(0, lambda: worker.run(load, loaded, not_loaded))

    def _loaded(self, file: ForumFile) -> None:
        sys.setswitchinterval(0.005)
        idle.settle()
        self.desk.take(file)
        opened.tell(self.desk, self.window, file)
        self.window.show_wanted()

    def _not_opened(self, path: Path, error: Exception) -> None:
        """No forum is open: show the welcome, and say why."""
        sys.setswitchinterval(0.005)
        self._unloaded = self._loading = None
        self.desk.take(None)
        self._lock.release()
        if not path.exists():
            self.settings.forget(path)
            self._show_recent()
        self.window.show_welcome()
        self.window.show()
        if isinstance(error, ForumFileError):
            self.desk.warn(str(error), self.window)
        elif isinstance(error, OSError):
            text = _("{path} can't be read: {reason}.")
            self.desk.warn(text.format(path=path, reason=error.strerror or error), self.window)
        elif isinstance(error, _BY_CONTENT) or type(error).__module__.startswith("sqlalchemy."):
            errors.log.error("the file can't be read", exc_info=error)
            self.desk.warn(str(unreadable(path, getattr(error, "orig", None) or error)), self.window)
        else:
            errors.report(type(error), error, error.__traceback__)

    def _ask_read_only(self, path: Path) -> bool:
        return self.desk.ask(
            _(
                "{name} is open in another window or by somebody else."
                " You can read it meanwhile, or close it there and open it again."
            ).format(name=path.name),
            _("Open for reading"),
            self.window,
        )

    def _new(self) -> None:
        if self._leaving.agreed() and self._leave_forum():
            self.window.welcome.show_guide()

    def _leave_forum(self) -> bool:
        """Close the open forum, if any; False when what was typed can't be written and the officer stays."""
        page = self.window.page
        if not self._leaving.write():
            return False
        if self.desk.has_file and page is not None and (page.listed or page.key == "live"):
            self.settings.set_page_of(self.desk.file.path, page.key)
        self._unloaded = self._loading = None
        self.desk.take(None, left=True)
        self._lock.release()
        return True

    def _create(self, name: str, convener: str, path: Path) -> None:
        def make() -> Path:
            from industriforum_desktop.store.content import create_forum

            create_forum(path, name=name, convener=convener).close()
            return path

        self._make(make)

    def _open_demo(self) -> None:
        if not self._leaving.agreed():
            return
        path = free_path(data_folder(), _("Example forum 2023"))

        def make() -> Path:
            from industriforum_desktop.demo.example import create_demo

            create_demo(path).close()
            return path

        self._make(make)

    def _make(self, make: Callable[[], Path]) -> None:
        self.window.setCursor(Qt.CursorShape.BusyCursor)

        def done(path: Path) -> None:
            if self.desk.patience.holds(partial(done, path)):
                return
            self.window.unsetCursor()
            if self._leave_forum():
                self.open(path)

        def failed(error: Exception) -> None:
            self.window.unsetCursor()
            if not isinstance(error, ForumFileError):
                raise error
            self.desk.warn(str(error), self.window)

        worker.run(make, done, failed)

    def _choose_file(self) -> None:
        folder = self.settings.recent[0].parent if self.settings.recent else data_folder()
        path = file_dialogs.open_one(self.window, _("Open a forum"), folder, _("Forum files (*.forum)"))
        if path is not None:
            self._change_to(path)

    def _change_to(self, path: Path) -> None:
        if self._leaving.agreed() and self._leave_forum():
            self.open(path)

    def _save_copy(self) -> None:
        file = self.desk.file
        proposed = free_path(file.path.parent, file.forum.name)
        target = file_dialogs.save(self.window, _("Save a copy"), proposed, _("Forum files (*.forum)"))
        if target is None:
            return

        def failed(error: Exception) -> None:
            self.desk.warn(_("The copy could not be saved: {reason}").format(reason=error), self.window)

        worker.run(
            lambda: file.save_copy(target),
            lambda _none: self.desk.said.emit(_("Copy saved as {path}").format(path=target)),
            failed,
        )

    def _show_settings(self) -> None:
        from industriforum_desktop.ui.settings_dialog import SettingsDialog

        SettingsDialog(self.desk, self.settings, self.window).exec()

    def _show_help(self) -> None:
        from industriforum_desktop.ui.help import HelpDialog

        HelpDialog(self.window).exec()

    def _show_about(self) -> None:
        text = _("Industriforum Desktop {version}\n\nFor the person who convenes a dialogue forum.").format(
            version=__version__
        )
        self.desk.warn(text, self.window)

    def _show_recent(self) -> None:
        menu = self.window.recent_menu
        menu.clear()
        for path in self.settings.recent:
            menu.addAction(literal(path.name)).triggered.connect(lambda _on=False, path=path: self._change_to(path))
        menu.setEnabled(not menu.isEmpty())

    def _recolour(self) -> None:
        if self.desk.has_file:
            self._use_accent(self.desk.file.forum.accent)

    def _dress(self) -> None:
        theme.apply(self.qt, self._accent)

    def _use_accent(self, accent: str) -> None:
        if accent != self._accent:
            self._accent = accent
            theme.apply(self.qt, accent)

    def _close(self) -> bool:
        if not self._leave_forum():
            return False
        worker.forget_all()
        self.settings.geometry = self.window.saveGeometry()
        self.settings.save()
        return True


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, named so that settings and data have their own folder."""
    if sys.platform == "win32":
        # Qt takes AltGr for Ctrl+Alt on Windows, and would swallow @ £ $ { [ ] } \ ~ | on a Swedish keyboard.
        os.environ.setdefault("QT_QPA_PLATFORM", "windows:altgr")
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication(arguments)
    qt.setApplicationName("industriforum-desktop")
    qt.setApplicationDisplayName("")
    qt.setDesktopFileName("industriforum-desktop")
    qt.setApplicationVersion(__version__)
    guard.install(qt)
    follow_keyboard(qt)
    return qt


def run(path: Path | None) -> int:
    """Show the window until it is closed; the exit code."""
    qt = make_application(sys.argv[:1])
    errors.log_to_file()
    sys.excepthook = errors.report
    app = App(qt)
    app.start(path)
    return qt.exec()
