"""What may be done with organisations, people and actions, whoever asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from industriforum_desktop.forum.agenda_round import Response
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import N_, ActionStatus, Membership
from industriforum_desktop.forum.meeting import AgendaItem, Attendance
from industriforum_desktop.forum.minutes import Outcome, Receiver
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.record import Remark

NEXT_STEPS: dict[Membership, tuple[Membership, ...]] = {
    Membership.TO_CONTACT: (Membership.CONTACTED,),
    Membership.CONTACTED: (Membership.MEMBER, Membership.DECLINED),
    Membership.MEMBER: (),
    Membership.DECLINED: (Membership.TO_CONTACT,),
    Membership.STRUCTURE: (),
}
"""Where the contact with an organisation can go from where it stands. Who declined can be asked again."""

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
_PHONE = re.compile(r"\+?[\d\s()/–-]{5,}")
_IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:\d\d)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+ ]?\d{4}(?!\d)")


def is_email(text: str) -> bool:
    """Whether the text can be one e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Whether the text can be a telephone number: digits, spaces, hyphens, brackets, a leading plus."""
    return _PHONE.fullmatch(text) is not None and sum(letter.isdigit() for letter in text) >= 5


def holds_identity_number(text: str) -> bool:
    """Whether something in the text looks like a Swedish personal identity number (personnummer)."""
    return _IDENTITY_NUMBER.search(text) is not None


def check_deletable(session: Session, thing: Organisation | Participant) -> None:
    """Raise RuleBroken when the forum's papers refer to the organisation, its people, or the person."""
    if isinstance(thing, Participant):
        _check_person(session, thing)
    else:
        _check_organisation(session, thing)


def delete(session: Session, thing: Organisation | Participant) -> None:
    """Delete a person, or an organisation with its people. Raises RuleBroken when papers refer to them."""
    check_deletable(session, thing)
    people = [thing] if isinstance(thing, Participant) else thing.participants
    # Lines that were taken away from the minutes keep the name they gave, and refer to nobody.
    by_person = Receiver.participant_id.in_([person.id for person in people])
    session.execute(update(Receiver).where(by_person).values(organisation_id=None, participant_id=None))
    if isinstance(thing, Organisation):
        by_party = Receiver.organisation_id == thing.id
        session.execute(update(Receiver).where(by_party).values(organisation_id=None, participant_id=None))
        session.execute(update(Outcome).where(Outcome.handed_to_id == thing.id).values(handed_to_id=None))
    session.delete(thing)


def _check_person(session: Session, person: Participant) -> None:
    refusals = (
        (
            select(Attendance.id).where(Attendance.participant_id == person.id),
            N_("{name} is in the attendance of a meeting and can't be deleted. Deactivate the person instead."),
        ),
        (
            select(Attendance.id).where(Attendance.substitutes_for_id == person.id),
            N_("{name} was represented by a substitute and can't be deleted. Deactivate the person instead."),
        ),
        (
            _written(select(Receiver.outcome_id).join(Outcome)).where(Receiver.participant_id == person.id),
            N_("{name} has an action in the minutes and can't be deleted. Deactivate the person instead."),
        ),
    )
    _refuse(session, refusals, person.name)


def _check_organisation(session: Session, organisation: Organisation) -> None:
    here = organisation.id
    refusals = (
        (
            select(Forum.id).where(Forum.convener_id == here),
            N_("{name} convenes the forum and can't be deleted. Choose another convener in the settings first."),
        ),
        (
            select(Response.id).where(Response.organisation_id == here),
            N_("{name} has answered about an agenda and can't be deleted. Deactivate the organisation instead."),
        ),
        (
            select(Proposal.id).where(Proposal.organisation_id == here),
            N_("{name} has proposed items and can't be deleted. Deactivate the organisation instead."),
        ),
        (
            _written(select(Receiver.outcome_id).join(Outcome)).where(Receiver.organisation_id == here),
            N_("{name} has an action in the minutes and can't be deleted. Deactivate the organisation instead."),
        ),
        (
            _written(select(Outcome.id)).where(Outcome.handed_to_id == here),
            N_(
                "An action has been handed over to {name}, which can't be deleted."
                " Deactivate the organisation instead."
            ),
        ),
        (
            select(AgendaItem.id).where(AgendaItem.proposed_by_id == here),
            N_("{name} has proposed an agenda item and can't be deleted. Deactivate the organisation instead."),
        ),
        (
            select(Remark.id).where(Remark.organisation_id == here),
            N_("{name} has made remarks on minutes and can't be deleted. Deactivate the organisation instead."),
        ),
    )
    _refuse(session, refusals, organisation.name)
    for person in organisation.participants:
        try:
            _check_person(session, person)
        except RuleBroken as broken:
            raise RuleBroken(
                N_(
                    "{person} at {name} is mentioned in the minutes, so {name} can't be deleted."
                    " Deactivate the organisation instead."
                ),
                name=organisation.name,
                person=person.name,
            ) from broken


def _written(query: Select[Any]) -> Select[Any]:
    """Only what still stands in the minutes: a line that was taken away refers to nobody."""
    return query.where(Outcome.position.is_not(None))


def _refuse(session: Session, refusals: Iterable[tuple[Select[Any], str]], name: str) -> None:
    for query, message in refusals:
        if session.scalars(query.limit(1)).first() is not None:
            raise RuleBroken(message, name=name)


def convenes(session: Session, thing: Organisation | Participant) -> bool:
    """Whether this is the organisation that convenes the forum."""
    return isinstance(thing, Organisation) and session.get_one(Forum, 1).convener_id == thing.id


def deactivate(session: Session, thing: Organisation | Participant) -> None:
    """Take a person, or an organisation with its people, out of coming meetings; papers keep them.

    Raises RuleBroken for the organisation that convenes the forum.
    """
    if convenes(session, thing):
        raise RuleBroken(
            N_("{name} convenes the forum. Choose another convener in the settings first."), name=thing.name
        )
    if isinstance(thing, Organisation):
        for person in thing.participants:
            person.active = False
    thing.active = False


def activate(thing: Organisation | Participant) -> None:
    """Take a person, and the person's organisation, or an organisation without its people, in again."""
    thing.active = True
    if isinstance(thing, Participant):
        thing.organisation.active = True


def set_status(action: Outcome, status: ActionStatus, today: date) -> None:
    """Change an action's status. Closing it notes the day; opening it again forgets that day."""
    action.status = status
    if status.open:
        action.closed_on = None
    elif action.closed_on is None:
        action.closed_on = today
