"""The archive package of a year: final papers, attachments and originals that came in, unaltered, and an index.

The forum file is never the archive: what is to be kept leaves it as files that can be read without the program.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path

from sqlalchemy import select

from industriforum_desktop.forum.attachment import numbered
from industriforum_desktop.forum.deadlines import CALLING
from industriforum_desktop.forum.kinds import N_, MeetingState, Stage
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.forum.told import says
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import attached, make, parts, registration
from industriforum_desktop.papers.naming import final_name, report_name, safe
from industriforum_desktop.papers.source import Source
from industriforum_desktop.store.forum_file import ForumFile


@dataclass(frozen=True)
class Entry:
    """A file of the package: its place, what it is, its day, its content, and its checksum where that is known."""

    path: str
    what: str
    day: date
    content: Callable[[], bytes]
    checksum: str = ""


class Broken(Exception):
    """A file is not what its checksum says; the message names it."""


def entries(file: ForumFile, year: int, language: Language) -> list[Entry]:
    """What the year's package holds, in order."""
    found: list[Entry] = []
    for meeting in file.meetings():
        if meeting.year == year:
            found += _meeting(file, meeting, language)
    proposals = [one for one in file.proposals() if one.received_on.year == year]
    if proposals:
        _ = language.gettext
        table = _proposals(proposals, file, language)
        found.append(
            Entry(f"{_('Proposals')} {year}.csv", _("Proposals that came in"), date(year, 12, 31), lambda: table)
        )
    for more in (_letters, _reports, _originals, _missing):
        found += more(file, year, language)
    return found


def missing(file: ForumFile, year: int, language: Language) -> list[str]:
    """What the year's package ought to hold and can't, a sentence each: minutes that are not final, a notice that
    was not sent.
    """
    found = []
    for meeting in file.meetings():
        if meeting.year == year and meeting.state is not MeetingState.CANCELLED:
            name = parts.meeting_name(meeting, language)
            found += [language.gettext(text).format(meeting=name) for text in _gaps(meeting)]
    return [f"{text[0].upper()}{text[1:]}" for text in found]


def _gaps(meeting: Meeting) -> Iterator[str]:
    """Message ids, with the place of the meeting's name."""
    if meeting.stage is Stage.CORRECTION:
        yield N_("The minutes of {meeting} are open for correction. The versions before it are here.")
    elif not meeting.versions:
        held = meeting.state is MeetingState.HELD
        yield N_("The minutes of {meeting} are not final.") if held else N_("{meeting} has not been held.")
    if all(one.kind not in CALLING for one in meeting.sendings):
        yield N_("No notice of {meeting} has been noted as sent.")


def _missing(file: ForumFile, year: int, language: Language) -> Iterator[Entry]:
    """The same as a text beside the papers, so that whoever reads them later knows."""
    gaps = missing(file, year, language)
    if gaps:
        data = "".join(f"{one}\r\n" for one in gaps).encode("utf-8-sig")
        what = language.gettext("What is missing")
        yield Entry(missing_name(year, language), what, date(year, 12, 31), lambda: data)


def missing_name(year: int, language: Language) -> str:
    """The name of the text in the package that says what is missing."""
    return f"{language.gettext('What is missing')} {year}.txt"


def _letters(file: ForumFile, year: int, language: Language) -> Iterator[Entry]:
    """The log of the year's letters that are about no meeting: invitations and lists of actions."""
    _ = language.gettext
    every = file.session.scalars(select(Sending).where(Sending.meeting_id.is_(None)).order_by(Sending.sent_on))
    sent = [one for one in every if one.sent_on.year == year]
    if sent:
        log = _sendings(sent, language)
        yield Entry(f"{_('Sent out')} {year}.csv", _("Log of what was sent out"), sent[-1].sent_on, lambda: log)


def _reports(file: ForumFile, year: int, language: Language) -> Iterator[Entry]:
    """The versions of the report on the mandate that were kept during the year."""
    source = Source.of(file)
    for one in file.mandate_reports():
        day = one.made_at.date()
        if day.year == year:
            name = report_name(source, one, language)
            what = language.gettext("Report on the mandate")
            yield Entry(name, what, day, partial(getattr, one, "pdf"), one.sha256)


