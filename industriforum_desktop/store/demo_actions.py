"""What became of the demo forum's actions between the meetings."""

from __future__ import annotations

from typing import Any

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.minutes import ActionNews
from industriforum_desktop.store.forum_file import ForumFile

Table = dict[str, Any]


def tell(file: ForumFile, table: Table) -> None:
    """Say when actions were handed over and taken on, and what was told of them. Raises ValueError for one that
    there is not.
    """
    actions = file.actions()
    for row in table["action"]:
        action = next((one for one in actions if one.text.startswith(row["begins"])), None)
        if action is None:
            raise ValueError(f"no action of the demo begins with {row['begins']!r}")
        action.handover = row.get("handover", "").strip()
        action.handed_on, action.accepted_on = row["handed_on"], row.get("accepted_on")
        action.report_by = row.get("report_by")
        for one in row.get("news", []):
            status = ActionStatus(one["status"])
            action.news.append(ActionNews(day=one["day"], told_by=one["told_by"], status=status, text=one["text"]))
    file.session.commit()
