"""The small parts that all pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.keys import with_keys
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.rows import Row


def label(text: str = "", role: str = "", *, wrap: bool = False, plain: bool = True) -> QLabel:
    """A text. Roles: display, title, heading, eyebrow, muted, small, warning, figure; none for running text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText if plain else Qt.TextFormat.RichText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        # Without this a wrapped text is given the height of its unwrapped guess.
        policy = made.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        made.setSizePolicy(policy)
    return made


def spread(text: QLabel, across: QSizePolicy.Policy, down: QSizePolicy.Policy) -> QLabel:
    """Let a wrapped text take room so; it stays as high as its lines are at the width that it is given."""
    policy = text.sizePolicy()
    policy.setHorizontalPolicy(across)
    policy.setVerticalPolicy(down)
    policy.setHeightForWidth(True)
    text.setSizePolicy(policy)
    return text


class Filling(QLabel):
    """A text that fills the width of where it stands, and is as high as it then needs."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


def filling(text: str, role: str = "small") -> QLabel:
    """A text that fills the width of its form."""
    words = Filling(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setProperty("role", role)
    words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return spread(words, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class Steady(QLabel):
    """A text that changes while nothing below it moves: it always has the room of the longest that it may say.

    `warns` when it may also have the role of a warning, which is bold and as large as running text.
    """

    def __init__(self, longest: Sequence[str], *, warns: bool = False) -> None:
        super().__init__()
        self._longest, self._warns = longest, warns
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        font = QFont(self.font())
        if self._warns:
            font.setBold(True)
            font.setPointSizeF(max(font.pointSizeF(), QApplication.font().pointSizeF()))
        metrics, room = QFontMetrics(font), QRect(0, 0, width, 10_000)
        texts = (*self._longest, self.text())
        return max(metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() for text in texts)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def reserve(text: QLabel, lines: int) -> QLabel:
    """Keep room for so many lines of a text that comes and goes, so that nothing moves under the mouse."""
    policy = text.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    policy.setRetainSizeWhenHidden(True)
    text.setSizePolicy(policy)
    text.setMinimumHeight(text.fontMetrics().lineSpacing() * lines)
    text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return text


def button(
    text: str, run: Callable[[], object], *, name: str = "", role: str = "", tip: str = "", keys: str = ""
) -> QPushButton:
    """A push button. Roles: primary (one a page), plain. `name` is an icon's; `keys` do the same, and are told."""
    made = QPushButton(text)
    made.setProperty("icon_name", name)
    made.setIconSize(QSize(18, 18))
    _wear(made, role)
    made.setToolTip(with_keys(tip or text.rstrip(" …"), keys))
    made.clicked.connect(lambda: run())
    return made


def show_state(part: QLabel, what: str, text: str) -> None:
    """Show a text that changes; who can't see it hears what it is about, and the text."""
    part.setText(text)
    part.setAccessibleName(f"{what}: {text}" if text else what)


def set_role(made: QPushButton, role: str) -> None:
    """Make a button primary, plain, or an ordinary one, with its icon in the colour of its words."""
    if made.property("role") != role:
        _wear(made, role)
        made.style().polish(made)


def _wear(made: QPushButton, role: str) -> None:
    made.setProperty("role", role)
    if made.property("icon_name"):
        colour = {"primary": "#ffffff", "plain": "accent"}.get(role, "text")
        made.setIcon(icon(str(made.property("icon_name")), colour))


def tool(name: str, tip: str, run: Callable[[], object], keys: str = "") -> QToolButton:
    """A button that is only an icon; its tip is also its name for those who can't see it. `keys` are told."""
    made = QToolButton()
    made.setIcon(icon(name))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(with_keys(tip, keys))
    made.setAccessibleName(tip)
    made.clicked.connect(lambda: run())
    return made


def row(*parts: QWidget | None, spacing: int = GRID) -> QHBoxLayout:
    """Parts side by side, in lines where they don't fit beside one another; None takes the room that is left."""
    layout = Row()
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout


def column(*parts: QWidget | QHBoxLayout | QVBoxLayout | None, spacing: int = GRID, margin: int = 0) -> QVBoxLayout:
    """Parts below one another; None takes the room that is left."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def holding(layout: QLayout) -> QWidget:
    """A widget around a layout, so that it can stand where a widget is wanted."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder


class Card(QFrame):
    """A framed surface with parts below one another."""

    def __init__(self, *parts: QWidget | QHBoxLayout | QVBoxLayout | None, role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setLayout(column(*parts, margin=2 * GRID))

    @property
    def column(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout


class Picture(QLabel):
    """An icon by itself, in the colour that the theme has now; `size` in device-independent pixels."""

    def __init__(self, name: str, colour: str, size: int) -> None:
        super().__init__()
        self._icon, self._size = icon(name, colour), QSize(size, size)
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(self._icon.pixmap(self._size, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class Empty(QWidget):
    """What a page says when there is nothing on it yet: what belongs here and how to begin."""

    def __init__(self, icon_name: str, title: str, text: str, *buttons: QWidget) -> None:
        super().__init__()
        picture = Picture(icon_name, "muted", 48)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(title, "heading")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(text, "muted", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setFixedWidth(440)
        layout = column(None, picture, heading, spacing=2 * GRID)
        # In a row of its own the text gets the height of its lines; a centred widget gets that of one line.
        layout.addLayout(row(None, words, None))
        layout.addLayout(row(None, *buttons, None))
        layout.addStretch(2)
        self.setLayout(layout)


class Banner(QFrame):
    """A line across the page that something needs attention; stays until it is dealt with."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._text = label(wrap=True)
        self.setLayout(row(self._text))
        self.setVisible(False)

    def say(self, text: str) -> None:
        """Show the text, or go away when it is empty."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        entry = layout.takeAt(0)
        if entry is None:
            continue
        if (widget := entry.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := entry.layout()) is not None:
            clear(inner)  # type: ignore[arg-type]
            inner.deleteLater()


def soon(run: Callable[[], None], milliseconds: int = 150) -> QTimer:
    """A timer whose start() runs `run` once the starts have ceased for a moment."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(run)
    return timer
