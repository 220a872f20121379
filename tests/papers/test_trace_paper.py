"""The paper of the trace: every question of the year with what came of it, and where chains break off."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from industriforum_desktop.forum.kinds import ActionStatus, ItemKind, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
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


def test_a_chain_that_is_late_in_silence_is_broken(demo: ForumFile) -> None:
    """All that is agreed has somebody, but the day has passed and nobody has heard a word."""
    late = next(one for one in demo.actions() if one.overdue(MADE.date()) and not one.news and not one.reports)
    with demo.change("Allt annat är i sin ordning"):
        for one in demo.session.scalars(select(Outcome)):
            if one is not late:
                one.position = None
        for proposal in demo.proposals():
            proposal.declined = True
        for item in demo.session.scalars(select(AgendaItem)):
            item.kind = ItemKind.INFORMATION
        late.result = ""
    demo.refresh()
    late_words = "Dagen har passerat, och inget har hörts"
    told = text(demo)
    assert late_words in told
    assert "Ingen kedja bryts" not in told
    with demo.change("Klart"):
        late.status = ActionStatus.DONE
    told = text(demo)
    assert late_words not in told
    assert "Ingen kedja bryts" in told


def test_an_open_question_is_told_apart_from_an_agreement(demo: ForumFile) -> None:
    lines = text(demo).splitlines()
    question = next(one for one in demo.session.scalars(select(Outcome)) if one.kind is OutcomeKind.QUESTION)
    at = max(n for n, line in enumerate(lines) if line == question.text)
    assert lines[at - 1] == "Öppen fråga"
