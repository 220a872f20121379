"""Open actions are carried into every next agenda until they are closed."""

from __future__ import annotations

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.rules import set_status
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.past import open_actions


def at(file: ForumFile, number: int) -> set[str]:
    """The texts of the actions that the meeting of this number is asked about."""
    meeting = file.meetings()[number - 1]
    return {one.text for one in open_actions(file.session, meeting.items[0])}


def test_an_action_is_at_every_later_meeting_until_it_is_closed(demo: ForumFile) -> None:
    action: Outcome = next(one for one in demo.actions() if one.text.startswith("skriva en vägledning"))
    assert action.item.meeting.number == 2
    assert [action.text in at(demo, number) for number in (1, 2, 3, 4)] == [False, False, True, True]
    with demo.change("Klar"):
        set_status(action, ActionStatus.DONE, demo.meetings()[2].day)
    assert action.text not in at(demo, 4)
