"""The letters about a meeting: what each says, what goes along, and who gets it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from industriforum_desktop.exchange.calendar import Invitation, Method, Person, invitation
from industriforum_desktop.exchange.mail import Draft, File, eml
from industriforum_desktop.forum.agenda_round import Changes, compared
from industriforum_desktop.forum.kinds import N_, SendingKind
from industriforum_desktop.forum.organisation import Organisation, Participant, reached
from industriforum_desktop.forum.sending import next_sequence
from industriforum_desktop.forum.told import TELLING, Difference, Outdated, Told
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import PAPERS, final, make, parts
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.naming import file_name, final_name, safe
from industriforum_desktop.papers.source import Source

_LONGEST_NAME = 80
REPLIED_TO = (SendingKind.NOTICE, SendingKind.CHANGE, SendingKind.ROUND, SendingKind.REMINDER)
"""The letters that say by when to reply."""
MOVED = frozenset((Difference.DAY, Difference.TIME))
CALENDAR_FILE = N_("Meeting {number}-{year}.ics")


@dataclass(frozen=True)
class Kind:
    """What a kind of letter is called, its subject and first words (message ids), and what goes along.

    `form` is the paper that each receiver gets addressed to its own organisation, to be filled in.
    """

    title: str
    subject: str
    opening: str
    paper: str = ""
    method: Method | None = None
    agenda: bool = False
    form: str = ""


KINDS: dict[SendingKind, Kind] = {
    SendingKind.NOTICE: Kind(
        N_("Notice with agenda"),
        N_("Notice: {meeting}, {day}"),
        N_("You are called to {meeting}. The notice with the agenda is attached, and a file for your calendar."),
        "agenda",
        Method.REQUEST,
        agenda=True,
    ),
    SendingKind.CHANGE: Kind(
        N_("Changed notice"),
        N_("Changed notice: {meeting}, {day}"),
        N_(
            "Something has changed since you were called to {meeting}. The new notice with the agenda is attached,"
            " and a file that changes the meeting in your calendar."
        ),
        "agenda",
        Method.REQUEST,
        agenda=True,
    ),
    SendingKind.ROUND: Kind(
        N_("Draft agenda to agree on"),
        N_("Draft agenda to agree on: {meeting}"),
        N_(
            "Here is the draft agenda of {meeting}. Say whether your organisation agrees, or what it wants changed."
        ),
        "agenda-round",
        agenda=True,
        form="answer-form",
    ),
    SendingKind.REMINDER: Kind(
        N_("Reminder"),
        N_("Reminder: {meeting}, {day}"),
        N_("This is a reminder of {meeting}. Can't you come? Then call your substitute and let us know."),
        "agenda",
        agenda=True,
    ),
    SendingKind.CANCELLATION: Kind(
        N_("The meeting is cancelled"),
        N_("Cancelled: {meeting}, {day}"),
        N_("{meeting} is cancelled. The file that is attached takes it away from your calendar."),
        method=Method.CANCEL,
    ),
    SendingKind.REMARKS: Kind(
        N_("Draft minutes for remarks"),
        N_("Draft minutes for remarks: {meeting}"),
        N_("Here are the draft minutes of {meeting}. Write to us what is to be corrected."),
        "draft",
    ),
    SendingKind.MINUTES: Kind(
        N_("Final minutes"),
        N_("Minutes: {meeting}"),
        N_("Here are the final minutes of {meeting}."),
        "minutes",
    ),
    SendingKind.FORM: Kind(
        N_("Form for proposals"),
        N_("What shall we take up? {meeting}, {day}"),
        N_(
            "Which questions does your organisation want to have taken up at {meeting}?"
            " Fill in the attached form, one for each question, and send it back."
        ),
        form="proposal-form",
    ),
    SendingKind.EVALUATION: Kind(
        N_("Form for the year's evaluation"),
        N_("What do you think of the year? {meeting}"),
        N_(
            "The year is summed up at {meeting}. Fill in the attached form and send it back."
            " The answer is anonymous if you don't say who you are."
        ),
        "evaluation-form",
    ),
}


@dataclass(frozen=True)
class Letter:
    """A letter as it is proposed; subject and text are the officer's to change."""

    subject: str
    text: str


def receivers(source: Source, language: Language) -> list[Participant]:
    """Those who are called to the meeting and have an e-mail address, by organisation."""
    return [p for _organisation, people in source.called(language) for p in people if p.email.strip()]


