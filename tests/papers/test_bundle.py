"""Meeting documents: all papers in one file, and the attached PDFs after them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from industriforum_desktop.cli import main
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, drawer, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.pdf import Rendered, render
from industriforum_desktop.papers.pdf.appended import Unreadable, clean_copy
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers import structure
from tests.papers.making import MADE, meet, paper
from tests.papers.test_attached import attach

CLAIMS = (b"pdfuaid:part", b"pdfaid:part")


def pdf(pages: int = 1, locked: pikepdf.Encryption | None = None) -> bytes:
    """A file of empty pages."""
    with pikepdf.new() as made:
        for _page in range(pages):
            made.add_blank_page()
        out = BytesIO()
        made.save(out, encryption=locked or False)
        return out.getvalue()


def _locked() -> bytes:
    return pdf(locked=pikepdf.Encryption(user="hemligt", owner="hemligt"))


def _drawn(file: ForumFile, label: str) -> Rendered:
    source, swedish = Source.of(file, file.meeting(label), made=MADE), language("en")
    return drawer("documents", source, swedish)(make("documents", source, swedish))


@pytest.fixture
def meeting(new: ForumFile) -> Meeting:
    return meet(new, AgendaItem(title="Läget"), AgendaItem(title="Energi"))


def _bookmarks(data: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        return [(one.title, [below.title for below in one.children]) for one in outline.root]


def test_the_demo_meetings_papers_stand_in_one_file_with_bookmarks(demo: ForumFile) -> None:
    document = paper(demo, "documents", "2023-4")
    made = render(document)
    titles = [title for title, _below in _bookmarks(made.data)]
    assert any(title.startswith("Kallelse") and title.endswith("möte 4/2023") for title in titles)
    assert any(title.startswith("Minnesanteckningar") and title.endswith("möte 3/2023") for title in titles)
    assert structure.problems(made.data, document) == []
    for title in titles[1:]:
        assert plain_text(document).count(title) >= 2  # in the list of contents, and where it stands


def test_a_meeting_that_was_held_has_its_own_minutes_too(demo: ForumFile) -> None:
    text = plain_text(paper(demo, "documents", "2023-3"))
    assert "Minnesanteckningar från Industriforum Kalmar län, möte 2/2023" in text
    assert "Minnesanteckningar från Industriforum Kalmar län, möte 3/2023" in text


def test_a_part_can_be_left_out(demo: ForumFile) -> None:
    with demo.change("Delar"):
        demo.forum.papers = {"documents": {"hidden": ["previous"]}}
    assert "Minnesanteckningar från Industriforum Kalmar län, möte 3/2023" not in plain_text(
        paper(demo, "documents", "2023-4")
    )


def test_attached_pdfs_follow_with_bookmarks_and_the_file_claims_nothing_for_them(
    new: ForumFile, meeting: Meeting
) -> None:
    attach(new, meeting, "Elpriser.pdf", meeting.items[1], pdf(2))
    attach(new, meeting, "Budget.xlsx")
    attach(new, meeting, "Läget.pdf", meeting.items[0], pdf(3))
    made = _drawn(new, "2023-1")
    with pikepdf.open(BytesIO(made.data)) as opened:
        assert len(opened.pages) == made.pages
        assert [len(page.get("/Contents", b"").read_bytes()) > 0 for page in opened.pages][-6:] == [True] + [
            False
        ] * 5
        xmp = opened.Root.Metadata.read_bytes()
        assert not any(claim in xmp for claim in CLAIMS)
        assert b"dc:title" in xmp
        assert "/StructTreeRoot" in opened.Root
    assert _bookmarks(made.data)[-1] == ("Appendices", ["Appendix 1: Läget.pdf", "Appendix 2: Elpriser.pdf"])
    assert len(made.notes) == 1
    assert "PDF/UA" in made.notes[0] or "PDF/A" in made.notes[0]
    said = " ".join(_words(made.data))
    assert "Last in this file, 3 pages." in said
    assert "Budget.xlsx Handed out as a file of its own." in said


def _words(data: bytes) -> list[str]:
    import pypdfium2

    opened = pypdfium2.PdfDocument(data)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in opened).split()
    finally:
        opened.close()


def test_without_foreign_pages_the_file_is_what_it_says(new: ForumFile, meeting: Meeting) -> None:
    attach(new, meeting, "Budget.xlsx")
    made = _drawn(new, "2023-1")
    assert made.notes == ()
    assert all(claim in made.data for claim in CLAIMS)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nhej", b"PK\x03\x04", pdf(0)])
def test_a_broken_pdf_is_named_and_the_rest_comes_out_whole(new: ForumFile, meeting: Meeting, data: bytes) -> None:
    attach(new, meeting, "Trasig.pdf", meeting.items[0], data)
    attach(new, meeting, "Hel.pdf", meeting.items[1], pdf(2))
    made = _drawn(new, "2023-1")
    assert "Trasig.pdf" in made.notes[0]
    assert _bookmarks(made.data)[-1][1] == ["Appendix 2: Hel.pdf"]
    assert "Trasig.pdf (item 1) Handed out as a file of its own." in " ".join(_words(made.data))


def test_a_locked_pdf_is_named_and_the_file_stays_conforming(new: ForumFile, meeting: Meeting) -> None:
    attach(new, meeting, "Hemlig.pdf", None, _locked())
    made = _drawn(new, "2023-1")
    assert len(made.notes) == 1
    assert "Hemlig.pdf" in made.notes[0]
    assert all(claim in made.data for claim in CLAIMS)
    with pytest.raises(Unreadable):
        clean_copy(_locked())


def test_nothing_that_acts_by_itself_comes_along() -> None:
    with pikepdf.open(BytesIO(pdf())) as made:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        page = made.pages[0]
        page.obj.AA = pikepdf.Dictionary(O=script)
        page.obj.StructParents = 0
        page.obj.Annots = made.make_indirect(
            pikepdf.Array(
                [
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Link,
                        Rect=[0, 0, 9, 9],
                        A=script,
                        StructParent=1,
                    )
                ]
            )
        )
        made.Root.OpenAction = script
        out = BytesIO()
        made.save(out)
    copy, _pages = clean_copy(out.getvalue())
    with pikepdf.open(BytesIO(copy)) as opened:
        assert "/OpenAction" not in opened.Root
        copied = opened.pages[0].obj
        assert "/AA" not in copied
        assert "/StructParents" not in copied
        assert set(copied.Annots[0].keys()) & {"/A", "/StructParent"} == set()


def test_the_command_line_puts_the_attached_pages_last_and_says_what_that_means(
    demo_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ForumFile.open(demo_path)
    found = file.meeting("2023-4")
    assert found is not None
    attach(file, found, "Elpriser.pdf", found.items[1], pdf(2))
    attach(file, found, "Hemlig.pdf", None, _locked())
    file.close()
    out = tmp_path / "papper.pdf"
    assert main(["report", "documents", str(demo_path), "--meeting", "2023-4", "-o", str(out)]) == 0
    told = capsys.readouterr().err
    assert "Hemlig.pdf" in told
    assert "PDF/UA" in told
    with pikepdf.open(out) as opened:
        assert [round(page.mediabox[2]) for page in opened.pages][-3:] == [595, 612, 612]
    assert _bookmarks(out.read_bytes())[-1][1][0].endswith("Elpriser.pdf")


def test_the_same_attachments_are_drawn_alike_and_others_not(new: ForumFile, meeting: Meeting) -> None:
    attach(new, meeting, "Läget.pdf", None, pdf(1))
    source, english = Source.of(new, meeting, made=MADE), language("en")
    before = drawer("documents", source, english)
    assert drawer("documents", source, english) == before
    with new.change("Byt"):
        meeting.attachments.clear()
    attach(new, meeting, "Läget.pdf", None, pdf(2))
    assert drawer("documents", source, english) != before
