"""The recorder: every typed character is on a disk before the next quarter of a second is over.

Two threads; the widget never waits for a disk. The writer gathers changes for a tenth of a second and writes them
into the forum's file in one small transaction. The guard looks at what has waited too long, whatever the reason:
the disk is full, the place is gone, somebody has the file locked, or the call that writes simply does not come
back. It writes that into the rescue journal on this computer, until the writer has got it into the file.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from industriforum_desktop.store import journal, rescue
from industriforum_desktop.store.held import HeldFile
from industriforum_desktop.store.journal import Change, Edit, Folded, Place, Private, Spent
from industriforum_desktop.store.place import PlaceGone
from industriforum_desktop.store.rescue import Elsewhere, Kept, RescueJournal

GATHER_SECONDS = 0.1
RESCUE_AFTER_SECONDS = 0.17
"""A change that has not been written for so long goes into the rescue journal: safe after a quarter of a second."""
SLOW_SECONDS = 2.0
"""A write that takes longer than this is trouble, even if nothing has failed yet."""
FOLD_QUIET_SECONDS = 0.3
FOLD_AT_MOST_SECONDS = 2.0
RETRY_SECONDS = 1.0


@dataclass(frozen=True)
class Trouble:
    """Why the file can't be written, and whether what was typed is safe in the rescue journal."""

    reason: Exception
    kept: bool


class _Flush:
    """Somebody waits until all before this is written; or is told that it could not be."""

    def __init__(self) -> None:
        self.written = False
        self._answered = threading.Event()

    def answer(self, written: bool) -> None:
        self.written = written
        self._answered.set()

    def wait(self, timeout: float) -> bool:
        return self._answered.wait(timeout) and self.written


