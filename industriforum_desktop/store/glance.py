"""What the first window shows, read by plain SQL before anything heavy is loaded."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path

from industriforum_desktop.forum import calendar, deadlines
from industriforum_desktop.forum.deadlines import Deadline, Facts, Reporting
from industriforum_desktop.forum.kinds import (
    ActionStatus,
    HangsOn,
    MeetingState,
    MinutesState,
    SendingKind,
)
from industriforum_desktop.forum.told import TELLING, Letter, Outdated, Standing, Told, outdated
from industriforum_desktop.store.connection import connect

_RUNNING = "(state = 'planned' AND actual_start IS NOT NULL AND actual_end IS NULL)"
"""`Meeting.running` in plain SQL."""

_BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.strip` takes away: in plain SQL `trim` takes away spaces only, unless it is told more."""

AHEAD = timedelta(days=21)
"""What is due within this time waits already."""


@dataclass(frozen=True)
class AgendaLine:
    title: str
    presenter: str
    minutes: int


@dataclass(frozen=True)
class NextMeeting:
    id: int
    year: int
    number: int
    day: date
    start: time
    end: time
    place: str
    theme: str
    running: bool = False
    items: list[AgendaLine] = field(default_factory=list)


@dataclass(frozen=True)
class Waiting:
    """What waits for the officer. Counts and days only; the overview finds the words."""

    overdue_actions: int
    open_actions: int
    silent_actions: int
    """Open actions that were to be told of, or taken on, and nothing was heard."""
    not_informed: int
    to_contact: int
    contact_now: str
    """The organisation to be contacted first of those whose day has come."""
    contacts_now: int
    meetings_this_year: int
    meetings_wanted: int
    held_without_notes: int
    report_to: str
    deadlines: tuple[Deadline, ...]
    unsettled: tuple[Facts, ...]
    """Meetings of which more is to be done than a deadline says: those that were told otherwise, whose day has
    passed, that go on since another day, whose final minutes are not sent or are open for a correction.
    """


@dataclass(frozen=True)
class Glance:
    """The forum at a glance on one day."""

    name: str
    accent: str
    convener: str
    next_meeting: NextMeeting | None
    waiting: Waiting
    live_meeting: int | None
    """The meeting that was being held when the file was last used, if it was not closed."""


def glance(path: Path, today: date) -> Glance:
    """Read the overview of a forum file that `examine` has found good. Raises sqlite3.DatabaseError."""
    connection = connect(path, read_only=True)
    try:
        name, accent, convener = connection.execute(
            "SELECT forum.name, accent, coalesce(organisation.name, '') FROM forum"
            " LEFT JOIN organisation ON organisation.id = convener_id"
        ).fetchone()
        live = connection.execute("SELECT meeting_id FROM recording WHERE id = 1").fetchone()
        meetings = meeting_facts(connection)
        return Glance(
            name=name,
            accent=accent,
            convener=convener,
            next_meeting=_next_meeting(connection, meetings, today),
            waiting=_waiting(connection, meetings, today),
            live_meeting=live[0] if live else None,
        )
    finally:
        connection.close()


def _next_meeting(connection: sqlite3.Connection, meetings: list[Facts], today: date) -> NextMeeting | None:
    near = next((one for one in meetings if one.running), None) or calendar.nearest(meetings, today)
    if near is None:
        return None
    row = connection.execute(
        "SELECT id, year, number, day, start, end, place, theme FROM meeting WHERE id = ?", (near.meeting_id,)
    ).fetchone()
    items = [
        AgendaLine(*found)
        for found in connection.execute(
            "SELECT title, presenter, minutes FROM agenda_item WHERE meeting_id = ? ORDER BY position", (row[0],)
        )
    ]
    return NextMeeting(
        id=row[0],
        year=row[1],
        number=row[2],
        day=date.fromisoformat(row[3]),
        start=time.fromisoformat(row[4]),
        end=time.fromisoformat(row[5]),
        place=row[6],
        theme=row[7],
        running=near.running,
        items=items,
    )


