"""Ändringar sedan förra versionen: every changed paragraph of the minutes, as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from industriforum_desktop.forum.record import MinutesVersion
from industriforum_desktop.i18n import LANGUAGES, Language
from industriforum_desktop.i18n import language as language_of
from industriforum_desktop.papers import minutes, parts
from industriforum_desktop.papers.changes import Difference, Pieces, differences, when_final
from industriforum_desktop.papers.document import Block, Document, Heading, KeyValues, Paragraph, Run, Text
from industriforum_desktop.papers.source import Source


def build(source: Source, language: Language) -> Document:
    """What differs between the last two final versions, or between the last and the draft that corrects it."""
    _ = language.gettext
    meeting = source.meeting
    title = _("Changes in the minutes of {forum}, {meeting}").format(
        forum=source.forum.name, meeting=parts.meeting_name(meeting, language)
    )
    return parts.paper(
        source,
        language,
        title=title,
        kind=_("Changes since the version before"),
        day=source.today,
        status="",
        blocks=[Heading(1, title), *_body(source, language)],
    )


def _body(source: Source, language: Language) -> Iterator[Block]:
    _ = language.gettext
    versions, frozen = source.meeting.versions, source.meeting.minutes_state.frozen
    if not versions:
        yield Paragraph(_("The minutes have not been made final yet: there is no version to compare with."))
    elif not frozen:
        before = versions[-1]
        yield Paragraph(_("From {before} to the draft as it is now.").format(before=_called(before, language)))
        yield from _told(before, _draft_text(before.text, source), _("The draft"), language)
    elif len(versions) == 1:
        yield Paragraph(
            _("{version} is the first: nothing has been changed since.").format(
                version=_called(versions[0], language)
            )
        )
    else:
        before, after = versions[-2:]
        text = _("From {before} to {after}.")
        yield Paragraph(text.format(before=_called(before, language), after=_called(after, language)))
        yield from (Paragraph(line) for line in after.correction.splitlines() if line.strip())
        yield from _told(before, after.text, _version(after.number, language), language)


def _version(number: int, language: Language) -> str:
    return language.gettext("Version {n}").format(n=number)


def _called(version: MinutesVersion, language: Language) -> str:
    """version 1 (färdigställd 12 maj 2023, kl. 14.05)."""
    return when_final(version.number, version.made_at, language)


def _draft_text(before: str, source: Source) -> str:
    """The minutes' text now, in the language in which the version before was made: the one that differs least."""
    texts = [minutes.final_text(source, language_of(code)) for code in LANGUAGES]
    return min(texts, key=lambda text: len(differences(before, text)))


def _told(before: MinutesVersion, after: str, called: str, language: Language) -> Iterator[Block]:
    _ = language.gettext
    found = differences(before.text, after)
    if not found:
        yield Paragraph(_("The text is the same as in version {n}.").format(n=before.number))
        return
    text = language.ngettext("{n} place differs.", "{n} places differ.", len(found)).format(n=len(found))
    how = _("Words that differ are bold and in square brackets, with what has become of them.")
    yield Paragraph(f"{text} {how}")
    for section, under in groupby(found, key=lambda one: one.section):
        yield Heading(2, section or _("The meeting"))
        yield from (_pair(one, _version(before.number, language), called, language) for one in under)


def _pair(one: Difference, before: str, after: str, language: Language) -> KeyValues:
    _ = language.gettext
    if not one.before:
        return KeyValues(((_("Added"), _text(one.after)),))
    if not one.after:
        return KeyValues(((_("Deleted"), _text(one.before)),))
    return KeyValues(((before, _text(one.before, _("deleted"))), (after, _text(one.after, _("added")))))


def _text(pieces: Pieces, changed: str = "") -> Text:
    """The pieces; with a word for what became of them the changed ones are marked with it: [struket: torsdagen]."""
    found: list[Run] = []
    for piece in pieces:
        marked = bool(changed) and piece.changed
        found.append(Run(" " if found else ""))
        found.append(Run(f"[{changed}: {piece.text}]", bold=True) if marked else Run(piece.text))
    return tuple(run for run in found if run.text)
