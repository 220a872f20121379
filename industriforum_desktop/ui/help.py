"""Help in one page: the line language, how days are said, every shortcut, and where the data lies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser

from industriforum_desktop.i18n import _, current
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.minutes.lines import BULLET, parse_line
from industriforum_desktop.settings import data_folder
from industriforum_desktop.ui import files, shortcuts, theme
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.pages import KINDS
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import button, column, set_role
from industriforum_desktop.ui.widgets.dialog import Dialog, heading

if TYPE_CHECKING:
    from industriforum_desktop.ui.window import Window

LINES = {
    "->": "-> IF Metall: ta fram underlag senast 15 juni",
    "=": "= Vi möts i mindre grupp före jul",
    "?": "? Vem bjuder in elnätsbolagen",
    "!": "! Bristen på tekniker består",
    "+": "+ Fler handledare på små företag",
    BULLET: "* Orderingången är svag",
}
"""An example of each kind of line. The line language is Swedish, whatever the window's language is."""

DAYS = (
    "15 juni",
    "15/6",
    "fredag",
    "v. 24",
    "om två veckor",
    "i slutet av maj",
    "före sommaren",
)
"""Ways to say a day, besides the ISO date and the next meeting."""

Row = tuple[str, ...]


class HelpDialog(Dialog):
    """One page to read; the window must have its pages, but no forum need be open. Esc closes it."""

    def __init__(self, window: Window) -> None:
        super().__init__(_("Line language and shortcuts"), window, wide=760, high=820)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.windowTitle())
        self.text.document().setDocumentMargin(2 * GRID)
        self.text.setHtml(page(window))
        body = column(heading(self.windowTitle()), self.text, spacing=2 * GRID)
        body.setStretch(1, 1)
        card = button(
            _("Save as a card …"),
            self.save_card,
            name="save",
            tip=_("One page with the signs and the live view's keys, as PDF"),
        )
        set_role(self.close_button, "primary")
        self.build(body, card, None, self.close_button)
        self.close_button.setDefault(True)
        self.text.setFocus()
        self._window = window

    def save_card(self) -> None:
        """Save a page to lay beside the keyboard."""
        from industriforum_desktop.papers import pdf
        from industriforum_desktop.papers.card import card

        name = _("Live minutes: signs and keys").replace(":", "")
        groups = [
            (_("In the live view"), shortcuts.declared("live")),
            (_("In the attendance"), shortcuts.marks()),
        ]
        paper = card(shortcuts.signs(), groups, theme.now().accent_fill, current())
        kinds = _("PDF files (*.pdf)")
        files.save_as(self._window.desk, self, f"{name}.pdf", kinds, lambda path: pdf.render(paper).data)


def page(window: Window) -> str:
    """The whole help as HTML."""
    steps, lines = _steps(), _lines()
    # Who asks in a meeting wants to know how to write; everybody else perhaps where to begin.
    first = (lines, steps) if window.desk.where == "live" else (steps, lines)
    others = [(_(kind.title), shortcuts.declared(kind.key)) for kind in KINDS if kind.key != "live"]
    return "".join(
        (
            *first,
            _days(date.today()),
            _typing(),
            _heading(_("In the live view")),
            _keys(shortcuts.declared("live")),
            _text(_("In the attendance, one key marks the person that is chosen:")),
            _keys(shortcuts.marks()),
            *(_heading(title) + _keys(rows) for title, rows in (*shortcuts.menus(window), *others) if rows),
            _places(window),
        )
    )


def _steps() -> str:
    """The way from one meeting to the next, for who is new here."""
    steps = (
        _("Plan the year under “Meetings”. The program proposes days, and the agendas begin with the usual items."),
        _("Put what comes in under “Proposals” up on the agenda of a meeting."),
        _("Let the agenda go round, settle it, and send the notice: “Agree on the agenda” and “Send out”."),
        _("Hold the meeting: mark who is there and type. Everything is saved as you type it."),
        _("Make final: tidy, ask for remarks, make the minutes final and send them."),
        _("Follow up under “Actions”. The next meeting sees what is left, and “The year” what came of it all."),
    )
    return (
        _heading(_("From one meeting to the next"))
        + f"<ol>{''.join(f'<li>{escape(step)}</li>' for step in steps)}</ol>"
    )


