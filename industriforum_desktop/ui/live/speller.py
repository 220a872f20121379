"""The window's end of the speller: asks the process beside it and remembers its verdicts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from industriforum_desktop.minutes.spelling import words

GATHER_MS = 120
MOST_STARTS = 3
"""A speller that goes on crashing is left alone."""


class SpellChecker(QObject):
    """Verdicts on words. Nothing here waits: an unknown word is asked for, and `told` comes with the answer.

    Signals: `told` when there are new verdicts; `lost` when the speller can't be run.
    """

    told = Signal()
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verdicts: dict[str, bool] = {}
        self._wanted: set[str] = set()
        self._asked: set[str] = set()
        self._learnt: set[str] = set()
        self._asking: dict[str, Callable[[list[str]], None]] = {}
        self._process: QProcess | None = None
        self._starts = 0
        self._on = False
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._ask)

    @property
    def on(self) -> bool:
        return self._on

    @property
    def thinking(self) -> bool:
        """Whether there are words that have been asked about and not been answered for."""
        return self._on and bool(self._wanted or self._asked)

    def switch(self, on: bool) -> None:
        """Check from now on, or don't; the process is started when it is first needed."""
        self._on = on
        self.told.emit()

    def misspelt(self, text: str, caret: int = -1) -> list[tuple[int, int]]:
        """Places and lengths of the words known to be wrong; others are asked for. The word that the caret stands
        in is still being written.
        """
        if not self._on:
            return []
        found = []
        for start, word in words(text):
            verdict = self._verdicts.get(word)
            if start <= caret <= start + len(word):
                continue
            if verdict is None:
                self._wanted.add(word)
                self._gather.start()
            elif not verdict:
                found.append((start, len(word)))
        return found

    def learn(self, known: Iterable[str]) -> None:
        """Words that are right: names, organisations, the forum's own."""
        fresh = {word for text in known for _start, word in words(text)} - self._learnt
        if not fresh:
            return
        self._learnt |= fresh
        for word in fresh:
            self._verdicts[word] = True
        self._verdicts = {word: right for word, right in self._verdicts.items() if right}
        self._send({"learn": sorted(fresh)})
        self.told.emit()

    def suggest(self, word: str, then: Callable[[list[str]], None]) -> None:
        """Ask what may have been meant; `then` is called with the words, at once or in a while."""
        self._asking[word] = then
        if not self._send({"suggest": word}, start=True):
            self._asking.pop(word)([])

    def close(self) -> None:
        """End the process. It keeps nothing, so it need not be asked."""
        self._gather.stop()
        self._wanted.clear()
        self._asked.clear()
        self._starts = 0
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(1000)

    def _ask(self) -> None:
        asked, self._wanted = sorted(self._wanted - self._verdicts.keys()), set()
        if asked and self._send({"check": asked}, start=True):
            self._asked.update(asked)

    def _send(self, message: dict[str, object], *, start: bool = False) -> bool:
        if self._process is None and (not start or not self._start()):
            return False
        assert self._process is not None
        self._process.write(json.dumps(message).encode() + b"\n")
        return True

    def _start(self) -> bool:
        if self._starts >= MOST_STARTS:
            return False
        self._starts += 1
        process = QProcess(self)
        program = [] if getattr(sys, "frozen", False) else ["-m", "industriforum_desktop"]
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(sys.executable, [*program, "spell"])
        self._process = process
        self._send({"learn": sorted(self._learnt)})
        return True

    def _ended(self) -> None:
        """The process is gone. What it had not answered is asked again when it is next seen."""
        if self._process is None or self._process.state() is not QProcess.ProcessState.NotRunning:
            return
        self._process = None
        self._asked.clear()
        for then in self._asking.values():
            then([])
        self._asking.clear()
        if self._starts >= MOST_STARTS:
            self._on = False
            self.lost.emit()
        else:
            self.told.emit()

    def _read(self) -> None:
        if self._process is None:
            return
        while self._process.canReadLine():
            given = json.loads(bytes(self._process.readLine().data()))
            if "wrong" in given:
                wrong = set(given["wrong"])
                self._verdicts.update((word, word not in wrong) for word in given["asked"])
                self._asked.difference_update(given["asked"])
                self.told.emit()
            else:
                then = self._asking.pop(given["for"], None)
                if then is not None:
                    then(given["suggestions"])
