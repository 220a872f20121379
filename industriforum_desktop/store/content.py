"""Forums that the program brings along: what a new one starts with, and the demo year."""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.agenda_round import AgendaRound, Response
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Aim, Forum, Mandate
from industriforum_desktop.forum.kinds import (
    ActionStatus,
    Answer,
    ItemKind,
    MeetingState,
    Membership,
    Presence,
    Role,
    SendingKind,
    Side,
    Way,
)
from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import SIDES, OutreachStep
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import resources
from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import (
    demo_actions,
    demo_follow_up,
    demo_incoming,
    demo_mandate,
    demo_situation,
    demo_strategy,
    journal,
)
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile

Table = dict[str, Any]


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def create_forum(path: Path, *, name: str = "", convener: str = "", today: date | None = None) -> ForumFile:
    """A new forum, filled in with what the mandate says; name and convener may differ.

    Raises ForumFileError when the file exists or can't be written.
    """
    starter = _read(resources() / "starter.toml")

    def fill(session: Session) -> None:
        _start(session, starter, name.strip(), convener.strip(), today or date.today())

    return ForumFile.create(path, fill)


def _start(session: Session, starter: Table, name: str, convener: str, today: date) -> dict[str, Organisation]:
    head, task = starter["forum"], starter["mandate"]
    organisations = _organisations(session, starter["organisation"])
    convening = organisations[head["convener"]]
    if convener:
        convening.name = convener
    session.add(
        Forum(
            name=name or head["name"],
            convener=convening,
            purpose=head["purpose"],
            meetings_per_year=head["meetings_per_year"],
            themes=head["themes"],
        )
    )
    session.add_all(Aim(position=n, text=text) for n, text in enumerate(head["aims"], start=1))
    report_on = date(today.year, task["report_month"], task["report_day"])
    if report_on < today:
        report_on = report_on.replace(year=today.year + 1)
    session.add(
        Mandate(source=task["source"], wording=task["wording"], report_to=task["report_to"], report_on=report_on)
    )
    return organisations


def _organisations(session: Session, rows: list[Table]) -> dict[str, Organisation]:
    made: dict[str, Organisation] = {}
    for row in rows:
        organisation = Organisation(
            name=row["name"],
            short_name=row.get("short_name", "") if row.get("short_name") != row["name"] else "",
            side=Side(row["side"]),
            sector=row.get("sector", ""),
            level=row.get("level", ""),
            membership=Membership(row["status"]),
            note=row.get("note", ""),
        )
        session.add(organisation)
        made[organisation.name] = made[organisation.called] = organisation
    return made


def create_demo(path: Path) -> ForumFile:
    """The demo forum: the year 2023, three meetings held and the fourth ready to hold.

    Raises ForumFileError when the file exists or can't be written.
    """
    folder = resources() / "demo"
    register = _read(folder / "forum.toml")
    proposals = _read(folder / "proposals.toml")["proposal"]
    meetings = [_read(file) for file in sorted(folder.glob("20*.toml"))]
    starter = _read(resources() / "starter.toml")

    def fill(session: Session) -> None:
        organisations = _start(
            session, {**starter, "organisation": register["organisation"]}, "", "", date(2023, 1, 1)
        )
        session.flush()
        people = _people(session, register["person"], organisations)
        for meeting in meetings:
            _meeting(session, meeting, organisations, people)
        _proposals(session, proposals, organisations)
        demo_incoming.tell(session, _read(folder / "incoming.toml"), organisations)
        _contacts(session, register["contact"], organisations)
        demo_strategy.tell(session, _read(folder / "strategy.toml"), organisations)
        own = _follow_up(register["follow_up"], session.scalars(select(Aim).order_by(Aim.position)))
        session.add(own)
        demo_follow_up.tell(session, own, _read(folder / "follow_up.toml"), organisations)
        _called(session)

    opened = ForumFile.create(path, fill)
    for meeting in meetings:
        _type_minutes(opened, meeting)
    opened.refresh()
    demo_actions.tell(opened, _read(folder / "actions.toml"))
    demo_situation.tell(opened, _read(folder / "situation.toml"))
    demo_mandate.tell(opened, _read(folder / "mandate.toml"))
    return opened


def _people(session: Session, rows: list[Table], organisations: dict[str, Organisation]) -> dict[str, Participant]:
    people = {
        row["name"]: Participant(
            name=row["name"],
            title=row.get("title", ""),
            email=row.get("email", ""),
            phone=row.get("phone", ""),
            organisation=organisations[row["organisation"]],
            role=Role(row["role"]),
            since=row.get("since"),
            until=row.get("until"),
            source=row.get("source", ""),
            informed_on=row.get("informed_on"),
        )
        for row in rows
    }
    session.add_all(people.values())
    return people


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _meeting(
    session: Session, row: Table, organisations: dict[str, Organisation], people: dict[str, Participant]
) -> None:
    meeting = Meeting(
        year=row["date"].year,
        number=row["number"],
        day=row["date"],
        start=time.fromisoformat(row["start"]),
        end=time.fromisoformat(row["end"]),
        place=row.get("place", ""),
        video_link=row.get("video_link", ""),
        theme=row.get("theme", ""),
        chair=row.get("chair", ""),
        secretary=row.get("secretary", ""),
        state=MeetingState(row["state"]),
        actual_start=_time(row.get("actual_start")),
        actual_end=_time(row.get("actual_end")),
    )
    meeting.items = [
        AgendaItem(
            position=n,
            title=item["title"],
            kind=ItemKind(item["kind"]),
            presenter=item.get("presenter", ""),
            minutes=item["minutes"],
            theme=item.get("theme", ""),
            background=item.get("background", "").strip(),
            proposed_by=organisations.get(item.get("proposed_by", "")),
            used_seconds=60 * item.get("used_minutes", 0),
        )
        for n, item in enumerate(row["item"], start=1)
    ]
    meeting.attendances = [
        Attendance(
            participant=people.get(part.get("person", "")),
            guest_name=part.get("guest", ""),
            guest_organisation=part.get("guest_organisation", ""),
            presence=Presence(part["mode"]),
            substitutes_for=people.get(part.get("substitutes_for", "")),
            from_item=part.get("from_item"),
            to_item=part.get("to_item"),
        )
        for part in row.get("attendance", [])
    ]
    session.add(meeting)


