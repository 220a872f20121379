"""A forum made by chance, the same for the same seed, so that what is counted can be counted over."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from industriforum_desktop.forum.agenda_round import AgendaRound
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import (
    ActionStatus,
    DeadlineKind,
    HangsOn,
    MeetingState,
    Membership,
    MinutesState,
    OutcomeKind,
    SendingKind,
)
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionNews, ActionReport, Note, Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.forum.record import MinutesVersion
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.store.forum_file import ForumFile

BLANK = ("", " ", "\n", "\t\u00a0")
"""What is as good as nothing, however it was typed."""


def scramble(file: ForumFile, seed: int, today: date) -> None:
    """Make another forum of the example, by chance: other meetings, items, words, actions, contacts."""
    chance = random.Random(seed)
    with file.change("Slumpa"):
        for number in range(1, 7):
            day = date(2024, 1, 10) + timedelta(days=50 * number)
            planned = Meeting(year=2024, number=number, day=day, start=time(13), end=time(15))
            for n in range(4):
                planned.insert(AgendaItem(title=f"Punkt {n}"), n)
            file.session.add(planned)
        file.session.flush()
        concerns = [Concern(kind=OutcomeKind.NEED, text=f"Behov {n}", theme="", weight=2, note="") for n in "123"]
        file.session.add_all(concerns)
        everybody = list(file.organisations())
        for meeting in file.meetings():
            meeting.state = chance.choice([MeetingState.HELD, MeetingState.HELD, *MeetingState])
            for item in meeting.items:
                _take_minutes(item, chance, everybody, concerns, today)
        file.session.flush()
        _tell(file, chance, today)
        for organisation in everybody[1:]:
            organisation.membership, organisation.active = chance.choice([*Membership]), chance.random() < 0.9
        for person in file.participants():
            person.informed_on = chance.choice([None, today])


def _take_minutes(
    item: AgendaItem,
    chance: random.Random,
    everybody: Sequence[Organisation],
    concerns: Sequence[Concern],
    today: date,
) -> None:
    item.postponed, item.taken_up = chance.random() < 0.2, chance.random() < 0.2
    item.proposed_by = chance.choice([None, None, *everybody])
    written = chance.random() < 0.7
    item.note = Note(text="Något sades." if written else "")
    for kept in item.outcomes:
        kept.position = kept.position if written else None
    for n in range(chance.randrange(3) if written else 0):
        item.outcomes.append(_outcome(chance, n, everybody, concerns, today))


def _tell(file: ForumFile, chance: random.Random, today: date) -> None:
    """Somebody told of some of the actions."""
    items = [item for meeting in file.meetings() for item in meeting.items]
    for action in file.actions():
        if chance.random() < 0.3:
            day = today - timedelta(days=chance.randrange(200))
            action.news.append(ActionNews(day=day, status=action.status))
        if chance.random() < 0.3:
            chance.choice(items).reports.append(ActionReport(outcome=action, status=action.status))


def _outcome(
    chance: random.Random, n: int, everybody: Sequence[Organisation], concerns: Sequence[Concern], today: date
) -> Outcome:
    kind = chance.choice([OutcomeKind.ACTION, OutcomeKind.ACTION, *OutcomeKind])
    made = Outcome(kind=kind, position=10 + n, line="", text=f"sak {chance.random()}", result="", funding="")
    made.concern = chance.choice([None, *concerns])
    if kind is OutcomeKind.ACTION:
        made.status = chance.choice([*ActionStatus])
        made.due = chance.choice([None, today - timedelta(days=chance.randrange(-90, 90))])
        made.hangs_on = chance.choice([None, None, *HangsOn])
        made.handed_to = chance.choice([None, *everybody])
        made.handed_on = chance.choice([None, today - timedelta(days=chance.randrange(120))])
        made.report_by = chance.choice([None, today - timedelta(days=chance.randrange(-30, 30))])
        made.closed_on = None if made.status.open else today
    return made


def send_and_move(file: ForumFile, seed: int, today: date) -> None:
    """Let chance go on with a forum: letters, meetings that are moved or begun, minutes at every stage, people who
    come and go, contacts, the mandate's days, the forum's own rules.
    """
    chance = random.Random(seed)

    def some_day(before: int = 60, after: int = 60) -> date:
        return today + timedelta(days=chance.randrange(-before, after))

    with file.change("Slumpa mer"):
        for person in file.participants():
            person.email = chance.choice([person.email, person.email, *BLANK])
            person.since, person.until = chance.choice([None, some_day()]), chance.choice([None, some_day()])
            person.active = chance.random() < 0.9
        for organisation in file.organisations():
            for _n in range(chance.randrange(3)):
                day = chance.choice([None, some_day(20, 20)])
                file.session.add(
                    OutreachStep(organisation=organisation, day=some_day(), next_on=day, text="Ringde")
                )
        file.forum.meetings_per_year = chance.choice([3, 4, 5])
        file.forum.deadlines = {kind.value: chance.randrange(-60, 60) for kind in chance.sample([*DeadlineKind], 2)}
        for year in chance.sample([2022, 2023, 2024], 2):
            kept = file.follow_ups().get(year) or FollowUp(year=year)
            kept.next_meetings = chance.choice([None, 0, 3, 6])
            file.session.add(kept)
        mandate = file.mandate
        for name in ("report_on", "submitted_on", "reported_on", "decided_on", "valid_until"):
            setattr(mandate, name, chance.choice([None, some_day(400, 200)]))
        mandate.blocks = chance.choice([{}, mandate.blocks])
        for meeting in file.meetings():
            _call_and_move(meeting, chance, [one.name for one in file.participants()], some_day)


def _call_and_move(
    meeting: Meeting, chance: random.Random, people: Sequence[str], some_day: Callable[[], date]
) -> None:
    for kind in chance.sample([*SendingKind], chance.randrange(4)):
        told = chance.choice([None, meeting.told().kept(), meeting.told().kept()])
        names = chance.sample(people, chance.randrange(1, len(people)))
        sent = Sending(kind=kind, sent_on=some_day(), receivers=names, subject="", files=[], told=told)
        meeting.sendings.append(sent)
    if chance.random() < 0.3:
        number = len(meeting.rounds) + 1
        meeting.rounds.append(AgendaRound(number=number, sent_on=some_day(), answer_by=some_day(), items=[]))
    meeting.agenda_set_on = chance.choice([None, some_day()])
    meeting.place = chance.choice([meeting.place, f"{meeting.place} ", "Västervik"])
    meeting.day = chance.choice([meeting.day, some_day()])
    meeting.remarks_by = chance.choice([None, some_day()])
    if meeting.state is MeetingState.PLANNED:
        meeting.actual_start = chance.choice([None, time(13)])
        meeting.actual_end = meeting.actual_start and chance.choice([None, time(15)])
    if chance.random() < 0.5:
        number = len(meeting.versions) + 1
        made_at = datetime.combine(some_day(), time(9))
        meeting.versions.append(MinutesVersion(number=number, made_at=made_at, pdf=b"", sha256="", text=""))
        meeting.minutes_state = chance.choice([*MinutesState])
    if chance.random() < 0.3:
        for item in meeting.items:
            item.note = Note(text=chance.choice(BLANK))