def without_address(source: Source, language: Language) -> list[Participant]:
    """Those who are called and can't be reached by e-mail."""
    return [p for _organisation, people in source.called(language) for p in people if not p.email.strip()]


def letter(kind: SendingKind, source: Source, language: Language) -> Letter:
    """What the letter says, in plain text."""
    _ = language.gettext
    before = told_before(source)
    moved = kind is SendingKind.CHANGE and before is not None and before.differences & MOVED
    words = {
        "meeting": f"{source.forum.name}, {parts.meeting_name(source.meeting, language)}",
        "day": language.long_date(tells(kind, source).day),
    }
    form = KINDS[kind]
    subject = N_("Changed time: {meeting}, {day}") if moved else form.subject
    lines = [_("Hello!"), "", _(form.opening).format(**words), "", *_facts(kind, source, language)]
    if form.agenda and source.meeting.items:
        lines += ["", f"{_('Agenda')}:", *(f"{item.position}. {item.title}" for item in source.meeting.items)]
    lines += ["", _("Kind regards"), *sender(source)]
    return Letter(_(subject).format(**words), "\n".join(lines))


def tells(kind: SendingKind, source: Source) -> Told:
    """What the letter says of the meeting: how it stands; of a cancelled one what its receivers know of it."""
    before = told_before(source) if kind is SendingKind.CANCELLATION else None
    return before.told if before is not None and before.told is not None else source.meeting.told()


def told_before(source: Source) -> Outdated | None:
    """What was told of the meeting and isn't so any more, and how many it was told to."""
    return source.meeting.outdated(reached(source.organisations, source.meeting.day))


def _facts(kind: SendingKind, source: Source, language: Language) -> Iterator[str]:
    _ = language.gettext
    if kind is SendingKind.EVALUATION:
        return
    meeting, now = source.meeting, tells(kind, source)
    facts = [(_("Time"), parts.when(now, now.start, now.end, language))]
    if kind not in (SendingKind.REMARKS, SendingKind.MINUTES):
        facts += [(_("Place"), now.place), (_("Video link"), now.video_link)]
    if kind in REPLIED_TO and meeting.reply_by:
        facts.append((_("Reply by"), language.weekday_date(meeting.reply_by)))
    if kind is SendingKind.REMARKS and meeting.remarks_by:
        facts.append((_("Remarks by"), language.weekday_date(meeting.remarks_by)))
    if kind is SendingKind.CHANGE and (before := told_before(source)) is not None:
        yield from _changes(before, now, language)
    for name, value in facts:
        if value.strip():
            yield f"{name}: {value.strip()}"


def _changes(before: Outdated, now: Told, language: Language) -> Iterator[str]:
    """What was told and isn't so any more, a line each, and an empty one."""
    _, told = language.gettext, before.told
    if Difference.AGAIN in before.differences:
        yield _("The meeting was cancelled and will be held after all.")
    if told is not None:
        pairs = (
            (MOVED, _("Time before"), parts.when(told, told.start, told.end, language)),
            ({Difference.PLACE}, _("Place before"), told.place.strip()),
            ({Difference.VIDEO_LINK}, _("Video link before"), told.video_link.strip()),
        )
        for differences, name, value in pairs:
            if before.differences & differences and value:
                yield f"{name}: {value}"
        if Difference.AGENDA in before.differences:
            yield told_changes(compared(told.items, now.items), _("Changed on the agenda: {list}."), language)
    yield ""


def told_changes(found: Changes, sentence: str, language: Language) -> str:
    """What has been changed on an agenda, as `{list}` in this sentence; empty when nothing has."""
    _ = language.gettext
    lists = (
        (_("added: {titles}"), found.added),
        (_("removed: {titles}"), found.removed),
        (_("other minutes: {titles}"), found.retimed),
    )
    told = [text.format(titles=language.join(list(titles))) for text, titles in lists if titles]
    if found.moved:
        told.append(_("another order"))
    return sentence.format(list="; ".join(told)) if told else ""


def sender(source: Source) -> Iterator[str]:
    """Who the letter is from, a line each."""
    if source.forum.sender.strip():
        yield from source.forum.sender.strip().splitlines()
        return
    person = source.contact_person()
    if person is not None:
        yield from filter(None, (person.name, person.title, person.organisation.name, person.phone))
    else:
        yield source.forum.name


