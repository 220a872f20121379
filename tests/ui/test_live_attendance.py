"""Who is here, by keyboard."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Membership, Presence
from industriforum_desktop.forum.meeting import Attendance
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.ui import choosing
from industriforum_desktop.ui.live import attendance
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.live.seat import Seat
from tests.keys import type_text


@pytest.fixture
def live(live: LivePage, app: App, qtbot: QtBot) -> LivePage:
    """The demo's fourth meeting, about to be marked: F6 has been pressed."""
    meeting = live.meeting
    with app.desk.change("töm"):
        meeting.attendances.clear()
    qtbot.keyClick(live.editor, Qt.Key.Key_F6)
    assert app.window.focusWidget() is live.attendance.field
    return live


def _kept(live: LivePage) -> dict[str, Attendance]:
    return {row.name: row for row in live.meeting.attendances}


def _shown(live: LivePage) -> list[str]:
    return [live.attendance.item(n).data(256).name for n in range(live.attendance.count())]


def _seat(live: LivePage) -> Seat:
    seat = live.attendance.seat()
    assert seat is not None
    return seat


def _clock(monkeypatch: pytest.MonkeyPatch, hour: int, minute: int) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2023, 11, 30, hour, minute, 30)

    monkeypatch.setattr(attendance, "datetime", Clock)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("tomm", ["Tommy Hallqvist"], id="a first name"),
        pytest.param("öberg", ["Daniel Öberg"], id="Swedish letters"),
        pytest.param("jarv", ["Stefan Järvinen"], id="without the dots"),
        pytest.param("begic", ["Lejla Begić"], id="without the accent"),
        pytest.param("begić", ["Lejla Begić"], id="with the accent"),
        pytest.param("if met", ["Tommy Hallqvist", "Amira Haddad"], id="an organisation"),
        pytest.param("had am", ["Amira Haddad"], id="in any order"),
    ],
)
def test_a_few_letters_and_enter_mark_a_person_present(live: LivePage, typed: str, found: list[str]) -> None:
    everybody = live.attendance.count()
    type_text(live.attendance.field, typed)
    assert _shown(live) == found
    type_text(live.attendance.field, "\n")
    assert {name: row.presence for name, row in _kept(live).items()} == {found[0]: Presence.PRESENT}
    assert live.attendance.count() == everybody
    assert _seat(live).name == found[0]


def test_enter_goes_through_the_list(live: LivePage) -> None:
    names = _shown(live)
    type_text(live.attendance.field, "\n\n\n")
    assert list(_kept(live)) == names[:3]
    assert _seat(live).name == names[3]


def test_digits_mark_whom_the_letters_found(live: LivePage) -> None:
    for typed, presence in (("tomm2", Presence.REMOTE), ("amira3", Presence.EXCUSED), ("nadia4", Presence.ABSENT)):
        type_text(live.attendance.field, typed)
        assert _kept(live)[_seat(live).name].presence is presence
    type_text(live.attendance.field, "amira0")
    assert sorted(_kept(live)) == ["Nadia Rahimi", "Tommy Hallqvist"]


def test_letters_typed_in_the_list_find_too(live: LivePage, qtbot: QtBot) -> None:
    live.attendance.setFocus()
    type_text(live.attendance, "ö")
    assert live.attendance.field.text() == "ö"
    assert _shown(live) == ["Daniel Öberg"]
    qtbot.keyClick(live.attendance.field, Qt.Key.Key_Escape)
    assert live.attendance.field.text() == ""
    qtbot.keyClick(live.attendance.field, Qt.Key.Key_Escape)
    assert live.editor.hasFocus()


def test_who_comes_late_and_leaves_early_has_clock_times(live: LivePage, monkeypatch: pytest.MonkeyPatch) -> None:
    _clock(monkeypatch, 13, 20)
    type_text(live.attendance.field, "tomm8")
    assert (_seat(live).detail, _seat(live).represented) == ("kom 13.20", True)
    _clock(monkeypatch, 14, 45)
    type_text(live.attendance.field, "9")
    assert (_seat(live).detail, _seat(live).represented) == ("kom 13.20, gick 14.45", False)
    row = _kept(live)["Tommy Hallqvist"]
    assert (row.presence, row.arrived, row.left) == (Presence.PRESENT, time(13, 20), time(14, 45))
    type_text(live.attendance.field, "8")
    assert _seat(live).detail == "kom 13.20"
    type_text(live.attendance.field, "8")
    assert _seat(live).detail == ""
    type_text(live.attendance.field, "83")
    assert _seat(live).detail == ""


