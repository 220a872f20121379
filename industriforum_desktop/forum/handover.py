"""What becomes of an action between the meetings: it is handed over, taken on, told of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import N_, ActionStatus
from industriforum_desktop.forum.minutes import ActionNews, Outcome
from industriforum_desktop.forum.rules import set_status


def tell(
    action: Outcome, day: date, told_by: str, status: ActionStatus, text: str, report_by: date | None
) -> ActionNews:
    """Note what was told of an action, how it then stood, and when to hear of it next. Raises RuleBroken when
    nothing was told.
    """
    if not text.strip() and status is action.status:
        raise RuleBroken(N_("Write what was told, or choose another status."))
    news = ActionNews(day=day, told_by=told_by.strip(), status=status, text=text.strip())
    action.news.append(news)
    set_status(action, status, day)
    action.report_by = report_by
    if status is ActionStatus.ONGOING and action.handed_to is not None and action.accepted_on is None:
        action.accepted_on = day
    return news


def silent(actions: Iterable[Outcome], today: date) -> list[Outcome]:
    """Those to be asked about."""
    return [one for one in actions if one.silent(today)]
