"""A forum file opened for work: one session, named changes, undo."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import create_engine, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.forum import Aim, Forum, Mandate
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome, Recording
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion
from industriforum_desktop.i18n import _
from industriforum_desktop.minutes.dates import Calendar
from industriforum_desktop.store import journal, marks, rescue
from industriforum_desktop.store.connection import (
    APPLICATION_ID,
    PATIENCE_SECONDS,
    SCHEMA_VERSION,
    Busy,
    Damaged,
    ForumFileError,
    connect,
    damaged,
    examine,
)
from industriforum_desktop.store.home import Home
from industriforum_desktop.store.place import PlaceGone, Replaced, free_name, write_whole
from industriforum_desktop.store.rewrite import put
from industriforum_desktop.store.undo import CanNotUndo, Change, History, Step, Words, take_back
from industriforum_desktop.store.versions import upgrade

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


class ForumFile:
    """An open forum file. Use `create` or `open`, and `close` it in the end.

    Reads go through `session` and the queries below; every write happens in a `change`, which is one
    transaction and one step of undo. `listeners` are called after each change, undo and redo; `before_undo` before
    a change is taken back, which it is not when one of them says no.

    `turn` is whose turn it is to write, of those in this program: the session's or the recorder's, for one
    transaction. While somebody else has the file, `wait` is called with what is to come true and says whether it
    did in time.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.closed = False
        self.copy_made: Path | None = None
        self.rescued: rescue.Merged | None = None
        self.rescue_failed: Exception | None = None
        """Why rescued minutes could not be brought into the file, which is open for reading only then."""
        self.listeners: list[Callable[[], None]] = []
        self.before_undo: list[Callable[[Change], bool]] = []
        self.brought_home: list[Callable[[Path | None], None]] = []
        """Called when all was written to the place anew, with what was there instead if that was kept beside it."""
        self.turn = threading.Lock()
        self.wait: Callable[[Callable[[], bool]], bool] = _wait
        self._home = Home(path)
        self.retype: Callable[[Words, bool], bool] = self.put_words
        """Takes back what was typed (True) or types it again; False when the notes read otherwise there now.
        Whoever has the notes open does it in them."""
        self._engine = create_engine("sqlite+pysqlite://", creator=self._connect, poolclass=QueuePool)
        self.session = Session(self._engine)
        self.history = History()
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
            if _is_busy(error):
                text = _("{name} can't be opened just now: another program is using it. Try again in a moment.")
                raise ForumFileError(text.format(name=path.name)) from error
            raise Damaged(damaged(path)) from error
        try:
            opened.session.get_one(Forum, 1)
        except (SQLAlchemyError, LookupError, ValueError, TypeError) as error:
            opened.close()
            raise Damaged(damaged(path)) from error
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
            try:
                with self.session.no_autoflush:
                    yield self.session
            except DBAPIError:
                raise refused from None
            finally:
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
        self._engine.dispose()
        self._home.forget()
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
        except BaseException as error:
            self.turn.release()
            if _is_busy(error):
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
            self.turn.release()

    @property
    def _plain(self) -> sqlite3.Connection:
        """The session's own connection, below SQLAlchemy."""
        connection = self.session.connection().connection.dbapi_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

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
            name = self._step(self.history.done, self.history.undone) if self._ready(step) else None
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
        if not self.history.undone or not self._ready(self.history.undone[-1]):
            return None
        name = self._step(self.history.undone, self.history.done)
        step = self.history.done[-1] if self.history.done else None
        if isinstance(step, Change):
            self._type_again(step.words[::-1])
        return name

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
        self.session.expire_all()
        return done

    def _step(self, source: list[Step], target: list[Step]) -> str | None:
        """Go through the last step of the source the other way, and put what leads back again on the target."""
        step = source[-1]
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
        self._done(step.name)
        return step.name

    def _take_back(self, change: Change) -> Change:
        """Take the change back, by one that can be taken back in its turn."""
        if (refused := self._refused()) is not None:
            raise refused
        try:
            with self._transaction():
                # Let go first: what was read stays readable until the pages have read anew.
                self.session.expunge_all()
                self.history.listen(self._plain)
                left = take_back(self._plain, change)
                writes = self.history.take(self._plain)
                self.session.commit()
        except (sqlite3.IntegrityError, IntegrityError) as error:
            raise CanNotUndo from error
        self.left = frozenset(left)
        return Change(change.name, writes, change.where, change.asks, change.words)

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

    def refresh(self) -> None:
        """Forget what was read, since the recorder has written; and tell the listeners."""
        self.session.expire_all()
        self._tell()

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()

    @property
    def forum(self) -> Forum:
        return self.session.get_one(Forum, 1)

    @property
    def mandate(self) -> Mandate:
        return self.session.get_one(Mandate, 1)

    def aims(self) -> Sequence[Aim]:
        return self.session.scalars(select(Aim).order_by(Aim.position)).all()

    def organisations(self) -> Sequence[Organisation]:
        return self.session.scalars(select(Organisation).order_by(Organisation.id)).all()

    def participants(self) -> Sequence[Participant]:
        return self.session.scalars(select(Participant).order_by(Participant.id)).all()

    def meetings(self) -> Sequence[Meeting]:
        """All meetings, oldest first."""
        return self.session.scalars(select(Meeting).order_by(Meeting.day, Meeting.start)).all()

    def meeting(self, label: str) -> Meeting | None:
        """The meeting called 2023-1, or None."""
        year, _dash, number = label.partition("-")
        if not (year.isdigit() and number.isdigit()):
            return None
        return self.session.scalars(
            select(Meeting).where(Meeting.year == int(year), Meeting.number == int(number))
        ).one_or_none()

    def calendar(self, meeting: Meeting) -> Calendar:
        """What days that were said at the meeting are counted from."""
        return Calendar.of(meeting, self.meetings(), self.forum.meetings_per_year)

    def proposals(self) -> Sequence[Proposal]:
        """All proposals, newest first."""
        return self.session.scalars(
            select(Proposal).order_by(Proposal.received_on.desc(), Proposal.id.desc())
        ).all()

    def outreach(self) -> Sequence[OutreachStep]:
        """All contacts with organisations to win, newest first."""
        return self.session.scalars(
            select(OutreachStep).order_by(OutreachStep.day.desc(), OutreachStep.id.desc())
        ).all()

    def actions(self) -> Sequence[Outcome]:
        """All actions in the minutes: by due day, those without a day last."""
        found = self.session.scalars(
            select(Outcome)
            .where(Outcome.kind == OutcomeKind.ACTION, Outcome.position.is_not(None))
            .order_by(Outcome.item_id, Outcome.position)
        )
        return sorted(found, key=lambda one: (one.due is None, one.due or date.max))

    def follow_ups(self) -> dict[int, FollowUp]:
        """What the forum says itself about its years."""
        return {one.year: one for one in self.session.scalars(select(FollowUp))}

    def evaluations(self) -> Sequence[Evaluation]:
        """All answers to the years' evaluations, oldest first."""
        return self.session.scalars(select(Evaluation).order_by(Evaluation.received_on, Evaluation.id)).all()

    def incoming(self) -> Sequence[Incoming]:
        """All originals that came in, newest first."""
        return self.session.scalars(
            select(Incoming).order_by(Incoming.received_on.desc(), Incoming.id.desc())
        ).all()

    def concerns(self) -> Sequence[Concern]:
        """All challenges and needs that have been gathered."""
        return self.session.scalars(select(Concern).order_by(Concern.id)).all()

    def raised(self) -> Sequence[Outcome]:
        """All challenges and needs in the minutes, in the order of meetings and items."""
        return self.session.scalars(
            select(Outcome)
            .where(Outcome.kind.in_((OutcomeKind.CHALLENGE, OutcomeKind.NEED)), Outcome.position.is_not(None))
            .join(AgendaItem)
            .join(Meeting)
            .order_by(Meeting.day, AgendaItem.position, Outcome.position)
        ).all()

    def questions(self) -> Sequence[FixedQuestion]:
        """The questions that every meeting asks, in order; also those that are no longer asked."""
        return self.session.scalars(select(FixedQuestion).order_by(FixedQuestion.position)).all()

    def answers(self) -> Sequence[FixedAnswer]:
        """All answers to the fixed questions."""
        return self.session.scalars(select(FixedAnswer).order_by(FixedAnswer.id)).all()

    def mandate_reports(self) -> Sequence[MandateReport]:
        """The versions of the report on the mandate, oldest first."""
        return self.session.scalars(select(MandateReport).order_by(MandateReport.number)).all()

    def save_copy(self, target: Path) -> None:
        """Write a complete copy of the forum to another file, safe while the forum is in use."""
        self._home.copy(target)


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF == sqlite3.SQLITE_BUSY


def _wait(ready: Callable[[], bool]) -> bool:
    """Where there is no window to keep alive: ask until it is so, or patience is over."""
    until = monotonic() + PATIENCE_SECONDS
    while not ready():
        if monotonic() > until:
            return False
        sleep(0.02)
    return True


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
