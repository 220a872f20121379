"""Undo beside the recorder: what is typed meanwhile stays, whatever is taken back."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from industriforum_desktop.forum import arrangement, rules
from industriforum_desktop.forum.kinds import ActionStatus
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.minutes import utf16
from industriforum_desktop.store import journal
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.recorder import Recorder
from industriforum_desktop.store.undo import CanNotUndo
from tests.store.typing import item_id, note, record, type_into


class Minutes:
    """A meeting being typed beside an open forum, and what its notes should read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = ForumFile.open(path)
        self.recorder: Recorder
        self.recorder, _heard = record(path)
        self.texts = {item.id: "" for item in self.file.meetings()[3].items}

    def type(self, item: int, text: str) -> None:
        """Type at the end of an item's notes."""
        type_into(self.recorder, item, text, utf16.length(self.texts[item]))
        self.texts[item] += text
        self.written()

    def erase(self, item: int, count: int) -> None:
        """Take away the last letters."""
        text = self.texts[item]
        kept = text[: max(0, len(text) - count)]
        place = utf16.length(kept)
        self.recorder.edit(item, place, utf16.length(text) - place, "", place)
        self.texts[item] = kept
        self.written()

    def written(self) -> None:
        assert self.recorder.flush()
        self.file.refresh()

    def action(self) -> Outcome:
        """The line captured last."""
        return self.file.session.scalars(select(Outcome).where(Outcome.position.is_not(None))).all()[-1]

    def close(self) -> None:
        assert self.recorder.close()
        self.file.close()


@pytest.fixture
def minutes(demo_path: Path):
    held = Minutes(demo_path)
    yield held
    held.close()


def test_a_status_is_taken_back_and_the_line_stays_as_it_was_typed_since(minutes: Minutes) -> None:
    item = item_id(minutes.path)
    minutes.type(item, "-> IUC: boka lokal")
    with minutes.file.change("Status"):
        minutes.action().status = ActionStatus.DONE
    minutes.type(item, " i Kalmar senast 15 december")
    assert minutes.file.undo() == "Status"
    action = minutes.action()
    assert (action.status, action.text, action.due) == (
        ActionStatus.NOT_STARTED,
        "boka lokal i Kalmar",
        date(2023, 12, 15),
    )
    assert not minutes.file.left
    minutes.file.redo()
    action = minutes.action()
    assert (action.status, action.text) == (ActionStatus.DONE, "boka lokal i Kalmar")


def test_a_day_that_the_line_has_given_since_stays_and_that_is_told(minutes: Minutes) -> None:
    item = item_id(minutes.path)
    minutes.type(item, "-> IUC: boka lokal senast 15 december")
    with minutes.file.change("Ny dag"):
        minutes.action().due = date(2024, 2, 1)
        minutes.action().status = ActionStatus.DONE
    minutes.erase(item, len("15 december"))
    minutes.type(item, "20 december")
    assert minutes.file.undo() == "Ny dag"
    assert minutes.action().due == date(2023, 12, 20)
    assert minutes.action().status is ActionStatus.NOT_STARTED
    assert minutes.file.left == {"outcome"}


def test_receivers_that_the_line_has_given_since_stay(minutes: Minutes) -> None:
    item = item_id(minutes.path)
    minutes.type(item, "-> IUC: boka lokal")
    party = minutes.file.organisations()[0].id
    with minutes.file.change("Mottagare"):
        minutes.action().receivers[0].organisation_id = party
    with minutes.file.change("Utan mottagare"):
        action = minutes.action()
        action.receivers.clear()
    minutes.type(item, " i dag")
    minutes.file.undo()
    minutes.file.undo()
    receivers = [(one.name, one.organisation_id) for one in minutes.action().receivers]
    assert [name for name, _party in receivers] == ["IUC"]
    assert check(minutes.path) == []


def test_an_item_that_has_words_is_not_undone_away(minutes: Minutes) -> None:
    meeting = minutes.file.meetings()[3]
    with minutes.file.change("Övrig fråga"):
        meeting.insert(arrangement.raised("Elpriset"), 3)
    item = item_id(minutes.path, "Elpriset")
    minutes.texts[item] = ""
    minutes.type(item, "Ord")
    with pytest.raises(CanNotUndo):
        minutes.file.undo()
    assert note(minutes.path, item) == "Ord"
    assert [one.name for one in minutes.file.history.done] == ["Övrig fråga"]
    minutes.erase(item, 3)
    assert minutes.file.undo() == "Övrig fråga"
    assert minutes.file.redo() == "Övrig fråga"
    minutes.type(item, "Ord igen")
    assert note(minutes.path, item) == "Ord igen"
    assert check(minutes.path) == []


