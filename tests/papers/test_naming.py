"""File names of papers."""

from __future__ import annotations

import pytest

from industriforum_desktop.i18n import language
from industriforum_desktop.papers import PAPERS, Source
from industriforum_desktop.papers.naming import file_name, safe
from industriforum_desktop.store.forum_file import ForumFile


def _name(file: ForumFile, kind: str, code: str = "sv") -> str:
    meeting = file.meeting("2023-1")
    assert meeting is not None
    return file_name(kind, Source.of(file, meeting), language(code))


def test_the_name_says_what_the_paper_is(demo: ForumFile) -> None:
    assert _name(demo, "agenda") == "Kallelse Industriforum Kalmar län 2023-02-09.pdf"
    assert _name(demo, "minutes") == "Minnesanteckningar Industriforum Kalmar län 2023-02-09.pdf"


@pytest.mark.parametrize("name", ['a/b\\c:d*e?f"g<h>i|j', "CON", "slut. ", "x" * 400, "\x00\u202e\n", "", "../.."])
def test_any_forum_has_safe_names(demo: ForumFile, name: str) -> None:
    with demo.change("Nytt namn"):
        demo.forum.name = name
    for kind in PAPERS:
        made = _name(demo, kind)
        assert not set(made) & set('<>:"/\\|?*\x00\n')
        assert len(made.encode()) < 200
        if PAPERS[kind].scope == "meeting":
            assert made.endswith(" 2023-02-09.pdf")
        if PAPERS[kind].scope == "year":
            assert made.endswith(" 2023.pdf")
        assert made.endswith(".pdf")
        assert made == made.strip()


def test_files_are_named_with_a_to_z_alone_where_the_forum_wants_it(demo: ForumFile) -> None:
    with demo.change("Namn"):
        demo.forum.plain_names = True
        demo.forum.name = "Träforum Småland & Öland – Łódź"
    for kind in PAPERS:
        assert _name(demo, kind).isascii()
    assert _name(demo, "agenda") == "Kallelse Traforum Smaland & Oland - Lodz 2023-02-09.pdf"


def test_a_name_that_is_too_long_ends_after_a_word() -> None:
    assert safe("Påminnelse: Industriforum, möte 4/2023", 34) == "Påminnelse Industriforum, möte 4"
    assert safe("Påminnelse: Industriforum, möte 4/2023", 28) == "Påminnelse Industriforum"
    assert safe("a" * 90, 80) == "a" * 80
    assert safe("Kort namn.", 80) == "Kort namn"
