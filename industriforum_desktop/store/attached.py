"""The files that are kept in the forum: read in whatever thread wants them, and taken along to the agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, object_session

from industriforum_desktop.forum.attachment import Attachment, distinct
from industriforum_desktop.forum.incoming import Incoming, incoming_proposal
from industriforum_desktop.forum.kinds import IncomingKind, MeetingState
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.proposal import Proposal

Kept = Attachment | Incoming


def reader(kept: Kept) -> Callable[[], bytes]:
    """A function that reads the file's bytes on a connection of its own, so that a worker can call it.

    It raises sqlalchemy's NoResultFound when the file has been removed meanwhile.
    """
    session = object_session(kept)
    if session is None:
        raise ValueError(f"{kept.name} is in no forum file")
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    return partial(_read, engine, type(kept), kept.id)


def _read(engine: Engine, kind: type[Kept], kept_id: int) -> bytes:
    with engine.connect() as connection:
        return connection.execute(select(kind.data).where(kind.id == kept_id)).scalar_one()


def attach(session: Session, proposal: Proposal, name: str, data: bytes, today: date) -> Incoming:
    """Keep a file with a proposal, and with the items that have come of it. Call it within a change.

    It gets a name that no other file of the proposal has.
    """
    there = session.scalars(select(Incoming.name).where(Incoming.proposals.contains(proposal)))
    made = Incoming.of(
        IncomingKind.ATTACHMENT,
        distinct(name, there),
        data,
        today,
        way=proposal.way,
        organisation=proposal.organisation,
    )
    made.proposals.append(proposal)
    session.add(made)
    for item in proposal.items:
        if item.meeting.state is MeetingState.PLANNED:
            _copy(made, item, today)
    return made


def copy_to_item(session: Session, proposal: Proposal, item: AgendaItem, today: date) -> None:
    """What was sent along with the proposal goes with the item that was made of it. Call it within a change."""
    sent = select(Incoming).where(Incoming.kind == IncomingKind.ATTACHMENT, Incoming.proposals.contains(proposal))
    for one in session.scalars(sent.order_by(Incoming.id)):
        _copy(one, item, today)


def _copy(kept: Incoming, item: AgendaItem, today: date) -> None:
    meeting = item.meeting
    if all(one.sha256 != kept.sha256 or one.item is not item for one in meeting.attachments):
        name = distinct(kept.name, (one.name for one in meeting.attachments))
        meeting.attachments.append(Attachment.of(name, kept.data, today, item))


def counted(session: Session) -> dict[int, int]:
    """How many files came with each proposal that has any, by its id."""
    found = session.execute(
        select(incoming_proposal.c.proposal_id, func.count())
        .join(Incoming, Incoming.id == incoming_proposal.c.incoming_id)
        .where(Incoming.kind == IncomingKind.ATTACHMENT)
        .group_by(incoming_proposal.c.proposal_id)
    )
    return {int(proposal_id): int(n) for proposal_id, n in found}
