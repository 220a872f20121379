"""Organisations, networks and the people who take part for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import Membership, Role, Side


class Organisation(Base):
    """A party, an organisation to contact, or an existing structure that receives actions.

    Of a structure: who owns it, the kinds of questions that it deals with, when it meets next, and when it ends
    where it is a project. `joined_on` is the day on which an organisation became a member, where known.
    """

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    side: Mapped[Side] = mapped_column(default=Side.OTHER)
    sector: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    membership: Mapped[Membership] = mapped_column(default=Membership.TO_CONTACT)
    note: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    owner: Mapped[str] = mapped_column(default="", server_default="")
    questions: Mapped[str] = mapped_column(default="", server_default="")
    meets_next: Mapped[date | None]
    ends_on: Mapped[date | None]
    joined_on: Mapped[date | None]

    participants: Mapped[list[Participant]] = relationship(
        back_populates="organisation", cascade="all, delete-orphan", order_by="Participant.name"
    )

    @property
    def called(self) -> str:
        """What the organisation is called in minutes: the short name where it has one."""
        return self.short_name or self.name

    def belonged_on(self, day: date) -> bool:
        """Whether it was called to what happened on this day: a member or a network, not one that was still to be
        won, or joined later. Whoever has left since did belong.
        """
        if self.membership in (Membership.MEMBER, Membership.STRUCTURE):
            return self.joined_on is None or self.joined_on <= day
        return self.joined_on is not None and self.joined_on <= day

    def become(self, status: Membership, day: date) -> None:
        """Take the contact on to this status; whoever becomes a member with that has joined on this day.

        What has been said until then stays in the contact log. Nothing is known of when one joined that was a
        member already when it was first written down.
        """
        if status is Membership.MEMBER and self.membership not in (None, Membership.MEMBER):
            self.joined_on = day
        self.membership = status


class Participant(Base):
    """A person who takes part for an organisation.

    The fields are all that may be kept about a person: no personal identity number, home address, picture,
    membership, health or politics (GDPR art. 5.1 c and 9).
    """

    __tablename__ = "participant"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(default=Role.REGULAR)
    since: Mapped[date | None]
    until: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")
    informed_on: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)

    organisation: Mapped[Organisation] = relationship(back_populates="participants")

    def serves_on(self, day: date) -> bool:
        """Whether the person represents the organisation on this day."""
        begun = self.since is None or self.since <= day
        return self.active and begun and (self.until is None or day <= self.until)


def reached(organisations: Iterable[Organisation], day: date) -> set[str]:
    """Names of those who are called to a meeting on this day and have an e-mail address."""
    calling = (Membership.MEMBER, Membership.STRUCTURE)
    people = (one.participants for one in organisations if one.active and one.membership in calling)
    return {one.name for several in people for one in several if one.serves_on(day) and one.email.strip()}


def proposes(organisation: Organisation, convener_id: int | None) -> bool:
    """Whether the organisation can put an item on the agenda: those who are in the forum or on their way in."""
    outside = (Membership.STRUCTURE, Membership.DECLINED)
    return organisation.id == convener_id or (organisation.active and organisation.membership not in outside)
