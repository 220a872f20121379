"""What a widget wears from when it is first shown: type, colour of its words and room, by what it is and its role.

Set once on the widget itself; nothing is asked of Python again when the widget is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStatusBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from industriforum_desktop.ui.theme import Colours

FRAME = 3
"""Room round a list or a text for its edge and its ring, in device-independent pixels."""
FIELD_HEIGHT, TARGET = 32, 24
"""The least height of fields and buttons, and of whatever is pressed."""
INSET = 5
"""Room left and right in a field and in an entry of a list, more than Qt's own."""

TYPES: dict[str, tuple[float, bool]] = {
    "display": (2.0, True),
    "title": (1.64, True),
    "heading": (1.18, True),
    "eyebrow": (0.91, True),
    "small": (0.91, False),
    "warning": (1.0, True),
    "figure": (2.36, True),
    "navigation": (1.09, False),
}
"""A role's size as a share of the running text's, and whether it is semibold."""
INKS = {"eyebrow": "accent", "muted": "muted", "small": "muted", "warning": "warning"}
"""The colour of a role's words, where it isn't that of running text."""


def role_of(widget: QWidget | None) -> str:
    """What the widget is for, among those of its kind; empty for an ordinary one."""
    return str(widget.property("role") or "") if widget is not None else ""


def is_popup(widget: QWidget) -> bool:
    """Whether it is shown above the window and goes away by itself, such as what a combo box lists."""
    return widget.window().windowType() == Qt.WindowType.Popup


def dress(widget: QWidget, scheme: Colours) -> None:
    """Dress a widget in a scheme. Done again when the scheme or the widget's role has changed."""
    for kinds, wear in _WARDROBE:
        if isinstance(widget, kinds):
            wear(widget, scheme)
            return


class Roomy(QStyledItemDelegate):
    """Gives the entries of a list or tree that draws nothing of its own the height of something to press."""

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        asked = super().sizeHint(option, index)
        return QSize(asked.width() + 2 * INSET, max(TARGET + 6, asked.height() + 8))


def _at_least(widget: QWidget, height: int) -> None:
    if widget.minimumHeight() == 0:
        widget.setMinimumHeight(height)


def _type(widget: QWidget, share: float, semibold: bool) -> None:
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font().pointSizeF() * share)
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    widget.setFont(font)


def _colour(widget: QWidget, role: QPalette.ColorRole, colour: str, disabled: str = "") -> None:
    palette, groups = widget.palette(), QPalette.ColorGroup
    for group in (groups.Active, groups.Inactive, groups.Disabled):
        palette.setColor(group, role, QColor(disabled if disabled and group == groups.Disabled else colour))
    widget.setPalette(palette)


def _text(text: QLabel, scheme: Colours) -> None:
    role = role_of(text)
    if text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard:
        text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # Words within a button would take over the button's own type and colour.
    inside = isinstance(text.parentWidget(), QPushButton)
    if not role and not inside and not text.property("dressed"):
        return
    text.setProperty("dressed", True)
    if inside:
        text.setForegroundRole(QPalette.ColorRole.WindowText)
    _type(text, *TYPES.get(role, (1.0, False)))
    _colour(text, QPalette.ColorRole.WindowText, getattr(scheme, INKS.get(role, "text")), scheme.muted)


def _button(button: QPushButton, scheme: Colours) -> None:
    role = role_of(button)
    _at_least(button, FIELD_HEIGHT)
    if not role and not button.property("dressed"):
        return
    button.setProperty("dressed", True)
    _type(button, 1.0, bool(role))
    ink = {"primary": "#ffffff", "plain": scheme.accent}.get(role, scheme.text)
    _colour(button, QPalette.ColorRole.ButtonText, ink, scheme.muted)


def _tick(box: QWidget, scheme: Colours) -> None:
    _at_least(box, TARGET)


def _tool(button: QToolButton, scheme: Colours) -> None:
    if isinstance(button.parentWidget(), QLineEdit):
        button.setMinimumSize(TARGET, TARGET)
        button.installEventFilter(_middle())
    elif not isinstance(button.parentWidget(), QTabBar):
        _at_least(button, TARGET + 6)