def _originals(file: ForumFile, year: int, language: Language) -> Iterator[Entry]:
    """What came in during the year, as it came; two of the same name and day are told apart by a number."""
    came_in = language.gettext("What has come in")
    taken: set[str] = set()
    for one in reversed(file.incoming()):
        if one.received_on.year == year:
            name = Path(safe(f"{one.received_on.isoformat()} {one.name}"))
            tries = (f"{name.stem}{f' ({n})' if n > 1 else ''}{name.suffix}" for n in count(1))
            path = next(path for path in tries if path.casefold() not in taken)
            taken.add(path.casefold())
            what, content = file.forum.word(one.kind, language), partial(getattr, one, "data")
            yield Entry(f"{came_in} {year}/{path}", what, one.received_on, content, one.sha256)


def _meeting(file: ForumFile, meeting: Meeting, language: Language) -> Iterator[Entry]:
    _ = language.gettext
    source = Source.of(file, meeting)
    name = _("meeting {number}-{year}").format(number=meeting.number, year=meeting.year)
    folder = f"{meeting.day.isoformat()} {name}"
    for version in meeting.versions:
        made = final_name(source, version, language)
        what = _("Minutes of the meeting, version {n}").format(n=version.number)
        yield Entry(
            f"{folder}/{made}", what, version.made_at.date(), partial(getattr, version, "pdf"), version.sha256
        )
    for n, one in numbered(meeting.attachments):
        title = attached.label(n, language)
        path = f"{folder}/{title} {safe(one.name)}"
        yield Entry(path, title, one.added_on, partial(getattr, one, "data"), one.sha256)
    if meeting.versions or meeting.remarks:
        details, day = registration.as_csv(source, language).encode("utf-8-sig"), meeting.day
        yield Entry(
            f"{folder}/{_('Details for the registrar')}.csv", _("Details for the registrar"), day, lambda: details
        )
    if meeting.sendings:
        log = _sendings(meeting.sendings, language)
        yield Entry(f"{folder}/{_('Sent out')}.csv", _("Log of what was sent out"), meeting.day, lambda: log)
    if meeting.items and not meeting.versions:
        document = make("agenda", source, language)

        def draw() -> bytes:
            from industriforum_desktop.papers.pdf import render

            return render(document).data

        name = _("Notice with agenda") if _went_out(meeting) else _("Agenda")
        yield Entry(f"{folder}/{name}.pdf", name, meeting.day, draw)


def _went_out(meeting: Meeting) -> bool:
    """Whether a notice has gone out that said of the meeting what it is now, as far as is known."""
    calling = [one.as_letter() for one in meeting.sendings if one.kind in CALLING]
    return bool(calling) and says(calling[-1], meeting.told())


def _proposals(proposals: Sequence[Proposal], file: ForumFile, language: Language) -> bytes:
    _ = language.gettext
    heads = (_("Received"), _("Organisation"), _("The question"), _("Why it is raised"), _("Status"), _("Reason"))
    rows = [
        (
            one.received_on.isoformat(),
            one.organisation.name,
            one.title,
            one.background,
            file.forum.word(one.state, language),
            one.reason,
        )
        for one in reversed(proposals)
    ]
    return _table(heads, rows)


def _sendings(sendings: Sequence[Sending], language: Language) -> bytes:
    _ = language.gettext
    heads = (_("Day"), _("Subject"), _("Receivers"), _("Files"))
    rows = [
        (one.sent_on.isoformat(), one.subject, ", ".join(one.receivers), ", ".join(one.files)) for one in sendings
    ]
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A table with semicolons, as spreadsheets in Swedish read it; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([registration.harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write(
    folder: Path,
    found: Sequence[Entry],
    title: str,
    now: datetime,
    language: Language,
    tell: Callable[[int], bool] = lambda done: True,
) -> int:
    """Write the package into a folder that must be new or empty; how many files it has.

    `tell` hears how many files are done, and says whether to go on. Raises OSError, FileExistsError when the folder
    holds something, and Broken when a file is not what was made final or added; then nothing is left half done but
    what was written before, without an index.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(str(folder))
    index = []
    for n, entry in enumerate(found, 1):
        data = entry.content()
        checksum = sha256(data).hexdigest()
        if entry.checksum and entry.checksum != checksum:
            raise Broken(entry.path)
        path = folder / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        index.append((entry.path, entry.what, entry.day.isoformat(), str(len(data)), checksum))
        if not tell(n):
            return n
    _ = language.gettext
    heads = (_("File"), _("Kind of document"), _("Day"), _("Size in bytes"), "SHA-256")
    (folder / "index.csv").write_bytes(_table(heads, index))
    about = {
        "title": title,
        "made": now.isoformat(timespec="seconds"),
        "files": [dict(zip(heads, one, strict=True)) for one in index],
    }
    (folder / "index.json").write_text(json.dumps(about, ensure_ascii=False, indent=2), encoding="utf-8")
    return len(index)
