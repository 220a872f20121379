"""The demo forum's aims and horizons, its structures' questions and days, and when its new members joined."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.kinds import Horizon
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal

Table = dict[str, Any]


def tell(session: Session, table: Table, organisations: dict[str, Organisation]) -> None:
    """Say of items and proposals how far ahead they look and what they serve; complete the organisations.

    Raises ValueError for a title that no item and no proposal has, KeyError for an unknown organisation.
    """
    session.flush()
    aims = {aim.position: aim.id for aim in session.scalars(select(Aim))}
    titled: dict[str, list[AgendaItem | Proposal]] = {}
    for one in (*session.scalars(select(AgendaItem)), *session.scalars(select(Proposal))):
        titled.setdefault(one.title, []).append(one)
    for row in table["question"]:
        if row["title"] not in titled:
            raise ValueError(f"no question of the demo is called {row['title']!r}")
        for question in titled[row["title"]]:
            question.horizon = Horizon(row["horizon"]) if "horizon" in row else None
            question.aims = [aims[position] for position in row.get("aims", [])]
    for row in table["structure"]:
        structure = organisations[row["name"]]
        structure.owner, structure.questions = row["owner"], row["questions"]
        structure.meets_next, structure.ends_on = row.get("meets_next"), row.get("ends_on")
    for row in table["joined"]:
        organisations[row["name"]].joined_on = row["on"]