def test_what_is_typed_after_an_item_was_undone_is_folded(minutes: Minutes) -> None:
    """The journal's last rows go with the item: their numbers must not come again."""
    meeting = minutes.file.meetings()[3]
    with minutes.file.change("Övrig fråga"):
        meeting.insert(arrangement.raised("Elpriset"), 3)
    raised, item = item_id(minutes.path, "Elpriset"), item_id(minutes.path)
    minutes.texts[raised] = ""
    minutes.type(raised, "abc")
    minutes.erase(raised, 3)
    minutes.file.undo()
    for letter in "xyz":
        minutes.type(item, letter)
    assert note(minutes.path, item) == "xyz"
    assert check(minutes.path) == []


def test_a_history_that_went_with_an_item_comes_back(minutes: Minutes) -> None:
    item = item_id(minutes.path)
    minutes.type(item, "abc")
    minutes.erase(item, 3)
    with minutes.file.change("Ta bort punkten") as session:
        session.delete(session.get_one(AgendaItem, item))
    minutes.file.undo()
    connection = connect(minutes.path)
    rows = connection.execute("SELECT count(*) FROM note_journal WHERE item_id = ?", (item,)).fetchone()[0]
    assert rows == 4
    assert journal.replay(connection, item) == ""
    connection.close()
    minutes.type(item, "igen")
    assert note(minutes.path, item) == "igen"
    assert check(minutes.path) == []


Doing = tuple[str, int, str]
LINES = ("Läget är stabilt.\n", "-> IUC: boka lokal\n", "= Vi är överens\n", "! Brist på tekniker 😀\n", "? Vem?\n")
STEPS = ("type", "erase", "status", "day", "raise", "remove", "rename", "delete", "undo", "redo")
DOINGS = st.lists(
    st.tuples(st.sampled_from(("type", "type", *STEPS)), st.integers(0, 60), st.sampled_from(LINES)),
    min_size=3,
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(DOINGS)
def test_no_character_is_lost_however_steps_and_typing_are_mixed(master: Path, doings: list[Doing]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a" / "Exempel.forum"
        path.parent.mkdir()
        shutil.copy(master, path)
        minutes = Minutes(path)
        try:
            for doing in doings:
                _do(minutes, *doing)
                _nothing_lost(minutes)
            for way in (minutes.file.undo, minutes.file.redo):
                try:
                    while way():
                        _nothing_lost(minutes)
                except CanNotUndo:
                    _nothing_lost(minutes)
        finally:
            minutes.close()
        assert check(path) == []


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory, _demo_master: bytes) -> Path:
    path = tmp_path_factory.mktemp("master") / "Exempel.forum"
    path.write_bytes(_demo_master)
    return path


def _do(minutes: Minutes, what: str, n: int, line: str) -> None:
    file, meeting = minutes.file, minutes.file.meetings()[3]
    item = meeting.items[n % len(meeting.items)]
    minutes.texts.setdefault(item.id, "")
    lines = file.session.scalars(select(Outcome).order_by(Outcome.id)).all()
    outcome = lines[n % len(lines)]
    match what:
        case "type":
            minutes.type(item.id, line)
        case "erase":
            minutes.erase(item.id, n)
        case "status":
            with file.change(what):
                outcome.status = list(ActionStatus)[n % len(ActionStatus)]
        case "day":
            with file.change(what):
                outcome.due = date(2024, 1, 1 + n % 28)
        case "raise":
            with file.change(what):
                meeting.insert(arrangement.raised(line), n % len(meeting.items))
        case "remove":
            if not (item.has_minutes or minutes.texts[item.id]) and len(meeting.items) > 1:
                with file.change(what):
                    meeting.remove(item)
        case "rename":
            with file.change(what):
                item.title = line
        case "delete":
            with file.change(what) as session:
                made = Organisation(name=line)
                session.add(made)
                session.flush()
                outcome.handed_to = made
            with file.change(what) as session:
                outcome.handed_to = None
                session.flush()
                rules.delete(session, made)
        case "undo" | "redo":
            try:
                (file.undo if what == "undo" else file.redo)()
            except CanNotUndo:
                return


def _nothing_lost(minutes: Minutes) -> None:
    """All that was typed is in the notes: an item with words is there whatever was undone."""
    minutes.written()
    there = {item.id for meeting in minutes.file.meetings() for item in meeting.items}
    for item, text in minutes.texts.items():
        if text or item in there:
            assert note(minutes.path, item) == text
