"""Registreringsunderlag: what the registrar needs to enter a meeting's minutes in the register.

The Swedish Public Access to Information and Secrecy Act (2009:400), chapter 5, sections 1 and 2: official
documents are registered without delay, with date, number, from or to whom, and what they are about.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from industriforum_desktop.forum.record import MinutesVersion, Remark, sendings
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import attached, parts
from industriforum_desktop.papers.changes import when_final
from industriforum_desktop.papers.document import Block, Column, Document, Heading, KeyValues, Paragraph, Table
from industriforum_desktop.papers.naming import final_name
from industriforum_desktop.papers.source import Source

Entry = tuple[tuple[str, str], ...]
"""One document to register: labels and values in the order of the form."""


def build(source: Source, language: Language) -> Document:
    """The details of every final version of the minutes, and of the remarks that have come in, as of today."""
    _ = language.gettext
    title = _("For the registrar: {paper}").format(paper=_title(source, language))
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Details for the registrar"),
        day=source.today,
        status="",
        blocks=[Heading(1, title), *_versions(source, language), *_remarks(source, language)],
    )


def _title(source: Source, language: Language) -> str:
    return language.gettext("Minutes of {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(source.meeting, language)
    )


def _versions(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    if not source.meeting.versions:
        yield Paragraph(_("The minutes have not been made final yet: there is nothing to register."))
    for version in source.meeting.versions:
        yield Heading(2, _("Version {n}").format(n=version.number))
        yield KeyValues(_version(version, source, language))


def _version(version: MinutesVersion, source: Source, language: Language) -> Entry:
    _ = language.gettext
    appendices = attached.listed(source.meeting, language, version.made_at.date())
    sent = [f"{language.short_date(day)}: {to}" for day, to in sendings(version)]
    return (
        (_("Kind of document"), _("Minutes of the meeting")),
        (_("Heading"), _title(source, language)),
        (_("Drawn up"), when_final(version.number, version.made_at, language)),
        (_("Sender"), _convener(source)),
        (_("Recipient"), "\n".join(sent) or _("Not sent out yet")),
        (_("Register number"), _number(source, language)),
        (_("Appendices"), "\n".join(appendices) or _("No appendices")),
        *([(_("Correction"), version.correction)] if version.correction else []),
        (_("File name"), final_name(source, version, language)),
        (_("Format"), "PDF/A-2a, PDF/UA-1"),
        (_("Checksum (SHA-256)"), version.sha256),
    )


def _convener(source: Source) -> str:
    return source.forum.convener.name if source.forum.convener else source.forum.name


def _number(source: Source, language: Language) -> str:
    return source.forum.diary_number.strip() or language.gettext("Not given yet")


def _remarks(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    remarks = source.meeting.remarks
    if not remarks:
        return
    yield Heading(2, _("Remarks that came in on the draft"))
    columns = (
        Column(_("Came in"), kind="fit"),
        Column(_("Sender"), weight=2),
        Column(_("Remark"), weight=4),
        Column(_("Answer"), weight=3),
    )
    rows = tuple(
        (language.short_date(one.received_on), one.organisation.called, one.text, one.answer or "–")
        for one in remarks
    )
    yield Table(columns, rows)


def _remark(remark: Remark, source: Source, language: Language) -> Entry:
    _ = language.gettext
    return (
        (_("Kind of document"), _("Remark on a draft")),
        (_("Heading"), _("Remark on: {paper}").format(paper=_title(source, language))),
        (_("Came in"), language.short_date(remark.received_on)),
        (_("Sender"), remark.organisation.name),
        (_("Recipient"), _convener(source)),
        (_("Register number"), _number(source, language)),
        (_("Appendices"), _("No appendices")),
        (_("Remark"), remark.text),
    )


def entries(source: Source, language: Language) -> list[Entry]:
    """Everything to register: the final versions, then what came in."""
    meeting = source.meeting
    return [
        *(_version(version, source, language) for version in meeting.versions),
        *(_remark(remark, source, language) for remark in meeting.remarks),
    ]


def text(source: Source, language: Language) -> str:
    """The details as lines to copy into any register."""
    blocks = ("\n".join(f"{label}: {value}" for label, value in entry) for entry in entries(source, language))
    return "\n\n".join(blocks)


def as_json(source: Source, language: Language) -> str:
    """The details as JSON, an object each."""
    return json.dumps([dict(entry) for entry in entries(source, language)], ensure_ascii=False, indent=2)


def as_csv(source: Source, language: Language) -> str:
    """The details as a table with semicolons, as spreadsheets in Swedish read it."""
    found = [dict(entry) for entry in entries(source, language)]
    heads = list(dict.fromkeys(label for entry in found for label in entry))
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, delimiter=";", restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({label: harmless(value) for label, value in entry.items()} for entry in found)
    return out.getvalue()


def harmless(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
