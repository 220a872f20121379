"""What the officer is told while the forum's file can't be written, and when what was rescued is in it again."""

from __future__ import annotations

import sqlite3

from industriforum_desktop.i18n import _
from industriforum_desktop.store.connection import Busy
from industriforum_desktop.store.place import PlaceGone, Replaced
from industriforum_desktop.store.recorder import Trouble
from industriforum_desktop.store.rescue import Elsewhere, Merged


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


def reason(error: BaseException) -> str:
    """Why a file can't be written, to stand within a sentence; also of what SQLAlchemy made of the reason."""
    error = getattr(error, "orig", None) or error
    if isinstance(error, Replaced):
        return _("another program has put another file in its place, or taken away its log")
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if isinstance(error, Busy):
        return str(error)
    if isinstance(error, PlaceGone | FileNotFoundError) or code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return _("its folder can't be reached; a USB stick may have been pulled or a network drive be away")
    if code == sqlite3.SQLITE_FULL:
        return _("the disk is full")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM) or isinstance(error, PermissionError):
        return _("nothing may be written where it is")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _("another program is using it")
    if isinstance(error, TimeoutError):
        return _("its disk does not answer")
    if isinstance(error, Elsewhere):
        return _("the notes in it have been changed by somebody else; close the forum and open it again")
    return str(error)


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
