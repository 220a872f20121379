"""Writing in an open forum: named changes, each one transaction, and whose turn it is."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, QueuePool

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.i18n import _
from industriforum_desktop.store import marks
from industriforum_desktop.store.connection import PATIENCE_SECONDS, Busy, ForumFileError, connect, is_busy
from industriforum_desktop.store.home import Home
from industriforum_desktop.store.journal import Folded
from industriforum_desktop.store.kept import Kept
from industriforum_desktop.store.place import PlaceGone, Replaced
from industriforum_desktop.store.reading import Reading
from industriforum_desktop.store.undo import Change, History, Write

log = logging.getLogger("industriforum")

ONE_COMMIT_SECONDS = 0.03
"""How long the session waits for the recorder's commit before it lets the window live on meanwhile."""


class NotSaved(ForumFileError):
    """What was done is seen in the window, but not in the file at the forum's place.

    `lost` are words for it that hold also when no change was made since: not in the file, and nowhere else.
    """

    def __init__(self, gone: PlaceGone) -> None:
        super().__init__(
            _(
                "What you have just done can't be put into the forum's file. It is kept until you close the forum:"
                " save a copy of the forum in another place before that."
            )
        )
        self.lost = (_("what you did last"),) if isinstance(gone, Replaced) else ()


class Writing(Reading):
    """An open forum's session and its changes.

    Every write happens in a `change`, which is one transaction and one step of undo. `listeners` are called after
    each change, undo and redo.

    `turn` is whose turn it is to write, of those in this program: the session's or the recorder's, for one
    transaction. While somebody else has the file, `wait` is called with what is to come true and says whether it
    did in time.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        super().__init__()
        self.path = path
        self.read_only = read_only
        self.listeners: list[Callable[[], None]] = []
        self.brought_home: list[Callable[[Path | None], None]] = []
        """Called when all was written to the place anew, with what was there instead if that was kept beside it."""
        self.turn = threading.Lock()
        self.wait: Callable[[Callable[[], bool]], bool] = _wait
        self._home = Home(path)
        self._engine = create_engine("sqlite+pysqlite://", creator=self._connect, poolclass=QueuePool)
        self.session = Session(self._engine, expire_on_commit=False)
        self._kept = Kept(self.session)
        self._seen: tuple[sqlite3.Connection, int] | None = None
        """The session's connection, and what told then whether another one has written."""
        self.history = History()

    def _connect(self) -> sqlite3.Connection:
        if self.read_only:
            return connect(self.path, read_only=True)
        connection = self._home.connect()
        # It never waits inside SQLite, where the window would stand still: see _begin.
        connection.execute("PRAGMA busy_timeout=0")
        return connection

    @contextmanager
    def change(
        self, name: str, *, lasting: bool = False, asks: bool = False, marked: bool = True, where: str = ""
    ) -> Iterator[Session]:
        """One named change: written whole or, if anything raises, not at all. `name` is shown with Undo.

        A lasting change can't be undone, nor can anything that was done before it. One that `asks` is taken back
        only when the officer says so: others have seen it, or it belongs to the record. One that is not `marked`
        was not done in the window: undo goes past it after a restart. `where` is the page on which it is made.
        What can't be begun is done in vain: Busy is raised in the end, or ForumFileError when the file is open
        for reading only.
        """
        refused = self._refused()
        if refused is not None:
            # What is made in vain is not kept of what is read meanwhile.
            self.changing = True
            try:
                with self.session.no_autoflush:
                    yield self.session
            except DBAPIError:
                raise refused from None
            finally:
                self.changing = False
                self.session.rollback()
            raise refused
        with self._transaction():
            self.history.listen(self._plain)
            yield self.session
            self.session.flush()
            change = Change(name, self.history.take(self._plain), where, asks)
            if change.told and marked:
                marks.put(self._plain, name)
                change.writes += self.history.take(self._plain)
            self.session.commit()
        self._forget(change.writes)
        if lasting:
            self.history.forget()
        elif change.told:
            self.history.keep(change)
        self._done(name)

    def _done(self, name: str) -> None:
        """A change was made: see that it is in the file, and tell."""
        self._home.unsaved.append(name)
        try:
            self.make_sure()
        finally:
            self._tell()

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The changes that are not in the file at the forum's place; they are gone when it is closed now."""
        return tuple(self._home.unsaved)

    def make_sure(self) -> None:
        """See to it that all that was done is in the file at the forum's place.

        When another program has put another file there, or taken away the log, all is written there anew. Raises
        NotSaved when that can't be done.
        """
        try:
            self._home.make_sure()
        except PlaceGone as gone:
            self._bring_home(gone)
        self._home.unsaved.clear()

    def _bring_home(self, gone: PlaceGone) -> None:
        self.session.rollback()
        try:
            aside = self._home.bring_home()
        except (OSError, sqlite3.Error) as error:
            raise NotSaved(gone) from error
        self._renew()
        for told in list(self.brought_home):
            told(aside)

    def _renew(self) -> None:
        # A connection that is in use would outlive this, and its log with it.
        self.session.rollback()
        self._engine.dispose()
        self._home.forget()
        self._forget_all()
        self.session.get_one(Forum, 1)

    def _refused(self) -> ForumFileError | None:
        """Begin to write, when the file is free; or why that can't be done."""
        if self.read_only:
            return ForumFileError(_("The forum is open for reading only. Save a copy to change it."))
        return None if self.wait(self._begin) else Busy(_("another program is using it"))

    def _begin(self) -> bool:
        """Take the turn and the file's lock, both at once and only if they are free."""
        if not self.turn.acquire(timeout=ONE_COMMIT_SECONDS):
            return False
        try:
            self._plain.execute("BEGIN IMMEDIATE")
            self.changing = True
        except BaseException as error:
            self.turn.release()
            if is_busy(error):
                return False
            raise
        return True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """What has begun is written whole or not at all, and then it is another's turn."""
        try:
            yield
        except BaseException:
            self.session.rollback()
            raise
        finally:
            self.changing = False
            self.turn.release()

    @property
    def _plain(self) -> sqlite3.Connection:
        """The session's own connection, below SQLAlchemy."""
        connection = self.session.connection().connection.dbapi_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    def reopen(self) -> None:
        """Give up the connections and make them anew: the file was gone, and is back.

        What is there then is the forum, unless something was done that is not in it. Raises sqlalchemy's DBAPIError
        when it can't be read, NotSaved when what was done can't be put there.
        """
        self.session.rollback()
        if self._home.is_there or self.unsaved:
            self.make_sure()
        self._renew()
        self._tell()

    @contextmanager
    def beside(self) -> Iterator[Session]:
        """A session of its own for a worker, which reads what is in the file and hands back plain values.

        Raises sqlalchemy's DBAPIError when the file can't be read.
        """
        creator = partial(connect, self.path, read_only=True)
        engine = create_engine("sqlite+pysqlite://", creator=creator, poolclass=NullPool)
        with Session(engine) as session:
            yield session
        engine.dispose()

    @property
    def age(self) -> int:
        """Another number whenever what was read may not be so any more."""
        return self._kept.age

    def folded(self, items: Mapping[int, Folded]) -> None:
        """The recorder has brought the notes of these items up to date: what was read of them is read anew."""
        self._kept.forget_notes([row for one in items.values() for row in one.rows.values()], items)

    def catch_up(self) -> None:
        """Forget what was read if others have written since; while the file can't be reached it stays."""
        try:
            others = self._others_wrote()
        except (DBAPIError, sqlite3.Error) as error:
            log.info("whether others have written can't be seen: %s", error)
        else:
            if others:
                self._kept.forget_all()

    def refresh(self) -> None:
        """Forget what was read, since the recorder has written; and tell the listeners."""
        self._forget_all()
        self._tell()

    def _forget(self, writes: list[Write]) -> None:
        """Forget what was read of these rows; of all, when not only the session has written."""
        self._kept.forget(writes)
        if self._others_wrote():
            self._kept.forget_all()

    def _forget_all(self) -> None:
        self._others_wrote()
        self._kept.forget_all()

    def _others_wrote(self) -> bool:
        before, here = self._seen, self._plain
        self._seen = (here, int(here.execute("PRAGMA data_version").fetchone()[0]))
        return before != self._seen

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()


def _wait(ready: Callable[[], bool]) -> bool:
    """Where there is no window to keep alive: ask until it is so, or patience is over."""
    until = monotonic() + PATIENCE_SECONDS
    while not ready():
        if monotonic() > until:
            return False
        sleep(0.02)
    return True
