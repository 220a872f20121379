"""Möteshandlingar: all papers of one meeting in one file, each on a page of its own; then the attachments.

As a Document it is whole in itself: it names the attachments as files of their own. Where it is drawn as PDF,
the pages of attached PDFs follow last, and it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from industriforum_desktop.forum.attachment import numbered
from industriforum_desktop.forum.kinds import N_, MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language, ngettext
from industriforum_desktop.i18n import _ as said
from industriforum_desktop.papers import attached, parts
from industriforum_desktop.papers.document import (
    Block,
    Document,
    Heading,
    KeyValues,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    plain,
)
from industriforum_desktop.papers.source import Final, Source

if TYPE_CHECKING:
    from industriforum_desktop.papers.pdf import Rendered

SECTIONS = (
    ("agenda", N_("Notice with agenda")),
    ("actions", N_("Open actions")),
    ("done", N_("What was done")),
    ("previous", N_("Minutes of the meeting before")),
    ("minutes", N_("Minutes of this meeting")),
    ("appendices", N_("Appendices")),
)


def build(source: Source, language: Language) -> Document:
    """What has been planned and written for the meeting, with a list of it first."""
    _ = language.gettext
    meeting = source.meeting
    title = _("Documents for {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    papers = list(_papers(source, language))
    titles = [plain(_title(paper)) for paper in papers]
    last = list(_appendices(source, language))
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Meeting documents"),
        day=source.today if source.today <= meeting.day else None,
        status="",
        blocks=[
            Heading(1, title),
            *parts.facts(
                (_("Time"), parts.when(meeting, meeting.start, meeting.end, language)),
                (_("Place"), meeting.place),
            ),
            Heading(2, _("Contents")),
            NumberedList((*titles, _("Appendices")) if last else tuple(titles)),
            *(block for paper in papers for block in _part(paper)),
            *last,
        ],
    )


def _papers(source: Source, language: Language) -> Iterator[Document]:
    from industriforum_desktop.papers import PAPERS, make  # which hold this paper too

    about = replace(source, variant="", final=None)
    for kind in ("agenda", "actions", "done"):
        if kind in PAPERS and source.shows(kind):
            yield make(kind, about, language)
    before = _meeting_before(source)
    if before is not None and source.shows("previous"):
        yield make("minutes", replace(about, about=before, final=_as_final(before)), language)
    if source.meeting.state is MeetingState.HELD and source.shows("minutes"):
        yield make("minutes", replace(about, final=_as_final(source.meeting)), language)


def _meeting_before(source: Source) -> Meeting | None:
    """The latest meeting held before this one."""
    held = [m for m in source.meetings if m.state is MeetingState.HELD and m.day < source.meeting.day]
    return max(held, key=lambda m: (m.day, m.start), default=None)


def _as_final(meeting: Meeting) -> Final | None:
    """What the minutes said of themselves when they were made final, if they are."""
    if not (meeting.minutes_state.frozen and meeting.versions):
        return None
    version = meeting.versions[-1]
    before = meeting.versions[-2].text if version.number > 1 else ""
    return Final(version.number, version.made_at, version.correction, before)


def _title(paper: Document) -> str | tuple[Run, ...]:
    head = paper.blocks[0]
    return head.text if isinstance(head, Heading) else paper.title


def _part(paper: Document) -> Iterator[Block]:
    """The paper on a new page, with what its own head says of it below its title."""
    facts = [Run(text) for text in (paper.kind, paper.date) if text]
    if paper.status:
        facts.insert(1, Run(paper.status, bold=True))
    line = [run for fact in facts for run in (Run(" · "), fact)][1:]
    yield PageBreak()
    yield Heading(1, _title(paper))
    yield Paragraph(tuple(line), "small")
    yield from paper.blocks[1:] if isinstance(paper.blocks[0], Heading) else paper.blocks


def _appendices(source: Source, language: Language) -> Iterator[Block]:
    if source.meeting.attachments and source.shows("appendices"):
        yield PageBreak()
        yield Heading(1, language.gettext("Appendices"))
        yield _table(source, language)


def _table(source: Source, language: Language) -> KeyValues:
    own = language.gettext("Handed out as a file of its own.")
    return attached.table(source.meeting, language, {n: own for n, _one in numbered(source.meeting.attachments)})


@dataclass(frozen=True)
class Attached:
    """An attached PDF, to be put after the papers. Two with the same bytes are the same."""

    number: int
    name: str
    sha256: str
    label: str
    read: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True)
class Drawer:
    """Draws the paper with the attached PDFs after it, in any thread. Equal ones draw equal papers alike."""

    pdfs: tuple[Attached, ...]
    table: KeyValues
    language: Language = field(compare=False)

    def __call__(self, document: Document) -> Rendered:
        from industriforum_desktop.papers.pdf import render

        if not self.pdfs:
            return render(document)
        from industriforum_desktop.papers.pdf.appended import Unreadable, append, clean_copy

        good: list[tuple[str, bytes]] = []
        notes: list[str] = []
        where: dict[str, str] = {}
        for one in self.pdfs:
            try:
                copy, pages = clean_copy(one.read())
            except Unreadable as error:
                notes.append(said(error.message).format(name=one.name))
                continue
            good.append((f"{one.label}: {one.name}", copy))
            text = self.language.ngettext("Last in this file, {n} page.", "Last in this file, {n} pages.", pages)
            where[one.label] = text.format(n=pages)
        blocks = tuple(_told(block, self.table, where) for block in document.blocks)
        rendered = render(replace(document, blocks=blocks))
        if not good:
            return replace(rendered, notes=tuple(notes))
        data, pages = append(rendered.data, good)
        text = ngettext(
            "The page of the appendix is as it came: the file as a whole is not said to be PDF/UA or PDF/A.",
            "The pages of the appendices are as they came: the file as a whole is not said to be PDF/UA or PDF/A.",
            pages - rendered.pages,
        )
        return replace(rendered, data=data, pages=pages, notes=(*notes, text))


def drawer(source: Source, language: Language) -> Drawer:
    """What draws the paper; to be asked for where the forum is open."""
    from industriforum_desktop.store.attached import reader

    if not source.shows("appendices"):
        return Drawer((), KeyValues(()), language)
    pdfs = tuple(
        Attached(n, one.name, one.sha256, attached.label(n, language), reader(one))
        for n, one in numbered(source.meeting.attachments)
        if one.is_pdf
    )
    return Drawer(pdfs, _table(source, language), language)


def _told(block: Block, table: KeyValues, where: dict[str, str]) -> Block:
    """The list of attachments, with where in the file their pages are; any other block as it is."""
    if block != table:
        return block
    pairs = []
    for label, value in table.pairs:
        name = str(value).partition("\n")[0]
        pairs.append((label, f"{name}\n{where[label]}" if label in where else value))
    return KeyValues(tuple(pairs))
