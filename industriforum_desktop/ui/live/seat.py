"""A seat at the table: what is known of the person's part, how it is found, marked and painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from unicodedata import combining, normalize

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from industriforum_desktop.forum.kinds import LABELS, Presence
from industriforum_desktop.i18n import _, current
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.theme import GRID

SEAT = Qt.ItemDataRole.UserRole
CHIP = 24
"""Side of a mark that can be clicked, in px; WCAG 2.2, 2.5.8 asks for 24."""
HEAD, BODY = 26, 30
"""Heights in px of an organisation's line and of a person's."""
TALL = 42
"""Height in px of a person's line with more than the name in it."""
FIRST = SEAT + 1


@dataclass(frozen=True)
class Seat:
    """A person at the table, or who should be: one row of the panel.

    `organisation` heads those of its people; `represented` says whether any of them is here now.
    """

    participant_id: int | None
    attendance_id: int | None
    name: str
    organisation: str
    presence: Presence | None
    detail: str = ""
    represented: bool = False

    def answers(self, sought: str) -> bool:
        """Whether each word that is sought begins a word of the name or the organisation.

        Letters without their marks find those with them: hallen finds Hallén.
        """
        words = f"{self.name} {self.organisation}".casefold().replace("-", " ").split()
        words += [_bare(word) for word in words]
        return all(any(word.startswith(part) for word in words) for part in sought.casefold().split())


def _bare(word: str) -> str:
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))


_LINKS = frozenset({"af", "av", "da", "de", "del", "den", "der", "di", "du", "la", "le", "van", "von"})
"""Words in small letters that stand in names."""


def is_sentence(text: str) -> bool:
    """Whether what was written can only be a sentence or a line of the notes."""
    words = text.split()
    ends = text.endswith(("!", "?", ":", ";", "…")) or (text.endswith(".") and len(words[-1]) > len("jr."))
    return ends or text.startswith(("->", "→", "=", "?", "+", "#", "@", "*", "- ")) or len(words) > 8


def is_name(text: str) -> bool:
    """Whether what was written may be a person's name: some words, and in a long one each begins with a capital."""
    words = text.split()
    small = [word for word in words[1:] if word[0].islower() and word not in _LINKS]
    return len(words) <= 3 or (len(words) <= 6 and not small)


class Mark(Enum):
    """What a key or a click does to a seat."""

    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"
    SUBSTITUTES = "substitutes"
    FROM_HERE = "from_here"
    TO_HERE = "to_here"
    CAME_NOW = "came_now"
    LEFT_NOW = "left_now"
    CLEAR = "clear"


KEYS = {
    Qt.Key.Key_1: Mark.PRESENT,
    Qt.Key.Key_2: Mark.REMOTE,
    Qt.Key.Key_3: Mark.EXCUSED,
    Qt.Key.Key_4: Mark.ABSENT,
    Qt.Key.Key_5: Mark.SUBSTITUTES,
    Qt.Key.Key_6: Mark.FROM_HERE,
    Qt.Key.Key_7: Mark.TO_HERE,
    Qt.Key.Key_8: Mark.CAME_NOW,
    Qt.Key.Key_9: Mark.LEFT_NOW,
    Qt.Key.Key_0: Mark.CLEAR,
}
DIGITS = {chr(key): mark for key, mark in KEYS.items()}
CHIPS = (Presence.PRESENT, Presence.REMOTE, Presence.EXCUSED, Presence.ABSENT)


