"""Forum files full of what breaks papers: endless names and words, markup, scripts and emoji, crowds, nothing.

`overfull` holds too much of everything, `bare` only what the program can't do without.
"""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from industriforum_desktop.forum.agenda_round import AgendaRound, Response
from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.kinds import (
    ActionStatus,
    Answer,
    ItemKind,
    MeetingState,
    Membership,
    Presence,
    Role,
    Side,
    Way,
)
from industriforum_desktop.forum.meeting import AgendaItem, Attendance, Meeting
from industriforum_desktop.forum.minutes import ActionReport
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.record import Remark
from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import samples

FULL, EMPTY = "2023-1", "2023-2"
ITEMS, PEOPLE = 150, 60
LONG_WORD = "kompetensförsörjningsfrågeställning" * 143
LONG_NAME = "Östra Götalands " + "maskin- och verkstadsindustriers samarbets" * 6 + "förbund"
# What a forum file can hold: SQLite takes no lone surrogates.
NASTY = tuple(text.encode("utf-8", "ignore").decode() for text in samples.HOSTILE)
DAY = date(2023, 3, 2)


def _text(number: int) -> str:
    return NASTY[number % len(NASTY)]


def bare(path: Path) -> ForumFile:
    """A forum where every text that may be empty is, with one meeting that nobody has come to."""
    file = create_forum(path, today=date(2023, 1, 9))
    with file.change("Tömmer") as session:
        forum, mandate = file.forum, file.mandate
        forum.convener = None
        for row in (*file.organisations(), *file.aims()):
            session.delete(row)
        forum.name = forum.contact = forum.purpose = forum.footer = forum.diary_number = forum.accent = ""
        mandate.source = mandate.wording = mandate.report_to = mandate.diary_number = ""
        mandate.report_on = None
        session.add(Organisation(name=""))
        session.add(Meeting(year=2023, number=1, day=DAY, start=time(13), end=time(13)))
    return file


def overfull(path: Path) -> ForumFile:
    """A forum with too much of everything: a meeting held, an empty one to come, and hostile text in each field."""
    file = create_forum(path, today=date(2023, 1, 9))
    with file.change("Fyller") as session:
        organisations = _organisations()
        session.add_all(organisations)
        people = [person for one in organisations for person in one.participants]
        _head(file, organisations[0])
        full, empty = (
            _meeting(organisations, people),
            Meeting(year=2023, number=2, day=date(2023, 12, 1), start=time(9), end=time(9)),
        )
        session.add_all([full, empty])
        empty.items.append(AgendaItem(position=1, title="", minutes=0))
        session.flush()
        session.add_all(_proposals(organisations))
        session.add_all(
            OutreachStep(
                organisation=organisations[n % len(organisations)],
                day=DAY,
                way=list(Way)[n % len(Way)],
                with_whom=_text(n),
                text=_text(n + 1) * 5,
                next_step=_text(n + 2),
                next_on=DAY if n % 2 else None,
            )
            for n in range(30)
        )
        said = {str(aim.id): f"{_text(n)}\n\n* {_text(n + 3)}" for n, aim in enumerate(file.aims())}
        session.add(FollowUp(year=2023, summary=LONG_WORD, assessments=said, next_year="\n".join(NASTY)))
    _type(file)
    _after(file)
    return file