def _waiting(connection: sqlite3.Connection, meetings: list[Facts], today: date) -> Waiting:
    day = today.isoformat()

    def count(sql: str, *values: object) -> int:
        return int(connection.execute(f"SELECT count(*) FROM {sql}", values).fetchone()[0])

    own = own_days(connection)
    usual, decided = connection.execute(
        "SELECT meetings_per_year, (SELECT next_meetings FROM follow_up WHERE year = ?) FROM forum",
        (today.year - 1,),
    ).fetchone()
    actions = _open_actions(connection, meetings, usual, today)
    report_to, reporting = _reporting(connection)
    found = [
        *deadlines.of_meetings(meetings, own, usual),
        *deadlines.of_mandate(reporting, own),
    ]
    due = connection.execute(
        "SELECT coalesce(nullif(short_name, ''), name) FROM outreach_step AS latest JOIN organisation"
        " ON organisation.id = organisation_id WHERE active AND next_on <= ? AND NOT EXISTS"
        " (SELECT 1 FROM outreach_step AS later WHERE later.organisation_id = latest.organisation_id"
        "  AND (later.day, later.id) > (latest.day, latest.id)) ORDER BY next_on, latest.id",
        (day,),
    ).fetchall()
    return Waiting(
        overdue_actions=sum(one.due is not None and one.due < today for one in actions),
        open_actions=len(actions),
        silent_actions=sum(one.silent for one in actions),
        not_informed=count("participant WHERE active AND informed_on IS NULL"),
        to_contact=count("organisation WHERE active AND membership = 'to_contact'"),
        contact_now=due[0][0] if due else "",
        contacts_now=len(due),
        meetings_this_year=count("meeting WHERE year = ? AND state != 'cancelled'", today.year),
        meetings_wanted=decided or usual,
        held_without_notes=count(
            "meeting WHERE state = 'held' AND NOT EXISTS (SELECT 1 FROM agenda_item JOIN note"
            " ON note.item_id = agenda_item.id WHERE meeting_id = meeting.id AND trim(note.text, ?) != '')",
            _BLANK,
        ),
        report_to=report_to,
        deadlines=tuple(deadlines.ahead(found, today, AHEAD)),
        unsettled=tuple(one for one in meetings if one.unsettled(today)),
    )


@dataclass(frozen=True)
class _Action:
    due: date | None
    silent: bool


def _open_actions(
    connection: sqlite3.Connection, meetings: list[Facts], per_year: int, today: date
) -> list[_Action]:
    by_id = {one.meeting_id: one for one in meetings}
    rows = connection.execute(
        "SELECT status, due, hangs_on, coalesce(hangs_from_id, meeting_id), meeting_id, handed_on, accepted_on,"
        " report_by, trim(result, ?) != '', (SELECT max(day) FROM action_news WHERE outcome_id = outcome.id),"
        " (SELECT max(meeting.day) FROM action_report JOIN agenda_item AS told ON told.id = action_report.item_id"
        "  JOIN meeting ON meeting.id = told.meeting_id WHERE outcome_id = outcome.id)"
        " FROM outcome JOIN agenda_item ON agenda_item.id = outcome.item_id"
        " WHERE outcome.kind = 'action' AND outcome.position IS NOT NULL AND status NOT IN ('done', 'dropped')",
        (_BLANK,),
    )
    found = []
    for status, due, hangs_on, said_at, given_at, handed_on, accepted_on, report_by, result, *heard in rows:
        if hangs_on is None:
            day = _day(due)
        else:
            day = calendar.hanging_day(HangsOn(hangs_on), by_id[said_at], meetings, per_year)
        silent = calendar.is_silent(
            today,
            ActionStatus(status),
            given_on=by_id[given_at].day,
            handed_on=_day(handed_on),
            accepted_on=_day(accepted_on),
            report_by=_day(report_by),
            heard_on=_day(max(filter(None, heard), default=None)),
            has_result=bool(result),
        )
        found.append(_Action(day, silent))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _reporting(connection: sqlite3.Connection) -> tuple[str, Reporting]:
    """To whom the mandate is reported, and how far the report has come."""
    row = connection.execute(
        "SELECT report_to, report_on, blocks != '{}', (SELECT max(made_at) FROM mandate_report),"
        " submitted_on, reported_on, decided_on, valid_until FROM mandate WHERE id = 1"
    ).fetchone()
    report_to, report_on, drafted, version_at, *days = row
    version_on = _day(version_at[:10] if version_at else None)
    return report_to, Reporting(_day(report_on), bool(drafted), version_on, *map(_day, days))


def own_days(connection: sqlite3.Connection) -> dict[str, int]:
    """The forum's own days by kind of deadline."""
    kept = connection.execute("SELECT deadlines FROM forum").fetchone()[0]
    if kept == "{}":
        return {}
    import json

    return dict(json.loads(kept))


