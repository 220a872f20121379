"""What the room sees: a second window in large type. It knows nothing of private notes, so it can't show them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedLayout, QTextEdit, QWidget

from industriforum_desktop.forum.kinds import LABELS, OutcomeKind
from industriforum_desktop.i18n import NO_BREAK_SPACE, _, current
from industriforum_desktop.minutes.lines import Line, parse_line
from industriforum_desktop.papers.text import bind
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.captured_panel import heading, words
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.live.wrapped import breakable
from industriforum_desktop.ui.theme import FAMILY, GRID
from industriforum_desktop.ui.widgets.basics import column, row

BEFORE, AFTER = 40, 8
"""Lines of the notes around the one being written that may be shown."""
BELOW = 3
"""So many rows of what stands after the line being written are shown when not all has room."""
EARLIER = 2
"""So many items before the one at hand are shown when not all have room."""
SHARE = 37
"""The window's height is so many lines of its smallest text: 29 pixels on a screen of 1080."""
_YEAR = re.compile(rf"(\d{NO_BREAK_SPACE}[^\W\d]+\.?) (?=\d{{4}}\b)")
"""A day and its month, and the space before the year."""
_DASH = re.compile(rf"{NO_BREAK_SPACE}– (?=\d{{1,2}}{NO_BREAK_SPACE})")
WORD_JOINER = "\N{WORD JOINER}"
"""A row may end in a dash also before a space that binds, but not before this."""
KINDS = (OutcomeKind.AGREEMENT, OutcomeKind.ACTION, OutcomeKind.QUESTION)


@dataclass(frozen=True)
class Scene:
    """All that the room may see: the agenda, the place in it and its time, and the lines around the one being
    written, which is number `at` of them.
    """

    meeting: str
    titles: tuple[str, ...]
    place: int
    lines: tuple[Line, ...]
    captured: tuple[Line, ...]
    at: int = 0
    time: str = ""
    over: bool = False


class _Words(QLabel):
    """Rich text in a size of its own; `size` is a share of the window's smallest."""

    def __init__(self, size: float = 1.0) -> None:
        super().__init__()
        self.size_share = size
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)


