"""The texts of the report on the mandate: what each section says by itself, and the officer's own words instead.

A text is plain: empty lines part paragraphs, “- ” begins a point, “1. ” a numbered one, “## ” a heading. A name in
braces, {meetings held}, is filled in with what the forum holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from industriforum_desktop.forum.kinds import N_, ActionStatus, MeetingState, Membership, OutcomeKind
from industriforum_desktop.i18n import LANGUAGES, Language, language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, Heading, NumberedList
from industriforum_desktop.papers.source import Source

_NUMBERED = re.compile(r"\s*\d+[.)]\s+(?=\S)")
_HEADING = re.compile(r"\s*##+\s+(?=\S)")
_FIELD = re.compile(r"\{([^{}\n]+)\}")


def blocks(text: str) -> Iterator[Block]:
    """A typed text as headings, paragraphs and lists."""
    prose: list[str] = []
    numbered: list[str] = []

    def close() -> Iterator[Block]:
        yield from parts.prose(prose)
        prose.clear()
        if numbered:
            yield NumberedList(tuple(numbered))
            numbered.clear()

    for line in text.splitlines():
        number, heading = _NUMBERED.match(line), _HEADING.match(line)
        if heading:
            yield from close()
            yield Heading(3, line[heading.end() :].strip())
        elif number:
            if prose:
                yield from close()
            numbered.append(line[number.end() :].strip())
        else:
            if numbered:
                yield from close()
            prose.append(line)
    yield from close()


def line(text: str) -> str:
    """What somebody typed in a field, on one line of a text."""
    return " ".join(text.split())


def held(source: Source) -> int:
    """How many meetings have been held."""
    return sum(one.state is MeetingState.HELD for one in source.meetings)


def members(source: Source, language: Language) -> list[str]:
    """The members' names, the convener first."""
    found = [one for one in source.organisations if one.active and one.membership is Membership.MEMBER]
    return [line(one.name) for one in sorted(found, key=lambda one: source.rank(one.called, language))]


def officer(source: Source) -> str:
    """Who answers for the report: the convener's person who has kept the minutes, else the first of them."""
    convener = source.forum.convener
    people = [one.name for one in convener.participants if one.serves_on(source.today)] if convener else []
    secretaries = {one.secretary for one in source.meetings}
    return line(next((name for name in people if name in secretaries), people[0] if people else ""))


def assignment(source: Source, language: Language) -> str:
    """The assignment as its source words it, in quotation marks, else what it is called."""
    wording = line(source.mandate.wording).rstrip(".")
    if not wording:
        return language.gettext("the assignment of a forum for dialogue")
    return language.gettext("the assignment “{wording}”").format(wording=wording)


def _count(*statuses: ActionStatus) -> Callable[[Source, Language], str]:
    def count(source: Source, _language: Language) -> str:
        return str(sum(one.status in statuses for one in source.actions))

    return count


def _agreements(source: Source, _language: Language) -> str:
    found = (one for meeting in source.meetings for one in meeting.outcomes())
    return str(sum(one.kind is OutcomeKind.AGREEMENT for one in found))


def _report_day(source: Source, language: Language) -> str:
    day = source.mandate.report_on
    return language.long_date(day) if day else "–"


FIELDS: Mapping[str, Callable[[Source, Language], str]] = {
    N_("the forum"): lambda source, _language: line(source.forum.name),
    N_("the convener"): lambda source, _language: (
        line(source.forum.convener.name) if source.forum.convener else "–"
    ),
    N_("the receiver"): lambda source, _language: line(source.mandate.report_to) or "–",
    N_("the day of the report"): _report_day,
    N_("the assignment"): assignment,
    N_("the parties"): lambda source, language: language.join(members(source, language)) or "–",
    N_("number of parties"): lambda source, language: str(len(members(source, language))),
    N_("meetings a year"): lambda source, _language: str(source.forum.meetings_per_year),
    N_("meetings held"): lambda source, _language: str(held(source)),
    N_("agreements"): _agreements,
    N_("all actions"): _count(*ActionStatus),
    N_("actions done"): _count(ActionStatus.DONE),
    N_("actions handed over"): _count(ActionStatus.HANDED_OVER),
    N_("open actions"): _count(*(status for status in ActionStatus if status.open)),
}
"""What a name in braces stands for; the names are message ids, known in every language of the program."""


