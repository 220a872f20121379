"""The paper of the trace: every question of the year with what came of it, and where chains break off."""

from __future__ import annotations

import pytest

from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.i18n import LANGUAGES, language
from industriforum_desktop.papers import Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.trace import GAPS, VARIANTS
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers.making import MADE, pages


def text(file: ForumFile, variant: str = "") -> str:
    source = Source.of(file, year=2023, variant=variant, made=MADE)
    return plain_text(make("trace", source, language("sv"))).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("variant", [key for key, _title in VARIANTS])
def test_it_is_drawn(demo: ForumFile, code: str, variant: str) -> None:
    source = Source.of(demo, year=2023, variant=variant, made=MADE)
    assert len(pages(make("trace", source, language(code)))) >= 1


def test_a_question_is_followed_to_its_result_and_report(demo: ForumFile) -> None:
    lines = text(demo).splitlines()
    begin = lines.index("Validering av yrkeskunskaper")
    chain = lines[begin : begin + 60]
    wanted = (
        "Validering blir forumets gemensamma huvudfråga under 2023.",
        "IF Metall: ta fram underlag om validering i tre yrken",
        "Underlaget kom den 26 april och behandlades på mötet i maj.",
    )
    assert all(any(words in line for line in chain) for words in wanted)
    places = [next(n for n, line in enumerate(chain) if words in line) for words in wanted]
    assert places == sorted(places)


def test_gaps_stand_by_themselves_in_their_variant(demo: ForumFile) -> None:
    action = next(one for one in demo.actions() if one.status is ActionStatus.ONGOING)
    with demo.change("Ingen"):
        action.receivers, action.handed_to = [], None
    only = text(demo, GAPS)
    assert action.text in only
    assert "Validering blir forumets gemensamma huvudfråga" not in only


def test_a_new_forum_has_no_chain_and_no_gap(new: ForumFile) -> None:
    assert new.forum.name in text(new)
    assert len(pages(make("trace", Source.of(new, year=2023, made=MADE), language("sv")))) == 1