def _lines() -> str:
    kinds = dict(shortcuts.signs())
    rows = [(_key(sign), escape(kinds[sign]), escape(example)) for sign, example in LINES.items()]
    return (
        _heading(_("The line language"))
        + _text(_("Write as usual. The first sign of a line says what the line is; everything else is plain text."))
        + _table((_("A line that begins with"), _("is"), _("Example")), rows)
        + _text(
            _(
                "In an action, whoever is to do it stands before a colon: one or several organisations or people,"
                " with commas between. The day stands last, or after the word “senast”."
            )
        )
    )


def _days(meeting: date) -> str:
    """Ways to say a day with what each means, told by the parser itself for a meeting on this day."""
    iso = date(meeting.year + 1, 6, 15).isoformat()
    rows = []
    for said in (DAYS[0], DAYS[1], iso, *DAYS[2:]):
        due = parse_line(f"-> svara senast {said}", Calendar(meeting)).due
        if due is not None:
            rows.append((escape(said), escape(current().weekday_date(due))))
    rows.append(("nästa möte", escape(_("the day of the next meeting, also if it moves"))))
    rows.append(
        ("till årsuppföljningen", escape(_("the day of the meeting with the yearly follow-up, also if it moves")))
    )
    intro = _("Write days as you say them, in Swedish. If the meeting is on {day}, they mean:")
    return (
        _heading(_("How days are said"))
        + _text(intro.format(day=current().weekday_date(meeting)))
        + _table((_("You write"), _("It means")), rows)
        + _text(_("What can't be understood as a day stays text and is marked. Nothing is guessed."))
    )


def _typing() -> str:
    rows = (
        ("@", _("find a person or an organisation by some letters")),
        ("#", _("set a theme, anywhere in the line")),
        ("§", _("first on a line: go to another item")),
        ("Tab, Enter", _("take the name that is offered")),
        ("Esc", _("go on without it")),
        (native("Ctrl+Tab"), _("leave the notes for the next part of the view; Tab stays in them")),
        (native("Ctrl+Z"), _("take back what the program has just put right or written out")),
    )
    return (
        _heading(_("While you type"))
        + _text(
            _("Quotation marks, dashes and dots become the right ones, and your abbreviations are written out.")
        )
        + _keys(rows)
    )


def _places(window: Window) -> str:
    rows = [(escape(_("Settings and log")), escape(str(data_folder())))]
    if window.desk.has_file:
        rows.insert(0, (escape(_("This forum")), escape(str(window.desk.file.path))))
    return (
        _heading(_("Where your data lies"))
        + _text(
            _(
                "A forum is one file on this computer, and nothing is sent anywhere. To hand it on or keep a copy,"
                " choose Save a copy in the File menu: the file that is in use does not belong in a synced folder."
            )
        )
        + _table((_("What"), _("Where")), rows)
    )


def _keys(rows: Iterable[shortcuts.Pair]) -> str:
    found = [(_key(keys), escape(what)) for keys, what in rows]
    return _table((_("Keys"), _("What they do")), found)


def _key(text: str) -> str:
    return f'<span style="font-weight: 600; color: {theme.now().accent};">{escape(text)}</span>'


def _heading(text: str) -> str:
    return f'<h2 style="margin-top: {3 * GRID}px; margin-bottom: {GRID}px;">{escape(text)}</h2>'


def _text(text: str) -> str:
    return f'<p style="margin-top: {GRID}px; margin-bottom: {GRID}px;">{escape(text)}</p>'


def _table(heads: Row, rows: Sequence[Row]) -> str:
    """Rows of HTML under heads of text; the last column takes the room that is left."""
    line = f"border-bottom: 1px solid {theme.now().line};"
    muted = f"color: {theme.now().muted}; font-weight: 600; text-align: left;"
    head = "".join(f'<th style="{line} {muted}">{escape(text)}</th>' for text in heads)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="{line}"{_width(n, cells)}>{cell}</td>' for n, cell in enumerate(cells))
        + "</tr>"
        for cells in rows
    )
    return (
        '<table width="100%" cellspacing="0" cellpadding="5" style="border-collapse: collapse;">'
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )


def _width(place: int, cells: Row) -> str:
    return "" if place == len(cells) - 1 else f' width="{24 if len(cells) > 2 else 30}%"'
