"""The example forum: the year 2023, three meetings held and the fourth ready to hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.demo import mandate, situation
from industriforum_desktop.forum.agenda_round import AgendaRound, Response
from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import (
    ActionStatus,
    Answer,
    Horizon,
    IncomingKind,
    ItemKind,
    MeetingState,
    Presence,
    Role,
    SendingKind,
    Way,
)
from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.minutes import ActionNews
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import SIDES, OutreachStep
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import resources
from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.content import Table, read, start
from industriforum_desktop.store.forum_file import ForumFile


def create_demo(path: Path) -> ForumFile:
    """The demo forum: the year 2023, three meetings held and the fourth ready to hold.

    Raises ForumFileError when the file exists or can't be written.
    """
    folder = resources() / "demo"
    register = read(folder / "forum.toml")
    proposals = read(folder / "proposals.toml")["proposal"]
    meetings = [read(file) for file in sorted(folder.glob("20*.toml"))]
    starter = read(resources() / "starter.toml")

    def fill(session: Session) -> None:
        organisations = start(
            session, {**starter, "organisation": register["organisation"]}, "", "", date(2023, 1, 1)
        )
        session.flush()
        people = _people(session, register["person"], organisations)
        for meeting in meetings:
            _meeting(session, meeting, organisations, people)
        _proposals(session, proposals, organisations)
        _incoming(session, read(folder / "incoming.toml"), organisations)
        _contacts(session, register["contact"], organisations)
        _strategy(session, read(folder / "strategy.toml"), organisations)
        own = _follow_up(register["follow_up"], session.scalars(select(Aim).order_by(Aim.position)))
        session.add(own)
        _evaluations(session, own, read(folder / "follow_up.toml"), organisations)
        _called(session)

    opened = ForumFile.create(path, fill)
    for meeting in meetings:
        _type_minutes(opened, meeting)
    for told, file in ((_actions, "actions"), (situation.tell, "situation"), (mandate.tell, "mandate")):
        opened.refresh()
        told(opened, read(folder / f"{file}.toml"))
    opened.refresh()
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


def _incoming(session: Session, row: Table, organisations: Mapping[str, Organisation]) -> None:
    """Keep what `incoming.toml` says, with line ends as mail and lists have them."""
    for one in row["incoming"]:
        original = Incoming.of(
            IncomingKind(one["kind"]),
            one["name"],
            one["text"].lstrip().replace("\n", "\r\n").encode(),
            one["received_on"],
            way=Way(one["way"]),
            sender=one["sender"],
            organisation=organisations[one["organisation"]],
        )
        original.proposals = list(session.scalars(select(Proposal).where(Proposal.title.in_(one["about"]))))
        session.add(original)


def _strategy(session: Session, table: Table, organisations: dict[str, Organisation]) -> None:
    """Say of items and proposals how far ahead they look and what they serve; complete the organisations.

    Raises ValueError for a title that no item and no proposal has, KeyError for an unknown organisation.
    """
    session.flush()
    aims = {aim.position: aim.id for aim in session.scalars(select(Aim))}
    titled: dict[str, list[AgendaItem | Proposal]] = {}
    for one in (*session.scalars(select(AgendaItem)), *session.scalars(select(Proposal))):
        titled.setdefault(one.title, []).append(one)
    for row in table["question"]:
        if row["title"] not in titled:
            raise ValueError(f"no question of the demo is called {row['title']!r}")
        for question in titled[row["title"]]:
            question.horizon = Horizon(row["horizon"]) if "horizon" in row else None
            question.aims = [aims[position] for position in row.get("aims", [])]
    for row in table["structure"]:
        structure = organisations[row["name"]]
        structure.owner, structure.questions = row["owner"], row["questions"]
        structure.meets_next, structure.ends_on = row.get("meets_next"), row.get("ends_on")
    for row in table["joined"]:
        organisations[row["name"]].joined_on = row["on"]


def _evaluations(session: Session, own: FollowUp, row: Table, organisations: Mapping[str, Organisation]) -> None:
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


def _actions(file: ForumFile, table: Table) -> None:
    """Say when actions were handed over and taken on, and what was told of them. Raises ValueError for one that
    there is not.
    """
    actions = file.actions()
    for row in table["action"]:
        action = next((one for one in actions if one.text.startswith(row["begins"])), None)
        if action is None:
            raise ValueError(f"no action of the demo begins with {row['begins']!r}")
        action.handover = row.get("handover", "").strip()
        action.handed_on, action.accepted_on = row["handed_on"], row.get("accepted_on")
        action.report_by = row.get("report_by")
        for one in row.get("news", []):
            status = ActionStatus(one["status"])
            action.news.append(ActionNews(day=one["day"], told_by=one["told_by"], status=status, text=one["text"]))
    file.session.commit()
