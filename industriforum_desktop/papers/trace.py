"""Spåret: each question from its proposal to what came of it and was told of it; and where chains break off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import object_session

from industriforum_desktop.forum.kinds import N_, OutcomeKind
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from industriforum_desktop.papers.source import Source
from industriforum_desktop.store.trace import Gap, Link, Stage, chains
from industriforum_desktop.store.trace_words import gap_words, stage_word, told

ALL, GAPS = "all", "gaps"
VARIANTS = ((ALL, N_("All questions of the year")), (GAPS, N_("Only where chains break off")))
SECTIONS = (("gaps", N_("Where chains break off")),)
_PLACES = (Stage.PROPOSAL, Stage.ITEM, Stage.SAID, Stage.FOLLOW_UP, Stage.REPORT)


def build(source: Source, language: Language) -> Document:
    """Where chains of the year break off first, then chain by chain."""
    _ = language.gettext
    title = _("The trace of the year's questions {year}").format(year=source.year)
    session = object_session(source.forum)
    found = chains(session, source.today, source.year) if session is not None else []
    followed = [one for one in found if _says_something(one)]
    gaps = [(link, gap) for one in found for link in one.walk() for gap in link.gaps]
    blocks: list[Block] = [Heading(1, title), Paragraph(_counted(len(followed), len(gaps), language), "lead")]
    if gaps and (source.shows("gaps") or source.variant == GAPS):
        blocks += [Heading(2, _("Where chains break off")), *_gaps(gaps, source, language)]
    if source.variant != GAPS and followed:
        blocks.append(Heading(2, _("Question by question")))
        for one in followed:
            blocks += _chain(one, source, language)
    return parts.paper(
        source, language, title=title, kind=_("The trace"), day=source.today, status="", blocks=blocks
    )


def _says_something(chain: Link) -> bool:
    """Whether anything was proposed or came out: the standing items of an agenda are no question."""
    return any(link.stage not in _PLACES or link.stage is Stage.PROPOSAL for link in chain.walk())


def _counted(questions: int, gaps: int, language: Language) -> str:
    text = language.ngettext(
        "{n} question is followed from who proposed it to what came of it.",
        "{n} questions are followed from who proposed them to what came of them.",
        questions,
    ).format(n=questions)
    if not gaps:
        whole = language.gettext("No chain breaks off.")
        return f"{text} {whole}"
    broken = language.ngettext("A chain breaks off at {n} place.", "Chains break off at {n} places.", gaps)
    return f"{text} {broken.format(n=gaps)}"


def _gaps(gaps: Sequence[tuple[Link, Gap]], source: Source, language: Language) -> Iterator[Block]:
    """Each kind of gap with where it is found."""
    for kind in Gap:
        here = [link for link, gap in gaps if gap is kind]
        if here:
            yield Heading(3, language.gettext(kind.value))
            yield BulletList(tuple(_place(link, source, language) for link in here))


def _place(link: Link, source: Source, language: Language) -> str:
    """What it is, with the meeting of what stands under an item."""
    words = told(link.thing, source.forum, language)
    stands = words.stands
    if isinstance(link.thing, Outcome):
        met = link.thing.item.meeting
        meeting = parts.meeting_name(met, language)
        stands = meeting if link.thing.kind is not OutcomeKind.ACTION else f"{stands}, {meeting}"
    return f"{words.what} ({stands})" if stands else words.what


def _chain(chain: Link, source: Source, language: Language) -> list[Block]:
    _ = language.gettext
    columns = (Column(_("Step"), weight=2.1), Column(_("What"), weight=6), Column(_("How it stands"), weight=2.6))
    head = chain.thing.title if hasattr(chain.thing, "title") else told(chain.thing, source.forum, language).what
    return [Heading(3, head), Table(columns, tuple(_rows(chain, source, language)), row_heads=True)]


def _rows(link: Link, source: Source, language: Language) -> Iterator[tuple[str, Cell, Cell]]:
    """A row for each place; what became of an action stands with it."""
    words = told(link.thing, source.forum, language)
    what = [Paragraph(words.what)]
    raised = link.stage in (Stage.RAISED, Stage.AGREED)
    stands = [Paragraph(words.stands)] if words.stands and not raised else []
    broken = gap_words(link, language)
    if broken:
        stands.append(Paragraph((Run(broken, bold=True),)))
    if link.stage is Stage.ACTION:
        what += [_became(one, source, language) for one in link.walk() if one is not link]
    step = words.stands if raised else stage_word(link.stage, language)
    yield step, Cell(tuple(what)), Cell(tuple(stands) or (Paragraph("–"),))
    if link.stage is not Stage.ACTION:
        for one in link.then:
            yield from _rows(one, source, language)


def _became(link: Link, source: Source, language: Language) -> Paragraph:
    words = told(link.thing, source.forum, language)
    said = " · ".join(filter(None, words)) if link.stage is Stage.HANDED else words.what
    return Paragraph(f"{stage_word(link.stage, language)}: {said}", "small")
