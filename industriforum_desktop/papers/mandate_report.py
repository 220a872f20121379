"""Redovisning av uppdraget: to those who gave the mandate, fit to be put into their own template."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from industriforum_desktop.forum.kinds import N_, MeetingState, Membership
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Signature,
)
from industriforum_desktop.papers.source import Source

SECTIONS = (
    ("summary", N_("Summary")),
    ("background", N_("Background")),
    ("design", N_("How the forum works")),
    ("considerations", N_("Considerations")),
    ("economy", N_("Economy and resources")),
    ("follow_up", N_("Follow-up")),
    ("documents", N_("Documents for the decision")),
    ("signatures", N_("Signatures")),
)


def build(source: Source, language: Language) -> Document:
    """The report on the mandate."""
    _ = language.gettext
    mandate, forum = source.mandate, source.forum
    title = _("Report on the mandate: {forum}").format(forum=forum.name)
    makers: dict[str, Callable[[Source, Language], Iterable[Block]]] = {
        "summary": _summary,
        "background": _background,
        "design": _design,
        "considerations": _considerations,
        "economy": _economy,
        "follow_up": _follow_up,
        "documents": _documents,
        "signatures": _signatures,
    }
    blocks: list[Block] = [Heading(1, title)]
    blocks += parts.facts((_("To"), mandate.report_to), (_("Officer"), _officer(source)))
    blocks.append(Box(_("Proposed decision"), (Paragraph(_decision(source, language)),)))
    for key, head in SECTIONS:
        body = list(makers[key](source, language)) if source.shows(key) else []
        if body:
            blocks += [Heading(2, _(head)), *body]
    return parts.paper(
        source, language, title=title, kind=_("Official report"), day=source.today, status="", blocks=blocks
    )


def _officer(source: Source) -> str:
    """Who answers for the report: the convener's person who has kept the minutes, else the first of them."""
    convener = source.forum.convener
    people = [one.name for one in convener.participants if one.serves_on(source.today)] if convener else []
    secretaries = {one.secretary for one in source.meetings}
    return next((name for name in people if name in secretaries), people[0] if people else "")


def _assignment(source: Source, language: Language) -> str:
    """The assignment as its source words it, in quotation marks, else what it is called."""
    wording = source.mandate.wording.strip().rstrip(".")
    if not wording:
        return language.gettext("the assignment of a forum for dialogue")
    return language.gettext("the assignment “{wording}”").format(wording=wording)


def _decision(source: Source, language: Language) -> str:
    report_to = source.mandate.report_to.strip() or language.gettext("The receiver")
    return language.gettext("{receiver} approves the report on {assignment}.").format(
        receiver=report_to, assignment=_assignment(source, language)
    )


def _summary(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    forum = source.forum
    members, held = _members(source, language), _held(source)
    yield Paragraph(
        _("{forum} is a forum for dialogue. It meets {count} times a year.").format(
            forum=forum.name, count=forum.meetings_per_year
        )
    )
    if members:
        yield Paragraph(_("{parties} take part.").format(parties=language.join(members)))
    yield Paragraph(
        language.ngettext("One meeting has been held.", "{n} meetings have been held.", held).format(n=held)
        if held
        else _("No meeting has been held yet.")
    )


def _held(source: Source) -> int:
    return sum(one.state is MeetingState.HELD for one in source.meetings)


def _members(source: Source, language: Language) -> list[str]:
    found = [one for one in source.organisations if one.active and one.membership is Membership.MEMBER]
    return [one.name for one in sorted(found, key=lambda one: source.rank(one.called, language))]


def _background(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    mandate = source.mandate
    if mandate.source.strip():
        yield Paragraph(_("The assignment comes from {source}.").format(source=mandate.source.strip()))
    if mandate.wording.strip():
        yield Paragraph(_("It reads: “{wording}”").format(wording=mandate.wording.strip()))
    if mandate.report_on is not None and mandate.report_to.strip():
        yield Paragraph(
            _("It is to be reported to {receiver} by {day}.").format(
                receiver=mandate.report_to.strip(), day=language.long_date(mandate.report_on)
            )
        )
    if mandate.valid_until is not None:
        yield Paragraph(_("It is valid until {day}.").format(day=language.long_date(mandate.valid_until)))


def _design(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    forum = source.forum
    yield Heading(3, _("Purpose"))
    yield from parts.prose(forum.purpose.splitlines())
    if source.aims:
        yield Paragraph(_("The forum is to:"))
        yield NumberedList(tuple(aim.text for aim in source.aims))
    yield Heading(3, _("Parties"))
    members = _members(source, language)
    yield BulletList(tuple(members)) if members else Paragraph(_("No organisation is a member yet."))
    yield Heading(3, _("Way of working"))
    convener = forum.convener.name if forum.convener else _("The convener")
    yield Paragraph(
        _(
            "{convener} calls the parties to {count} meetings a year and keeps the minutes. Every party may "
            "propose what is to be talked about, and the parties agree on the agenda before the notice is sent."
        ).format(convener=convener, count=forum.meetings_per_year)
    )
    yield Paragraph(
        _(
            "The forum decides nothing for its parties. What it agrees on is carried out by the parties "
            "themselves or handed to networks that exist already. The year's last meeting follows up the year."
        )
    )


def _considerations(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    yield Paragraph(
        _(
            "A forum with few, well prepared meetings asks little of the parties and still makes a shared view "
            "possible. Existing networks keep their tasks: the forum hands questions to them rather than doing "
            "their work."
        )
    )
    open_to = [
        one.name
        for one in source.organisations
        if one.active and one.membership in (Membership.TO_CONTACT, Membership.CONTACTED)
    ]
    if open_to:
        names = language.join(sorted(open_to, key=language.sort_key))
        yield Paragraph(
            _("The forum is to grow with more parties. These are in question: {names}.").format(names=names)
        )


def _economy(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    yield Paragraph(
        _(
            "The forum has no funds of its own. Convening and keeping the minutes are done within the convener's "
            "ordinary work, and each party bears its own costs. Actions that cost money are financed by those who "
            "carry them out or by funds that they apply for."
        )
    )


def _follow_up(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    yield Paragraph(
        _(
            "The forum is followed up every year against its aims: meetings held, who took part, what was agreed "
            "and what came of the actions."
        )
    )
    for year, own in sorted(source.follow_ups.items()):
        if own.summary.strip():
            yield Heading(3, str(year))
            yield from parts.prose(own.summary.splitlines())


def _documents(source: Source, language: Language) -> Iterable[Block]:
    _ = language.gettext
    found = [_("This report, {day}").format(day=language.long_date(source.today))]
    if source.mandate.source.strip():
        found.append(source.mandate.source.strip())
    found += [
        _("Minutes of {meeting}, {day}").format(
            meeting=parts.meeting_name(one, language), day=language.long_date(one.day)
        )
        for one in sorted(source.meetings, key=lambda one: one.day)
        if one.state is MeetingState.HELD
    ]
    yield NumberedList(tuple(found))


def _signatures(source: Source, language: Language) -> Iterable[Block]:
    yield Signature(language.gettext("Officer"), _officer(source))
    yield Signature(language.gettext("Head of department"))
