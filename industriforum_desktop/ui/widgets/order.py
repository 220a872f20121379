"""Tab goes where the eye goes: by what is seen, whatever order the parts were made in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget

Block = tuple[QRect, list[QWidget]]
"""Where a part stands, and the widgets in it that Tab stops at, in order."""

SLACK = 3
"""By how much two rows may overlap, in device-independent pixels."""


def follow_eye(part: QWidget) -> None:
    """Let Tab go through a part's visible widgets row by row, or column by column where columns stand apart."""
    for before, after in pairwise(stops(part)):
        QWidget.setTabOrder(before, after)


def stops(part: QWidget) -> list[QWidget]:
    """The visible widgets within a part that Tab stops at, as the eye meets them."""
    return _read(_blocks(part, part))


def _blocks(part: QWidget, root: QWidget) -> list[Block]:
    found: list[Block] = []
    for child in part.children():
        if not isinstance(child, QWidget) or child.isWindow() or child.isHidden():
            continue
        place = QRect(child.mapTo(root, QPoint(0, 0)), child.size())
        whole = _whole(child)
        if whole is not None:
            found.append((place, whole))
        elif _is_stop(child):
            found.append((place, [child]))
        else:
            found += _blocks(child, root)
    return found


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _whole(widget: QWidget) -> list[QWidget] | None:
    """The stops of what is looked through as a whole before the eye goes on; None for anything else."""
    own = [widget] if _is_stop(widget) else []
    if isinstance(widget, QScrollArea):
        return own + _inner(widget.widget(), itself=False)
    if isinstance(widget, QTabWidget):
        bar = widget.tabBar()
        return ([bar] if _is_stop(bar) and not bar.isHidden() else []) + _inner(widget.currentWidget())
    if isinstance(widget, QStackedWidget):
        return _inner(widget.currentWidget())
    if isinstance(widget, QSplitter):
        return [stop for place in range(widget.count()) for stop in _inner(widget.widget(place))]
    return None


def _inner(widget: QWidget | None, *, itself: bool = True) -> list[QWidget]:
    """The stops of a part that may be a stop itself."""
    if widget is None or widget.isHidden():
        return []
    whole = _whole(widget)
    if whole is not None:
        return whole
    return [widget] if itself and _is_stop(widget) else stops(widget)


def _read(blocks: list[Block]) -> list[QWidget]:
    """Cut the blocks into rows, or else into columns, and each of these again."""
    if len(blocks) < 2:
        return [stop for _place, inside in blocks for stop in inside]
    for low, high in ((_top, _bottom), (_left, _right)):
        groups = _cut(blocks, low, high)
        if len(groups) > 1:
            return [stop for group in groups for stop in _read(group)]
    blocks.sort(key=lambda block: (_top(block), _left(block)))
    return [stop for _place, inside in blocks for stop in inside]


def _cut(blocks: list[Block], low: Callable[[Block], int], high: Callable[[Block], int]) -> list[list[Block]]:
    """The blocks in groups that don't overlap in one direction, in its order."""
    groups: list[list[Block]] = []
    end = 0
    for block in sorted(blocks, key=low):
        if not groups or low(block) + SLACK > end:
            groups.append([])
            end = high(block)
        groups[-1].append(block)
        end = max(end, high(block))
    return groups


def _top(block: Block) -> int:
    return block[0].top()


def _bottom(block: Block) -> int:
    return block[0].bottom()


def _left(block: Block) -> int:
    return block[0].left()


def _right(block: Block) -> int:
    return block[0].right()
