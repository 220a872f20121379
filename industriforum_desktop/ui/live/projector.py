"""What the room sees: a second window in large type. It knows nothing of private notes, so it can't show them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QTextEdit, QVBoxLayout, QWidget

from industriforum_desktop.forum.kinds import LABELS, OutcomeKind
from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes.lines import Line, parse_line
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.live.captured_panel import words
from industriforum_desktop.ui.theme import FAMILY, GRID
from industriforum_desktop.ui.widgets.basics import column, row

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage

BEFORE, AFTER = 24, 8
"""Lines of the notes that are shown around the one being written."""

SHOWN = 4
"""Of each kind of captured line the latest so many are shown."""

SHARE = 46
"""The window's height is so many lines of its smallest text."""

KINDS = (OutcomeKind.AGREEMENT, OutcomeKind.ACTION, OutcomeKind.QUESTION)


@dataclass(frozen=True)
class Scene:
    """All that the room may see: the agenda, the place in it, and the lines around the one being written."""

    meeting: str
    titles: tuple[str, ...]
    place: int
    lines: tuple[Line, ...]
    captured: tuple[Line, ...]


class Projector(QWidget):
    """Agenda at the left with the current item, the notes as they grow, agreements and actions at the right.

    Esc closes it. Everything shown is escaped: what is typed is what is seen.
    """

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("projector")
        self.setWindowTitle(_("Projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scene: Scene | None = None
        self._meeting, self._agenda, self._title = _text(), _text(), _text()
        self._captured = _text()
        self._notes = QTextEdit(readOnly=True)
        self._notes.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")
        self._notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._notes.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes.setAccessibleName(_("Notes"))
        left, right = column(self._meeting, self._agenda, None), column(self._captured, None)
        middle = QVBoxLayout()
        middle.addWidget(self._title)
        middle.addWidget(self._notes, 1)
        whole = row(spacing=5 * GRID)
        whole.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        for part, share in ((left, 3), (middle, 7), (right, 4)):
            whole.addLayout(part, share)
        shown, self._blank = QWidget(), QWidget()
        shown.setLayout(whole)
        self._blank.setStyleSheet("background: #000000;")
        self._layers = QStackedLayout(self)
        self._layers.addWidget(shown)
        self._layers.addWidget(self._blank)

    def open_beside(self, window: QWidget) -> None:
        """Fill a screen that the officer's window is not on; on the only screen, open as a window."""
        others = [screen for screen in QGuiApplication.screens() if screen is not window.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(1280, 720)
            self.show()

    @property
    def blanked(self) -> bool:
        return self._layers.currentWidget() is self._blank

    def blank(self, on: bool) -> None:
        """Show nothing, or what there is to see."""
        self._layers.setCurrentIndex(1 if on else 0)

    def show_scene(self, scene: Scene) -> None:
        """Show this; what is the same stays untouched."""
        if scene == self._scene:
            return
        self._scene = scene
        points = max(12.0, self.height() / SHARE * 0.75)
        for widget, share in (
            (self._meeting, 1.0),
            (self._agenda, 1.0),
            (self._title, 2.0),
            (self._notes, 1.45),
            (self._captured, 1.0),
        ):
            font = QFont(FAMILY)
            font.setPointSizeF(points * share)
            widget.setFont(font)
        self._meeting.setText(f"<p style='color:{theme.now().muted}'>{escape(scene.meeting)}</p>")
        self._agenda.setText("".join(_agenda_row(scene, n) for n in range(len(scene.titles))))
        self._title.setText(f"<b>{scene.place + 1}. {escape(scene.titles[scene.place])}</b>")
        self._notes.setHtml("".join(_note(line) for line in scene.lines))
        bar = self._notes.verticalScrollBar()
        QTimer.singleShot(0, lambda: bar.setValue(bar.maximum()))
        self._captured.setText("".join(_group(scene, kind) for kind in KINDS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        scene, self._scene = self._scene, None
        if scene is not None:
            self.show_scene(scene)


class Projection:
    """The live view's hold on its projector: opens it, keeps it up to date, closes it with the meeting."""

    def __init__(self, page: LivePage) -> None:
        self._page = page
        self.window: Projector | None = None
        page.command(_("&Projector"), self.toggle, name="video", keys="F12", tip=_("Show the meeting to the room"))
        page.command(_("&Blank the projector"), self.blank, name="eye", keys="Ctrl+B")

    def toggle(self) -> None:
        """Open the projector's window, or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
        elif self._page.session is not None:
            if self.window is None:
                self.window = Projector()
                self._page.hands.watch(self.window)
            self.window.blank(False)
            self.window.open_beside(self._page.window())
            self.renew()
            self._page.activateWindow()
            self._page.write()

    def blank(self) -> None:
        """Show nothing on the projector, or again what there is to see."""
        if self.window is not None:
            self.window.blank(not self.window.blanked)

    def close(self) -> None:
        """The meeting is not being held any more."""
        if self.window is not None:
            self.window.close()

    def renew(self) -> None:
        """Show the room where the meeting stands."""
        page = self._page
        if self.window is None or not self.window.isVisible() or page.session is None:
            return
        notes = page.session.notes[page.session.item_id]
        looks_elsewhere = page.editor.document() is not notes
        at = (notes.findBlock(page.session.cursor) if looks_elsewhere else page.editor.textCursor()).blockNumber()
        block = notes.findBlockByNumber(max(0, at - BEFORE))
        lines = []
        while block.isValid() and block.blockNumber() < at + AFTER:
            lines.append(parse_line(block.text(), page.session.calendar))
            block = block.next()
        entries = page.agenda.entries()
        captured = tuple(line for _number, _at, line in page.session.captured() if line.kind in KINDS)
        self.window.show_scene(
            Scene(
                f"{page.desk.file.forum.name} · {page.meeting_name}",
                tuple(entry.title for entry in entries),
                page.agenda.currentRow(),
                tuple(lines),
                captured,
            )
        )


def _text() -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made


def _agenda_row(scene: Scene, n: int) -> str:
    scheme = theme.now()
    text = f"{n + 1}. {escape(scene.titles[n])}"
    if n == scene.place:
        return f"<p style='color:{scheme.accent}'><b>{text}</b></p>"
    return f"<p style='color:{scheme.muted if n < scene.place else scheme.text}'>{text}</p>"


def _note(line: Line) -> str:
    scheme = theme.now()
    if line.kind is None:
        mark = "• " if line.bullet else ""
        return f"<p style='margin:0 0 6px 0'>{mark}{escape(line.text) or '&nbsp;'}</p>"
    colour = scheme.good if line.kind is OutcomeKind.AGREEMENT else scheme.accent
    name = escape(current().gettext(LABELS[line.kind]))
    return f"<p style='margin:0 0 6px 0'><b style='color:{colour}'>{name}:</b> {escape(words(line))}</p>"


def _group(scene: Scene, kind: OutcomeKind) -> str:
    lines = [line for line in scene.captured if line.kind is kind]
    if not lines:
        return ""
    name = escape(current().gettext(LABELS[kind]))
    rows = "".join(f"<p>{escape(words(line))}</p>" for line in lines[-SHOWN:])
    return f"<p style='color:{theme.now().accent}'><b>{name}</b></p>{rows}<p>&nbsp;</p>"