class _Rows(_Words):
    """As many rows as there is room for: `text` says with how many of them it is what, from 0 to `most`."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._words: Callable[[int], str] = lambda n: ""
        self._most = 0

    def show_rows(self, words: Callable[[int], str], most: int) -> None:
        self._words, self._most = words, most
        self._fill()

    def _fill(self) -> None:
        fits, too_many = 0, self._most + 1
        while too_many - fits > 1:
            half = (fits + too_many) // 2
            fits, too_many = (half, too_many) if self._has_room(self._words(half)) else (fits, half)
        self.setText(self._words(fits))

    def _has_room(self, text: str) -> bool:
        measured = QTextDocument()
        measured.setDocumentMargin(0)
        measured.setDefaultFont(self.font())
        measured.setHtml(text)
        measured.setTextWidth(self.width())
        return measured.size().height() <= self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()


class _Notes(QTextEdit):
    """The notes with the line being written in sight, and only whole rows of text."""

    size_share = 1.4

    def __init__(self) -> None:
        super().__init__(readOnly=True)
        self.setProperty("role", "minutes")
        self.document().setDocumentMargin(0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor("transparent"))
        self.setPalette(palette)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Notes"))
        self._at = 0
        self._settled = self.size()

    def show_lines(self, lines: tuple[Line, ...], at: int) -> None:
        """Show these, with number `at` in sight."""
        self._at = at
        self.setHtml("".join(_note(line) for line in lines))
        self._settle()

    def _settle(self) -> None:
        """Begin and end with a whole row."""
        self._settled = self.size()
        self.setViewportMargins(0, 0, 0, 0)
        room, tops, bottoms, last = self.viewport().height(), [], [], 0
        block = self.document().begin()
        while block.isValid():
            top = self.document().documentLayout().blockBoundingRect(block).top()
            for n in range(block.layout().lineCount()):
                line = block.layout().lineAt(n)
                tops.append(top + line.y())
                bottoms.append(top + line.y() + line.height())
            if block.blockNumber() <= self._at:
                last = len(tops) - 1
            block = block.next()
        if not tops or bottoms[-1] <= room:
            return
        last = min(last + BELOW, len(tops) - 1)
        first = next((n for n in range(last) if ceil(bottoms[last]) - floor(tops[n]) <= room), last)
        while last + 1 < len(tops) and ceil(bottoms[last + 1]) - floor(tops[first]) <= room:
            last += 1
        self.setViewportMargins(0, 0, 0, max(0, room - (ceil(bottoms[last]) - floor(tops[first]))))
        self.verticalScrollBar().setValue(floor(tops[first]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What is settled resizes what the text is seen through.
        if self.size() != self._settled:
            self._settle()


class Projector(QWidget):
    """Agenda at the left with the current item, the notes as they grow, agreements and actions at the right.

    Esc closes it. Everything shown is escaped: what is typed is what is seen. What has no room is told of.
    """

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("projector")
        self.setWindowTitle(_("Projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scene: Scene | None = None
        self._meeting, self._title, self._time = _Words(), _Words(1.9), _Words()
        self._agenda, self._captured = _Rows(), _Rows()
        self._notes = _Notes()
        left, right = column(self._meeting, self._agenda), column(self._captured)
        left.setStretch(1, 1)
        middle = column(self._title, self._time, self._notes)
        middle.setStretch(2, 1)
        whole = self._whole = row(spacing=5 * GRID)
        whole.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        for layout, share in ((left, 4), (middle, 9), (right, 5)):
            whole.addLayout(layout, share)
        shown, self._blank = QWidget(), QWidget()
        shown.setLayout(whole)
        self._blank.setAutoFillBackground(True)
        self._blank.setPalette(QPalette(QColor("#000000")))
        self._layers = QStackedLayout(self)
        self._layers.addWidget(shown)
        self._layers.addWidget(self._blank)

    def open_beside(self, window: QWidget) -> bool:
        """Fill a screen that the officer's window is not on; on the only screen, open in front of it. Whether there
        is another screen.
        """
        others = [screen for screen in QGuiApplication.screens() if screen is not window.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(1280, 720)
            self.show()
            self.come_forward()
        return bool(others)

    def come_forward(self) -> None:
        """Be in front of all other windows."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    @property
    def blanked(self) -> bool:
        return self._layers.currentWidget() is self._blank

    def blank(self, on: bool) -> None:
        """Show nothing, or what there is to see."""
        self._layers.setCurrentIndex(1 if on else 0)

    def show_scene(self, scene: Scene) -> None:
        """Show this; what is the same stays untouched."""
        before, self._scene = self._scene, scene
        if scene == before:
            return
        scheme = theme.now()
        self._set_sizes()
        self._meeting.setText(_row(escape(_bound(scene.meeting)), scheme.muted))
        self._title.setText(f"<b>{scene.place + 1}. {escape(_bound(scene.titles[scene.place]))}</b>")
        self._time.setText(_row(escape(scene.time), scheme.warning if scene.over else scheme.muted))
        # The parts above have the height they need now, before what is below them is fitted.
        self._whole.activate()
        if before is None or (scene.titles, scene.place) != (before.titles, before.place):
            self._agenda.show_rows(lambda n: _agenda(scene, n), len(scene.titles))
        self._notes.show_lines(scene.lines, scene.at)
        if before is None or scene.captured != before.captured:
            self._captured.show_rows(
                lambda n: "".join(_group(scene, kind, n) for kind in KINDS), len(scene.captured)
            )

    def _set_sizes(self) -> None:
        smallest = max(16.0, self.height() / SHARE)
        for part in (self._meeting, self._agenda, self._title, self._time, self._notes, self._captured):
            font = QFont(FAMILY)
            font.setPixelSize(round(smallest * part.size_share))
            if part.font() != font:
                part.setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scene, self._scene = self._scene, None
        if scene is not None:
            self.show_scene(scene)


