"""Forms made and taken in on the command line, filled in between by another program's code (pypdf)."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdf
import pytest

from industriforum_desktop.cli import main
from industriforum_desktop.store.forum_file import ForumFile
from tests.store.dump import differences, dump


def fill(path: Path, values: dict[str, str]) -> None:
    """Fill in a form as pypdf does it."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(path.read_bytes())))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    writer.write(path)


def form(kind: str, forum: Path, out: Path, values: dict[str, str], *more: str) -> Path:
    assert main(["report", kind, str(forum), *more, "-o", str(out)]) == 0
    fill(out, values)
    return out


def take(forum: Path, *files: Path, dry: bool = False) -> int:
    return main(["import", *map(str, files), "--into", str(forum), *(["--dry-run"] if dry else [])])


@pytest.fixture
def proposal(demo_path: Path, tmp_path: Path) -> Path:
    values = {"title": "Vätgas i hamnen", "background": "Åtta frågar.", "wanted": "/conclusion", "minutes": "25"}
    return form("proposal-form", demo_path, tmp_path / "inspel.pdf", values, "--organisation", "Unionen")


def test_taking_in_writes_to_no_other_table(demo_path: Path, proposal: Path) -> None:
    before = dump(demo_path)
    assert take(demo_path, proposal) == 0
    assert set(differences(before, dump(demo_path))) == {"proposal", "incoming", "incoming_proposal"}


def test_a_filled_form_becomes_a_proposal(
    demo_path: Path, proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(demo_path, proposal) == 0
    line = capsys.readouterr().out
    assert "inspel.pdf" in line
    assert "Vätgas i hamnen; Unionen" in line
    file = ForumFile.open(demo_path, read_only=True)
    try:
        made = next(one for one in file.proposals() if one.title == "Vätgas i hamnen")
        assert (made.background, made.wanted.value, made.minutes) == ("Åtta frågar.", "conclusion", 25)
        assert file.incoming()[0].data == proposal.read_bytes()
    finally:
        file.close()
    assert take(demo_path, proposal) == 0
    file = ForumFile.open(demo_path, read_only=True)
    assert [one.title for one in file.proposals()].count("Vätgas i hamnen") == 1
    file.close()


def test_what_could_not_be_written_is_not_told_as_taken_in(
    demo_path: Path, proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(demo_path)) as connection, connection:
        connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON proposal BEGIN SELECT RAISE(ABORT, 'full'); END")
    capsys.readouterr()
    assert take(demo_path, proposal) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Ingenting togs in" in told.err and demo_path.name in told.err
    file = ForumFile.open(demo_path, read_only=True)
    assert all(one.title != "Vätgas i hamnen" for one in file.proposals())
    file.close()


def test_a_dry_run_changes_nothing(demo_path: Path, proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = demo_path.read_bytes()
    assert take(demo_path, proposal, dry=True) == 0
    assert "Vätgas" in capsys.readouterr().out
    assert demo_path.read_bytes() == before


def test_what_is_refused_is_told_and_the_rest_taken_in(
    demo_path: Path, proposal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "trasig.pdf"
    broken.write_bytes(proposal.read_bytes()[:3000])
    assert take(demo_path, broken, proposal) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in told] == ["trasig.pdf", "inspel.pdf"]
    file = ForumFile.open(demo_path, read_only=True)
    assert "Vätgas i hamnen" in [one.title for one in file.proposals()]
    file.close()


def test_answers_and_evaluations_are_taken_in(demo_path: Path, tmp_path: Path) -> None:
    wants = {"answer": "/disagrees", "changes": "Börja med elen."}
    answer = form("answer-form", demo_path, tmp_path / "svar.pdf", wants, "--organisation", "IF Metall")
    thinks = {"grade_1": "/3", "keep": "Mötena."}
    judged = form("evaluation-form", demo_path, tmp_path / "u.pdf", thinks, "--year", "2023")
    assert take(demo_path, answer, judged) == 0
    file = ForumFile.open(demo_path, read_only=True)
    try:
        (response,) = (one for one in file.meetings()[-1].rounds[-1].responses if one.text == "Börja med elen.")
        assert (response.organisation.called, response.answer.value) == ("IF Metall", "disagrees")
        assert any(one.keep == "Mötena." and one.grades == {"1": 3} for one in file.evaluations())
    finally:
        file.close()


def test_files_out_of_reach_are_told_of(demo_path: Path, tmp_path: Path) -> None:
    assert take(demo_path, tmp_path / "borta.pdf") == 1
    assert take(tmp_path / "borta.forum", tmp_path / "borta.pdf") == 1