class _Middle(QObject):
    """Keeps a sign within a field, which Qt makes too small to press, in the middle once it is larger."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and isinstance(watched, QWidget):
            field = watched.parentWidget()
            top = (field.height() - watched.height()) // 2 if field is not None else 0
            if field is not None and watched.y() != top:
                watched.move(watched.x(), top)
        return False


@cache
def _middle() -> _Middle:
    return _Middle()


def _field(field: QWidget, scheme: Colours) -> None:
    parent = field.parentWidget()
    if isinstance(parent, QComboBox | QAbstractSpinBox):
        return
    if isinstance(field, QComboBox) and field.accessibleName() and parent is not None:
        _name_aloud(field, parent)
    _at_least(field, FIELD_HEIGHT)
    if isinstance(field, QLineEdit):
        field.setTextMargins(INSET, 0, INSET, 0)


def _name_aloud(choice: QComboBox, parent: QWidget) -> None:
    """Have the name of a combo box said too: on Linux Qt says only what is chosen, unless a text belongs to it."""
    if not any(text.buddy() is choice for text in (parent.parentWidget() or parent).findChildren(QLabel)):
        name = QLabel(choice.accessibleName(), parent)
        name.setBuddy(choice)
        name.hide()


def _scroll_area(area: QScrollArea, scheme: Colours) -> None:
    for part in (area.viewport(), area.widget()):
        if part is not None:
            part.setAutoFillBackground(False)
    if area.accessibleName():
        _room_for_ring(area)
    else:
        # Nothing is done in the area itself: it scrolls by the keys of what is in it.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)


def _header(header: QHeaderView, scheme: Colours) -> None:
    _type(header, 0.91, True)
    _colour(header, QPalette.ColorRole.ButtonText, scheme.muted)


def _area(area: QFrame, scheme: Colours) -> None:
    """A list or a text."""
    role = role_of(area)
    if is_popup(area):
        _what_drops_down(area)
        return
    if role == "minutes":
        # The caret tells where the keyboard is, and the live view how large the text is.
        area.setFrameShape(QFrame.Shape.NoFrame)
        return
    _room_for_ring(area)
    if area.objectName() == "navigation":
        role = "navigation"
        area.setProperty("bare", True)
    if role in TYPES:
        _type(area, *TYPES[role])
    if not isinstance(area, QAbstractItemView):
        return
    if area.property("bare"):
        _colour(area, QPalette.ColorRole.Base, "transparent")
    if isinstance(area, QListView | QTreeView) and type(area.itemDelegate()) is QStyledItemDelegate:
        area.setItemDelegate(Roomy(area))


def _what_drops_down(area: QFrame) -> None:
    """The list of a combo box that is written in too has rows as high as a menu's."""
    choice = area.window().parentWidget()
    if isinstance(area, QListView) and isinstance(choice, QComboBox) and choice.isEditable():
        area.setItemDelegate(Roomy(area))


def _room_for_ring(area: QFrame) -> None:
    if area.frameShape() == QFrame.Shape.NoFrame or role_of(area) in ("plain", "cards"):
        area.setProperty("bare", True)
    area.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
    area.setLineWidth(FRAME)


def _tabs(tabs: QTabBar, scheme: Colours) -> None:
    _type(tabs, 1.0, True)
    tabs.setDrawBase(False)


def _bar(bar: QWidget, scheme: Colours) -> None:
    _colour(bar, QPalette.ColorRole.Window, scheme.surface)
    _colour(bar, QPalette.ColorRole.Highlight, scheme.accent_fill)


_WARDROBE: tuple[tuple[Any, Callable[[Any, Colours], None]], ...] = (
    (QLabel, _text),
    (QPushButton, _button),
    (QCheckBox | QRadioButton, _tick),
    (QToolButton, _tool),
    (QLineEdit | QComboBox | QAbstractSpinBox, _field),
    (QScrollArea, _scroll_area),
    (QHeaderView, _header),
    (QAbstractItemView | QPlainTextEdit | QTextEdit, _area),
    (QTabBar, _tabs),
    (QMenuBar | QStatusBar | QProgressBar, _bar),
)
"""What each kind of widget wears; the first kind that it is counts."""