def filled(text: str, source: Source, lang: Language) -> str:
    """The text with what the forum holds in place of the names in braces; other braces stay as typed."""
    names = {language(code).gettext(name).casefold(): name for code in LANGUAGES for name in FIELDS}

    def fill(match: re.Match[str]) -> str:
        name = names.get(line(match[1]).casefold())
        return FIELDS[name](source, lang) if name else match[0]

    return _FIELD.sub(fill, text)


def own(key: str, source: Source) -> str:
    """The officer's own text of a section as it was typed; empty while the default stands."""
    return source.mandate.blocks.get(key, "").strip()


def text(key: str, source: Source, lang: Language) -> str:
    """What the section says: the officer's own words, else what the program says of the forum."""
    typed = own(key, source)
    return filled(typed, source, lang) if typed else default(key, source, lang)


def default(key: str, source: Source, lang: Language) -> str:
    """What the program says in this section, from the forum's data. Raises KeyError for no section."""
    return "\n\n".join(_DEFAULTS[key](source, lang))


def _decision(source: Source, language: Language) -> Iterable[str]:
    report_to = line(source.mandate.report_to) or language.gettext("The receiver")
    yield language.gettext("{receiver} approves the report on {assignment}.").format(
        receiver=report_to, assignment=assignment(source, language)
    )


def _summary(source: Source, language: Language) -> Iterable[str]:
    _, forum = language.gettext, source.forum
    parties, count = members(source, language), held(source)
    yield language.ngettext(
        "{forum} is a forum for dialogue. It meets once a year.",
        "{forum} is a forum for dialogue. It meets {count} times a year.",
        forum.meetings_per_year,
    ).format(forum=line(forum.name), count=language.number(forum.meetings_per_year))
    if parties:
        yield _("{parties} take part.").format(parties=language.join(parties))
    yield (
        language.ngettext("One meeting has been held.", "{n} meetings have been held.", count).format(
            n=language.number(count).capitalize()
        )
        if count
        else _("No meeting has been held yet.")
    )


def _background(source: Source, language: Language) -> Iterable[str]:
    _, mandate = language.gettext, source.mandate
    if mandate.source.strip():
        yield _("The assignment comes from {source}.").format(source=line(mandate.source))
    if mandate.number.strip():
        yield _("It has the number {number}.").format(number=line(mandate.number))
    if mandate.decided_by.strip():
        yield _("It was decided by {body}.").format(body=line(mandate.decided_by))
    if mandate.wording.strip():
        yield _("It reads: “{wording}”").format(wording=line(mandate.wording))
    if mandate.report_on is not None and mandate.report_to.strip():
        yield _("It is to be reported to {receiver} by {day}.").format(
            receiver=line(mandate.report_to), day=language.long_date(mandate.report_on)
        )
    if mandate.valid_until is not None:
        yield _("It is valid until {day}.").format(day=language.long_date(mandate.valid_until))


def _design(source: Source, language: Language) -> Iterable[str]:
    _, forum = language.gettext, source.forum
    yield "## " + _("Purpose")
    yield forum.purpose.strip()
    if source.aims:
        aims = (f"{n}. {line(aim.text)}" for n, aim in enumerate(source.aims, 1))
        yield "\n".join([_("The forum is to:"), *aims])
    yield "## " + _("Parties")
    parties = members(source, language)
    yield "\n".join(f"- {name}" for name in parties) if parties else _("No organisation is a member yet.")
    yield "## " + _("Way of working")
    convener = line(forum.convener.name) if forum.convener else _("The convener")
    yield language.ngettext(
        "{convener} calls the parties to {count} meeting a year and keeps the minutes. Every party may "
        "propose what is to be talked about, and the parties agree on the agenda before the notice is sent.",
        "{convener} calls the parties to {count} meetings a year and keeps the minutes. Every party may "
        "propose what is to be talked about, and the parties agree on the agenda before the notice is sent.",
        forum.meetings_per_year,
    ).format(convener=convener, count=language.number(forum.meetings_per_year))
    yield _(
        "The forum decides nothing for its parties. What it agrees on is carried out by the parties "
        "themselves or handed to networks that exist already. The year's last meeting follows up the year."
    )


