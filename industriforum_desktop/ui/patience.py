"""Waiting for somebody else to let go of the forum's file, while the window lives on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from industriforum_desktop.store.connection import PATIENCE_SECONDS

RECORDED = "recorded"
"""The property of a field that is written as it is typed in, whatever else waits."""

ASK_MILLISECONDS = 20
TELL_SECONDS = 0.2
"""A wait that is longer than this is told; nobody notices a shorter one."""

POINTING = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.ContextMenu,
    )
)
DRAGGING = frozenset((QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop))

Result = TypeVar("Result")


class Patience(QObject):
    """Signals: `waiting` when a wait has become noticeable, and when it is over.

    What the officer does meanwhile comes afterwards, in order. Only typing in a field that is recorded goes on at
    once, until something else is done.
    """

    waiting = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._held: list[Callable[[], object]] = []
        self._loop: QEventLoop | None = None

    def wait(self, ready: Callable[[], bool], *, typing: bool = True, seconds: float | None = None) -> bool:
        """Ask until it is so, for some seconds at most; whether it became so. Nothing else changes the forum then.

        With `typing`, what is recorded by itself can be typed meanwhile. What `ready` raises is raised here.
        """
        if ready():
            return True
        patience = PATIENCE_SECONDS if seconds is None else seconds
        begun, answer, told = monotonic(), [False], False
        self._depth += 1
        depth, modal, loop = self._depth, QApplication.activeModalWidget(), QEventLoop()
        failure: list[Exception] = []

        def ask() -> None:
            nonlocal told
            # Who waits within this wait comes first, and a dialog that has opened must not hold on to the file.
            if depth != self._depth or QApplication.activeModalWidget() is not modal:
                return
            try:
                answer[0] = ready()
            except Exception as error:  # noqa: BLE001 - out of Qt's hands, and raised again below
                failure.append(error)
            if answer[0] or failure or monotonic() - begun > patience:
                loop.quit()
            elif not told and monotonic() - begun > TELL_SECONDS:
                told = True
                self.waiting.emit(True)

        timer = QTimer()
        timer.timeout.connect(ask)
        timer.start(ASK_MILLISECONDS)
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        outer, self._loop = self._loop, loop
        try:
            while not answer[0] and not failure and monotonic() - begun <= patience:
                free = typing and not self._held and _recorded(QApplication.focusWidget())
                flag = QEventLoop.ProcessEventsFlag
                loop.exec(flag.AllEvents if free else flag.ExcludeUserInputEvents)
        finally:
            timer.stop()
            self._loop = outer
            self._depth -= 1
            if not self._depth:
                application.removeEventFilter(self)
                self._let_go()
            if told:
                self.waiting.emit(False)
        if failure:
            raise failure[0]
        return answer[0]

    def beside(self, work: Callable[[], Result]) -> Result:
        """The result of what may take long, done in a thread of its own; what is typed comes afterwards."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(work)
            self.wait(answer.done, typing=False, seconds=float("inf"))
            return answer.result()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in DRAGGING:
            event.ignore()
            return True
        if kind == QEvent.Type.Shortcut:
            return self.holds(partial(QCoreApplication.postEvent, watched, event.clone()))
        if not event.spontaneous():
            return False
        if kind in POINTING or (kind == QEvent.Type.KeyPress and not _recorded(QApplication.focusWidget())):
            return self.holds(partial(QCoreApplication.postEvent, watched, event.clone()))
        return False

    def holds(self, what: Callable[[], object]) -> bool:
        """While something waits, this is to be done afterwards, and with it all that comes later; else False."""
        if self._loop is None:
            return False
        self._held.append(what)
        self._loop.quit()
        return True

    def _let_go(self) -> None:
        """What was done meanwhile is done now."""
        held, self._held = self._held, []
        for what in held:
            QTimer.singleShot(0, what)


def _recorded(field: QWidget | None) -> bool:
    return field is not None and bool(field.property(RECORDED))
