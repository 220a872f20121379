"""The yearly follow-up: what the forum says itself about its year, and what its organisations say of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.forum.organisation import Organisation

GRADES = range(1, 5)
"""How well an aim was reached, 1 not at all to 4 entirely. Who doesn't know gives no grade."""


class FollowUp(Base):
    """One year's own words beside its figures: in short, of each aim by its id (as text), and what comes next.

    `decisions` are what was agreed for next year, a line each; `next_meetings` how many meetings it is to have,
    `next_themes` what it is to be about.
    """

    __tablename__ = "follow_up"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    summary: Mapped[str] = mapped_column(default="")
    assessments: Mapped[dict[str, str]] = mapped_column(default=dict)
    next_year: Mapped[str] = mapped_column(default="")
    decisions: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    next_meetings: Mapped[int | None]
    next_themes: Mapped[list[str]] = mapped_column(default=list, server_default="[]")


class Evaluation(Base):
    """One answer to the year's evaluation. Without an organisation it is anonymous, which is the usual way.

    `grades` and `comments` are by an aim's id (as text); an aim without a grade was not judged. `keep`, `change`
    and `begin` are about the ways of working.
    """

    __tablename__ = "evaluation"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    received_on: Mapped[date]
    way: Mapped[Way] = mapped_column(default=Way.FORM)
    grades: Mapped[dict[str, int]] = mapped_column(JSON)
    comments: Mapped[dict[str, str]] = mapped_column(default=dict)
    keep: Mapped[str] = mapped_column(default="")
    change: Mapped[str] = mapped_column(default="")
    begin: Mapped[str] = mapped_column(default="")
    incoming_id: Mapped[int | None] = mapped_column(ForeignKey("incoming.id", ondelete="SET NULL"))

    organisation: Mapped[Organisation | None] = relationship()
