"""Proposals: what the organisations want the forum to talk about, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.arrangement import place_of_closing
from industriforum_desktop.forum.base import Base, RuleBroken
from industriforum_desktop.forum.kinds import N_, Horizon, ItemKind, MeetingState, ProposalState, Way
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import Organisation

if TYPE_CHECKING:
    from industriforum_desktop.i18n import Language

MINUTES = 15


class Proposal(Base):
    """A question that an organisation proposes. `wanted` is what it wants to come out of it.

    Whether it is planned or treated follows from the agendas that it stands on; declined and put off are said,
    each with a reason.
    """

    __tablename__ = "proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(default=lambda: uuid4().hex)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    way: Mapped[Way] = mapped_column(default=Way.EMAIL)
    title: Mapped[str]
    background: Mapped[str] = mapped_column(default="")
    wanted: Mapped[ItemKind] = mapped_column(default=ItemKind.DIALOGUE)
    minutes: Mapped[int] = mapped_column(default=MINUTES)
    presenter: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    declined: Mapped[bool] = mapped_column(default=False)
    put_off: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    aims: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")
    horizon: Mapped[Horizon | None]

    organisation: Mapped[Organisation] = relationship()
    items: Mapped[list[AgendaItem]] = relationship(
        primaryjoin="Proposal.id == AgendaItem.proposal_id",
        foreign_keys="AgendaItem.proposal_id",
        viewonly=True,
        order_by=AgendaItem.id,
    )

    @property
    def state(self) -> ProposalState:
        """Where the proposal stands: on its latest agenda, if it is on any, else as the officer has said."""
        on = [item for item in self.items if item.meeting.state is not MeetingState.CANCELLED]
        if any(item.meeting.state is MeetingState.PLANNED for item in on):
            return ProposalState.PLANNED
        if any(item.dealt_with for item in on):
            return ProposalState.TREATED
        if self.declined:
            return ProposalState.DECLINED
        return ProposalState.POSTPONED if self.put_off or on else ProposalState.NEW

    def plan(self, meeting: Meeting, closing: Collection[str]) -> AgendaItem:
        """Put the question on a meeting's agenda, before the items that end it; the item.

        `closing` holds the titles of such items. Raises RuleBroken when it stands there already, or the meeting
        is not planned.
        """
        if meeting.state is not MeetingState.PLANNED:
            raise RuleBroken(N_("Meeting {meeting} is not planned."), meeting=f"{meeting.number}/{meeting.year}")
        if any(item.meeting is meeting for item in self.items):
            raise RuleBroken(N_("“{title}” is on that agenda already."), title=self.title)
        item = AgendaItem(
            title=self.title,
            kind=self.wanted,
            presenter=self.presenter,
            minutes=self.minutes,
            background=self.background,
            theme=self.theme,
            proposed_by=self.organisation,
            proposal_id=self.id,
            aims=list(self.aims or []),
            horizon=self.horizon,
        )
        self.declined = self.put_off = False
        self.reason = ""
        meeting.insert(item, place_of_closing([one.title for one in meeting.items], closing))
        return item

    def _check_unplanned(self) -> None:
        if self.state is ProposalState.PLANNED:
            raise RuleBroken(N_("“{title}” is on an agenda. Take it off there first."), title=self.title)

    def decline(self, reason: str) -> None:
        """Say no, and why: whoever proposed it gets to know. Raises RuleBroken without a reason."""
        if not reason.strip():
            raise RuleBroken(N_("Write why the proposal is declined. The organisation gets to know."))
        self._check_unplanned()
        self.declined, self.put_off, self.reason = True, False, reason.strip()

    def postpone(self, reason: str) -> None:
        """Keep it for later."""
        self._check_unplanned()
        self.declined, self.put_off, self.reason = False, True, reason.strip()

    def renew(self) -> None:
        """It is new again: neither declined nor put off."""
        self.declined = self.put_off = False
        self.reason = ""

    def check_deletable(self) -> None:
        """Raise RuleBroken when an agenda came from it."""
        if self.items:
            raise RuleBroken(
                N_("“{title}” has been on an agenda and stays as a record. It can be declined."), title=self.title
            )


def balance(
    proposals: Sequence[Proposal], language: Language
) -> list[tuple[Organisation, dict[ProposalState, int]]]:
    """For each organisation that has proposed anything, how many of its proposals stand where; by name."""
    found: dict[Organisation, dict[ProposalState, int]] = {}
    for proposal in proposals:
        counts = found.setdefault(proposal.organisation, dict.fromkeys(ProposalState, 0))
        counts[proposal.state] += 1
    return sorted(found.items(), key=lambda pair: language.sort_key(pair[0].called))
