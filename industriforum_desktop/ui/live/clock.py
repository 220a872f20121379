"""The meeting's clock: the time each item takes, how the meeting stands against its agenda, and pauses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.pace import Part, pace
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import FinishMeeting
from industriforum_desktop.ui.widgets.basics import column, label, row, show_state

WRITE_SECONDS = 5
"""Used time is written in steps of this."""
TICK_SECONDS = 15
"""Between two looks at the clock, unless another minute begins before."""
ASLEEP_SECONDS = 60
"""A tick that comes this late comes from a computer that slept: nobody knows what that time was used for."""


class MeetingClock(QObject):
    """Counts the running meeting's time to the item at hand and shows how it stands.

    `monotonic` gives seconds that never go back, whatever is done to the computer's clock; `now` the time that is
    shown. What is kept here of the meeting was read in `refresh`, so that a tick needs no file.
    """

    def __init__(self, sitting: Sitting, pause: QAction, pause_button: QToolButton) -> None:
        """`pause` is the command that lets it stand, and `pause_button` the button for it."""
        super().__init__(sitting)
        self._sitting = sitting
        self._pause, self.pause_button = pause, pause_button
        self.monotonic: Callable[[], float] = monotonic
        self.now: Callable[[], datetime] = datetime.now
        self.time = label(role="heading")
        self.standing = label(role="small")
        self.over = label(role="warning")
        self.over.setVisible(False)
        self.short = False
        """Whether there is room for the most important only."""
        self._meeting: Meeting | None = None
        self._planned = self._begun = datetime.min.time()
        self._paused: datetime | None = None
        self._running = False
        self._item_id = 0
        self._last = self._uncounted = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.go_on)
        sitting.begun.connect(self.begin)
        sitting.changed.connect(self.refresh)
        sitting.item_shown.connect(self.tick)
        sitting.leaving.connect(self.stop)
        sitting.stayed.connect(self.go_on)

    @property
    def used(self) -> dict[int, int]:
        """Seconds by item."""
        return self._sitting.used

    def face(self) -> QVBoxLayout:
        """The time, and below it how the meeting stands."""
        for part in (self.time, self.standing, self.over):
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return column(row(None, self.over, self.time, spacing=GRID), self.standing, spacing=0)

    def begin(self) -> None:
        """Count for the meeting that is being held now."""
        self._last, self._uncounted = self.monotonic(), 0.0
        self._item_id = self._sitting.session.item_id if self._sitting.session else 0
        self.refresh()
        self.go_on()

    def go_on(self) -> None:
        """Tick, from now on."""
        self.tick()
        self._timer.start(milliseconds_until_a_change(self.now()))

    def stop(self) -> None:
        """Stop ticking; the time that was counted is told to the recorder."""
        self._timer.stop()
        self._count()

    def refresh(self) -> None:
        """The meeting has changed: it began, paused, went on, ended, or has other items."""
        meeting = self._sitting.meeting
        self._planned, self._begun = meeting.start, meeting.actual_start or meeting.start
        self._paused = meeting.paused_since
        self._running = meeting.actual_start is not None and meeting.actual_end is None
        self._name_pause()
        self._show()

    def start(self) -> None:
        """The meeting begins now: the clock runs and the minutes know when. On another day than its own it asks."""
        sitting, desk = self._sitting, self._sitting.desk
        day = sitting.meeting.day
        if day != desk.today():
            text = _("The meeting is planned for {day}. Start it now?")
            question = text.format(day=desk.language.long_date(day))
            if not desk.ask(question, _("Start the meeting"), sitting.window):
                sitting.write()
                return
        with desk.change(_("Started the meeting"), asks=True):
            sitting.meeting.actual_start = _this_minute()
        sitting.write()

    def end(self) -> None:
        """The meeting is over: it counts as held, and what comes after it is in view."""
        sitting, desk = self._sitting, self._sitting.desk
        question = _("End the meeting? You can go on writing in the minutes afterwards.")
        if not desk.ask(question, _("End the meeting"), sitting.window):
            return
        meeting = sitting.meeting
        with desk.change(_("Ended the meeting"), asks=True) as done:
            meeting.actual_end, meeting.paused_since = _this_minute(), None
            meeting.state = MeetingState.HELD
        if done and sitting.leave():
            desk.go.emit(FinishMeeting(meeting.id))

    def pause(self) -> None:
        """Let the clock stand, or run again."""
        if not self._running:
            self._sitting.say(_("The clock runs from when the meeting is started."))
            return
        self.tick()
        self._count()
        name = _("Went on after the pause") if self._paused else _("Paused the meeting")
        with self._sitting.desk.change(name):
            self._sitting.meeting.paused_since = None if self._paused else self.now().replace(microsecond=0)
        self._sitting.write()

    def tick(self) -> None:
        """Some time has passed, or another item is at hand."""
        session = self._sitting.session
        if session is None:
            return
        moment = self.monotonic()
        passed, self._last = moment - self._last, moment
        if self._running and self._paused is None and 0 <= passed < ASLEEP_SECONDS:
            self._uncounted += passed
        if self._uncounted >= WRITE_SECONDS or self._item_id != session.item_id:
            self._count()
            self._item_id = session.item_id
        self._show()

    def _count(self) -> None:
        """Add the whole seconds to the item that they were used for."""
        seconds = int(self._uncounted)
        session = self._sitting.session
        if session is None or not seconds:
            return
        self._uncounted -= seconds
        if self._item_id in self.used:
            self.used[self._item_id] += seconds
            session.spent(self._item_id, self.used[self._item_id])
            self._sitting.agenda.set_used(self._item_id, self.used[self._item_id])

    def _show(self) -> None:
        now, language = self.now(), self._sitting.desk.language
        show_state(self.time, _("Meeting clock"), language.clock(now.time()))
        standing, over = "", 0
        if self._running and self._paused is not None:
            standing = _("Pause since {time}: the clock stands").format(time=language.clock(self._paused.time()))
        elif self._running and self._sitting.agenda.count():
            entries, place = self._sitting.agenda.entries(), max(0, self._sitting.agenda.currentRow())
            parts = [Part(entry.planned, entry.used_seconds, entry.postponed) for entry in entries]
            seen = pace(parts, place, self._planned, self._begun, now.time())
            ends = _("ends about {time}").format(time=language.clock(seen.end))
            standing = _late(seen.late) if self.short else f"{_late(seen.late)} · {ends}"
            over = parts[place].over // 60
        show_state(self.standing, _("Against the agenda"), standing)
        self.standing.setVisible(bool(standing))
        self.over.setText(_("item {n} min over").format(n=over))
        self.over.setVisible(over > 0)

    def _name_pause(self) -> None:
        """The button and the command say what they would do now."""
        text = _("Go on after the pause") if self._paused else _("Pause")
        self._pause.setIcon(icon("play" if self._paused else "pause"))
        self._pause.setText(text)
        self._pause.setToolTip(f"{text} ({self._sitting.keys('pause')})")
        self.pause_button.setVisible(self._running)


def milliseconds_until_a_change(now: datetime) -> int:
    """How long the clock may rest: it shows minutes, and writes down now and then."""
    left = 60_000 - now.second * 1000 - now.microsecond // 1000
    return min(left, TICK_SECONDS * 1000) + 20


def _this_minute() -> time:
    return datetime.now().time().replace(second=0, microsecond=0)


def _late(minutes: int) -> str:
    if minutes == 0:
        return _("on time")
    text = _("{n} min behind the plan") if minutes > 0 else _("{n} min ahead of the plan")
    return text.format(n=abs(minutes))
