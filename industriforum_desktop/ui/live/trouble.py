"""What the officer is told while the forum's file can't be written, and when what was rescued is in it again."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.store.reasons import reason
from industriforum_desktop.store.recorder import Trouble
from industriforum_desktop.store.rescue import Merged


def banner(trouble: Trouble) -> str:
    """A sentence on what is wrong and one on what to do."""
    if trouble.kept:
        text = _(
            "The forum's file can't be written just now: {reason}. Go on writing: every word is kept on this"
            " computer and put into the file by itself as soon as that is possible."
        )
    else:
        text = _(
            "The forum's file can't be written just now: {reason}. Nor can anything be kept on this computer. Go on"
            " writing, but don't close the program: what you type is written as soon as that is possible."
        )
    return text.format(reason=reason(trouble.reason))


def rescued(merged: Merged) -> str:
    """What an opening took over; empty when there is nothing to tell."""
    parts = []
    if merged.items:
        parts.append(
            _("What you typed while the file could not be written is in the notes now: {items}.").format(
                items=_listed(merged.items)
            )
        )
    if merged.apart:
        parts.append(
            _("The notes had been changed elsewhere meanwhile. Your lines are at the end of: {items}.").format(
                items=_listed(merged.apart)
            )
        )
    parts += [
        _("Some of what you typed does not belong to this copy of the forum. It is kept in {path}.").format(
            path=path
        )
        for path in merged.left
    ]
    return "\n\n".join(parts)


def _listed(titles: list[str]) -> str:
    return ", ".join(_("“{title}”").format(title=title) for title in dict.fromkeys(titles))
