"""Where a meeting stands, and the word for it: the one place that says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_, MeetingState, MinutesState, Stage

if TYPE_CHECKING:
    from industriforum_desktop.forum.forum import Forum
    from industriforum_desktop.forum.meeting import Meeting
    from industriforum_desktop.i18n import Language

OWN_WORDS = {
    Stage.PLANNED: MeetingState.PLANNED,
    Stage.HELD: MeetingState.HELD,
    Stage.CANCELLED: MeetingState.CANCELLED,
}
"""Where the forum may have a word of its own, and for what."""

WORDS = {
    Stage.RUNNING: N_("In progress"),
    Stage.FINAL: N_("Minutes final"),
    Stage.SENT: N_("Sent"),
    Stage.CORRECTION: N_("Version {n} open for correction"),
}


def stage(state: MeetingState, minutes: MinutesState, *, running: bool, corrected: Callable[[], bool]) -> Stage:
    """Where a meeting stands. `running`: it has begun and not ended; `corrected` is asked of a draft only, and
    tells whether there is a version of its minutes already.
    """
    if state is MeetingState.CANCELLED:
        return Stage.CANCELLED
    if minutes.frozen:
        return Stage.SENT if minutes is MinutesState.SENT else Stage.FINAL
    if corrected():
        return Stage.CORRECTION
    if state is MeetingState.HELD:
        return Stage.HELD
    return Stage.RUNNING if running else Stage.PLANNED


def word(meeting: Meeting, forum: Forum, language: Language) -> str:
    """Where the meeting stands, in a word or a few: the forum's own where it has one."""
    found = meeting.stage
    if found in OWN_WORDS:
        return forum.word(OWN_WORDS[found], language)
    coming = len(meeting.versions) + 1 if found is Stage.CORRECTION else 0
    return language.gettext(WORDS[found]).format(n=coming)