def _considerations(source: Source, language: Language) -> Iterable[str]:
    _ = language.gettext
    yield _(
        "A forum with few, well prepared meetings asks little of the parties and still makes a shared view "
        "possible. Existing networks keep their tasks: the forum hands questions to them rather than doing "
        "their work."
    )
    open_to = [
        line(one.name)
        for one in source.organisations
        if one.active and one.membership in (Membership.TO_CONTACT, Membership.CONTACTED)
    ]
    if open_to:
        names = language.join(sorted(open_to, key=language.sort_key))
        yield _("The forum is to grow with more parties. These are in question: {names}.").format(names=names)


def _economy(source: Source, language: Language) -> Iterable[str]:
    yield language.gettext(
        "The forum has no funds of its own. Convening and keeping the minutes are done within the convener's "
        "ordinary work, and each party bears its own costs. Actions that cost money are financed by those who "
        "carry them out or by funds that they apply for."
    )


def _follow_up(source: Source, language: Language) -> Iterable[str]:
    _ = language.gettext
    yield _(
        "The forum is followed up every year against its aims: meetings held, who took part, what was agreed "
        "and what came of the actions."
    )
    if n := len(source.actions):
        done = sum(one.status is ActionStatus.DONE for one in source.actions)
        over = sum(one.status is ActionStatus.HANDED_OVER for one in source.actions)
        yield language.ngettext(
            "One action has been agreed on.",
            "{n} actions have been agreed on. {done} are done and {over} have been handed over to networks.",
            n,
        ).format(n=n, done=done, over=over)
    for year, words in sorted(source.follow_ups.items()):
        found = [words.summary.strip()]
        for aim in source.aims:
            if said := words.assessments.get(str(aim.id), "").strip():
                found.append(f"{line(aim.text)}: {said}")
        if any(found):
            yield "\n\n".join([f"## {year}", *filter(None, found)])


def _documents(source: Source, language: Language) -> Iterable[str]:
    _ = language.gettext
    found = [_("This report, {day}").format(day=language.long_date(source.today))]
    if source.mandate.source.strip():
        found.append(line(source.mandate.source))
    found += [
        _("Minutes of {meeting}, {day}").format(
            meeting=parts.meeting_name(one, language), day=language.long_date(one.day)
        )
        for one in sorted(source.meetings, key=lambda one: one.day)
        if one.state is MeetingState.HELD
    ]
    yield "\n".join(f"{n}. {text}" for n, text in enumerate(found, 1))


def _signatures(source: Source, language: Language) -> Iterable[str]:
    _ = language.gettext
    yield "\n".join((_("Officer") + ": " + officer(source), _("Head of department") + ":"))


def _attachments(source: Source, language: Language) -> Iterable[str]:
    _ = language.gettext
    years = sorted(source.follow_ups)
    found = [_("List of participants")] if members(source, language) else []
    found += [_("Yearly follow-up {year}").format(year=year) for year in years]
    yield "\n".join(f"{n}. {text}" for n, text in enumerate(found, 1))


def _recipients(source: Source, language: Language) -> Iterable[str]:
    yield "\n".join(f"- {name}" for name in members(source, language))


_DEFAULTS: Mapping[str, Callable[[Source, Language], Iterable[str]]] = {
    "decision": _decision,
    "summary": _summary,
    "background": _background,
    "design": _design,
    "considerations": _considerations,
    "economy": _economy,
    "follow_up": _follow_up,
    "documents": _documents,
    "signatures": _signatures,
    "attachments": _attachments,
    "recipients": _recipients,
}