def chip_box(row: QRect, n: int) -> QRect:
    left = row.right() - GRID // 2 - (len(CHIPS) - n) * (CHIP + 2)
    return QRect(left, row.bottom() - BODY // 2 - CHIP // 2, CHIP, CHIP)


def _letter(presence: Presence) -> str:
    """The mark's letter: the first of its word, as on a paper list."""
    return current().gettext(LABELS[presence])[:1].upper()


class SeatPainter(QStyledItemDelegate):
    """Name at the left, four marks at the right; above an organisation's first person its name and a dot.

    The dot is filled when somebody of the organisation is here.
    """

    def __init__(self, panel: QObject, at_hand: Callable[[], bool]) -> None:
        super().__init__(panel)
        self._at_hand = at_hand
        """Whether the keys go to the panel now."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:
        seat: Seat = index.data(SEAT)
        scheme = theme.now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = option.rect.adjusted(0, HEAD if index.data(FIRST) else 0, 0, 0)
        if index.data(FIRST):
            self._head(painter, option, seat)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(scheme.accent) if self._at_hand() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.accent_soft))
            painter.drawRoundedRect(body.adjusted(1, 0, -2, -1), 6, 6)
        first = chip_box(option.rect, 0)
        text = QRect(body.left() + 2 * GRID, body.top() + 4, first.left() - body.left() - 3 * GRID, 0)
        text.setBottom(body.bottom() - 4)
        painter.setPen(QColor(scheme.text))
        font = QFont(option.font)
        painter.setFont(font)
        name = QFontMetrics(font).elidedText(seat.name, Qt.TextElideMode.ElideRight, text.width())
        place = Qt.AlignmentFlag.AlignTop if seat.detail else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, int(place), name)
        if seat.detail:
            small = _small(option.font)
            painter.setFont(small)
            painter.setPen(QColor(scheme.muted))
            below = QFontMetrics(small).elidedText(seat.detail, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, int(Qt.AlignmentFlag.AlignBottom), below)
        painter.setFont(_small(option.font))
        for n, presence in enumerate(CHIPS):
            self._chip(painter, chip_box(option.rect, n), presence, chosen=seat.presence is presence)
        painter.restore()

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, seat: Seat) -> None:
        scheme = theme.now()
        box = QRect(option.rect.left() + GRID // 2, option.rect.top() + 4, option.rect.width(), HEAD - 4)
        dot = QRect(0, 0, 8, 8)
        dot.moveCenter(QPoint(box.left() + 4, box.center().y() + 1))
        painter.setPen(QPen(QColor(scheme.good if seat.represented else scheme.muted), 1.5))
        painter.setBrush(QColor(scheme.good) if seat.represented else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        font = _small(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(scheme.muted))
        box.setLeft(dot.right() + GRID)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), seat.organisation)

    def _chip(self, painter: QPainter, box: QRect, presence: Presence, *, chosen: bool) -> None:
        scheme = theme.now()
        painter.setPen(QColor(scheme.accent_fill if chosen else scheme.line))
        painter.setBrush(QColor(scheme.accent_fill) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor("#ffffff" if chosen else scheme.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _letter(presence))

    def sizeHint(self, option: QStyleOptionViewItem, index) -> QSize:
        seat: Seat = index.data(SEAT)
        return QSize(160, (TALL if seat.detail else BODY) + (HEAD if index.data(FIRST) else 0))


def _small(base: QFont) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() - 1.5)
    return font


def current_word(seat: Seat) -> str:
    """How the person takes part, in a word."""
    return current().gettext(LABELS[seat.presence]) if seat.presence else _("not marked")


def mark_words() -> list[tuple[Mark, str]]:
    """The marks in words, in the order of their keys."""
    say: Callable[[str], str] = current().gettext
    return [
        (Mark.PRESENT, say(LABELS[Presence.PRESENT])),
        (Mark.REMOTE, say(LABELS[Presence.REMOTE])),
        (Mark.EXCUSED, say(LABELS[Presence.EXCUSED])),
        (Mark.ABSENT, say(LABELS[Presence.ABSENT])),
        (Mark.SUBSTITUTES, _("Substitutes for …")),
        (Mark.FROM_HERE, _("From this item on")),
        (Mark.TO_HERE, _("Until this item")),
        (Mark.CAME_NOW, _("Came now")),
        (Mark.LEFT_NOW, _("Left now")),
        (Mark.CLEAR, _("Not marked")),
    ]
