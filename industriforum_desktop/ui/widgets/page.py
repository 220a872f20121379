"""A page of the window: a title, what belongs to it, and the commands it adds to the menus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMainWindow,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.commands import Actions, Command, Entry, each
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.pages import BY_KEY, Kind
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay
from industriforum_desktop.ui.widgets.basics import column
from industriforum_desktop.ui.widgets.fitting import Fitting
from industriforum_desktop.ui.widgets.letters import letter_of, underline_in
from industriforum_desktop.ui.widgets.order import stops
from industriforum_desktop.ui.widgets.table import Table

NARROW = 720
"""A page less wide than this, in device-independent pixels, has slim margins."""
ROOMY, SLIM = QMargins(4 * GRID, 3 * GRID, 4 * GRID, 2 * GRID), QMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)


def begin_again(focused: QWidget | None) -> None:
    """Where a button of a page has the keyboard, which nobody means to press, put it where one begins there."""
    part: QWidget | None = focused if isinstance(focused, QPushButton | QToolButton) else None
    while part is not None and not isinstance(part, Page):
        part = part.parentWidget()
    if part is not None:
        part.begin()


def _how_late(widget: QWidget) -> int:
    """How long one waits with going to a widget: a list where something is chosen first, buttons last."""
    if isinstance(widget, QAbstractItemView):
        if widget.selectionModel().hasSelection():
            return -1
        return 0 if widget.model().rowCount() else 2
    return 3 if isinstance(widget, QPushButton | QToolButton | QTabBar) else 1


class Page(QWidget):
    """Base of the window's pages.

    A page says by its `key` which of the window's pages it is, declares its commands, builds its parts once, and
    shows the forum in `refresh`, which is called when it comes into view and was changed meanwhile, and after each
    change while it is in view.
    """

    key = ""
    declared: ClassVar[Sequence[Entry[Any]]] = ()
    """What can be done on the page, in the order of its menu."""
    wanted = Signal()
    """Asks the window to bring this page into view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown_state: object = None
        """The state of the forum that is shown."""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.title)
        self.actions_of = Actions(self, self.declared, self._obey)
        self.action = self.actions_of.by_key.__getitem__
        self.button, self.tool = self.actions_of.button, self.actions_of.tool
        self.actions_of.listen(on=False)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(ROOMY)
        self.body.setSpacing(2 * GRID)
        self.area = Fitting(inner)
        self.setLayout(column(self.area))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A page that has margins of its own keeps them.
        if self.body.contentsMargins() in (ROOMY, SLIM):
            self.body.setContentsMargins(SLIM if event.size().width() < NARROW else ROOMY)

    @property
    def which(self) -> Kind:
        """Which of the window's pages it is."""
        return BY_KEY[self.key]

    @property
    def title(self) -> str:
        return _(self.which.title)

    @property
    def menu_title(self) -> str:
        """What the menu of a page that fills the window is called."""
        return _("A&ction")

    @property
    def listed(self) -> bool:
        """Whether it stands in the navigation; a page that does not fills the window."""
        return self.which.listed

    def _obey(self, command: Command[Any]) -> None:
        self.wanted.emit()
        command.run(self)

    @property
    def commands(self) -> list[QAction]:
        """What can be done on the page, in order."""
        return list(self.actions_of.by_key.values())

    def fill_menu(self, menu: QMenu) -> None:
        """Put the page's commands into a menu."""
        self.actions_of.fill(menu)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.actions_of.listen(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.actions_of.listen(on=False)

    @property
    def in_use(self) -> bool:
        """Whether there is what the page's commands are about."""
        return True

    @property
    def row_chosen(self) -> bool:
        """Whether a row is chosen in the list that is in view, for the commands that are about one."""
        return True

    def lists(self) -> Iterable[QWidget]:
        """The lists that the commands about a chosen row are about, or what holds them."""
        return ()

    def row_menu(self, view: QAbstractItemView) -> QMenu:
        """What can be done with the row that is chosen there."""
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.enable()
        if any(part is view or part.isAncestorOf(view) for part in self.lists()):
            menu.addActions([self.action(one.key) for one in each(self.declared) if one.row])
        if isinstance(view, Table):
            menu.addSeparator()
            copied = menu.addAction(_("Copy"), view.copy)
            copied.setShortcut(QKeySequence.StandardKey.Copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click on a row, or the Menu key: its commands."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        part = self.focusWidget() if by_key else self.childAt(event.pos())
        while part is not None and not isinstance(part, QAbstractItemView):
            part = part.parentWidget()
        if part is None:
            return
        place = part.viewport().mapFromGlobal(event.globalPos())
        index = part.currentIndex() if by_key else part.indexAt(place)
        if not index.isValid():
            return
        spot = part.visualRect(index).bottomLeft() if by_key else place
        menu = self.row_menu(part)
        if menu.actions():
            menu.popup(part.viewport().mapToGlobal(spot))
        else:
            menu.deleteLater()

    def enable(self) -> None:
        """Let those commands be chosen that do something now."""
        on = self.desk.has_file and self.in_use
        self.actions_of.enable(on=on, row=on and self.row_chosen)

    def renew(self, *, always: bool = False) -> None:
        """Show the forum as it is now, unless it is shown so already; one that fills the window looks each time."""
        state = self.desk.state
        if always or state != self._shown_state or not self.listed:
            self.refresh()
            self._shown_state = state
            self._letter()

    def _letter(self) -> None:
        """Underline letters of the buttons that the window's menus don't have."""
        window = self.window()
        menus = window.menuBar().actions() if isinstance(window, QMainWindow) else []
        underline_in(self, [letter_of(menu.text()) for menu in menus])

    def refresh(self) -> None:
        """Show the forum as it is now."""

    def begin(self) -> None:
        """Put the keyboard where one begins: in the first list that holds something, else in the first field."""
        if not self.listed:
            return
        found = sorted((one for one in stops(self) if one.isEnabled()), key=_how_late)
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, way: AnyWay) -> None:
        """Show what a way to this page names."""