def _called(session: Session) -> None:
    """Every agenda has gone round and been set, and every notice has been sent, in time."""
    for meeting in session.scalars(select(Meeting)):
        people = [one for one in session.scalars(select(Participant)) if one.serves_on(meeting.day)]
        agreed = {one.organisation for one in people if one.organisation.side in SIDES}
        sent = meeting.day - timedelta(days=24)
        items = meeting.sent_items()
        gone = AgendaRound(number=1, sent_on=sent, answer_by=sent + timedelta(days=9), items=items)
        gone.responses = [
            Response(organisation=one, answer=Answer.AGREES, received_on=sent + timedelta(days=3))
            for one in sorted(agreed, key=lambda one: one.name)
        ]
        meeting.rounds.append(gone)
        meeting.agenda_set_on, meeting.agenda_set = sent + timedelta(days=10), items
        notice = Sending(
            kind=SendingKind.NOTICE,
            sent_on=meeting.day - timedelta(days=28),
            receivers=[person.name for person in people],
            subject=f"Kallelse till möte {meeting.number}/{meeting.year}",
            files=[],
            sequence=0,
            told=meeting.told().kept(),
        )
        meeting.sendings.append(notice)


def _contacts(session: Session, rows: list[Table], organisations: dict[str, Organisation]) -> None:
    session.add_all(
        OutreachStep(
            organisation=organisations[row["organisation"]],
            day=row["day"],
            way=Way(row["way"]),
            with_whom=row["with_whom"],
            text=row["text"],
            next_step=row.get("next_step", ""),
            next_on=row.get("next_on"),
        )
        for row in rows
    )


def _follow_up(row: Table, aims: Iterable[Aim]) -> FollowUp:
    return FollowUp(
        year=row["year"],
        summary=row["summary"].strip(),
        assessments={str(aim.id): text.strip() for aim, text in zip(aims, row["assessments"], strict=True)},
        next_year=row["next_year"].strip(),
    )


def _proposals(session: Session, rows: list[Table], organisations: dict[str, Organisation]) -> None:
    """What was proposed, tied to the agenda items that came of it."""
    session.flush()
    for row in rows:
        year, _dash, number = row.get("meeting", "-").partition("-")
        item = session.scalar(
            select(AgendaItem)
            .join(Meeting)
            .where(Meeting.year == year, Meeting.number == number, AgendaItem.title == row["title"])
        )
        proposal = Proposal(
            title=row["title"],
            organisation=organisations[row["organisation"]],
            person=row["person"],
            received_on=row["received_on"],
            way=Way(row["way"]),
            wanted=ItemKind(row["wanted"]),
            background=item.background if item else row["background"],
            presenter=item.presenter if item else "",
            minutes=item.minutes if item else row["minutes"],
            declined=row.get("declined", False),
            put_off=row.get("put_off", False),
            reason=row.get("reason", ""),
        )
        session.add(proposal)
        session.flush()
        if item is not None:
            item.proposal_id = proposal.id


def _type_minutes(opened: ForumFile, row: Table) -> None:
    """Write the notes the way the officer does, through the journal, and set what became of the actions."""
    meeting = opened.meeting(f"{row['date'].year}-{row['number']}")
    assert meeting is not None
    at = datetime.combine(meeting.day, meeting.start)
    connection = connect(opened.path)
    try:
        with connection:
            for item, source in zip(meeting.items, row["item"], strict=True):
                text = source.get("notes", "").strip("\n")
                if text:
                    edit = journal.Edit(item.id, 0, 0, text, utf16.length(text), at)
                    journal.write_down(connection, edit)
            journal.fold(connection)
            connection.execute("UPDATE recording SET item_id = NULL, cursor = 0")
            for status in row.get("action_status", []):
                _set_status(connection, meeting.id, status, closed_on=meeting.day)
    finally:
        connection.close()


def _set_status(connection: sqlite3.Connection, meeting_id: int, row: Table, closed_on: date) -> None:
    status = ActionStatus(row["status"])
    changed = connection.execute(
        "UPDATE outcome SET status = ?, result = ?, funding = ?, closed_on = ?,"
        " handed_to_id = (SELECT id FROM organisation WHERE ? != '' AND ? IN (short_name, name))"
        " WHERE line = ? AND item_id IN (SELECT id FROM agenda_item WHERE meeting_id = ?)",
        (
            status.value,
            row.get("result", ""),
            row.get("funding", ""),
            None if status.open else closed_on.isoformat(),
            row.get("network", ""),
            row.get("network", ""),
            f"-> {row['line']}",
            meeting_id,
        ),
    )
    if changed.rowcount != 1:
        raise ValueError(f"the demo has {changed.rowcount} actions that read {row['line']!r}")
