"""A page of the window: a title, what belongs to it, and the commands it adds to the menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QTabBar, QToolButton, QVBoxLayout, QWidget

from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.order import stops


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

    A page names itself (`key`, `title`, `icon_name`), builds its parts once, and shows the forum in `refresh`,
    which is called when it comes into view and after each change while it is in view.
    """

    key = ""
    icon_name = ""
    listed = True
    """Stands in the navigation; a page that does not fills the window."""
    wanted = Signal()
    """Asks the window to bring this page into view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.commands: list[QAction | None] = []
        """The page's menu in order; None is a line between groups."""
        self._keys_here: dict[QAction, QKeySequence] = {}
        self._when: dict[QAction, Callable[[], bool]] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 2 * GRID)
        self.body.setSpacing(2 * GRID)

    @property
    def title(self) -> str:
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for action, keys in self._keys_here.items():
            action.setShortcut(keys)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for action in self._keys_here:
            action.setShortcut(QKeySequence())

    @property
    def in_use(self) -> bool:
        """Whether there is what the page's commands are about."""
        return True

    def enable(self) -> None:
        """Let those commands be chosen that do something now."""
        answers: dict[Callable[[], bool], bool] = {}
        on = self.desk.has_file and self.in_use
        for command in self.commands:
            if command is not None:
                when = self._when.get(command)
                if on and when is not None and when not in answers:
                    answers[when] = when()
                command.setEnabled(on and (when is None or answers[when]))

    def refresh(self) -> None:
        """Show the forum as it is now."""

    def begin(self) -> None:
        """Put the keyboard where one begins: in the first list that holds something, else in the first field."""
        if not self.listed:
            return
        found = sorted((one for one in stops(self) if one.isEnabled()), key=_how_late)
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_target(self, target: object) -> None:
        """Show one thing on the page, for example a meeting's id."""

    def command(
        self,
        text: str,
        run: Callable[[], object],
        *,
        name: str = "",
        keys: str = "",
        tip: str = "",
        here: bool = True,
        when: Callable[[], bool] | None = None,
    ) -> QAction:
        """Add a command to the page's menu. It brings the page into view and runs.

        The keys work only while the page is in view, so that pages can share F2, Delete and Ctrl+N; with
        `here` False they work from every page. It can be chosen `when` that is so.
        """
        action = QAction(text, self)
        if name:
            action.setIcon(icon(name))
        said = tip or text.replace("&", "").rstrip("… ")
        if keys:
            action.setShortcut(QKeySequence(keys))
            said = f"{said} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
            action.setProperty("keys", keys)
        action.setToolTip(said)
        if here:
            action.setShortcut(QKeySequence())
            self._keys_here[action] = QKeySequence(keys)

        if when is not None:
            self._when[action] = when

        def obey() -> None:
            self.wanted.emit()
            run()

        action.triggered.connect(obey)
        self.commands.append(action)
        return action

    def divide(self) -> None:
        """Draw a line in the menu here."""
        self.commands.append(None)
