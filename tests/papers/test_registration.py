"""Minutes made final and corrected, and what the registrar needs to know of them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

import pytest

from industriforum_desktop.forum import record
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.record import Remark
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source, final, make, minutes, registration
from industriforum_desktop.papers.changes import differences
from industriforum_desktop.papers.document import Document, plain_text
from industriforum_desktop.papers.naming import final_name
from industriforum_desktop.papers.source import Final
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.rewrite import rewrite_line

SV = language("sv")
MONDAY, LATER = datetime(2023, 9, 25, 14, 5), datetime(2023, 10, 2, 9, 30)


@pytest.fixture
def meeting(demo: ForumFile) -> Meeting:
    found = demo.meeting("2023-3")
    assert found is not None
    return found


def _document(demo: ForumFile, meeting: Meeting, version: Final) -> Document:
    made = version.at.astimezone()
    return make("minutes", replace(Source.of(demo, meeting, made=made), final=version), SV)


def _make_final(demo: ForumFile, meeting: Meeting, at: datetime, correction: str = "") -> None:
    source = Source.of(demo, meeting, made=at.astimezone())
    with demo.change("slutför", lasting=True):
        data = f"%PDF {at}".encode()
        record.make_final(meeting, data, minutes.final_text(source, SV), at, correction)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_final_minutes_say_that_they_are_and_when_and_ask_for_no_remarks(demo: ForumFile, meeting: Meeting) -> None:
    draft = plain_text(make("minutes", Source.of(demo, meeting), SV))
    made = _document(demo, meeting, Final(1, MONDAY))
    text = _plain(plain_text(made))
    assert "UTKAST" in draft
    assert "UTKAST" not in text
    assert "25 september 2023, kl. 14.05 (version 1)" in text
    assert ("Synpunkter" in draft, "Synpunkter" in text.split("\n")) == (True, False)
    assert made.status == SV.gettext("FINAL")


def test_a_draft_of_a_correction_says_of_which_version(demo: ForumFile, meeting: Meeting) -> None:
    _make_final(demo, meeting, MONDAY)
    with demo.change("rätta"):
        record.begin_correction(meeting)
    assert make("minutes", Source.of(demo, meeting), SV).status.endswith("VERSION 2")


def test_a_corrected_version_tells_what_was_wrong_and_what_differs(demo: ForumFile, meeting: Meeting) -> None:
    _make_final(demo, meeting, MONDAY)
    with demo.change("rätta"):
        record.begin_correction(meeting)
    item = meeting.items[0]
    assert item.note is not None
    old = item.note.text.split("\n")[0]
    rewrite_line(demo.path, item.id, 0, old.replace("13.00", "13.10"))
    demo.refresh()
    made = _document(demo, meeting, Final(2, LATER, "Klockslaget var fel.", meeting.versions[0].text))
    text = _plain(plain_text(made))
    correction = text[text.index(_plain(SV.gettext("Correction {day}").format(day="2 oktober 2023"))) :]
    assert "Klockslaget var fel." in correction
    assert correction.count("kl. 13.00 och") == 1
    assert correction.index("kl. 13.00 och") < correction.index("kl. 13.10 och")
    assert "1 Öppnande och närvaro" in correction
    assert made.status.endswith("VERSION 2")


def test_a_version_is_not_compared_with_what_it_says_of_itself(demo: ForumFile, meeting: Meeting) -> None:
    _make_final(demo, meeting, MONDAY)
    with demo.change("rätta"):
        record.begin_correction(meeting)
    assert minutes.final_text(Source.of(demo, meeting), SV) == meeting.versions[0].text
    made = _document(demo, meeting, Final(2, LATER, "Logotypen var fel.", meeting.versions[0].text))
    assert SV.gettext("The text is the same as in version {n}.").format(n=1) in plain_text(made)


def test_differences_are_told_word_by_word_under_their_heading() -> None:
    before = "# 1 Öppnande\nMötet öppnades av Karin.\nBort med detta.\n# 2 Läget\nInget nytt."
    after = "# 1 Öppnande\nMötet öppnades av Ylva.\n# 2 Läget\nInget nytt.\nJo, något."
    found = [
        (
            one.section,
            [(piece.text, piece.changed) for piece in one.before],
            [(piece.text, piece.changed) for piece in one.after],
        )
        for one in differences(before, after)
    ]
    assert found == [
        (
            "1 Öppnande",
            [("Mötet öppnades av", False), ("Karin.", True)],
            [("Mötet öppnades av", False), ("Ylva.", True)],
        ),
        ("1 Öppnande", [("Bort med detta.", True)], []),
        ("2 Läget", [], [("Jo, något.", True)]),
    ]


def test_words_that_were_only_added_show_where_they_came() -> None:
    words = " ".join(f"ord{n}" for n in range(40))
    [difference] = differences(words, f"{words} och mer")
    last = "… ord34 ord35 ord36 ord37 ord38 ord39"
    assert [piece.text for piece in difference.before] == [last]
    assert [piece.text for piece in difference.after] == [last, "och mer"]


def test_equal_texts_do_not_differ_and_long_ones_are_cut_short() -> None:
    words = " ".join(f"ord{n}" for n in range(40))
    assert differences(words, words.replace(" ", "  ")) == []
    [one] = differences(words, words.replace("ord20", "annat"))
    assert [piece.text for piece in one.after if piece.changed] == ["annat"]
    assert all(len(piece.text.split()) <= 7 for piece in one.after)


def test_names_begin_with_the_day_and_tell_versions_apart(demo: ForumFile, meeting: Meeting) -> None:
    _make_final(demo, meeting, MONDAY)
    with demo.change("rätta"):
        record.begin_correction(meeting)
    _make_final(demo, meeting, LATER, "Fel namn.")
    names = [final_name(Source.of(demo, meeting), version, SV) for version in meeting.versions]
    assert names == [
        "2023-09-14 Minnesanteckningar Industriforum Kalmar län 3-2023.pdf",
        "2023-09-14 Minnesanteckningar Industriforum Kalmar län 3-2023 version 2.pdf",
    ]


def test_the_paper_handed_out_is_the_latest_final_version(demo: ForumFile, meeting: Meeting) -> None:
    assert final("minutes", meeting) is None
    _make_final(demo, meeting, MONDAY)
    assert final("minutes", meeting) == meeting.versions[0].pdf
    assert final("registration", meeting) is None


def test_the_registrar_is_told_when_there_is_nothing_to_register(demo: ForumFile, meeting: Meeting) -> None:
    text = plain_text(make("registration", Source.of(demo, meeting), SV))
    assert SV.gettext("The minutes have not been made final yet: there is nothing to register.") in text
    assert registration.text(Source.of(demo, meeting), SV) == ""


@pytest.fixture
def registered(demo: ForumFile, meeting: Meeting) -> Source:
    """Minutes that were final, sent out, and had got a remark before."""
    unionen = next(one for one in demo.organisations() if one.called == "Unionen")
    with demo.change("synpunkt"):
        demo.forum.diary_number = "RUN 2023/118"
        meeting.remarks.append(
            Remark(organisation=unionen, received_on=date(2023, 9, 20), text="=Fel; i punkt 4", answer="Ändrat")
        )
    _make_final(demo, meeting, MONDAY)
    with demo.change("skicka"):
        record.mark_sent(meeting, "deltagarna", date(2023, 9, 26))
    return Source.of(demo, meeting)


def test_the_registrar_gets_everything_the_register_asks_for(registered: Source) -> None:
    version = registered.meeting.versions[0]
    text = _plain(plain_text(make("registration", registered, SV)))
    for said in (
        "Minnesanteckningar från Industriforum Kalmar län, möte 3/2023",
        "25 september 2023, kl. 14.05",
        "Region Kalmar län",
        "2023-09-26: deltagarna",
        "RUN 2023/118",
        "2023-09-14 Minnesanteckningar Industriforum Kalmar län 3-2023.pdf",
        sha256(version.pdf).hexdigest(),
        "Unionen",
        "2023-09-20",
        "=Fel; i punkt 4",
    ):
        assert said in text


def test_the_same_details_can_be_copied_and_read_by_programs(registered: Source) -> None:
    lines = registration.text(registered, SV).split("\n")
    assert f"{SV.gettext('Checksum (SHA-256)')}: {registered.meeting.versions[0].sha256}" in lines
    read = json.loads(registration.as_json(registered, SV))
    assert [one[SV.gettext("Sender")] for one in read] == ["Region Kalmar län", "Unionen"]
    rows = list(csv.DictReader(registration.as_csv(registered, SV).splitlines(), delimiter=";"))
    assert [row[SV.gettext("Register number")] for row in rows] == ["RUN 2023/118"] * 2
    assert rows[1][SV.gettext("Remark")] == "'=Fel; i punkt 4"
