"""Earlier meetings on the same question, and the actions that are open from them."""

from __future__ import annotations

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import ActionReport
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.past import earlier_items, open_actions, themes


def test_the_same_title_theme_or_chain_belongs_together(demo: ForumFile) -> None:
    meetings = demo.meetings()
    item = meetings[3].items[6]
    with demo.change("Utan teman"):
        for one in (one for meeting in meetings for one in meeting.items):
            one.theme = ""
    assert earlier_items(demo.session, item) == []
    with demo.change("Tema"):
        item.theme = "Energi "
        meetings[0].items[2].theme = "energi"
        item.continues = meetings[2].items[7]
        meetings[2].items[7].continues = meetings[1].items[5]
    found = earlier_items(demo.session, item)
    assert found == [meetings[2].items[7], meetings[1].items[5], meetings[0].items[2]]
    assert "Energi" in themes(demo.session)


def test_open_actions_are_those_of_earlier_meetings_and_what_was_told_of_here(demo: ForumFile) -> None:
    meeting = demo.meetings()[3]
    found = open_actions(demo.session, meeting.items[2])
    assert found
    assert all(one.status.open and one.item.meeting.day < meeting.day for one in found)
    closed = found[0]
    with demo.change("Klar"):
        closed.status = ActionStatus.DONE
    assert closed not in open_actions(demo.session, meeting.items[2])
    with demo.change("Rapport"):
        meeting.items[2].reports.append(ActionReport(outcome=closed, status=ActionStatus.DONE))
    assert closed in open_actions(demo.session, meeting.items[2])
