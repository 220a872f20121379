"""A year's package can be read without the program, and says itself what it holds."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from industriforum_desktop import cli
from industriforum_desktop.exchange import archive
from industriforum_desktop.forum import record
from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import IncomingKind, SendingKind
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import language
from industriforum_desktop.store.forum_file import ForumFile

NOW = datetime(2024, 1, 15, 10, 0, tzinfo=UTC)
SWEDISH = language("sv")


@pytest.fixture
def filled(demo: ForumFile) -> ForumFile:
    """The demo with final minutes and an attachment."""
    meeting = demo.meetings()[1]
    with demo.change("Slutför"):
        record.make_final(meeting, b"%PDF-final", "text", datetime(2023, 5, 20, 9, 0))
        attachment = Attachment.of("../hemligt/Rapport: läget.pdf", b"%PDF-1", date(2023, 5, 2), meeting.items[3])
        meeting.attachments.append(attachment)
    return demo


def write(file: ForumFile, folder: Path) -> int:
    return archive.write(folder, archive.entries(file, 2023, SWEDISH), "Industriforum 2023", NOW, SWEDISH)


def test_everything_final_is_there_byte_for_byte_with_an_index(filled: ForumFile, tmp_path: Path) -> None:
    folder = tmp_path / "2023"
    n = write(filled, folder)
    with (folder / "index.csv").open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text, delimiter=";"))
    assert len(rows) == n
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {row["Fil"] for row in rows} | {"index.csv", "index.json"}
    for row in rows:
        data = (folder / row["Fil"]).read_bytes()
        assert (sha256(data).hexdigest(), str(len(data))) == (row["SHA-256"], row["Storlek i byte"])
    [minutes] = [row["Fil"] for row in rows if "Minnesanteckningar" in row["Handlingstyp"]]
    assert (folder / minutes).read_bytes() == b"%PDF-final"
    assert json.loads((folder / "index.json").read_text(encoding="utf-8"))["title"] == "Industriforum 2023"


def test_no_name_leads_out_of_the_folder(filled: ForumFile, tmp_path: Path) -> None:
    folder = tmp_path / "ut" / "2023"
    write(filled, folder)
    outside = [path for path in (tmp_path / "ut").rglob("*") if path.is_file() and folder not in path.parents]
    assert outside == []
    assert [path.name for path in folder.rglob("Bilaga 1*")] == ["Bilaga 1 .. hemligt Rapport läget.pdf"]


def test_a_folder_that_holds_something_is_left_alone(filled: ForumFile, tmp_path: Path) -> None:
    (tmp_path / "annat.txt").write_text("viktigt")
    with pytest.raises(FileExistsError):
        write(filled, tmp_path)
    assert [path.name for path in tmp_path.glob("*.csv")] == []


def test_a_file_that_is_not_what_was_kept_is_told(filled: ForumFile, tmp_path: Path) -> None:
    with filled.change("Skada"):
        filled.meetings()[1].attachments[0].data = b"annat"
    with pytest.raises(archive.Broken, match="Bilaga 1"):
        write(filled, tmp_path / "2023")
    assert not (tmp_path / "2023" / "index.csv").exists()


def test_it_stops_when_asked_to(filled: ForumFile, tmp_path: Path) -> None:
    found = archive.entries(filled, 2023, SWEDISH)
    folder = tmp_path / "2023"
    assert archive.write(folder, found, "", NOW, SWEDISH, lambda done: done < 2) == 2
    assert not (folder / "index.csv").exists()


def test_the_command_line_makes_the_package_once(
    filled: ForumFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled.close()
    call = ["archive", str(filled.path), "2023", str(tmp_path / "paket")]
    assert cli.main(call) == cli.OK
    assert (tmp_path / "paket" / "index.csv").exists()
    assert cli.main(call) == cli.TROUBLE
    assert "tom" in capsys.readouterr().err


def test_originals_are_there_as_they_came(filled: ForumFile, tmp_path: Path) -> None:
    day = date(2023, 11, 2)
    with filled.change("Ta in"):
        for data in (b"%PDF-1", b"%PDF-2"):
            filled.session.add(Incoming.of(IncomingKind.PROPOSAL, "../Inspel.pdf", data, day))
        filled.session.add(Incoming.of(IncomingKind.PROPOSAL, "Inspel.pdf", b"%PDF-3", date(2024, 1, 2)))
    write(filled, tmp_path / "2023")
    kept = sorted((tmp_path / "2023").rglob("2023-11-02*"))
    assert [path.read_bytes() for path in kept] == [b"%PDF-2", b"%PDF-1"]
    assert not list((tmp_path / "2023").rglob("2024*"))


def test_the_kept_reports_and_letters_about_no_meeting_are_there(filled: ForumFile, tmp_path: Path) -> None:
    with filled.change("Skickat"):
        filled.session.add(
            Sending(
                kind=SendingKind.ACTIONS,
                sent_on=date(2023, 11, 20),
                receivers=["IUC"],
                subject="Åtgärder från forumet",
                files=["Åtgärder.pdf"],
            )
        )
    write(filled, tmp_path / "ut")
    kept = [one for one in filled.mandate_reports() if one.made_at.year == 2023]
    assert kept
    written = {path.read_bytes() for path in (tmp_path / "ut").glob("*.pdf")}
    assert {one.pdf for one in kept} <= written
    logs = [path.read_text("utf-8-sig") for path in (tmp_path / "ut").glob("* 2023.csv")]
    assert any("2023-11-20;Åtgärder från forumet;IUC;Åtgärder.pdf" in log for log in logs)


def test_what_is_missing_is_said_in_the_package_and_by_the_command(
    filled: ForumFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with filled.change("Aldrig kallat"):
        first = filled.meetings()[0]
        first.sendings.clear()
    gaps = [
        "Minnesanteckningarna från möte 1/2023 är inte färdigställda.",
        "Ingen kallelse till möte 1/2023 är antecknad som skickad.",
        "Minnesanteckningarna från möte 3/2023 är inte färdigställda.",
        "Möte 4/2023 har inte hållits.",
    ]
    assert archive.missing(filled, 2023, SWEDISH) == gaps
    write(filled, tmp_path / "ut")
    assert (tmp_path / "ut" / "Det som saknas 2023.txt").read_text("utf-8-sig").splitlines() == gaps
    filled.close()
    assert cli.main(["archive", str(filled.path), "2023", str(tmp_path / "igen")]) == cli.OK
    assert all(gap in capsys.readouterr().out for gap in gaps[:1])


def test_only_a_notice_that_went_out_is_called_one(filled: ForumFile) -> None:
    def papers() -> list[str]:
        found = archive.entries(filled, 2023, SWEDISH)
        return [one.path.split("/")[1] for one in found if one.path.startswith("2023-11-30") and "pdf" in one.path]

    assert papers() == ["Kallelse med dagordning.pdf"]
    with filled.change("Samma plats"):
        filled.meetings()[-1].place += " "
    assert papers() == ["Kallelse med dagordning.pdf"]
    with filled.change("Annan plats"):
        coming = filled.meetings()[-1]
        coming.place = "Västervik"
    assert papers() == ["Dagordning.pdf"]
    with filled.change("Aldrig kallat"):
        coming = filled.meetings()[-1]
        coming.sendings.clear()
    assert papers() == ["Dagordning.pdf"]
