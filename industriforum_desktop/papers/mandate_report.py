"""Redovisning av uppdraget: to those who gave the mandate, fit to be put into their own template."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from industriforum_desktop.forum.kinds import N_, MeetingState, OutcomeKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts, report_text
from industriforum_desktop.papers.document import Block, Box, Column, Document, Heading, Paragraph, Signature, Table
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
    ("attachments", N_("Appendices")),
    ("recipients", N_("Sent to")),
)
BLOCKS = (("decision", N_("Proposed decision")), *SECTIONS)
"""The sections whose text the officer may write: the decision stands first and is never left out."""


def build(source: Source, language: Language) -> Document:
    """The report on the mandate."""
    _ = language.gettext
    mandate = source.mandate
    title = _title(source, language)
    decision = report_text.text("decision", source, language)
    blocks: list[Block] = [Heading(1, title)]
    blocks += parts.facts((_("To"), mandate.report_to), (_("Officer"), report_text.officer(source)))
    blocks.append(Box(_("Proposed decision"), tuple(_plain(report_text.blocks(decision)))))
    for key, head in SECTIONS:
        body = list(_section(key, source, language)) if source.shows(key) else []
        if body:
            blocks += [Heading(2, _(head)), *body]
    made = parts.paper(
        source, language, title=title, kind=_("Official report"), day=source.today, status="", blocks=blocks
    )
    return replace(made, reference=mandate.diary_number.strip() or made.reference)


def _title(source: Source, language: Language) -> str:
    number, wording = report_text.line(source.mandate.number), report_text.line(source.mandate.wording)
    if number:
        text = language.gettext("Report on assignment {number}").format(number=number)
        return f"{text} – {wording.rstrip('.')}" if wording else text
    return language.gettext("Report on the mandate: {forum}").format(forum=source.forum.name)


def _plain(blocks: Iterable[Block]) -> Iterable[Block]:
    """A decision has no headings in it: they would stand below no section."""
    for block in blocks:
        yield Paragraph(block.text) if isinstance(block, Heading) else block


def _section(key: str, source: Source, language: Language) -> Iterable[Block]:
    text = report_text.text(key, source, language)
    if key == "signatures":
        for line in filter(str.strip, text.splitlines()):
            label, _colon, name = line.partition(":")
            yield Signature(label.strip(), name.strip())
        return
    yield from report_text.blocks(text)
    if key == "follow_up":
        yield from _meetings(source, language)


def _meetings(source: Source, language: Language) -> Iterable[Block]:
    """What has been held, in figures: they stand beside the text, whoever wrote it."""
    _ = language.gettext
    held = sorted((one for one in source.meetings if one.state is MeetingState.HELD), key=lambda one: one.day)
    if not held:
        return
    columns = (
        Column(_("Meeting"), kind="fit"),
        Column(_("Day"), kind="fit"),
        Column(_("Theme")),
        Column(_("Organisations"), "right", kind="fit"),
        Column(_("Agreed"), "right", kind="fit"),
        Column(_("Actions"), "right", kind="fit"),
    )
    rows = tuple(
        (
            f"{one.number}/{one.year}",
            language.short_date(one.day),
            one.theme,
            str(_came(one)),
            str(_captured(one, OutcomeKind.AGREEMENT)),
            str(_captured(one, OutcomeKind.ACTION)),
        )
        for one in held
    )
    yield Table(columns, rows, caption=_("Meetings held"), row_heads=True)


def _came(meeting: Meeting) -> int:
    """How many organisations somebody took part for."""
    rows = (row for row in meeting.attendances if row.presence.took_part)
    return len({row.participant.organisation_id for row in rows if row.participant is not None})


def _captured(meeting: Meeting, kind: OutcomeKind) -> int:
    return sum(one.kind is kind for one in meeting.outcomes())
