"""Genvägskort: the signs and keys of the live view, to lay beside the keyboard.

The window's own commands say the same; a test holds the two together.
"""

from __future__ import annotations

from industriforum_desktop.forum.kinds import LABELS, N_, Presence
from industriforum_desktop.i18n import Language
from industriforum_desktop.minutes.lines import BULLET, SIGNS
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.card import card
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.source import Source

KEYS = (
    ("Ctrl+Shift+K", N_("Pause")),
    ("Ctrl+PgDown", N_("&Next item")),
    ("Ctrl+PgUp", N_("&Previous item")),
    ("Ctrl+G", N_("&Go to item …")),
    ("Ctrl+F", N_("&Find in the notes …")),
    ("F2", N_("&Action")),
    ("F3", N_("Agreement")),
    ("F4", N_("Open question")),
    ("Ctrl+Shift+A", N_("&Raise a question …")),
    ("Ctrl+Shift+Y", N_("Fi&xed questions …")),
    ("Alt+Up", N_("Move the item &up")),
    ("Alt+Down", N_("Move the item &down")),
    ("Ctrl+Shift+D", N_("Di&vide the item here …")),
    ("Ctrl+Shift+M", N_("Po&stpone to the next meeting")),
    ("Ctrl+Shift+H", N_("H&istory of the notes …")),
    ("Ctrl+T", N_("The t&race …")),
    ("F7", N_("Back to the &notes")),
    ("F6", N_("A&ttendance")),
    ("Ctrl+Shift+E", N_("&Captured rows")),
    ("F8", N_("&What happened before")),
    ("Ctrl+Shift+P", N_("P&rivate notes")),
    ("F11", N_("Only the &editor")),
    ("F9", N_("Spelling")),
    ("Ctrl++", N_("&Larger text")),
    ("Ctrl+-", N_("Smaller text")),
    ("Ctrl+0", N_("Usual text size")),
    ("F12", N_("Projec&tor")),
    ("Ctrl+B", N_("&Blank the projector")),
    ("Shift+Esc", N_("&Leave the live view")),
)
MARKS = (
    ("1", LABELS[Presence.PRESENT]),
    ("2", LABELS[Presence.REMOTE]),
    ("3", LABELS[Presence.EXCUSED]),
    ("4", LABELS[Presence.ABSENT]),
    ("5", N_("Substitutes for …")),
    ("6", N_("From this item on")),
    ("7", N_("Until this item")),
    ("8", N_("Came now")),
    ("9", N_("Left now")),
    ("0", N_("Not marked")),
)


def build(source: Source, language: Language) -> Document:
    """The card, in the forum's colour."""

    def word(message: str) -> str:
        return language.gettext(message).replace("&", "").rstrip("… ")

    _ = language.gettext
    lines = [*((sign, _(LABELS[kind])) for sign, kind in SIGNS.items()), (BULLET, _("Bullet"))]
    groups = [
        (_("In the live view"), [(_named(keys, language), word(what)) for keys, what in KEYS]),
        (_("In the attendance"), [(key, word(what)) for key, what in MARKS]),
    ]
    return card(lines, groups, parts.accent(source.forum), language)


def _named(keys: str, language: Language) -> str:
    """The keys as they are called, with arrows as they stand on the keyboard."""
    return keys.replace("Shift", language.gettext("Shift")).replace("+Up", "+↑").replace("+Down", "+↓")
