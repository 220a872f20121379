"""The command line: what it prints, what it writes and how it ends."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from industriforum_desktop import __version__, cli, i18n
from industriforum_desktop.cli import main
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.store.forum_file import ForumFile


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\xa0", " ")
    finally:
        document.close()


def test_version_and_help_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    for option, word in (("--version", __version__), ("--help", "report")):
        with pytest.raises(SystemExit) as end:
            main([option])
        assert end.value.code == 0
        assert word in capsys.readouterr().out


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "industriforum_desktop", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"industriforum-desktop {__version__}"


def test_demo_is_made_and_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "exempel.forum"
    assert main(["demo", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out.strip() == f"{path} är hel."


def test_demo_writes_over_nothing(demo_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = demo_path.read_bytes()
    assert main(["demo", str(demo_path)]) == 1
    assert "finns redan" in capsys.readouterr().err
    assert demo_path.read_bytes() == before


@pytest.mark.parametrize("kind", ["agenda", "minutes"])
def test_report_makes_the_paper_of_the_meeting(kind: str, demo_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "papper.pdf"
    assert main(["report", kind, str(demo_path), "--meeting", "2023-1", "-o", str(out)]) == 0
    text = _text(out)
    assert "Industriforum Kalmar län" in text
    assert "Öppnande och närvaro" in text


def test_report_in_english(demo_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    call = ["report", "agenda", str(demo_path), "--meeting", "2023-1", "--language", "en", "-o", str(out)]
    assert main(call) == 0
    assert "Agenda" in _text(out)


def test_report_says_which_meetings_there_are(
    demo_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "papper.pdf"
    assert main(["report", "minutes", str(demo_path), "--meeting", "2022-9", "-o", str(out)]) == 1
    said = capsys.readouterr().err
    assert "2022-9" in said
    assert "2023-4" in said
    assert not out.exists()


def test_report_says_which_papers_there_are(
    demo_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "protokoll", str(demo_path), "-o", str(tmp_path / "x.pdf")]) == 2
    said = capsys.readouterr().err
    assert "agenda" in said
    assert "minutes" in said


def test_the_help_on_papers_names_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    said = capsys.readouterr().out
    assert [kind for kind in PAPERS if kind not in said] == []


def test_report_says_why_it_can_not_write(
    demo_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "finns inte" / "papper.pdf"
    assert main(["report", "agenda", str(demo_path), "--meeting", "2023-1", "-o", str(out)]) == 1
    assert str(out) in capsys.readouterr().err


def test_check_tells_what_is_wrong(demo_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(demo_path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE agenda_item SET meeting_id = 999 WHERE id = 1")
    connection.commit()
    connection.close()
    assert main(["check", str(demo_path)]) == 1
    assert "meeting" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "ingen forumfil"), (b"Hej!" * 100, "ingen forumfil"), (None, "finns inte")]
)
def test_a_file_that_is_not_ours(
    content: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brev.forum"
    if content is not None:
        path.write_bytes(content)
    for call in (["check", str(path)], ["report", "agenda", str(path), "-o", str(tmp_path / "x.pdf")]):
        assert main(call) == 1
        assert words in capsys.readouterr().err


@pytest.mark.parametrize("call", [["demo"], ["report", "agenda"], ["--nonsense"], ["a.forum", "b.forum"]])
def test_a_call_that_makes_no_sense(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(call)
    assert end.value.code == 2
    assert capsys.readouterr().err


def test_swedish_is_spoken_where_the_system_says_nothing(
    demo_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for said in ("C.UTF-8", "C", ""):
        monkeypatch.setenv("LANG", said)
        assert main(["check", str(demo_path)]) == 0
        assert "är hel" in capsys.readouterr().out


def test_the_language_of_the_system_is_used(
    demo_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert main(["check", str(demo_path)]) == 0
    assert "is whole" in capsys.readouterr().out
    i18n.install("sv")


def test_papers_about_a_year_an_organisation_or_the_forum(demo_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "papper.pdf"
    for call in (
        ["follow-up", "--year", "2023"],
        ["invitation", "--organisation", "IKEM"],
        ["actions", "--variant", "network"],
        ["participants"],
    ):
        kind, *more = call
        assert cli.main(["report", kind, str(demo_path), *more, "-o", str(target)]) == cli.OK
        assert target.read_bytes().startswith(b"%PDF")
        target.unlink()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--variant", "fel"], cli.MISUSE),
        (["--organisation", "Ingen"], cli.TROUBLE),
        (["--meeting", "1900-9"], cli.TROUBLE),
    ],
)
def test_what_there_is_not_is_told_and_nothing_is_written(
    demo_path: Path, tmp_path: Path, more: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "papper.pdf"
    assert cli.main(["report", "participants", str(demo_path), *more, "-o", str(target)]) == code
    assert capsys.readouterr().err.strip()
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "more", "start"),
    [
        ("papper.docx", [], b"PK"),
        ("papper.html", [], b"<!DOCTYPE html>"),
        ("papper.txt", [], b"Industriforum"),
        ("papper", ["--as", "txt"], b"Industriforum"),
        ("papper.pdf", [], b"%PDF"),
    ],
)
def test_a_paper_is_had_in_other_forms(
    demo_path: Path, tmp_path: Path, name: str, more: list[str], start: bytes
) -> None:
    target = tmp_path / name
    call = ["report", "minutes", str(demo_path), "--meeting", "2023-3", "-o", str(target), *more]
    assert cli.main(call) == cli.OK
    assert target.read_bytes().startswith(start)


def test_a_kept_report_is_written_as_it_was_kept(
    demo_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "redovisning.pdf"
    call = ["report", "mandate-report", str(demo_path), "-o", str(target), "--kept"]
    assert cli.main([*call, "2"]) == cli.OK
    file = ForumFile.open(demo_path)
    assert target.read_bytes() == file.mandate_reports()[1].pdf
    file.close()
    assert cli.main([*call, "3"]) == cli.MISUSE
    assert "1, 2" in capsys.readouterr().err
