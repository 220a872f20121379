"""The yearly follow-up: what the forum says itself about its year."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from industriforum_desktop.forum.base import Base


class FollowUp(Base):
    """One year's own words beside its figures: in short, of each aim by its id (as text), and what comes next."""

    __tablename__ = "follow_up"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    summary: Mapped[str] = mapped_column(default="")
    assessments: Mapped[dict[str, str]] = mapped_column(default=dict)
    next_year: Mapped[str] = mapped_column(default="")