class Projection(QObject):
    """Opens the projector, keeps it up to date, closes it with the meeting. `opened` with its window, once."""

    opened = Signal(QWidget)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self.window: Projector | None = None
        for told in (sitting.item_shown, sitting.head_changed, sitting.lines_changed, sitting.agenda.itemChanged):
            told.connect(self.renew)
        sitting.put_down.connect(self._close)

    def toggle(self) -> None:
        """Open the projector's window, bring it to the front, or close it where the room sees it."""
        window, own = self.window, self._sitting.window
        if window is not None and window.isVisible():
            if window.isActiveWindow() or window.screen() is not own.screen():
                window.close()
            else:
                window.come_forward()
        elif self._sitting.session is not None:
            if window is None:
                window = self.window = Projector()
                self.opened.emit(window)
            window.blank(False)
            beside = window.open_beside(own)
            self.renew()
            if beside:
                own.activateWindow()
            self._sitting.write()

    def blank(self) -> None:
        """Show nothing on the projector, or again what there is to see."""
        if self.window is not None:
            self.window.blank(not self.window.blanked)

    def _close(self) -> None:
        if self.window is not None:
            self.window.close()

    def renew(self) -> None:
        """Show the room where the meeting stands."""
        sitting, session, notes = self._sitting, self._sitting.session, self._sitting.notes
        if self.window is None or not self.window.isVisible() or session is None or notes is None:
            return
        looks_elsewhere = sitting.editor.document() is not notes
        at = (notes.findBlock(session.cursor) if looks_elsewhere else sitting.editor.textCursor()).blockNumber()
        first = max(0, at - BEFORE)
        block = notes.findBlockByNumber(first)
        lines = []
        while block.isValid() and block.blockNumber() < at + AFTER:
            lines.append(parse_line(block.text(), session.calendar))
            block = block.next()
        entries, place = sitting.agenda.entries(), sitting.agenda.currentRow()
        captured = tuple(line for _number, _at, line in session.captured() if line.kind in KINDS)
        self.window.show_scene(
            Scene(
                f"{sitting.desk.file.forum.name} · {sitting.name}",
                tuple(entry.title for entry in entries),
                place,
                tuple(lines),
                captured,
                at - first,
                entries[place].time_text(),
                entries[place].over,
            )
        )


def _agenda(scene: Scene, most: int) -> str:
    """So many items around the one at hand, and how many there are besides."""
    scheme, count = theme.now(), len(scene.titles)
    shown = max(1, most)
    first = max(0, min(scene.place - EARLIER, count - shown))
    last = min(count, first + shown)
    rows = [_row(_("+ {n} earlier").format(n=first), scheme.muted)] if first else []
    for n in range(first, last):
        text = f"{n + 1}. {escape(_bound(scene.titles[n]))}"
        if n == scene.place:
            rows.append(_row(f"<b>{text}</b>", scheme.accent))
        else:
            rows.append(_row(text, scheme.muted if n < scene.place else scheme.text))
    if last < count:
        rows.append(_row(_("+ {n} more").format(n=count - last), scheme.muted))
    return "".join(rows)


def _row(html: str, colour: str) -> str:
    return f"<p style='color:{colour}; margin:0 0 10px 0'>{html}</p>"


def _bound(text: str) -> str:
    """The text as it is broken over rows: never within a day, its year and the dash before it counted in."""
    text = _YEAR.sub(rf"\1{NO_BREAK_SPACE}", bind(breakable(text)))
    return _DASH.sub(f" –{WORD_JOINER}{NO_BREAK_SPACE}", text)


def _note(line: Line) -> str:
    scheme = theme.now()
    if line.kind is None:
        mark = "• " if line.bullet else ""
        return f"<p style='margin:0 0 6px 0'>{mark}{escape(_bound(line.text)) or '&nbsp;'}</p>"
    colour = scheme.good if line.kind is OutcomeKind.AGREEMENT else scheme.accent
    name = escape(current().gettext(LABELS[line.kind]))
    return f"<p style='margin:0 0 6px 0'><b style='color:{colour}'>{name}:</b> {escape(_bound(words(line)))}</p>"


def _groups(scene: Scene, most: int) -> str:
    return "".join(_group(scene, kind, most) for kind in KINDS)


def _group(scene: Scene, kind: OutcomeKind, most: int) -> str:
    """The latest of a kind, and how many there are before them."""
    lines = [line for line in scene.captured if line.kind is kind]
    if not lines:
        return ""
    scheme, shown = theme.now(), lines[max(0, len(lines) - most) :]
    rows = [_row(f"<b>{escape(heading(kind, len(lines)))}</b>", scheme.accent)]
    rows += [_row(escape(_bound(words(line))), scheme.text) for line in shown]
    if len(shown) < len(lines):
        rows.append(_row(_("+ {n} more").format(n=len(lines) - len(shown)), scheme.muted))
    return "".join((*rows, "<p style='margin:0'>&nbsp;</p>"))