class Recorder:
    """Writes what is typed in one meeting.

    `on_saved(when)`, `on_folded(items)` and `on_trouble(trouble)` are called from the recorder's threads, and
    must not call the recorder.
    `turn` is held for each transaction: the forum's other writer in this program holds it for its own.
    `on_return` is called when the file can be reached again after it was gone: whoever else has it open lets go of
    it and calls `resume`; without it the recorder takes for granted that nobody has.
    """

    def __init__(
        self,
        path: Path,
        kept_in: RescueJournal,
        *,
        on_saved: Callable[[datetime], None],
        on_folded: Callable[[dict[int, Folded]], None],
        on_trouble: Callable[[Trouble], None],
        on_return: Callable[[], None] | None = None,
        turn: threading.Lock | None = None,
    ) -> None:
        self._path, self._rescue = path, kept_in
        self._on_saved, self._on_folded = on_saved, on_folded
        self._on_trouble, self._on_return = on_trouble, on_return
        self._turn = turn or threading.Lock()
        # Taken for writing the rescue journal and for taking out what is written, so that the two agree; always
        # before the other lock, which is held for moments only.
        self._keeping = threading.Lock()
        lock = threading.Lock()
        self._work, self._watch = threading.Condition(lock), threading.Condition(lock)
        self._waiting: list[tuple[Change, float]] = []
        self._kept = 0
        self._end: rescue.End | None = None
        self._trouble: Exception | None = None
        self._news = self._slow = False
        self._rescue_again = 0.0
        self._flushes: list[_Flush] = []
        self._resumed = self._ended = False
        self._latest = datetime.min
        self._file = HeldFile(path, kept_in.uid)
        self._threads = [
            threading.Thread(target=self._write_on, name="recorder", daemon=True),
            threading.Thread(target=self._guard, name="recorder's guard", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def edit(self, item_id: int, position: int, removed: int, inserted: str, cursor: int) -> None:
        """Record a change to an item's notes; positions in UTF-16 units."""
        now = datetime.now()
        # The time tells one change from another, also when the clock ticks slowly or is set back a little.
        same_tick = now <= self._latest < now + timedelta(seconds=1)
        self._latest = self._latest + timedelta(microseconds=1) if same_tick else now
        self._add(Edit(item_id, position, removed, inserted, cursor, self._latest))

    def place(self, meeting_id: int | None, item_id: int | None, cursor: int = 0) -> None:
        """Remember where in the meeting the officer is; without a meeting, where the one was left that was held."""
        self._add(Place(meeting_id, item_id, cursor))

    def spent(self, item_id: int, seconds: int) -> None:
        """The item has now taken so much time in all."""
        self._add(Spent(item_id, seconds))

    def private(self, item_id: int, text: str) -> None:
        """The officer's own notes on the item now read so."""
        self._add(Private(item_id, text))

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until all recorded so far is in the file and folded.

        False at once when it could not be, or when it took longer than `timeout` seconds; what is not written
        is kept and tried again.
        """
        asked = _Flush()
        with self._work:
            self._flushes.append(asked)
            self._work.notify()
        return asked.wait(timeout)

    def close(self, timeout: float = 10.0) -> bool:
        """Write everything and stop. When that can't be done, False, and the recorder goes on trying."""
        if not self.flush(timeout):
            return False
        self._end_threads(timeout)
        return True

    def stop(self, timeout: float = 6.0) -> bool:
        """Stop, whether the file can be written or not.

        True when all that is not in the file is in the rescue journal, for the next opening of the forum.
        """
        self._end_threads(timeout)
        return self.safe

    @property
    def safe(self) -> bool:
        """Whether all recorded so far is on a disk."""
        with self._work:
            return self._kept == len(self._waiting)

    def keep(self) -> bool:
        """Put what is not in the file yet into the rescue journal at once; whether all is on a disk."""
        return self._keep()

    def resume(self) -> None:
        """Everybody else has let go of the file that was there before."""
        with self._work:
            self._resumed = True
            self._work.notify()

    def _add(self, change: Change) -> None:
        with self._work:
            self._waiting.append((change, monotonic()))
            # The others are awake as long as something waits for them.
            if len(self._waiting) == 1:
                self._work.notify()
            if len(self._waiting) == self._kept + 1:
                self._watch.notify()

    def _end_threads(self, timeout: float) -> None:
        with self._work:
            self._ended = True
            self._work.notify()
            self._watch.notify()
        until = monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))

    def _write_on(self) -> None:
        """The writer's life."""
        unfolded_since: float | None = None
        while True:
            batch, flushes, ended = self._gather(unfolded_since is not None)
            if ended:
                break
            done = False
            try:
                if self._may_write():
                    wrote = self._write(batch)
                    now = monotonic()
                    if wrote:
                        unfolded_since = unfolded_since or now
                    overdue = unfolded_since is not None and now - unfolded_since > FOLD_AT_MOST_SECONDS
                    if flushes or overdue or (unfolded_since is not None and not wrote):
                        self._fold()
                        unfolded_since = None
                    self._is_well()
                    done = True
            except (sqlite3.Error, OSError, ValueError, PlaceGone, Elsewhere) as error:
                self._is_ill(error)
            for flush in flushes:
                flush.answer(done)
        self._file.close()

    def _gather(self, unfolded: bool) -> tuple[list[Change], list[_Flush], bool]:
        """Wait for something to write, then a moment for more. Also: who waits for it, and whether to end."""

        def asked() -> bool:
            return self._ended or self._resumed or bool(self._flushes)

        with self._work:
            if self._trouble is not None:
                self._work.wait_for(asked, RETRY_SECONDS)
            else:
                quiet = FOLD_QUIET_SECONDS if unfolded else None
                self._work.wait_for(lambda: asked() or self._waiting, quiet)
                if self._waiting:
                    self._work.wait_for(asked, GATHER_SECONDS)
            flushes, self._flushes = self._flushes, []
            return [change for change, _at in self._waiting], flushes, self._ended

    def _may_write(self) -> bool:
        """Whether the file is there; when it was gone, others must have let go of the old one first."""
        with self._work:
            resumed, self._resumed = self._resumed, False
        if not self._file.lost:
            return True
        self._file.look()
        if self._on_return is not None and not resumed:
            self._on_return()
            return False
        self._file.lost = False
        return True

    def _write(self, batch: list[Change]) -> bool:
        connection = self._file.open(patient=self._trouble is None)
        if self._end is None:
            self._end = journal.end(connection)
        if not batch:
            return False
        with self._turn, connection:
            if self._trouble is None:
                for change in batch:
                    journal.write_down(connection, change)
            else:
                # A write that was told to have failed may yet be there: only looking tells.
                rescue.merge(connection, Kept(self._path, self._end, batch), alone=True)
            end = journal.end(connection)
        self._file.make_sure()
        with self._keeping:
            with self._work:
                del self._waiting[: len(batch)]
                done = min(len(batch), self._kept)
                self._kept -= done
                self._end, self._slow = end, False
            self._settle(done)
        self._on_saved(datetime.now())
        return True

    def _settle(self, done: int) -> None:
        """So many of the changes in the rescue journal have got into the file."""
        if self._rescue.empty:
            return
        # If this fails, what is there already is written once more and found done: nothing comes twice.
        with suppress(OSError):
            if self._kept:
                self._rescue.moved_on(done, self._end)
            else:
                self._rescue.clear()

    def _fold(self) -> None:
        connection = self._file.open(patient=self._trouble is None)
        with self._turn, connection:
            touched = journal.fold(connection)
        if touched:
            self._on_folded(touched)

    def _is_ill(self, error: Exception) -> None:
        self._file.give_up(error)
        with self._work:
            self._news = repr(self._trouble) != repr(error)
            self._trouble = error
            self._watch.notify()

    def _is_well(self) -> None:
        with self._work:
            was, self._trouble = self._trouble, None
            if was is not None:
                self._on_saved(datetime.now())

    def _guard(self) -> None:
        """The guard's life."""
        with suppress(OSError), self._keeping:  # tried again when there is something to keep
            self._rescue.reserve()
        while self._wait_for_late():
            self._tell(self._keep())
        self._keep()
        with self._keeping:
            self._rescue.close()

    def _wait_for_late(self) -> bool:
        """Wait until a change has waited too long for the writer; False when it is time to end."""
        with self._watch:
            while not self._ended:
                left = self._patience()
                if left is not None and left <= 0:
                    return True
                self._watch.wait(left)
            return False

    def _patience(self) -> float | None:
        """Seconds until there is something for the guard to do; None when nothing can be foreseen."""
        if self._news:
            return 0.0
        due = []
        if self._kept < len(self._waiting):
            due.append(max(self._waiting[self._kept][1] + RESCUE_AFTER_SECONDS, self._rescue_again))
        if self._waiting and self._trouble is None and not self._slow:
            due.append(self._waiting[0][1] + SLOW_SECONDS)
        return min(due) - monotonic() if due else None

    def _keep(self) -> bool:
        """Put all that waits into the rescue journal; False when that can't be written either."""
        with self._keeping:
            with self._work:
                changes, total, end = (
                    [change for change, _at in self._waiting[self._kept :]],
                    len(self._waiting),
                    self._end,
                )
            if not changes:
                return True
            try:
                self._rescue.write(changes, end)
            except OSError:
                self._rescue_again = monotonic() + RETRY_SECONDS
                return False
            with self._work:
                self._kept = total
            return True

    def _tell(self, kept: bool) -> None:
        """Say that there is trouble, or a write that does not end."""
        with self._work:
            self._news = False
            reason = self._trouble
            if reason is None and self._waiting and monotonic() - self._waiting[0][1] >= SLOW_SECONDS:
                self._slow, reason = True, TimeoutError()
            if reason is not None:
                self._on_trouble(Trouble(reason, kept))
