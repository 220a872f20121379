"""Organisations that are to be won for the forum: what has been said with them, what comes next, where a voice is
missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import Membership, Side, Way
from industriforum_desktop.forum.organisation import Organisation

SIDES = (Side.EMPLOYER, Side.UNION)
"""The sides that each sector should be heard from."""

STAGES = (Membership.TO_CONTACT, Membership.CONTACTED, Membership.MEMBER, Membership.DECLINED)
"""The stages of the contact with an organisation to win, in order. Who declined may be asked again."""


class OutreachStep(Base):
    """A contact with an organisation: when, how, with whom, what was said; and what comes next, by when.

    The log stays with the organisation when it joins. `with_whom` is a name or a function, as it was said.
    """

    __tablename__ = "outreach_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    way: Mapped[Way] = mapped_column(default=Way.PHONE)
    with_whom: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship()


def waiting(steps: Iterable[OutreachStep]) -> list[OutreachStep]:
    """What is still to be done: each organisation's latest step, if it has a day for the next; by that day."""
    latest: dict[int, OutreachStep] = {}
    for step in sorted(steps, key=lambda one: (one.day, one.id)):
        latest[step.organisation_id] = step
    found = [(one.next_on, one) for one in latest.values() if one.next_on is not None and one.organisation.active]
    return [one for _day, one in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def pipeline(
    organisations: Iterable[Organisation], steps: Iterable[OutreachStep]
) -> dict[Membership, list[Organisation]]:
    """The active organisations at each of `STAGES`. Of the members those that were won: with a log of contacts,
    or a day on which they joined.
    """
    logged = {step.organisation_id for step in steps}
    found: dict[Membership, list[Organisation]] = {stage: [] for stage in STAGES}
    for one in organisations:
        won = one.joined_on is not None or one.id in logged
        if one.active and one.membership in found and (won or one.membership is not Membership.MEMBER):
            found[one.membership].append(one)
    return found


def stage_beside(status: Membership, step: int) -> Membership | None:
    """The stage that is so many steps further on, or back; None at the ends and for what is in no stage."""
    if status not in STAGES:
        return None
    place = STAGES.index(status) + step
    return STAGES[place] if 0 <= place < len(STAGES) else None


Cell = tuple[Organisation, ...]


def coverage(organisations: Sequence[Organisation]) -> dict[str, dict[Side, Cell]]:
    """For each sector and each of `SIDES`, the active organisations that are members or may become so.

    Existing structures and those who declined are left out. An organisation may be of several sectors, with a
    comma or “och” between; they are told apart without regard to case.
    """
    rows: dict[str, dict[Side, list[Organisation]]] = {}
    names: dict[str, str] = {}
    for one in organisations:
        wanted = one.active and one.membership not in (Membership.STRUCTURE, Membership.DECLINED)
        if not wanted or one.side not in SIDES:
            continue
        for sector in _sectors(one):
            key = names.setdefault(sector.casefold(), sector)
            rows.setdefault(key, {side: [] for side in SIDES})[one.side].append(one)
    return {sector: {side: tuple(found) for side, found in row.items()} for sector, row in rows.items()}


def _sectors(organisation: Organisation) -> list[str]:
    found = (part.strip() for part in re.split(r",| och | and ", organisation.sector))
    return [part[:1].upper() + part[1:] for part in found if part]


def lacks_voice(cell: Cell) -> bool:
    """Whether nobody speaks for this side of the sector: no member among its organisations."""
    return not any(one.membership is Membership.MEMBER for one in cell)
