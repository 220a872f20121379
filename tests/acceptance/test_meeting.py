"""A whole meeting of ninety minutes is typed by keyboard, and its minutes are right to the word."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import OutcomeKind, Presence
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.i18n import language
from industriforum_desktop.minutes.lines import kind_of
from industriforum_desktop.papers import Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.check import check
from industriforum_desktop.ui.live.page import LivePage
from tests.acceptance.secretary import ALT, CTRL, SHIFT, Key, Secretary
from tests.papers import structure
from tests.papers.making import pages
from tests.ui.dialogs import activate

SPEAKERS = ["Teknikföretagen", "IF Metall", "Unionen", "Regionen", "IUC", "Livsmedelsföretagen", "TMF", "GS"]
SAYS = ["ser att", "berättar att", "frågar sig om", "har mött företag där", "räknar med att", "menar att"]
WHAT = [
    "orderingången viker i de mindre verkstäderna under vintern",
    "svetsare och processoperatörer är svårast att anställa",
    "valideringen tar för lång tid för den som redan kan yrket",
    "skiftlag står still när elnätet inte räcker till",
    "praktikplatserna fylls först när handledarna får tid",
    "unga från gymnasiet väljer bort industrin på fel grunder",
    "kurser i dataanalys behövs på dagtid och i närheten",
    "omställningsstödet är okänt i hälften av företagen",
]
KINDS = {OutcomeKind.CHALLENGE: "!", OutcomeKind.NEED: "+", OutcomeKind.AGREEMENT: "=", OutcomeKind.QUESTION: "?"}
MARKED = {
    OutcomeKind.CHALLENGE: "Handledarna räcker inte till, grupp {n}",
    OutcomeKind.NEED: "Kortare kurser för den som arbetar skift, spår {n}",
    OutcomeKind.AGREEMENT: "Parterna delar bilden av behovet i område {n}",
    OutcomeKind.QUESTION: "Vem samordnar praktiken i kommun {n}?",
}
ACTION = "-> IUC: samla exempel från {n} företag senast 15 januari"


@pytest.fixture
def secretary(
    demo_path: Path, start: Callable[[Path], App], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Secretary:
    """The demo's fourth meeting, about to begin on its day."""
    app = start(demo_path)
    monkeypatch.setattr(app.desk, "_today", lambda: date(2023, 11, 30))
    with app.desk.change("Förkortning"):
        app.desk.file.forum.abbreviations = {SHORT: LONG}
    app.window.go("live", app.desk.file.meetings()[-1].id)
    page = app.window.page
    assert isinstance(page, LivePage)
    activate(app.window)
    page.editor.setFocus()
    return Secretary(page)


def speech() -> Iterator[str]:
    """What is said, no two lines the same."""
    for n in itertools.count(1):
        yield f"{SPEAKERS[n % 8]} {SAYS[n % 6]} {WHAT[(n // 2) % 8]} i {n} företag."


def test_ninety_minutes_are_typed_and_the_paper_is_right_to_the_word(secretary: Secretary) -> None:
    page, said, number = secretary.page, speech(), itertools.count(1)
    page.start_meeting()
    for letters in ("hallq", "hadd", "almr"):
        secretary.comes(letters)
    for n in range(len(page.meeting.items)):
        _item(secretary, n, said, number)
        if n + 1 < len(page.meeting.items):
            secretary.next_item()
    _arrange(secretary, said)
    lines = sum(map(len, secretary.ought.values()))
    print(f"{secretary.strokes} keys, {lines} lines, {secretary.slips} slips put right")
    assert secretary.strokes > 12_000
    assert lines > 250
    assert secretary.slips > 40
    _everything_is_kept(secretary)
    _the_paper_is_right(secretary)


def _item(secretary: Secretary, n: int, said: Iterator[str], number: Iterator[int]) -> None:
    """An item's talk, with the slips of somebody who listens at the same time."""
    for k in range(10):
        (secretary.write_with_slip if k % 4 == 1 else secretary.write)(next(said))
    secretary.write("”Vi hinner inte”, sa ett företag – och fler höll med.", typed=QUOTED)
    secretary.write(f"Frågan hör till {LONG} och tas upp igen.", typed=f"Frågan hör till {SHORT} och tas upp igen.")
    for kind, sign in KINDS.items():
        secretary.write(f"{sign} {MARKED[kind].format(n=next(number))}")
    secretary.write(ACTION.format(n=next(number)))
    secretary.write(f"* Underlag {next(number)} delas ut")
    secretary.regret()
    secretary.write(next(said))
    if n % 3 == 0:
        secretary.move_last_line_first()
    if n % 4 == 1:
        secretary.write(next(said))
        secretary.move_last_line_to_next_item()
        secretary.previous_item()