def test_items_mark_from_when_to_when(live: LivePage) -> None:
    live.agenda.setCurrentRow(3)
    type_text(live.attendance.field, "tomm6")
    assert _seat(live).detail == "från och med punkt 4"
    type_text(live.attendance.field, "6")
    assert _seat(live).detail == ""


def test_a_substitute_stands_in_for_the_regular_who_is_away(
    live: LivePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(live.attendance.field, "amira5")
    assert _seat(live).detail == "ersätter Tommy Hallqvist"
    assert _kept(live)["Amira Haddad"].presence is Presence.PRESENT
    offered: list[list[str]] = []

    def choose(_parent: object, _title: str, _text: str, names: list[str], now: int) -> int:
        offered.append(names)
        assert names[now] == "Tommy Hallqvist, IF Metall"
        return len(names) - 1

    monkeypatch.setattr(choosing, "choose", choose)
    type_text(live.attendance.field, "5")
    assert offered[0][0] == "Tommy Hallqvist, IF Metall"
    assert _kept(live)["Amira Haddad"].substitutes_for is None


def test_one_is_asked_when_the_organisations_regular_is_here(
    live: LivePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "choose", lambda *asked: 1)
    type_text(live.attendance.field, "tomm1")
    type_text(live.attendance.field, "amira5")
    stands_in_for = _kept(live)["Amira Haddad"].substitutes_for
    assert stands_in_for is not None
    assert stands_in_for.name != "Tommy Hallqvist"


def test_an_unknown_name_is_offered_as_a_guest(live: LivePage) -> None:
    type_text(live.attendance.field, "Åsa Lindén")
    assert not live.attendance.offer.isHidden()
    assert "Åsa Lindén" in live.attendance.offer.text()
    type_text(live.attendance.field, "\n")
    assert _kept(live) == {}
    type_text(live.attendance.field, "Region 4\n")
    guest = _kept(live)["Åsa Lindén"]
    assert (guest.guest_organisation, guest.presence) == ("Region 4", Presence.PRESENT)
    assert live.attendance.offer.isHidden()
    type_text(live.attendance.field, "lind")
    assert _shown(live)[-1] == "Åsa Lindén"


def test_a_misspelt_name_is_no_guest(live: LivePage, qtbot: QtBot) -> None:
    type_text(live.attendance.field, "tomym\n")
    qtbot.keyClick(live.attendance.field, Qt.Key.Key_Escape)
    assert _kept(live) == {}
    assert live.attendance.count() > 1
    assert live.attendance.offer.isHidden()


def test_each_organisation_says_whether_anybody_is_here(live: LivePage) -> None:
    def represented() -> set[str]:
        seats = (live.attendance.item(n).data(256) for n in range(live.attendance.count()))
        return {seat.organisation for seat in seats if seat.represented}

    assert represented() == set()
    type_text(live.attendance.field, "amira1")
    type_text(live.attendance.field, "gustav2")
    type_text(live.attendance.field, "nadia3")
    assert represented() == {"IF Metall", "IUC"}


def test_a_side_with_nobody_here_is_marked(live: LivePage) -> None:
    type_text(live.attendance.field, "helena1")
    assert "inget fack är här" in live._represented.text()
    assert live._represented.property("role") == "warning"
    type_text(live.attendance.field, "tomm1")
    assert live._represented.text() == "2 här från 2 organisationer"
    assert live._represented.property("role") == "small"
    type_text(live.attendance.field, "tomm9")
    assert "inget fack är här" in live._represented.text()


def test_a_mark_is_undone(app: App, live: LivePage) -> None:
    type_text(live.attendance.field, "tomm1")
    app.window.undo_action.trigger()
    assert _kept(live) == {}
    assert live.attendance.seat() is not None


def test_who_was_not_called_has_no_seat_until_somebody_comes(app: App, live: LivePage) -> None:
    file = app.desk.file
    contacted = next(one for one in file.organisations() if one.membership is Membership.TO_CONTACT)
    with app.desk.change("Någon att kontakta"):
        contacted.participants.append(Participant(name="Örjan Okallad"))
    assert "Örjan Okallad" not in _shown(live)
    with app.desk.change("Kom ändå"):
        meeting = live.meeting
        meeting.attendances.append(Attendance(participant=contacted.participants[0]))
    assert "Örjan Okallad" in _shown(live)
