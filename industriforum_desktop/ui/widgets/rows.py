"""Parts side by side, that go on below where there is no room for them beside one another."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayoutItem

Line = list[QLayoutItem]


class Row(QHBoxLayout):
    """An ordinary row as long as it fits in one line; otherwise its parts are broken into lines like words."""

    broken = False
    """Whether there are lines now. Only then its height hangs on its width: whatever holds such a part is given the
    height that it would like, never less."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: dict[tuple[int, bool], int] = {}
        """By width, and whether it is the least: layouts within layouts ask for the same again and again."""

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        return self.broken or super().hasHeightForWidth()

    def minimumSize(self) -> QSize:
        parts = self._parts()
        margins = self.contentsMargins()
        widest = max((part.minimumSize().width() for part in parts), default=0)
        return QSize(widest + margins.left() + margins.right(), super().minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        return self._high(width, least=False)

    def minimumHeightForWidth(self, width: int) -> int:
        return self._high(width, least=True)

    def _high(self, width: int, *, least: bool) -> int:
        if (width, least) not in self._heights:
            self._heights[width, least] = self._measure(width, least=least)
        return self._heights[width, least]

    def _measure(self, width: int, *, least: bool) -> int:
        if not self._fits(width):
            return self._height(width, least=least)
        if super().hasHeightForWidth():
            return super().minimumHeightForWidth(width) if least else super().heightForWidth(width)
        return (super().minimumSize() if least else super().sizeHint()).height()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if self.broken == self._fits(rect.width()):
            self.broken = not self.broken
            self.update()
        if not self.broken:
            return
        # Not its own rectangle: a part that was moved may have made it unknown.
        inner = rect.marginsRemoved(self.contentsMargins())
        lines = self._lines(inner.width())
        least = [_height(line, inner.width(), self.spacing(), least=True) for line in lines]
        liked = [_height(line, inner.width(), self.spacing(), least=False) for line in lines]
        heights = _shared(least, liked, inner.height() - self._gaps(lines), [_grows(line) for line in lines])
        top = inner.top()
        for line, height in zip(lines, heights, strict=True):
            left = inner.left()
            for part, width in zip(line, _widths(line, inner.width(), self.spacing()), strict=True):
                if part.spacerItem() is None:
                    part.setGeometry(QRect(left, top, width, height))
                    left += self.spacing()
                left += width
            top += height + self._between()

    def _parts(self) -> Line:
        parts = (self.itemAt(n) for n in range(self.count()))
        return [part for part in parts if part is not None and part.spacerItem() is None and not part.isEmpty()]

    def _fits(self, width: int) -> bool:
        return super().minimumSize().width() <= width or len(self._parts()) < 2

    def _between(self) -> int:
        return max(self.spacing() // 2, 4)

    def _gaps(self, lines: list[Line]) -> int:
        return self._between() * (len(lines) - 1)

    def _height(self, width: int, *, least: bool) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        lines = self._lines(room)
        heights = sum(_height(line, room, self.spacing(), least=least) for line in lines)
        return heights + self._gaps(lines) + margins.top() + margins.bottom()

    def _lines(self, room: int) -> list[Line]:
        """The parts and the stretches between them, in lines that fit the room by what the parts would like."""
        lines: list[Line] = [[]]
        used = 0
        for n in range(self.count()):
            part = self.itemAt(n)
            if part is None or (part.isEmpty() and part.spacerItem() is None):
                continue
            if part.spacerItem() is not None:
                if lines[-1] or len(lines) == 1:
                    lines[-1].append(part)
                continue
            width = min(part.sizeHint().width(), room)
            if used and used + self.spacing() + width > room:
                lines.append([])
                used = 0
            used += width + (self.spacing() if used else 0)
            lines[-1].append(part)
        return lines


def _widths(line: Line, room: int, spacing: int) -> list[int]:
    """How wide each part of a line is; what is left goes to stretches, else to what likes to be wide."""
    parts = [part for part in line if part.spacerItem() is None]
    widths = [0 if part.spacerItem() is not None else min(part.sizeHint().width(), room) for part in line]
    left = room - sum(widths) - spacing * (len(parts) - 1)
    takers = [n for n, part in enumerate(line) if part.spacerItem() is not None]
    if not takers:
        wide = Qt.Orientation.Horizontal
        takers = [n for n, part in enumerate(line) if part.expandingDirections() & wide]
    for n in takers if left > 0 else ():
        widths[n] += left // len(takers)
    return widths


def _height(line: Line, room: int, spacing: int, *, least: bool) -> int:
    heights = [0]
    for part, width in zip(line, _widths(line, room, spacing), strict=True):
        if part.spacerItem() is not None:
            continue
        if part.hasHeightForWidth():
            heights.append(part.minimumHeightForWidth(width) if least else part.heightForWidth(width))
        else:
            heights.append(part.minimumSize().height() if least else part.sizeHint().height())
    return max(heights)


def _grows(line: Line) -> bool:
    return any(part.expandingDirections() & Qt.Orientation.Vertical for part in line if part.spacerItem() is None)


def _shared(least: list[int], liked: list[int], room: int, grows: list[bool]) -> list[int]:
    """The lines' heights: as liked where there is room, what is left for those that grow; else nearer the least."""
    spare = room - sum(liked)
    if spare >= 0:
        growing = sum(grows)
        return [height + (spare // growing if grown else 0) for height, grown in zip(liked, grows, strict=True)]
    give = sum(liked) - sum(least)
    share = min(1.0, -spare / give) if give > 0 else 0.0
    return [round(high - (high - low) * share) for low, high in zip(least, liked, strict=True)]