def meeting_facts(connection: sqlite3.Connection) -> list[Facts]:
    """What deadlines need to know of each meeting, oldest first."""
    calling = ", ".join(f"'{kind.value}'" for kind in deadlines.CALLING)
    rows = connection.execute(
        "SELECT id, uid, number, year, day, state, minutes_state,"
        f" EXISTS (SELECT 1 FROM sending WHERE meeting_id = meeting.id AND kind IN ({calling})),"
        " agenda_set_on IS NOT NULL OR EXISTS (SELECT 1 FROM agenda_round WHERE meeting_id = meeting.id),"
        f" EXISTS (SELECT 1 FROM follow_up WHERE follow_up.year = meeting.year), start, {_RUNNING},"
        " (SELECT count(*) FROM minutes_version WHERE meeting_id = meeting.id"
        "  AND minutes_state NOT IN ('final', 'sent')),"
        " remarks_by IS NOT NULL OR EXISTS"
        " (SELECT 1 FROM sending WHERE meeting_id = meeting.id AND kind = 'remarks')"
        " FROM meeting ORDER BY day"
    ).fetchall()
    told = _outdated(connection)
    return [
        Facts(
            meeting_id,
            uid,
            number,
            year,
            date.fromisoformat(day),
            MeetingState(state),
            MinutesState(minutes),
            bool(called),
            bool(gone_round),
            bool(followed_up),
            time.fromisoformat(start),
            bool(running),
            versions,
            bool(remarked),
            told.get(meeting_id),
        )
        for (
            meeting_id,
            uid,
            number,
            year,
            day,
            state,
            minutes,
            called,
            gone_round,
            followed_up,
            start,
            running,
            versions,
            remarked,
        ) in rows
    ]


def _outdated(connection: sqlite3.Connection) -> dict[int, Outdated]:
    """Who was told what isn't so any more, by meeting: of those that are planned or called off."""
    letters: dict[int, list[Letter]] = {}
    kinds = ", ".join(f"'{kind.value}'" for kind in TELLING)
    rows = connection.execute(
        "SELECT meeting_id, kind, receivers, told FROM sending JOIN meeting ON meeting.id = meeting_id"
        f" WHERE kind IN ({kinds}) AND state != 'held' AND NOT {_RUNNING} ORDER BY sending.id"
    ).fetchall()
    if not rows:
        return {}
    import json

    for meeting_id, kind, receivers, told in rows:
        kept = Told.of_kept(json.loads(told)) if told else None
        letters.setdefault(meeting_id, []).append(Letter(SendingKind(kind), json.loads(receivers), kept))
    found = {}
    for meeting_id, sent in letters.items():
        standing = _standing(connection, meeting_id)
        told_else = outdated(sent, standing, _reached(connection, standing.now.day))
        if told_else is not None:
            found[meeting_id] = told_else
    return found


def _standing(connection: sqlite3.Connection, meeting_id: int) -> Standing:
    """The meeting as it stands: `Meeting.told` in plain SQL."""
    day, start, end, place, video_link, state, agreed = connection.execute(
        "SELECT day, start, end, place, video_link, state, agenda_set_on IS NOT NULL FROM meeting WHERE id = ?",
        (meeting_id,),
    ).fetchone()
    items = connection.execute(
        "SELECT title, kind, minutes FROM agenda_item WHERE meeting_id = ? ORDER BY position", (meeting_id,)
    ).fetchall()
    now = Told(
        date.fromisoformat(day), time.fromisoformat(start), time.fromisoformat(end), place, video_link, tuple(items)
    )
    return Standing(now, state == MeetingState.CANCELLED.value, bool(agreed))


def _reached(connection: sqlite3.Connection, day: date) -> set[str]:
    """Whom letters reach by name: `forum.organisation.reached` in plain SQL."""
    rows = connection.execute(
        "SELECT participant.name FROM participant JOIN organisation ON organisation.id = organisation_id"
        " WHERE participant.active AND organisation.active AND membership IN ('member', 'structure')"
        " AND trim(email, :blank) != '' AND (since IS NULL OR since <= :day) AND (until IS NULL OR until >= :day)",
        {"day": day.isoformat(), "blank": _BLANK},
    )
    return {name for (name,) in rows}
