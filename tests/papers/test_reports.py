"""What became of earlier actions, what must be taken home first, and what is put off: told in the minutes."""

from __future__ import annotations

from datetime import date

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionReport, reports_of
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers.making import meet, paper, write


def test_what_was_said_of_earlier_actions_stands_under_its_item(demo: ForumFile) -> None:
    meeting = demo.meeting("2023-4")
    assert meeting is not None
    action = next(one for one in demo.actions() if one.status.open)
    with demo.change("Rapport"):
        meeting.items[2].reports.append(
            ActionReport(outcome=action, status=ActionStatus.ONGOING, text="Svar kommer i mars.")
        )
    text = plain_text(paper(demo, "minutes", "2023-4"))
    head, tail = text.split("Svar kommer i mars.")
    assert action.text in head[head.index(meeting.items[2].title) :]
    assert meeting.items[3].title in tail
    assert reports_of(meeting) == [(meeting.items[2], meeting.items[2].reports)]


def test_support_to_be_sought_and_items_put_off_are_told(new: ForumFile) -> None:
    agreed, later = AgendaItem(title="Läget"), AgendaItem(title="Energi")
    meet(new, agreed, later)
    write(new, agreed, "= Vi söker medel.")
    with new.change("Förankra"):
        agreed.outcomes[0].needs_support, agreed.outcomes[0].reply_by = True, date(2023, 6, 15)
        later.postponed = True
    blocks = plain_text(paper(new, "minutes", "2023-1", "en")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Vi söker medel. (support to be sought by 15 June 2023)" in blocks
    assert "The item is put off to the next meeting." in blocks
