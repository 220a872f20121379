"""The demo's follow-up: what the organisations said of the year, and what is decided about the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.forum.organisation import Organisation


def tell(session: Session, own: FollowUp, row: dict[str, Any], organisations: Mapping[str, Organisation]) -> None:
    """Write down what `follow_up.toml` says beside the year's own words."""
    own.decisions, own.next_meetings, own.next_themes = row["decisions"], row["next_meetings"], row["next_themes"]
    aims = [str(aim.id) for aim in session.scalars(select(Aim).order_by(Aim.position))]
    for answer in row["evaluation"]:
        grades = zip(aims, answer["grades"], strict=True)
        comments = zip(aims, answer["comments"], strict=True)
        session.add(
            Evaluation(
                year=own.year,
                organisation=organisations[name] if (name := answer.get("organisation")) else None,
                received_on=answer["received_on"],
                way=Way(answer["way"]),
                grades={aim: grade for aim, grade in grades if grade},
                comments={aim: text for aim, text in comments if text},
                keep=answer["keep"],
                change=answer["change"],
                begin=answer["begin"],
            )
        )
