"""What a year's follow-up decides about the next one, and how the plan comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import ProposalState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.proposal import Proposal


def lines(text: str) -> list[str]:
    """Typed lines as a list, without bullets and empty lines."""
    return [line for one in text.splitlines() if (line := one.strip().lstrip("-*•–· ").strip())]


def plan(
    forum: Forum, year: int, made: Sequence[Meeting], themes: Sequence[str], follow_ups: Mapping[int, FollowUp]
) -> FollowUp | None:
    """Let the new meetings begin the year as it was decided: each has its theme, in order of date, and the forum
    has as many meetings a year as `follow_ups` decided for this one.

    Where the number is another than before, the year that ends keeps the one it was to have: the words of the
    year before that one, which are given back where they are new.
    """
    for meeting, theme in zip(sorted(made, key=lambda one: (one.day, one.start)), themes, strict=False):
        meeting.theme = theme
    decided = follow_ups.get(year - 1)
    wanted = decided.next_meetings if decided is not None and decided.next_meetings else forum.meetings_per_year
    if wanted == forum.meetings_per_year:
        return None
    usual, forum.meetings_per_year = forum.meetings_per_year, wanted
    before = follow_ups.get(year - 2)
    if before is not None:
        before.next_meetings = before.next_meetings or usual
        return None
    return FollowUp(year=year - 2, next_meetings=usual)


def waiting(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Proposals that no agenda has taken up: they stay for the next year."""
    return [one for one in proposals if one.state in (ProposalState.NEW, ProposalState.POSTPONED)]
