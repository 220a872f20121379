"""What every dialog has: a body that scrolls where the screen is small, its buttons in sight, an end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.asking import Wish, ask_about_written
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, filling, row
from industriforum_desktop.ui.widgets.letters import underline_in
from industriforum_desktop.ui.widgets.order import follow_eye, stops
from industriforum_desktop.ui.widgets.page import begin_again
from industriforum_desktop.ui.widgets.typed import values

MARGIN = 3 * GRID
FRAME = 5 * GRID
"""What the system's frame around a window takes of the screen, in device-independent pixels."""


class Room(QScrollArea):
    """Shows its part whole where there is room, and scrolls it where there is not."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.part = part
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(part)
        part.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self.part.sizeHint()

    def height_for(self, width: int) -> int:
        """What the part is high when it is so wide."""
        return height_for(self.part, width)


def height_for(part: QWidget, width: int) -> int:
    """What a part is high when it is so wide, in device-independent pixels."""
    layout = part.layout()
    assert layout is not None
    layout.activate()
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


class Dialog(QDialog):
    """Base of the dialogs. It is as large as it wants to be, where the screen has room for it; it goes for good
    when it is closed; each of its labels and buttons has a letter of its own.

    `wide` and `high` are what it wants at least, in device-independent pixels.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, wide: int = 520, high: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wanted = QSize(wide, high)
        self._room: Room | None = None
        self._foot: QWidget | None = None
        self._lettered = False
        self.close_button = button(_("Close"), self.reject)
        self.close_button.setAutoDefault(False)

    def build(self, body: QVBoxLayout, *buttons: QWidget | None, foot: QWidget | None = None) -> None:
        """Put the body above the buttons; None stands where the rest of them goes to the right. What is in the
        `foot` stays in sight with them.
        """
        inner = QWidget()
        body.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        inner.setLayout(body)
        self._room = Room(inner)
        self._foot = QWidget()
        below = column(*([foot] if foot is not None else []), row(*buttons))
        below.setContentsMargins(MARGIN, GRID, MARGIN, MARGIN)
        self._foot.setLayout(below)
        self.setLayout(column(spacing=0))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._room, 1)
        layout.addWidget(self._foot)

    def fit(self, *, again: bool = False) -> None:
        """Take the size that the body wants; `again` only grows, since what is in sight stays where it is."""
        if self._room is None or self._foot is None:
            return
        for part in self.findChildren(QWidget):
            # What has its type and its edges from the style is measured with them.
            part.ensurePolished()
        parent = self.parentWidget()
        screen = (parent.screen() if parent is not None else None) or QGuiApplication.primaryScreen()
        most = screen.availableGeometry().size() - QSize(2, FRAME)
        width = max(self._wanted.width(), self.minimumSizeHint().width(), self._foot.sizeHint().width())
        width = min(max(width, self.width()) if again else width, most.width())
        height = self._room.height_for(width) + height_for(self._foot, width)
        height = min(max(height, self._wanted.height()), most.height())
        self.resize(width, max(height, self.height()) if again else height)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._lettered:
            self._lettered = True
            underline_in(self)
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.fit()
        super().showEvent(event)
        follow_eye(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        follow_eye(self)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes by what is seen now: fields come and go, and stand otherwise in a narrow window."""
        follow_eye(self)
        return super().focusNextPrevChild(forwards)

    def first_stop(self) -> QWidget | None:
        """What Tab stops at first."""
        return next((part for part in stops(self) if part.isEnabled()), None)

    def exec(self) -> int:
        """Show it until it is closed. Whoever opened it may then read what was answered, and it goes."""
        result = super().exec()
        self.deleteLater()
        return result

    def open(self) -> None:
        """Show it above its window; it goes when it is closed."""
        self.finished.connect(self.deleteLater)
        super().open()

    def done(self, result: int) -> None:
        """What was saved is seen on the page, and the keyboard is there; otherwise it is where it was before."""
        super().done(result)
        parent = self.parentWidget()
        if result and parent is not None:
            begin_again(parent.window().focusWidget())


class FilledDialog(Dialog):
    """A dialog that one writes in. Closing it (Esc, Cancel, the window's cross) asks before anything written is
    lost; with nothing written it closes at once.

    `on_save` saves what is written and closes the dialog once that is done; without it there is nothing to save
    to. `save_word` says how it is saved.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, wide: int = 520, high: int = 0) -> None:
        super().__init__(title, parent, wide=wide, high=high)
        self.on_save: Callable[[], object] | None = None
        self.save_word = ""
        self._before: object = None

    def content(self) -> object:
        """What the person has written, to be compared with what was there before."""
        return values(self)

    def remember(self) -> None:
        """From here on nothing is written: it is just shown, or kept."""
        self._before = self.content()

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self._before is not None and self.content() != self._before

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._before is None:
            self.remember()

    def reject(self) -> None:
        if not self.unsaved:
            super().reject()
            return
        wish = ask_about_written(self, can_save=self.on_save is not None, save=self.save_word)
        if wish is Wish.THROW_AWAY:
            super().reject()
        elif wish is Wish.SAVE and self.on_save is not None:
            self.on_save()


def heading(title: str) -> QWidget:
    """A dialog's title as it stands at its top."""
    return filling(title, "title")
