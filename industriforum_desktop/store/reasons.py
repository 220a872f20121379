"""Why a forum's file can't be written, in words."""

from __future__ import annotations

import sqlite3

from industriforum_desktop.i18n import _
from industriforum_desktop.store.connection import Busy
from industriforum_desktop.store.place import PlaceGone, Replaced
from industriforum_desktop.store.rescue import Elsewhere


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
