"""A forum file: made, opened, closed, and undo and redo of what is done in it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.minutes import Recording
from industriforum_desktop.i18n import _
from industriforum_desktop.store import journal, rescue
from industriforum_desktop.store.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Damaged,
    ForumFileError,
    connect,
    examine,
    unreadable,
)
from industriforum_desktop.store.place import free_name, write_whole
from industriforum_desktop.store.rewrite import put
from industriforum_desktop.store.undo import CanNotUndo, Change, Step, Words, take_back
from industriforum_desktop.store.versions import upgrade
from industriforum_desktop.store.writing import NotSaved, Writing


class ForumFile(Writing):
    """An open forum file. Use `create` or `open`, and `close` it in the end.

    `before_undo` are called before a change is taken back, which it is not when one of them says no.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        super().__init__(path, read_only=read_only)
        self.closed = False
        self.copy_made: Path | None = None
        self.rescued: rescue.Merged | None = None
        self.rescue_failed: Exception | None = None
        """Why rescued minutes could not be brought into the file, which is open for reading only then."""
        self.before_undo: list[Callable[[Change], bool]] = []
        self.retype: Callable[[Words, bool], bool] = self.put_words
        """Takes back what was typed (True) or types it again; False when the notes read otherwise there now.
        Whoever has the notes open does it in them."""
        self.left: frozenset[str] = frozenset()
        """The tables where the latest undo or redo left something that somebody else has written since."""

    @classmethod
    def create(cls, path: Path, fill: Callable[[Session], None]) -> ForumFile:
        """Make a new forum file; `fill` writes what it starts with.

        The file appears whole or not at all. Raises ForumFileError when it exists or can't be written.
        """
        if path.exists():
            raise ForumFileError(_("{path} exists already. Choose another name.").format(path=path))
        unfinished = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.unlink(missing_ok=True)
            sqlite3.connect(unfinished).close()
            unfinished.touch()
            engine = create_engine("sqlite+pysqlite://", creator=lambda: connect(unfinished), poolclass=QueuePool)
            with Session(engine) as session:
                Base.metadata.create_all(engine)
                session.add(Recording())
                fill(session)
                session.commit()
            engine.dispose()
            with sqlite3.connect(unfinished) as connection:
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            unfinished.replace(path)
        except OSError as error:
            raise ForumFileError(
                _("{path} can't be written: {reason}. Choose another place.").format(
                    path=path, reason=error.strerror
                )
            ) from error
        finally:
            for leftover in path.parent.glob(f"{unfinished.name}*"):
                leftover.unlink()
        return cls(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, rescue_folder: Path | None = None) -> ForumFile:
        """Open a forum file, bring it to the program's version and fold what was typed last into its notes.

        Minutes that were rescued to `rescue_folder` while the file could not be written are brought into it.

        Raises ForumFileError (NewerFile, Damaged) with what is wrong and what to do.
        """
        version = examine(path)
        read_only = read_only or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
        if read_only and version < SCHEMA_VERSION:
            raise ForumFileError(
                _(
                    "{name} is from an older version and can't be changed where it is. Copy it and open the copy."
                ).format(name=path.name)
            )
        try:
            copy = None if version == SCHEMA_VERSION else upgrade(path)
            rescued, failed = None, None
            if not read_only:
                recover(path)
                if rescue_folder is not None:
                    rescued, failed = _take_over(path, rescue_folder)
            opened = cls(path, read_only=read_only or failed is not None)
            opened.copy_made, opened.rescued, opened.rescue_failed = copy, rescued, failed
        except sqlite3.DatabaseError as error:
            raise unreadable(path, error) from error
        try:
            opened.session.get_one(Forum, 1)
            opened._others_wrote()
        except (SQLAlchemyError, LookupError, ValueError, TypeError) as error:
            opened.close()
            raise unreadable(path, getattr(error, "orig", None) or error) from error
        return opened

    def close(self) -> None:
        """Close every connection, so that the forum is one file again. Closing twice does no harm."""
        if self.closed:
            return
        with suppress(NotSaved):
            self.make_sure()
        self.closed = True
        self.session.close()
        self._home.loosen()
        self._engine.dispose()
        self._home.close()

    def undo(self) -> str | None:
        """Take back the latest step; its name, or None when there is none or it can't be done now.

        What somebody else has written since stays as it is; `left` tells where. Raises CanNotUndo, and does
        nothing, when the step can't be taken back as a whole, and Busy when others don't let go of the file.
        """
        if not self.history.done:
            return None
        step = self.history.done[-1]
        moved = step.words[::-1] if isinstance(step, Change) else []
        try:
            for n, words in enumerate(moved):
                if not self.retype(words, True):
                    moved = moved[:n]
                    raise CanNotUndo
            name = self._step(step, self.history.done, self.history.undone) if self._ready(step) else None
        except NotSaved:
            raise
        except BaseException:
            self._type_again(moved)
            raise
        if name is None:
            self._type_again(moved)
        return name

    def redo(self) -> str | None:
        """Make the latest undone step again; its name, or None when there is none. As `undo` otherwise."""
        if not self.history.undone:
            return None
        step = self.history.undone[-1]
        if not self._ready(step):
            return None
        return self._step(step, self.history.undone, self.history.done)

    def _ready(self, step: Step) -> bool:
        return not isinstance(step, Change) or all(ready(step) for ready in self.before_undo)

    def _type_again(self, moved: list[Words]) -> None:
        for words in reversed(moved):
            self.retype(words, False)

    def put_words(self, words: Words, back: bool) -> bool:
        """Take back what was typed, or type it again, where nobody has the notes open."""
        self.session.rollback()
        if (refused := self._refused()) is not None:
            raise refused
        with self._transaction():
            self.history.listen(self._plain)
            done = put(self._plain, words, back=back)
            # The journal keeps it: it is no change that undo could take back once more.
            self.history.take(self._plain)
            self.session.commit()
        self._forget_all()
        return done

    def _step(self, step: Step, source: list[Step], target: list[Step]) -> str:
        """Go through a step of the source the other way, and put what leads back again on the target."""
        self.left = frozenset()
        if isinstance(step, Words):
            fits = self.retype(step, source is self.history.done)
            _take_out(source, step)
            if not fits:
                # What stands there now was not typed here: it stays, and this step is none any more.
                raise CanNotUndo
            target.append(step)
        else:
            back = self._take_back(step)
            _take_out(source, step)
            if back.told:
                target.append(back)
        self.history.tell()
        try:
            self._done(step.name)
        finally:
            if isinstance(step, Change) and source is self.history.undone:
                self._type_again(step.words[::-1])
        return step.name

    def _take_back(self, change: Change) -> Change:
        """Take the change back, by one that can be taken back in its turn."""
        if (refused := self._refused()) is not None:
            raise refused
        try:
            with self._transaction():
                self.history.listen(self._plain)
                left = take_back(self._plain, change)
                writes = self.history.take(self._plain)
                self.session.commit()
        except (sqlite3.IntegrityError, IntegrityError) as error:
            raise CanNotUndo from error
        self._forget(writes)
        self.left = frozenset(left)
        return Change(change.name, writes, change.where, change.asks, change.words)

    def save_copy(self, target: Path) -> None:
        """Write a complete copy of the forum to another file, safe while the forum is in use."""
        self._home.copy(target)


def _take_out(steps: list[Step], step: Step) -> None:
    """Take this very step out; something may have been typed while it waited for the file."""
    steps[:] = [one for one in steps if one is not step]


def _take_over(path: Path, folder: Path) -> tuple[rescue.Merged | None, Exception | None]:
    """Bring rescued minutes into the file; or why that can't be done now."""
    connection = connect(path)
    try:
        return rescue.merge_all(connection, path, folder), None
    except (sqlite3.OperationalError, sqlite3.IntegrityError, OSError) as error:
        return None, error
    finally:
        connection.close()


def recover(path: Path) -> list[int]:
    """Fold what the journal holds into the notes, as after a power cut; the items touched."""
    connection = connect(path)
    try:
        if not journal.is_behind(connection):
            return []
        with connection:
            return list(journal.fold(connection))
    except ValueError as error:
        copy = free_name(path, f"{path.stem} (skadad)")
        write_whole(connection, copy)
        raise Damaged(
            _("The typed minutes in {name} don't fit together. A copy was saved as {copy}.").format(
                name=path.name, copy=copy.name
            )
        ) from error
    finally:
        connection.close()