def possible(kind: SendingKind, source: Source) -> bool:
    """Whether there is such a letter now: the paper that goes along exists, final minutes are final."""
    paper = KINDS[kind].paper
    if kind is SendingKind.MINUTES:
        return final("minutes", source.meeting) is not None
    if kind is SendingKind.CHANGE:
        return any(one.kind in TELLING for one in source.meeting.sendings)
    return not paper or paper in PAPERS


def papers(kind: SendingKind, source: Source, language: Language) -> list[tuple[str, Callable[[], bytes]]]:
    """Names of the papers that go along, and what makes each: which takes its time."""
    paper = KINDS[kind].paper
    if not paper:
        return []
    stored = final(paper, source.meeting) if kind is SendingKind.MINUTES else None
    if stored is not None:
        return [(final_name(source, source.meeting.versions[-1], language), lambda: stored)]
    return [(file_name(paper, source, language), partial(_drawn, make(paper, source, language)))]


def addressed(
    kind: SendingKind, source: Source, organisations: Iterable[Organisation | None], language: Language
) -> dict[int | None, tuple[str, Callable[[], bytes]]]:
    """The form that each organisation gets addressed to it, by its id; what makes it takes its time."""
    form = KINDS[kind].form
    found: dict[int | None, tuple[str, Callable[[], bytes]]] = {}
    for organisation in organisations if form else ():
        own = replace(source, organisation=organisation)
        draw = partial(_drawn, make(form, own, language))
        found[organisation.id if organisation else None] = (file_name(form, own, language), draw)
    return found


def _drawn(document: Document) -> bytes:
    from industriforum_desktop.papers.pdf import render

    return render(document).data


def drafts(
    kind: SendingKind,
    source: Source,
    people: list[Participant],
    words: Letter,
    files: list[File],
    language: Language,
    now: datetime,
    *,
    together: bool = False,
    forms: Mapping[int | None, File] | None = None,
) -> list[tuple[str, bytes]]:
    """The letter as e-mail drafts with their file names: one for each person, or one for all in hidden copy.

    `forms` are those that are addressed, by the organisation's id; the one for all is by None.
    Raises ValueError with the address when one can't be an e-mail address.
    """
    name = safe(words.subject, _LONGEST_NAME)

    def own_form(organisation: int | None) -> list[File]:
        return [forms[organisation]] if forms and organisation in forms else []

    if together:
        hidden = [(one.name, one.email) for one in people]
        along = [*files, *own_form(None), *_calendar(kind, source, [], language, now)]
        return [(f"{name}.eml", eml(Draft(words.subject, words.text, hidden=hidden, files=along), now))]
    found = []
    for n, one in enumerate(people, 1):
        along = [*files, *own_form(one.organisation_id), *_calendar(kind, source, [one], language, now)]
        draft = Draft(words.subject, words.text, to=[(one.name, one.email)], files=along)
        found.append((f"{name} {n:02} {safe(one.name, _LONGEST_NAME)}.eml", eml(draft, now)))
    return found


def sequence_of(kind: SendingKind, source: Source) -> int | None:
    """The number that the letter's invitation has for calendars; None for a letter without one."""
    return None if KINDS[kind].method is None else next_sequence(source.meeting.sendings)


def _calendar(
    kind: SendingKind, source: Source, people: list[Participant], language: Language, now: datetime
) -> list[File]:
    """The invitation that goes along. Where receivers are hidden from one another it asks nobody for an answer:
    a request must name them (RFC 5546, 3.2.2).
    """
    method, meeting = KINDS[kind].method, source.meeting
    if method is None:
        return []
    if method is Method.REQUEST and not people:
        method = Method.PUBLISH
    person = source.contact_person()
    about = Invitation(
        meeting,
        f"{source.forum.name}, {parts.meeting_name(meeting, language)}",
        letter(kind, source, language).text,
        Person(person.name, person.email.strip()) if person is not None and person.email.strip() else None,
        tuple(Person(one.name, one.email.strip(), one.role) for one in people),
        next_sequence(meeting.sendings),
    )
    name = language.gettext(CALENDAR_FILE).format(number=meeting.number, year=meeting.year)
    return [File(name, invitation(about, method, now), "text/calendar", method.value)]
