"""Work that takes longer than a blink runs beside the window: one helper that everybody uses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class Job(QObject):
    """A function under way in a worker. The Job lives in the window's thread and reports there."""

    _done = Signal(object)
    _failed = Signal(object)

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._work, self._on_done, self._on_failed = work, done, failed
        self._cancelled = False
        # Methods of this object, so that Qt carries the result over to this object's thread.
        self._done.connect(self._finish)
        self._failed.connect(self._fail)

    def cancel(self) -> None:
        """Make the result unwanted: nothing will be reported."""
        self._cancelled = True

    def work(self) -> None:
        """What the worker's thread runs."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window, which shows and logs it
            self._failed.emit(error)
        else:
            self._done.emit(result)

    @Slot(object)
    def _finish(self, result: Any) -> None:
        _under_way.discard(self)
        if not self._cancelled and _is_there(self._on_done):
            self._on_done(result)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        _under_way.discard(self)
        if not self._cancelled and _is_there(self._on_failed):
            self._on_failed(error)


def _is_there(call: Callable[..., object]) -> bool:
    """Whether the widget whose method this is, if it is one, still exists."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


class _Task(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.work()


_under_way: set[Job] = set()


def run(
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
    pool: QThreadPool | None = None,
) -> Job:
    """Run `work` in a worker; `done(result)` or `failed(error)` is called in the window's thread.

    A pool of one thread makes its jobs take turns.
    """
    job = Job(work, done, failed)
    _under_way.add(job)
    (pool or QThreadPool.globalInstance()).start(_Task(job))
    return job


def forget_all() -> None:
    """The window is closing: what is under way runs to its end, but reports to nobody."""
    for job in _under_way:
        job.cancel()