SHORT, LONG = "kf", "kompetensförsörjning"
QUOTED = '"Vi hinner inte", sa ett företag - och fler höll med.'


def _arrange(secretary: Secretary, said: Iterator[str]) -> None:
    """The agenda changes while the meeting runs: a question is raised, an item moved, another divided."""
    page = secretary.page
    page.agenda.setCurrentRow(5)
    before = [item.id for item in page.meeting.items]
    secretary.answer("Ny fråga: elnätet", lambda: secretary.shortcut(Key.Key_A, CTRL | SHIFT))
    [raised] = [item for item in page.meeting.items if item.id not in before]
    secretary.ought[raised.id] = []
    page.agenda.setCurrentRow(page.meeting.items.index(raised))
    secretary.write(next(said))
    secretary.shortcut(Key.Key_Up, ALT)
    secretary.write(next(said))
    page.agenda.setCurrentRow(3)
    secretary.to_end()
    secretary.up(4)
    known = {item.id for item in page.meeting.items}
    whole = secretary.here
    secretary.answer("Resten", lambda: secretary.shortcut(Key.Key_D, CTRL | SHIFT))
    [rest] = [item for item in page.meeting.items if item.id not in known]
    secretary.ought[rest.id] = whole[-4:]
    del whole[-4:]


def _everything_is_kept(secretary: Secretary) -> None:
    page = secretary.page
    assert page.session is not None
    assert page.session.flush()
    page.desk.file.refresh()
    for item in page.meeting.items:
        assert item.note is not None
        assert [line for line in item.note.text.split("\n") if line] == secretary.ought[item.id]
    assert check(page.desk.file.path) == []
    here = {row.name for row in page.meeting.attendances if row.presence is Presence.PRESENT}
    assert {"Tommy Hallqvist", "Amira Haddad", "Karin Almroth"} <= here


def _the_paper_is_right(secretary: Secretary) -> None:
    page = secretary.page
    document = make("minutes", Source.of(page.desk.file, page.meeting), language("sv"))
    assert structure.problems(render(document).data, document) == []
    text = _words(plain_text(document))
    read = _words(" ".join(pages(document)))
    for number, item in enumerate(page.meeting.items, 1):
        ought = _words(" ".join([f"{number} {item.title}", *_ought(item, secretary.ought[item.id])]))
        assert ought in text
        for line in secretary.ought[item.id]:
            if kind_of(line) is None:
                assert _words(line.removeprefix("* ")) in read


def _ought(item: AgendaItem, lines: list[str]) -> Iterator[str]:
    """What the minutes say of an item: who led it, what was said, and what was captured, kind by kind."""
    if item.presenter:
        yield f"Föredragande: {item.presenter}"
    yield from (line.replace("* ", "• ", 1) for line in lines if kind_of(line) is None)
    for kind in (OutcomeKind.CHALLENGE, OutcomeKind.NEED, OutcomeKind.AGREEMENT):
        yield from _listed(kind, lines)
    actions = [line for line in lines if kind_of(line) is OutcomeKind.ACTION]
    if actions:
        yield "Att göra Vad Vem När"
        for line in actions:
            yield f"{line.removeprefix('-> IUC: ').removesuffix(' senast 15 januari')} IUC 2024-01-15"
    yield from _listed(OutcomeKind.QUESTION, lines)


def _listed(kind: OutcomeKind, lines: list[str]) -> Iterator[str]:
    found = [line[2:] for line in lines if kind_of(line) is kind]
    word = {"!": "Utmaning:", "+": "Behov:", "=": "Överenskommet", "?": "Öppen fråga:"}[KINDS[kind]]
    if found:
        yield word
    yield from found if len(found) == 1 else (f"• {text}" for text in found)


def _words(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "").split()).casefold()
