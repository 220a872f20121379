"""What a person with weak sight, shaky hands, or no mouse would stumble over in a window, as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTabWidget,
    QWidget,
)

from industriforum_desktop.ui.theme import AA, SEEN, contrast

TARGET = 24
"""WCAG 2.2, 2.5.8: the least side of what is pressed, in device-independent pixels."""
LARGE = 3.0
"""What is asked of text of 18 points, or 14 in bold."""
RING = 60
"""So many pixels must be told apart when the keyboard comes: more than a blinking line."""


def picture(window: QWidget) -> QImage:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    return image


def faults(window: QWidget) -> list[str]:
    """All but the keyboard's: names, sizes, words that are cut, colours too near one another."""
    image = picture(window)
    found: list[str] = []
    for part in _seen(window):
        found += [f"{_named(part)}: {fault}" for fault in (*_speechless(part), *_small(part), *_cut(part))]
        found += [f"{_named(part)}: {fault}" for fault in _pale(part, window, image)]
    return found


def outside(window: QWidget, room: QSize) -> list[str]:
    """Whether the window asks for more than the screen has."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    return [] if least.boundedTo(room) == least else [f"needs {least.width()} x {least.height()}"]


def unseen_stops(window: QWidget, stops: int = 60) -> list[str]:
    """Where Tab comes without a person seeing it, or can't get away from."""
    found: list[str] = []
    been: set[QWidget] = set()
    before = picture(window)
    for _stop in range(stops):
        was = QApplication.focusWidget()
        part = was
        # A text with links takes one Tab for each of them.
        for _try in range(4):
            QTest.keyClick(part or window, Qt.Key.Key_Tab)
            QApplication.processEvents()
            part = QApplication.focusWidget()
            if part is not was:
                break
        if part is None or part is was:
            return [*found, f"{_named(part) if part else 'nothing'} holds the keyboard"]
        if part in been:
            return found
        been.add(part)
        now = picture(window)
        place = _place(part, window).adjusted(-3, -3, 3, 3) & now.rect()
        if _told_apart(before, now, place) < RING and part.property("role") != "minutes":
            found.append(f"{_named(part)}: nothing shows that the keyboard is there")
        before = now
    return found


def _seen(window: QWidget) -> Iterator[QWidget]:
    for part in window.findChildren(QWidget):
        if part.isVisible() and part.window() is window and not part.visibleRegion().isEmpty():
            yield part


def _place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _named(part: QWidget) -> str:
    text = part.accessibleName() or (part.text() if isinstance(part, QLabel | QAbstractButton) else "")
    return f"{type(part).__name__} {text[:40]!r}"


def _within(part: QWidget) -> bool:
    """Whether it is a part of a field, which answers for it."""
    return isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit | QTabBar)


def _speechless(part: QWidget) -> Iterator[str]:
    stop = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    if not stop or _within(part) or isinstance(part, QTabWidget | QTabBar | QScrollBar):
        return
    if part.objectName() == "qt_scrollarea_viewport" or part.focusProxy() is not None:
        return
    face = QAccessible.queryAccessibleInterface(part)
    buddies = [text for text in part.window().findChildren(QLabel) if text.buddy() is part]
    if not buddies and not (face and face.text(QAccessible.Text.Name).strip()):
        yield "has no name"
    if isinstance(part, QComboBox) and not buddies:
        yield "is read out without its name"


def _small(part: QWidget) -> Iterator[str]:
    pressed = isinstance(part, QAbstractButton | QComboBox | QLineEdit) and part.isEnabled()
    if pressed and not _within(part) and min(part.width(), part.height()) < TARGET:
        yield f"is only {part.width()} x {part.height()}"


