"""Undo and redo: every change can be taken back and made again."""

from __future__ import annotations

from contextlib import closing
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.undo import Words


def _names(file: ForumFile) -> list[str]:
    return [organisation.name for organisation in file.organisations()]


def test_an_added_thing_goes_and_comes_back(new: ForumFile) -> None:
    before = _names(new)
    with new.change("Lägg till organisation") as session:
        session.add(Organisation(name="Sveriges Ingenjörer"))
    assert new.undo() == "Lägg till organisation"
    assert _names(new) == before
    assert new.redo() == "Lägg till organisation"
    assert _names(new) == [*before, "Sveriges Ingenjörer"]


def test_a_changed_value_gets_its_old_one_back(new: ForumFile) -> None:
    with new.change("Byt status"):
        new.organisations()[4].membership = Membership.MEMBER
    new.undo()
    assert new.organisations()[4].membership is Membership.TO_CONTACT
    new.redo()
    assert new.organisations()[4].membership is Membership.MEMBER


def test_a_deleted_organisation_comes_back_with_its_people(new: ForumFile) -> None:
    organisation = new.organisations()[4]
    with new.change("Lägg till person"):
        organisation.participants.append(Participant(name="Åsa Öst", since=date(2023, 1, 1)))
    with new.change("Ta bort organisation") as session:
        session.delete(organisation)
    assert [person.name for person in new.participants()] == []
    new.undo()
    assert [(p.name, p.organisation.name, p.since) for p in new.participants()] == [
        ("Åsa Öst", "Livsmedelsföretagen", date(2023, 1, 1))
    ]


def test_a_whole_meeting_goes_in_one_step(new: ForumFile) -> None:
    meeting = Meeting(year=2023, number=1, day=date(2023, 2, 9), start=time(13), end=time(15))
    meeting.items = [AgendaItem(position=n, title=f"Punkt {n}") for n in (1, 2, 3)]
    with new.change("Nytt möte") as session:
        session.add(meeting)
    new.undo()
    assert list(new.meetings()) == []
    new.redo()
    assert [item.title for item in new.meetings()[0].items] == ["Punkt 1", "Punkt 2", "Punkt 3"]


def test_a_change_that_fails_leaves_nothing_to_undo(new: ForumFile) -> None:
    with pytest.raises(RuntimeError), new.change("Halvt") as session:
        session.add(Organisation(name="Halv"))
        session.flush()
        raise RuntimeError("midway")
    assert "Halv" not in _names(new)
    assert new.undo() is None


def test_a_new_change_ends_what_could_be_redone(new: ForumFile) -> None:
    with new.change("a"):
        new.forum.name = "A"
    new.undo()
    with new.change("b"):
        new.forum.name = "B"
    assert new.redo() is None
    assert new.forum.name == "B"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(["add", "rename", "delete"]), st.text(min_size=1, max_size=5)), max_size=8)
)
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(
    new: ForumFile, steps: list[tuple[str, str]]
) -> None:
    begun = _names(new)
    new.history.done.clear()
    new.history.undone.clear()
    for step, word in steps:
        with new.change(step) as session:
            last = new.organisations()[-1]
            if step == "add":
                session.add(Organisation(name=word))
            elif step == "rename":
                last.name = word
            elif last.name not in begun:
                session.delete(last)
    ended = _names(new)
    while new.undo():
        pass
    assert _names(new) == begun
    while new.redo():
        pass
    assert _names(new) == ended
    while new.undo():
        pass


def test_a_lasting_change_and_what_was_before_it_stay(demo: ForumFile) -> None:
    with demo.change("Ett"):
        demo.forum.name = "Ett"
    with demo.change("Ångrad"):
        demo.forum.footer = "Ångrad"
    demo.undo()
    with demo.change("Två", lasting=True):
        demo.forum.name = "Två"
    assert demo.undo() is None
    assert demo.redo() is None
    assert demo.forum.name == "Två"


def test_only_the_words_of_the_step_that_is_made_again_are_typed_again(new: ForumFile) -> None:
    typed: list[tuple[str, bool]] = []

    def retype(words: Words, back: bool) -> bool:
        typed.append((words.inserted, back))
        return True

    new.retype = retype
    with new.change("Flytta raden"):
        new.organisations()[4].membership = Membership.MEMBER
    new.history.join([Words(1, 0, "", "raden")])
    with new.change("Byt namn"):
        new.organisations()[4].name = "Livs"
    new.undo()
    with closing(connect(new.path)) as other, other:
        other.execute("UPDATE organisation SET name = 'Livsmedel' WHERE name = 'Livsmedelsföretagen'")
    assert new.redo() == "Byt namn"
    assert typed == []
