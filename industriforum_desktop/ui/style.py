"""How the parts of the window are drawn: on Qt's own measures, in the colours and types of the theme.

Only drawing and dressing are done here. A style that is asked for measures in Python, or a style sheet on the
application, makes a page cost twice as much to make.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QLabel,
    QListView,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QStyleOptionViewItem,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from industriforum_desktop.ui.dress import INSET, dress, is_popup, role_of
from industriforum_desktop.ui.strokes import CARD_RADIUS, RING, arrow, box, tick

if TYPE_CHECKING:
    from industriforum_desktop.ui.theme import Colours

_E, _C, _X, _S = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl, QStyle.StateFlag


class WindowStyle(QProxyStyle):
    """Draws the window in a scheme; dresses a widget once, by what it is and by its `role`."""

    def __init__(self, scheme: Colours) -> None:
        super().__init__("Fusion")
        self.scheme = scheme
        self._primitives: dict[QStyle.PrimitiveElement, Callable[..., bool]] = {
            _E.PE_PanelButtonCommand: self._button,
            _E.PE_PanelButtonTool: self._tool,
            _E.PE_PanelLineEdit: self._line_edit,
            _E.PE_FrameLineEdit: self._nothing,
            _E.PE_FrameFocusRect: self._ring,
            _E.PE_IndicatorCheckBox: self._check,
            _E.PE_IndicatorItemViewItemCheck: self._check,
            _E.PE_IndicatorRadioButton: self._radio,
            _E.PE_PanelItemViewItem: self._cell,
            _E.PE_PanelItemViewRow: self._cell_row,
            _E.PE_FrameTabWidget: self._nothing,
            _E.PE_FrameTabBarBase: self._nothing,
            _E.PE_FrameStatusBarItem: self._nothing,
            _E.PE_PanelScrollAreaCorner: self._nothing,
            _E.PE_PanelStatusBar: self._status_bar,
            _E.PE_PanelMenu: self._menu,
            _E.PE_FrameMenu: self._nothing,
            _E.PE_PanelTipLabel: self._tip,
            _E.PE_Widget: self._ground,
        }
        self._controls: dict[QStyle.ControlElement, Callable[..., bool]] = {
            _C.CE_ShapedFrame: self._frame,
            _C.CE_TabBarTabShape: self._tab_shape,
            _C.CE_HeaderSection: self._header,
            _C.CE_HeaderEmptyArea: self._header,
            _C.CE_MenuBarItem: self._menu_bar_item,
            _C.CE_MenuBarEmptyArea: self._menu_bar,
            _C.CE_Splitter: self._nothing,
        }

    def polish(self, widget) -> None:
        super().polish(widget)
        if isinstance(widget, QWidget):
            dress(widget, self.scheme)

    def drawPrimitive(self, element, option, painter, widget=None) -> None:
        draw = self._primitives.get(element)
        if draw is None or not draw(option, painter, widget):
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(self, element, option, painter, widget=None) -> None:
        draw = self._controls.get(element)
        if draw is not None and draw(option, painter, widget):
            return
        if element == _C.CE_ItemViewItem and isinstance(option, QStyleOptionViewItem):
            self._item(option, painter, widget)
        elif element == _C.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
            super().drawControl(element, self._tab_words(option), painter, widget)
        elif element == _C.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
            inset = QStyleOptionHeader(option)
            inset.rect = option.rect.adjusted(INSET, 0, -INSET, 0)
            super().drawControl(element, inset, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(self, control, option, painter, widget=None) -> None:
        if control == _X.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        elif control == _X.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._field(option, painter, widget)
            place = self.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxArrow, widget)
            arrow(painter, place, self._ink(option), down=True)
        elif control == _X.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            self._field(option, painter, widget)
            for part, down in ((QStyle.SubControl.SC_SpinBoxUp, False), (QStyle.SubControl.SC_SpinBoxDown, True)):
                arrow(painter, self.subControlRect(control, option, part, widget), self._ink(option), down=down)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _nothing(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
        return True

    def _ground(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
        painter.fillRect(option.rect, QColor(self.scheme.window))
        return True

    def _button(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        scheme, state, role = self.scheme, option.state, role_of(widget)
        on, focus = bool(state & _S.State_Enabled), bool(state & _S.State_HasFocus)
        hover, down = bool(state & _S.State_MouseOver), bool(state & (_S.State_Sunken | _S.State_On))
        rect = QRectF(option.rect)
        if role == "primary":
            fill = scheme.accent_fill if on else scheme.line
            if focus:
                box(painter, rect, edge=scheme.ring, width=RING)
                box(painter, rect.adjusted(4, 4, -4, -4), fill=fill, radius=3)
            else:
                box(painter, rect, fill=fill, edge=scheme.text if hover and on else scheme.accent if on else "")
        else:
            plain = role == "plain"
            fill = "" if plain else scheme.surface if on else scheme.window
            if on and (hover or down):
                fill = scheme.selection if down else scheme.accent_soft if plain else scheme.raised
            edge = "" if plain else scheme.muted if hover and on else scheme.line
            box(painter, rect, fill=fill, edge=scheme.accent if focus else edge, width=RING if focus else 1.0)
        return True

    def _tool(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        state = option.state
        on, down = bool(state & _S.State_Enabled), bool(state & (_S.State_On | _S.State_Sunken))
        fill = (
            self.scheme.selection if down else self.scheme.accent_soft if on and state & _S.State_MouseOver else ""
        )
        if fill:
            box(painter, option.rect, fill=fill)
        return True

    def _ink(self, option) -> str:
        return self.scheme.text if option.state & _S.State_Enabled else self.scheme.muted

    def _field(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        """A box that one writes in or chooses from."""
        scheme, state = self.scheme, option.state
        on = bool(state & _S.State_Enabled)
        edge, width = (scheme.edge if on else scheme.line), 1.0
        if widget is not None and widget.property("invalid"):
            edge, width = scheme.warning, RING
        if state & _S.State_HasFocus:
            edge, width = scheme.accent, RING
        box(painter, option.rect, fill=scheme.surface if on else scheme.window, edge=edge, width=width)
        return True

    def _line_edit(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        if isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
            self._field(option, painter, widget)
        return True

    def _ring(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        if isinstance(widget, QPushButton):
            return True
        rect = QRectF(option.rect)
        if isinstance(widget, QToolButton | QCheckBox | QRadioButton):
            rect = QRectF(widget.rect())
        box(painter, rect, edge=self.scheme.accent, width=RING, radius=4)
        return True

    def _check(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        scheme, state = self.scheme, option.state
        on = bool(state & _S.State_Enabled)
        chosen = bool(state & (_S.State_On | _S.State_NoChange))
        edge = scheme.edge if on else scheme.line
        fill = (scheme.accent_fill if on else scheme.muted) if chosen else scheme.surface
        side = min(option.rect.width(), option.rect.height())
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(QRectF(option.rect).center())
        box(painter, rect, fill=fill, edge=scheme.accent if chosen and on else edge, width=1.25, radius=4)
        if chosen:
            tick(painter, rect, half=bool(state & _S.State_NoChange))
        return True

    def _radio(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        scheme, state = self.scheme, option.state
        on, chosen = bool(state & _S.State_Enabled), bool(state & _S.State_On)
        edge = (scheme.accent if chosen else scheme.edge) if on else scheme.line
        rect = QRectF(option.rect)
        box(painter, rect, fill=scheme.surface, edge=edge, width=1.5, radius=rect.width() / 2)
        if chosen:
            inner = rect.width() * 0.27
            box(painter, rect.adjusted(inner, inner, -inner, -inner), fill=edge, radius=rect.width())
        return True

    def _item(self, option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> None:
        """An entry of a list, with more room at its sides than Qt gives; its ground fills the whole."""
        self._cell(option, painter, widget, whole=True)
        roomy = QStyleOptionViewItem(option)
        roomy.rect = option.rect.adjusted(INSET, 0, -INSET, 0)
        focus = bool(roomy.state & _S.State_HasFocus)
        # The ground and the ring are drawn on the whole entry.
        roomy.state &= ~(_S.State_HasFocus | _S.State_MouseOver)
        roomy.showDecorationSelected = False
        self._drawn = True
        super().drawControl(_C.CE_ItemViewItem, roomy, painter, widget)
        self._drawn = False
        if focus and _goes_by_cells(option, widget):
            box(painter, option.rect, edge=self.scheme.accent, width=RING, radius=4)

    _drawn = False

    def _cell(self, option, painter: QPainter, widget: QWidget | None, *, whole: bool = False) -> bool:
        """The ground of an entry; what is chosen has a bar at its beginning, besides the tint."""
        if self._drawn and not whole:
            return True
        scheme, rect = self.scheme, option.rect
        chosen = bool(option.state & _S.State_Selected)
        if option.backgroundBrush.style() != Qt.BrushStyle.NoBrush and not chosen:
            painter.fillRect(rect, option.backgroundBrush)
        listed = not isinstance(widget, QTableView | QTreeView)
        hover = bool(option.state & _S.State_MouseOver and option.state & _S.State_Enabled)
        if chosen or hover:
            fill = scheme.selection if chosen else scheme.hover
            if listed:
                box(painter, QRectF(rect).adjusted(1, 1, -1, -1), fill=fill)
            else:
                painter.fillRect(rect, QColor(fill))
        places = QStyleOptionViewItem.ViewItemPosition
        if chosen and option.viewItemPosition in (places.Beginning, places.OnlyOne, places.Invalid):
            bar = QRectF(rect.x() + (3 if listed else 0), rect.y() + 5, 3, rect.height() - 10)
            active = widget is None or widget.hasFocus() or widget.objectName() == "navigation"
            box(painter, bar, fill=scheme.accent if active else scheme.muted, radius=1.5)
        if not listed:
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(scheme.line))
        return True

    def _cell_row(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        if option.state & _S.State_Selected and isinstance(widget, QTreeView):
            painter.fillRect(option.rect, QColor(self.scheme.selection))
        return True

    def _frame(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        """What frames: a card, a banner, a list, a text."""
        if not isinstance(widget, QFrame):
            return False
        scheme, rect, role = self.scheme, option.rect, role_of(widget)
        focus = bool(option.state & _S.State_HasFocus)
        if isinstance(widget, QLabel):
            if focus:
                box(painter, rect, edge=scheme.accent, width=RING, radius=4)
            return True
        if role == "card":
            box(painter, rect, fill=scheme.surface, edge=scheme.line, radius=CARD_RADIUS)
        elif role == "banner":
            box(painter, rect, fill=scheme.warning_soft, edge=scheme.warning, radius=CARD_RADIUS)
        elif role == "soft":
            box(painter, rect, fill=scheme.accent_soft, radius=CARD_RADIUS)
        elif role == "rule":
            painter.fillRect(rect, QColor(scheme.line))
        elif widget.objectName() == "side":
            painter.fillRect(rect, QColor(scheme.surface))
            painter.fillRect(rect.right(), rect.y(), 1, rect.height(), QColor(scheme.line))
        elif option.frameShape == QFrame.Shape.Box:
            self._area(option, painter, widget)
        elif is_popup(widget):
            box(painter, rect, edge=scheme.edge, radius=0)
        else:
            return option.frameShape in (QFrame.Shape.NoFrame, QFrame.Shape.StyledPanel)
        return True

    def _area(self, option, painter: QPainter, widget: QFrame) -> None:
        scheme, rect = self.scheme, option.rect
        writes = isinstance(widget, QPlainTextEdit | QTextEdit)
        bare = widget.property("bare") or isinstance(widget, QScrollArea)
        fill = "" if bare else scheme.surface if option.state & _S.State_Enabled else scheme.window
        edge, width = ("" if bare else scheme.edge if writes else scheme.line), 1.0
        if widget.property("invalid"):
            edge, width = scheme.warning, RING
        if option.state & _S.State_HasFocus:
            edge, width = scheme.accent, RING
        box(painter, rect, fill=fill, edge=edge, width=width)

    def _tab_shape(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        scheme, rect = self.scheme, QRectF(option.rect)
        if option.state & _S.State_Selected:
            painter.fillRect(QRectF(rect.x() + 4, rect.bottom() - 3, rect.width() - 8, 3), QColor(scheme.accent))
            if option.state & _S.State_HasFocus:
                box(painter, rect.adjusted(1, 1, -1, -4), edge=scheme.accent, width=RING, radius=4)
        return True

    def _tab_words(self, option: QStyleOptionTab) -> QStyleOptionTab:
        made = QStyleOptionTab(option)
        state = option.state
        colour = self.scheme.muted
        if state & _S.State_Selected:
            colour = self.scheme.accent
        elif state & _S.State_MouseOver:
            colour = self.scheme.text
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        made.palette = palette
        made.state = state & ~_S.State_HasFocus
        return made

    def _header(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        rect = option.rect
        painter.fillRect(rect, QColor(self.scheme.surface))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(self.scheme.line))
        if isinstance(option, QStyleOptionHeader) and option.state & _S.State_MouseOver:
            painter.fillRect(rect.right(), rect.y() + 6, 1, rect.height() - 12, QColor(self.scheme.edge))
        return True

    def _menu_bar(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        painter.fillRect(option.rect, QColor(self.scheme.surface))
        painter.fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, QColor(self.scheme.line))
        return True

    def _menu_bar_item(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        self._menu_bar(option, painter, widget)
        if option.state & _S.State_Selected:
            box(painter, option.rect.adjusted(1, 2, -1, -3), fill=self.scheme.selection, radius=4)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
        on = bool(option.state & _S.State_Enabled)
        self.drawItemText(
            painter, option.rect, flags, option.palette, on, option.text, QPalette.ColorRole.ButtonText
        )
        return True

    def _menu(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        painter.fillRect(option.rect, QColor(self.scheme.surface))
        box(painter, option.rect, edge=self.scheme.edge, radius=0)
        return True

    def _tip(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        painter.fillRect(option.rect, QColor(self.scheme.raised))
        box(painter, option.rect, edge=self.scheme.edge, radius=0)
        return True

    def _status_bar(self, option, painter: QPainter, widget: QWidget | None) -> bool:
        painter.fillRect(option.rect, QColor(self.scheme.surface))
        painter.fillRect(option.rect.x(), option.rect.y(), option.rect.width(), 1, QColor(self.scheme.line))
        return True

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
        if option.maximum <= option.minimum:
            return
        handle = self.subControlRect(_X.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, widget)  # type: ignore[arg-type]
        flat = option.orientation == Qt.Orientation.Horizontal
        rect = QRectF(handle).adjusted(*((2, 4, -2, -4) if flat else (4, 2, -4, -2)))
        over = bool(option.state & (_S.State_MouseOver | _S.State_Sunken))
        box(
            painter,
            rect,
            fill=self.scheme.muted if over else self.scheme.edge,
            radius=min(rect.width(), rect.height()) / 2,
        )


def _goes_by_cells(option: QStyleOptionViewItem, widget: QWidget | None) -> bool:
    """Whether the entry with the keyboard needs a ring of its own, since its being chosen doesn't tell it."""
    rows = isinstance(widget, QAbstractItemView) and (
        isinstance(widget, QListView)
        or widget.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
    )
    return not (rows and option.state & _S.State_Selected)
