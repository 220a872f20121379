"""Letters and lists give up what they hold; what can't be read is refused with a reason."""

from __future__ import annotations

from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industriforum_desktop.exchange.arrivals import Arrival
from industriforum_desktop.exchange.lists import COLUMNS, ListError, empty_list, read_list
from industriforum_desktop.exchange.post import PostError, bare_name, read_letter
from industriforum_desktop.exchange.reading import opened, read_files
from industriforum_desktop.forum.kinds import IncomingKind, Way
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import forms
from industriforum_desktop.papers.forms import FormKind, Marking
from industriforum_desktop.store.forum_file import ForumFile
from tests.acceptance.programs import libreoffice
from tests.exchange.filling import pdf

CSV = (
    "Organisation;Frågan;Bakgrund;Önskat resultat;Tid\n"
    "Unionen;”Fler lärlingar” – när?;Åtta av tio;Dialog;20\n"
    ";;;;\n"
)


def letter(*files: tuple[str, str, bytes], sender: str = "Åsa Öberg <asa@example.se>") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = sender, "ylva@example.se"
    message["Subject"] = "Inspel – från oss"
    message["Date"] = "Wed, 15 Nov 2023 09:30:00 +0100"
    message.set_content("Hej! Här kommer vår fråga.")
    for name, kind, data in files:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def form(demo: ForumFile) -> bytes:
    return pdf(Marking(FormKind.PROPOSAL, demo.forum.uid), {forms.TITLE: "Vätgas i hamnen"})


def test_a_letter_gives_the_form_what_goes_with_it_and_itself(demo: ForumFile) -> None:
    plain = ("Underlag.pdf", "application/pdf", b"%PDF-1.4 no form")
    data = letter(("Inspel.pdf", "application/pdf", form(demo)), plain)
    found = opened("Inspel från oss.eml", data)
    assert [(one.name, one.kept) for one in found] == [
        ("Inspel.pdf", None),
        ("Underlag.pdf", IncomingKind.ATTACHMENT),
        ("Inspel från oss.eml", IncomingKind.LETTER),
    ]
    assert found[0].form is not None and found[0].form.values[forms.TITLE] == "Vätgas i hamnen"
    assert {(one.way, one.sender, str(one.received_on)) for one in found} == {
        (Way.EMAIL, "asa@example.se", "2023-11-15")
    }
    assert found[-1].data == data
    assert len({one.letter for one in found}) == 1


class _Outlook:
    """What is read of a letter that Outlook has saved."""

    sender, subject, sent_date = "Åsa Öberg <asa@example.se>", "Inspel", datetime(2023, 11, 15, 9, 30)

    class File:
        attached_by_value = True

        def __init__(self, name: str, data: bytes) -> None:
            self.file_name, self.file_bytes = name, data

    def __init__(self, data: bytes) -> None:
        self.attachments = [self.File("Inspel.pdf", data)]


def test_a_letter_from_outlook_gives_its_form(demo: ForumFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oxmsg.Message.load", lambda saved: _Outlook(form(demo)))
    first, whole = opened("Inspel.msg", b"as Outlook saves it")
    assert first.form is not None
    assert (first.sender, first.received_on) == ("Åsa Öberg <asa@example.se>", date(2023, 11, 15))
    assert (whole.kept, whole.data) == (IncomingKind.LETTER, b"as Outlook saves it")


def test_a_scanned_form_in_a_letter_is_refused_with_a_reason(demo: ForumFile) -> None:
    found = opened("a.eml", letter(("Skannad.pdf", "application/pdf", b"%PDF-1.4 no form")))
    assert [bool(one.trouble) for one in found] == [True, False]


def test_a_folder_gives_all_its_files(demo: ForumFile, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text(CSV, "cp1252")
    (folder / "b.pdf").write_bytes(form(demo))
    found = read_files([folder])
    assert [(one.name, len(one.rows), one.form is not None) for one in found] == [
        ("a.csv", 1, False),
        ("b.pdf", 0, True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-8"])
@pytest.mark.parametrize("between", [";", ",", "\t"])
def test_a_csv_list_is_read_as_excel_writes_it(encoding: str, between: str) -> None:
    (row,) = read_list("lista.csv", CSV.replace(";", between).encode(encoding))
    assert row.number == 2
    assert row.values == {
        forms.ORGANISATION: "Unionen",
        forms.TITLE: "”Fler lärlingar” – när?",
        forms.BACKGROUND: "Åtta av tio",
        forms.WANTED: "Dialog",
        forms.MINUTES: "20",
    }


def filled_in(rows: list[list[object]]) -> bytes:
    from io import BytesIO

    from openpyxl import load_workbook

    book = load_workbook(BytesIO(empty_list(Language("sv"))))
    for row in rows:
        book.worksheets[0].append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_our_own_empty_list_is_read_back_when_filled_in() -> None:
    data = filled_in(
        [["IF Metall", "Åsa", "a@example.se", "Skiftgång på Öland", "", "Information", "", "", 25, ""]]
    )
    (row,) = read_list("Inspel.xlsx", data)
    assert row.values[forms.TITLE] == "Skiftgång på Öland"
    assert row.values[forms.MINUTES] == "25"
    assert row.problem == ""


def test_a_row_without_a_question_says_so() -> None:
    (row,) = read_list("a.xlsx", filled_in([["IF Metall", "Åsa"]]))
    assert row.problem


def test_libreoffice_opens_the_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "Inspel.xlsx"
    path.write_bytes(filled_in([["IF Metall", "Åsa", "", "Skiftgång på Öland – när?"]]))
    (text,) = libreoffice([path], "csv")
    assert "Skiftgång på Öland – när?" in text
    assert all(Language("sv").gettext(head) in text for head, _others in COLUMNS.values())


def test_a_list_without_heads_says_what_is_lacking() -> None:
    with pytest.raises(ListError, match="first row"):
        read_list("a.csv", b"1;2;3\n4;5;6\n")
    with pytest.raises(ListError, match="damaged"):
        read_list("a.xlsx", b"PK\x03\x04 no workbook")


def test_a_letter_that_is_none_says_so() -> None:
    with pytest.raises(PostError):
        read_letter("a.msg", b"\xd0\xcf\x11\xe0 no letter")
    with pytest.raises(PostError):
        read_letter("a.eml", b"")
    with pytest.raises(PostError, match="Outlook"):
        read_letter("a.eml", letter(("winmail.dat", "application/ms-tnef", b"\x78\x9f")))


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\a\\b.pdf", "a\u202efdp.exe", "x\x00.pdf", "...", ""])
def test_a_files_name_leads_nowhere_else(name: str) -> None:
    bare = bare_name(name)
    assert bare and not set(bare) & set('/\\\x00\u202e<>:"|?*')
    assert bare.strip(". ")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=600), st.sampled_from([".eml", ".msg", ".csv", ".xlsx", ".pdf", ".txt"]))
def test_whatever_is_dropped_is_read_or_refused(data: bytes, ending: str) -> None:
    found = opened(f"a{ending}", data)
    assert found and all(isinstance(one, Arrival) for one in found)
