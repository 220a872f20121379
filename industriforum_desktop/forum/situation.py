"""Lägesbild: challenges and needs gathered over the meetings, and the questions that each meeting asks anew."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import Direction, OutcomeKind
from industriforum_desktop.forum.organisation import Organisation

USUAL_WEIGHT = 2
"""Of 1 to 3."""


class Concern(Base):
    """A challenge or a need that has been raised, maybe several times and in several words.

    Lines of the minutes point at it (`Outcome.concern_id`): those that raise it, and the actions that answer it.
    `weight` goes from 1 to 3. `solved_on` is the day on which the forum said that it is solved.
    """

    __tablename__ = "concern"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[OutcomeKind]
    text: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=USUAL_WEIGHT)
    solved_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")


class FixedQuestion(Base):
    """A question that every organisation answers in short at every meeting, so that answers can be compared."""

    __tablename__ = "fixed_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class FixedAnswer(Base):
    """What an organisation answered at a meeting, and which way it says that things go."""

    __tablename__ = "fixed_answer"
    __table_args__ = (UniqueConstraint("question_id", "organisation_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("fixed_question.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(default="")
    direction: Mapped[Direction | None]

    organisation: Mapped[Organisation] = relationship()
    question: Mapped[FixedQuestion] = relationship()