def _cut(part: QWidget) -> Iterator[str]:
    """Words that have less room than they need; what is cut on purpose says the whole in its tip."""
    if isinstance(part, QLabel):
        if part.textFormat() == Qt.TextFormat.RichText or not part.text() or part.toolTip():
            return
        if part.wordWrap():
            needed = part.heightForWidth(part.width())
            if needed > part.height() + 1:
                yield f"needs {needed} px height, has {part.height()}"
            return
        wide = max(QFontMetrics(part.font()).horizontalAdvance(line) for line in part.text().split("\n"))
        if wide > part.contentsRect().width() + 1 and part.minimumSizeHint().width() > part.width():
            yield f"needs {wide} px, has {part.contentsRect().width()}"
    elif isinstance(part, QPushButton | QCheckBox | QRadioButton) and part.text():
        if part.width() + 1 < part.minimumSizeHint().width():
            yield f"needs {part.minimumSizeHint().width()} px, has {part.width()}"
    elif isinstance(part, QTabBar):
        for n in range(part.count()):
            if part.isTabVisible(n) and not part.rect().contains(part.tabRect(n)):
                yield f"the tab {part.tabText(n)!r} lies outside"


def _pale(part: QWidget, window: QWidget, image: QImage) -> Iterator[str]:
    if (
        not isinstance(part, QLabel | QAbstractButton | QLineEdit | QComboBox)
        or not part.isEnabled()
        or _within(part)
    ):
        return
    if not _words(part):
        return
    region = part.visibleRegion().boundingRect()
    if region.size() != part.size():
        # Half a line of text, at the edge of what scrolls, says nothing of its colour.
        return
    inside = _place(part, window).adjusted(4, 4, -4, -4)
    if isinstance(part, QCheckBox | QRadioButton):
        inside.adjust(22, 0, 0, 0)
    elif isinstance(part, QPushButton) and not part.icon().isNull():
        inside.adjust(part.iconSize().width() + 12, 0, 0, 0)
    colours = _colours(image, inside)
    if len(colours) < 2:
        return
    ground = colours.most_common(1)[0][0]
    best, covered = 1.0, 0
    for value, count in sorted(((contrast(one, ground), count) for one, count in colours.items()), reverse=True):
        covered += count
        if covered >= max(4, sum(colours.values()) * 0.0015):
            best = value
            break
    points, bold = QFontInfo(part.font()).pointSizeF(), part.font().bold()
    if best < (LARGE if points >= 18 or (points >= 14 and bold) else AA) - 0.05:
        yield f"contrast {best:.2f}"


def _words(part: QWidget) -> str:
    if isinstance(part, QLineEdit):
        return part.text() or part.placeholderText()
    if isinstance(part, QComboBox):
        return part.currentText()
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def _colours(image: QImage, place: QRect) -> Counter[str]:
    place &= image.rect()
    data, line = bytes(image.constBits()), image.bytesPerLine()
    found: Counter[bytes] = Counter()
    for y in range(place.top(), place.bottom() + 1):
        row = data[y * line + 4 * place.left() : y * line + 4 * (place.right() + 1)]
        found.update(row[n : n + 3] for n in range(0, len(row), 4))
    return Counter({QColor(one[2], one[1], one[0]).name(): count for one, count in found.items()})


def _told_apart(before: QImage, now: QImage, place: QRect) -> int:
    """How many pixels differ by so much that a person sees it, up to what is asked for."""
    if before.size() != now.size():
        return RING
    one, other, line = bytes(before.constBits()), bytes(now.constBits()), now.bytesPerLine()
    ratios: dict[tuple[bytes, bytes], bool] = {}
    count = 0
    for y in range(place.top(), place.bottom() + 1):
        start, end = y * line + 4 * place.left(), y * line + 4 * (place.right() + 1)
        if one[start:end] == other[start:end]:
            continue
        for n in range(start, end, 4):
            pair = one[n : n + 3], other[n : n + 3]
            if pair[0] != pair[1]:
                if pair not in ratios:
                    first, second = (QColor(each[2], each[1], each[0]).name() for each in pair)
                    ratios[pair] = contrast(first, second) >= SEEN
                count += ratios[pair]
                if count >= RING:
                    return count
    return count