def _organisations() -> list[Organisation]:
    made = []
    memberships = list(Membership)
    for n in range(30):
        one = Organisation(
            name=LONG_NAME if n == 1 else LONG_WORD if n == 2 else _text(n) or "?",
            short_name=_text(n + 1) if n % 3 == 0 else "",
            side=list(Side)[n % len(Side)],
            sector=", ".join(NASTY[:n]) if n < 4 else _text(n),
            level=_text(n),
            membership=Membership.MEMBER if n < 20 else memberships[n % len(memberships)],
            note=_text(n) * 20,
        )
        for m in range(PEOPLE // 20 if n < 20 else 0):
            at = 3 * n + m
            one.participants.append(
                Participant(
                    name=LONG_NAME if at == 4 else LONG_WORD if at == 5 else _text(at) or "?",
                    title=_text(at + 1),
                    email=f"{'ö' * at}@example.se",
                    phone=_text(at + 2),
                    role=Role.SUBSTITUTE if m == 1 else Role.REGULAR,
                    source=_text(at),
                )
            )
        made.append(one)
    return made


def _head(file: ForumFile, convener: Organisation) -> None:
    forum, mandate = file.forum, file.mandate
    forum.name, forum.convener, forum.contact = f"{NASTY[3]} & {LONG_NAME}", convener, NASTY[0]
    forum.purpose, forum.footer, forum.sender = LONG_WORD, NASTY[4] * 9, "\n".join(NASTY)
    forum.diary_number, forum.accent = NASTY[6], "#FFEE00"
    mandate.source, mandate.wording, mandate.report_to = NASTY[0], "\n".join(NASTY * 4), NASTY[3]
    mandate.diary_number = NASTY[9]
    for n, aim in enumerate(file.aims()):
        aim.text = f"{_text(n)} {LONG_WORD if n == 1 else ''}"


def _meeting(organisations: list[Organisation], people: list[Participant]) -> Meeting:
    meeting = Meeting(
        year=2023,
        number=1,
        day=DAY,
        start=time(13),
        end=time(15),
        place=LONG_WORD,
        video_link="https://example.se/" + "a" * 900,
        theme=NASTY[3],
        chair=NASTY[4],
        secretary=NASTY[0],
        state=MeetingState.HELD,
        actual_start=time(13),
        actual_end=time(23, 59),
    )
    for n in range(ITEMS):
        meeting.items.append(
            AgendaItem(
                position=n + 1,
                title=LONG_WORD if n == 7 else f"{_text(n)} {n}",
                kind=list(ItemKind)[n % len(ItemKind)],
                presenter=_text(n + 1),
                minutes=n % 9,
                background=f"{_text(n)}\n* {_text(n + 1)}\n* {LONG_WORD}" if n == 3 else _text(n + 2),
                proposed_by=organisations[n % 30] if n % 4 == 0 else None,
                used_seconds=n * 61,
                theme=_text(n % 8),
                postponed=n == ITEMS - 1,
            )
        )
    meeting.attendances = [
        Attendance(
            participant=person,
            presence=list(Presence)[n % len(Presence)] if n % 5 == 0 else Presence.PRESENT,
            substitutes_for=people[n - 1] if n % 7 == 3 else None,
            from_item=n + 1 if n % 6 == 2 else None,
            to_item=ITEMS if n % 9 == 4 else None,
        )
        for n, person in enumerate(people)
    ]
    meeting.attendances += [
        Attendance(guest_name=text or "?", guest_organisation=text[::-1], presence=Presence.REMOTE)
        for text in NASTY
    ]
    gone = AgendaRound(number=1, sent_on=DAY, answer_by=DAY, items=[[text, "dialogue", 5] for text in NASTY * 3])
    gone.responses = [
        Response(organisation=one, answer=list(Answer)[n % 3], text=_text(n), received_on=DAY)
        for n, one in enumerate(organisations[:25])
    ]
    meeting.rounds.append(gone)
    meeting.remarks = [
        Remark(organisation=one, received_on=DAY, text=_text(n) or "?", answer=_text(n + 1))
        for n, one in enumerate(organisations[:12])
    ]
    meeting.attachments = [
        Attachment.of(f"{n} {text[:60]}.docx", b"x" * n, DAY) for n, text in enumerate((*NASTY, LONG_WORD))
    ]
    return meeting


def _proposals(organisations: list[Organisation]) -> list[Proposal]:
    return [
        Proposal(
            organisation=organisations[n % 30],
            person=_text(n),
            received_on=DAY,
            title=_text(n + 1) or "?",
            background=_text(n + 2) * 4,
            presenter=_text(n + 3),
            theme=_text(n % 5),
            declined=n % 3 == 1,
            put_off=n % 3 == 2,
            reason=_text(n + 4),
        )
        for n in range(40)
    ]


def _type(file: ForumFile) -> None:
    """Notes under every fifth item, with every kind of line."""
    signs = ("", "* ", "= ", "? ", "! ", "+ ", f"-> {NASTY[0][:20]}: ", "-> ?, : ", "-> IF Metall: ")
    texts = (*NASTY, LONG_WORD)
    meeting = file.meeting(FULL)
    assert meeting is not None
    connection = connect(file.path)
    try:
        with connection:
            for n, item in enumerate(meeting.items[::5]):
                said = [texts[(n + at) % len(texts)] for at in range(len(signs))]
                lines = [f"{sign}{one} senast 1 april #tema" for sign, one in zip(signs, said, strict=True)]
                text = "\n".join(lines)
                edit = journal.Edit(item.id, 0, 0, text, utf16.length(text), datetime.combine(DAY, time(13)))
                journal.write_down(connection, edit)
            journal.fold(connection)
    finally:
        connection.close()
    file.refresh()


def _after(file: ForumFile) -> None:
    """What became of the actions, each in another way, told at the empty meeting's one item."""
    networks = [one for one in file.organisations() if one.membership is Membership.STRUCTURE]
    empty = file.meeting(EMPTY)
    assert empty is not None
    statuses = list(ActionStatus)
    with file.change("Följer upp"):
        for n, action in enumerate(file.actions()):
            action.status, action.result, action.funding = statuses[n % len(statuses)], _text(n), _text(n + 1)
            if action.status is ActionStatus.HANDED_OVER and networks:
                action.handed_to = networks[n % len(networks)]
            if n < 20:
                report = ActionReport(outcome=action, status=action.status, text=_text(n), carried_over=n % 2 == 0)
                empty.items[0].reports.append(report)
