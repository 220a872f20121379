"""Papers made the way the program makes them: from a forum, on a fixed day, drawn and read back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pypdfium2

from industriforum_desktop.demo.example import create_demo
from industriforum_desktop.forum import record
from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.record import Remark
from industriforum_desktop.i18n import language
from industriforum_desktop.minutes import utf16
from industriforum_desktop.papers import Source, make, minutes
from industriforum_desktop.papers.document import Document, plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.papers.source import Final
from industriforum_desktop.store import journal
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure

MADE = datetime(2023, 11, 16, 9, 0, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"


def paper(file: ForumFile, kind: str, label: str, code: str = "sv", made: datetime = MADE) -> Document:
    """The paper of the meeting called 2023-1."""
    meeting = file.meeting(label)
    assert meeting is not None
    return make(kind, Source.of(file, meeting, made=made), language(code))


def meet(file: ForumFile, *items: AgendaItem, **fields: object) -> Meeting:
    """A meeting 2023-1 in the forum, with these items."""
    meeting = Meeting(year=2023, number=1, day=date(2023, 3, 2), start=time(13), end=time(15))
    for name, value in fields.items():
        setattr(meeting, name, value)
    for position, item in enumerate(items, 1):
        item.position = position
        meeting.items.append(item)
    with file.change("Möte"):
        file.session.add(meeting)
    return meeting


def write(file: ForumFile, item: AgendaItem, text: str) -> None:
    """Type the notes of an item, through the journal as the live editor does."""
    connection = connect(file.path)
    with connection:
        at = datetime.combine(item.meeting.day, item.meeting.start)
        journal.write_down(connection, journal.Edit(item.id, 0, 0, text, utf16.length(text), at))
        journal.fold(connection)
    connection.close()
    file.refresh()


CORRECTED = (
    "corrected minutes",
    "registration of two versions",
    "changes of two versions",
    "documents with a file",
)


def corrected(file: ForumFile, label: str) -> dict[str, Document]:
    """The papers of a meeting whose minutes were made final, with a remark and a file, and corrected."""
    meeting, swedish = file.meeting(label), language("sv")
    assert meeting is not None
    with file.change("Slutför"):
        said = Remark(organisation=file.organisations()[1], received_on=MADE.date(), text="Fel i punkt 1.")
        meeting.remarks.append(said)
        meeting.attachments.append(Attachment.of("Underlag.pdf", b"%PDF", MADE.date(), meeting.items[2]))
        text = minutes.final_text(Source.of(file, meeting, made=MADE), swedish)
        record.make_final(meeting, b"%PDF", text.replace("öppnade", "inledde"), MADE)
        record.begin_correction(meeting)
    final = Final(2, MADE, "Ett ord var fel.", meeting.versions[0].text)
    made = make("minutes", replace(Source.of(file, meeting, made=MADE), final=final), swedish)
    with file.change("Slutför"):
        record.make_final(meeting, b"%PDF 2", text, MADE, final.correction)
    others = (paper(file, kind, label) for kind in ("registration", "changes", "documents"))
    return dict(zip(CORRECTED, (made, *others), strict=True))


def pages(document: Document) -> list[str]:
    """What another program reads on each page, words that were broken at a line's end put together."""
    pdf = pypdfium2.PdfDocument(render(document).data)
    try:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()
    return [structure.normalised(re.sub("[\u00ad\ufffe\x02](\r?\n)?", "", text)) for text in texts]


def rewrite_golden(folder: Path) -> None:
    """Write the demo's papers down as they are now, for use by hand after a change that was meant."""
    path = folder / "demo.forum"
    file = create_demo(path)
    for kind, label in (("agenda", "2023-4"), ("minutes", "2023-3")):
        text = plain_text(paper(file, kind, label))
        (GOLDEN / f"{kind}-{label}.txt").write_text(f"{text}\n", encoding="utf-8")
    file.close()
