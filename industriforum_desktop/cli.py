"""The command line. The same code as the window's, for scripts and for a look without a screen."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from industriforum_desktop import __version__, i18n
from industriforum_desktop.i18n import _

if TYPE_CHECKING:
    from industriforum_desktop.exchange.incoming import Plan
    from industriforum_desktop.papers import Source
    from industriforum_desktop.papers.document import Document
    from industriforum_desktop.store.forum_file import ForumFile

OK, TROUBLE, MISUSE = 0, 1, 2
FORMS = ("pdf", "docx", "html", "txt")
COMMANDS = ("demo", "report", "calendar", "archive", "import", "check", "tour")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; 0 when all is well, 1 with reasons when not, 2 when the call makes no sense."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["spell"]:
        # Not a command for people: the window starts itself once more as its speller.
        from industriforum_desktop.minutes.spelling import serve

        return serve(sys.stdin.buffer, sys.stdout.buffer)
    i18n.install(i18n.preferred())
    if not given or (given[0] not in COMMANDS and not given[0].startswith("-")):
        return _window(given)
    parser = _parser(_kinds() if given[0] == "report" else "")
    call = parser.parse_args(given)
    from industriforum_desktop.store.connection import ForumFileError

    try:
        return int(call.run(call))
    except ForumFileError as error:
        print(error, file=sys.stderr)
        return TROUBLE


def _window(given: list[str]) -> int:
    if len(given) > 1:
        _parser().error(_("give one forum file"))
    from industriforum_desktop.app import run

    return run(Path(given[0]).absolute() if given else None)


def _kinds() -> str:
    """The kinds of papers, a line each. Only who asks for a paper waits for what knows them."""
    from industriforum_desktop.papers import PAPERS

    width = max(map(len, PAPERS))
    return "\n".join(f"  {kind:{width}}  {_(paper.name)}" for kind, paper in PAPERS.items())


def _parser(kinds: str = "") -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="industriforum-desktop",
        description=_("Convene a dialogue forum: participants, agendas, live minutes and papers."),
        epilog=_("Without a command the window opens: industriforum-desktop [FILE]"),
    )
    parser.add_argument("--version", action="version", version=f"industriforum-desktop {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help=_("make the example forum"))
    demo.add_argument("file", type=Path, metavar="FILE")
    demo.set_defaults(run=_demo)
    check = commands.add_parser("check", help=_("say whether a forum file is whole"))
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=_check)
    report = commands.add_parser(
        "report",
        help=_("make a paper as PDF"),
        epilog=_("The kinds of papers:") + f"\n{kinds}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    report.add_argument("kind", metavar="KIND", help=_("what paper: one of those below"))
    report.add_argument("file", type=Path, metavar="FILE")
    report.add_argument("--meeting", metavar="2023-1", help=_("which meeting; the latest if left out"))
    report.add_argument("--year", type=int, metavar="2023", help=_("which year; the latest meeting's if left out"))
    report.add_argument("--organisation", metavar="NAME", help=_("which organisation, by its name or short name"))
    report.add_argument("--variant", default="", metavar="KEY", help=_("which variant; the first if left out"))
    report.add_argument(
        "--kept", type=int, metavar="N", help=_("version N of the report on the mandate, as it was kept")
    )
    report.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    report.add_argument(
        "--as", dest="form", choices=FORMS, help=_("the form of the paper; the output's ending decides if left out")
    )
    report.add_argument(
        "--language", choices=i18n.LANGUAGES, help=_("the paper's language; the forum's if left out")
    )
    report.set_defaults(run=_report)
    calendar = commands.add_parser("calendar", help=_("write a year's meetings and deadlines as a calendar file"))
    calendar.add_argument("file", type=Path, metavar="FILE")
    calendar.add_argument("year", type=int, metavar="2023")
    calendar.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.ics")
    calendar.set_defaults(run=_calendar)
    archive = commands.add_parser(
        "archive", help=_("put a year's final papers, attachments and an index in a folder")
    )
    archive.add_argument("file", type=Path, metavar="FILE")
    archive.add_argument("year", type=int, metavar="2023")
    archive.add_argument("folder", type=Path, metavar="FOLDER")
    archive.add_argument(
        "--language", choices=i18n.LANGUAGES, help=_("the index's language; the forum's if left out")
    )
    archive.set_defaults(run=_archive)
    taken = commands.add_parser("import", help=_("take in forms, e-mails and lists that have come"))
    taken.add_argument("files", type=Path, nargs="+", metavar="FILE")
    taken.add_argument("--into", type=Path, required=True, metavar="FORUM", help=_("the forum's file"))
    taken.add_argument("--dry-run", action="store_true", help=_("only say what would be taken in"))
    taken.set_defaults(run=_import)
    tour = commands.add_parser("tour", help=_("drive the window through the main job and save pictures of it"))
    tour.add_argument("folder", type=Path, metavar="OUT")
    tour.set_defaults(run=_tour)
    return parser


def _demo(call: argparse.Namespace) -> int:
    from industriforum_desktop.demo.example import create_demo

    create_demo(call.file).close()
    print(_("The example forum is in {path}").format(path=call.file))
    return OK


def _check(call: argparse.Namespace) -> int:
    from industriforum_desktop.store.check import check

    problems = check(call.file)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(_("{path} is whole.").format(path=call.file))
    return TROUBLE if problems else OK


def _report(call: argparse.Namespace) -> int:
    from industriforum_desktop.papers import PAPERS

    if call.kind not in PAPERS:
        _complain(
            _("There is no paper called {kind}. There are: {kinds}."), kind=call.kind, kinds=", ".join(PAPERS)
        )
        return MISUSE
    from industriforum_desktop.store.forum_file import ForumFile

    file = ForumFile.open(call.file, read_only=True)
    try:
        if call.kept is not None:
            return _write_kept(call, file)
        source = _source(call, file)
        return TROUBLE if source is None else _write_paper(call, source)
    finally:
        file.close()


def _write_kept(call: argparse.Namespace, file: ForumFile) -> int:
    """A version of the report on the mandate, unaltered."""
    from industriforum_desktop.papers.pdf import save

    kept = {one.number: one for one in file.mandate_reports()} if call.kind == "mandate-report" else {}
    if call.kept not in kept:
        numbers = ", ".join(map(str, kept)) or "–"
        _complain(_("There is no kept version {number}. There are: {numbers}."), number=call.kept, numbers=numbers)
        return MISUSE
    try:
        save(kept[call.kept].pdf, call.output)
    except OSError as error:
        _complain(_("{path} can't be written: {reason}"), path=call.output, reason=error.strerror)
        return TROUBLE
    return OK


def _source(call: argparse.Namespace, file: ForumFile) -> Source | None:
    """What the paper is about; None when that was complained of."""
    from industriforum_desktop.papers import PAPERS, Source

    meetings = file.meetings()
    meeting = file.meeting(call.meeting) if call.meeting else (meetings[-1] if meetings else None)
    if meeting is None and (call.meeting or PAPERS[call.kind].scope == "meeting"):
        labels = ", ".join(one.label for one in meetings) or "–"
        _complain(_("There is no meeting {label}. There are: {labels}."), label=call.meeting or "", labels=labels)
        return None
    called = {name: one for one in file.organisations() for name in (one.name, one.called)}
    if call.organisation and call.organisation not in called:
        _complain(
            _("There is no organisation {name}. There are: {names}."),
            name=call.organisation,
            names=", ".join(sorted({one.called for one in called.values()})),
        )
        return None
    return Source.of(
        file, meeting, year=call.year, organisation=called.get(call.organisation), variant=call.variant
    )


def _write_paper(call: argparse.Namespace, source: Source) -> int:
    from industriforum_desktop.papers import drawer, final, make
    from industriforum_desktop.papers.pdf import PictureError, save

    try:
        form = call.form or call.output.suffix.lower().removeprefix(".")
        data = final(call.kind, source.about) if source.about and form not in FORMS[1:] else None
        if data is None:
            language = i18n.language(call.language) if call.language else source.forum.paper_language
            document = make(call.kind, source, language)
            if form in FORMS[1:]:
                data = _rendered(document, form)
            else:
                drawn = drawer(call.kind, source, language)(document)
                data = drawn.data
                for note in drawn.notes:
                    print(note, file=sys.stderr)
        save(data, call.output)
    except PictureError as error:
        _complain(_("The logo can't be drawn: {reason}"), reason=error)
        return TROUBLE
    except OSError as error:
        _complain(_("{path} can't be written: {reason}"), path=call.output, reason=error.strerror)
        return TROUBLE
    except ValueError as error:
        if not call.variant:
            raise
        _complain("{reason}", reason=error)
        return MISUSE
    return OK


def _rendered(document: Document, form: str) -> bytes:
    """The paper in another form than PDF."""
    if form == "docx":
        from industriforum_desktop.papers import docx

        return docx.render(document)
    from industriforum_desktop.papers import html, plain

    text = html.render(document) if form == "html" else plain.render(document)
    return text.encode()


def _calendar(call: argparse.Namespace) -> int:
    from datetime import datetime

    from industriforum_desktop.exchange.year import calendar_of
    from industriforum_desktop.store.forum_file import ForumFile

    file = ForumFile.open(call.file, read_only=True)
    try:
        call.output.write_bytes(
            calendar_of(file, call.year, file.forum.paper_language, datetime.now().astimezone())
        )
    except OSError as error:
        _complain(_("{path} can't be written: {reason}"), path=call.output, reason=error.strerror)
        return TROUBLE
    finally:
        file.close()
    return OK


def _archive(call: argparse.Namespace) -> int:
    from datetime import datetime

    from industriforum_desktop.exchange import archive
    from industriforum_desktop.store.forum_file import ForumFile

    file = ForumFile.open(call.file, read_only=True)
    language = i18n.language(call.language) if call.language else file.forum.paper_language
    try:
        found = archive.entries(file, call.year, language)
        title = f"{file.forum.name} {call.year}"
        n = archive.write(call.folder, found, title, datetime.now().astimezone(), language)
        missing = archive.missing(file, call.year, language)
    except archive.Broken as error:
        _complain(_("{name} is not what was kept: its checksum differs."), name=error)
        return TROUBLE
    except FileExistsError:
        _complain(_("{path} is not empty. Choose a new folder."), path=call.folder)
        return TROUBLE
    except OSError as error:
        _complain(_("{path} can't be written: {reason}"), path=call.folder, reason=error.strerror)
        return TROUBLE
    finally:
        file.close()
    print(i18n.ngettext("{n} file is in {path}", "{n} files are in {path}", n).format(n=n, path=call.folder))
    for gap in missing:
        print(gap)
    return OK


def _import(call: argparse.Namespace) -> int:
    """Take in what is known whose it is; the rest, and what is refused, is told and left."""
    from datetime import date

    from sqlalchemy.exc import DBAPIError

    from industriforum_desktop.exchange.incoming import Verdict, look
    from industriforum_desktop.exchange.reading import read_files
    from industriforum_desktop.exchange.taking import take_in
    from industriforum_desktop.store.connection import Busy
    from industriforum_desktop.store.forum_file import ForumFile
    from industriforum_desktop.store.reasons import reason
    from industriforum_desktop.ui.lock import ForumLock

    lock = ForumLock()
    if not call.dry_run and call.into.exists() and not lock.take(call.into):
        _complain(_("{path} is open elsewhere. Close it there first."), path=call.into)
        return TROUBLE
    try:
        arrivals, today = read_files(call.files), date.today()
        file = ForumFile.open(call.into, read_only=call.dry_run)
        try:
            plans = look(file, arrivals, today)
            told = [_told(plan, file) for plan in plans]
            if not call.dry_run and any(plan.ready for plan in plans):
                with file.change(_("Took in what has come"), marked=False):
                    take_in(file, plans, today)
            print(*told, sep="\n")
        except (Busy, DBAPIError, sqlite3.Error) as error:
            text = _("Nothing was taken in: {path} can't be written: {reason}.")
            _complain(text, path=call.into, reason=reason(error))
            return TROUBLE
        finally:
            file.close()
    except OSError as error:
        _complain(_("{path} can't be read: {reason}."), path=error.filename, reason=error.strerror)
        return TROUBLE
    finally:
        lock.release()
    calm = (Verdict.DUPLICATE, Verdict.LEFT_OUT)
    return OK if all(plan.ready or plan.verdict in calm for plan in plans) else TROUBLE


def _told(plan: Plan, file: ForumFile) -> str:
    """A line on what becomes of a file or a row, and why."""
    from industriforum_desktop.exchange.incoming import WORDS
    from industriforum_desktop.forum.organisation import Organisation

    place = f"{plan.arrival.name}:{plan.key[1]}" if plan.key[1] else plan.arrival.name
    parts = [f"{place}: {_(WORDS[plan.verdict])}", plan.title]
    if plan.organisation_id is not None:
        parts.append(file.session.get_one(Organisation, plan.organisation_id).called)
    elif plan.needs_organisation and not plan.reason:
        parts.append(_("left out, since it can't be told whose it is: take it in with the window"))
    parts += [f"{one.label}: {one.before} → {one.text}" for one in plan.differences]
    return "; ".join(" ".join(part.split()) for part in (*parts, *plan.warnings, plan.reason) if part)


def _complain(message: str, **names: object) -> None:
    print(message.format(**names), file=sys.stderr)


def _tour(call: argparse.Namespace) -> int:
    from industriforum_desktop.tour import tour

    return tour(call.folder)


if __name__ == "__main__":
    sys.exit(main())
