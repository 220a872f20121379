"""A meeting is called the same in the overview, in the list and on its page, and what it is called is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum import record
from industriforum_desktop.forum.kinds import MeetingState, SendingKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import NO_BREAK_SPACE
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.meetings.round_dialog import RoundDialog
from industriforum_desktop.ui.sending.dialog import SendDialog
from industriforum_desktop.ui.shared.wrapped import Line
from industriforum_desktop.ui.widgets.letters import plain as read
from industriforum_desktop.ui.year.page import YearPage
from industriforum_desktop.ui.year.wheel import WheelPart
from tests.ui.dialogs import answered

ITS_DAY, DAY_AFTER = date(2023, 11, 30), date(2023, 12, 1)


def coming(app: App) -> Meeting:
    """The demo's fourth meeting, planned for 30 November; its notice has gone to 19 people."""
    return app.desk.file.meetings()[3]


@pytest.fixture
def on(app: App, monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Sets the day that the program takes for today."""
    return lambda day: monkeypatch.setattr(app.desk, "_today", lambda: day)


def alter(app: App, change: Callable[[Meeting], object]) -> None:
    with app.desk.change("Ändra"):
        change(coming(app))


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


def overview(app: App) -> str:
    """All that the overview says."""
    app.window.go("overview", None)
    page = app.window.page
    page.refresh()
    words = [one.text() for one in page.findChildren(QLabel)]
    words += [read(one.text()) for one in page.findChildren(QPushButton)]
    return plain("\n".join(words))


def lines(app: App) -> list[Line]:
    app.window.go("overview", None)
    app.window.page.refresh()
    return app.window.page.findChildren(Line)


def meetings(app: App) -> MeetingsPage:
    app.window.go("meetings", coming(app).id)
    page = app.window.page
    assert isinstance(page, MeetingsPage)
    return page


def listed(app: App) -> str:
    """What the list of meetings says of the meeting."""
    item = meetings(app).list.currentItem()
    return plain(str(item.data(Qt.ItemDataRole.AccessibleTextRole)))


def head(app: App) -> str:
    """What the meeting's page says above its agenda."""
    shown = [one for one in meetings(app).head.findChildren(QLabel) if not one.isHidden()]
    return plain("\n".join(one.text() for one in shown))


def red(app: App) -> list[str]:
    """The red buttons of the meeting's page."""
    buttons = meetings(app).head.findChildren(QPushButton)
    return [read(one.text()) for one in buttons if not one.isHidden() and one.property("role") == "primary"]


def year_states(app: App, number: int) -> dict[str, str]:
    """How the things that hang on a meeting stand in the list of the year's days."""
    app.window.go("year", "wheel")
    page = app.window.page
    assert isinstance(page, YearPage)
    wheel = next(part for part in page.parts if isinstance(part, WheelPart))
    meeting_id = app.desk.file.meetings()[number - 1].id
    wheel.refresh()
    return {one.what: wheel._state(one) for one in wheel._dates if one.meeting_id == meeting_id}


def nothing_sent(meeting: Meeting) -> None:
    meeting.sendings.clear()
    meeting.rounds.clear()
    meeting.agenda_set_on = meeting.agenda_set = None


def test_a_planned_meeting_is_planned_everywhere(app: App) -> None:
    assert "Nästa möte · om 3 dagar" in overview(app)
    assert "Håll mötet" in overview(app)
    assert listed(app) == "Möte 4/2023, torsdag 30 november, Planerat"
    assert "Planerat" in head(app) and "Dagordningen fastställdes den 16 november 2023." in head(app)
    assert red(app) == ["Håll mötet"]
    assert year_states(app, 4)["Möte"] == "Planerat"


def test_a_running_meeting_is_called_so_and_goes_on(app: App, on: Callable[[date], None]) -> None:
    on(ITS_DAY)
    alter(app, nothing_sent)
    assert "Skicka kallelsen till möte 4/2023" in overview(app)
    alter(app, lambda one: setattr(one, "actual_start", time(13, 2)))
    seen = overview(app)
    assert "Pågår" in seen and "Fortsätt mötet" in seen and "Nästa möte ·" not in seen
    assert "Stäm av dagordningen" not in seen and "Skicka kallelsen" not in seen
    assert "Pågår" in listed(app) and "Pågår" in head(app)
    assert red(app) == ["Fortsätt mötet"]
    assert year_states(app, 4)["Kallelsen skickas"] == "Gjordes inte"


def test_a_meeting_that_was_never_ended_waits_the_day_after(app: App, on: Callable[[date], None]) -> None:
    alter(app, lambda one: setattr(one, "actual_start", time(13, 2)))
    on(DAY_AFTER)
    assert "Möte 4/2023 har startats men inte avslutats" in overview(app)


def test_a_planned_meeting_whose_day_has_passed_is_not_the_next_one(app: App, on: Callable[[date], None]) -> None:
    on(DAY_AFTER)
    seen = overview(app)
    assert "Möte 4/2023 var planerat till 30 november 2023. Håll det, flytta det eller ställ in det" in seen
    assert "Nästa möte ·" not in seen and "Dagen har passerat" in seen
    assert "möte 4/2023 på synpunkter" not in seen


def hold(meeting: Meeting) -> None:
    meeting.state, meeting.actual_start, meeting.actual_end = MeetingState.HELD, time(13), time(15, 30)


def test_held_final_and_sent_are_three_words(app: App, on: Callable[[date], None]) -> None:
    on(DAY_AFTER)
    alter(app, hold)
    assert "Genomfört" in listed(app) and "Genomfört" in head(app)
    assert red(app) == ["Färdigställ"], "not Skriv vidare"
    assert "Skicka minnesanteckningarna från möte 4/2023 på synpunkter senast 7 december 2023" in overview(app)
    assert "Skicka minnesanteckningarna från möte 4/2023\n" not in overview(app)

    alter(app, lambda one: record.make_final(one, b"%PDF", "text", datetime(2023, 12, 1, 9)))
    assert "Färdigställt" in listed(app) and "Färdigställt" in head(app)
    [send] = [one for one in lines(app) if one.accessibleName() == "Skicka minnesanteckningarna från möte 4/2023"]
    send.click()
    finish = app.window.page
    assert isinstance(finish, FinishPage) and finish.step.title.startswith("Skicka")

    alter(app, lambda one: record.mark_sent(one, "alla", DAY_AFTER))
    assert "Utskickat" in listed(app) and "Utskickat" in head(app)
    assert red(app) == []
    assert "från möte 4/2023" not in overview(app)
    assert year_states(app, 4)["Minnesanteckningarna går ut för synpunkter"] == "Gjordes inte"
    assert year_states(app, 4)["Möte"] == "Utskickat"


def test_an_open_correction_stands_everywhere_until_it_is_thrown_away(app: App, on: Callable[[date], None]) -> None:
    on(DAY_AFTER)
    alter(app, hold)
    alter(app, lambda one: record.make_final(one, b"%PDF", "text", datetime(2023, 12, 1, 9)))
    alter(app, record.begin_correction)
    words = "Version 2 öppen för rättelse"
    assert words in listed(app) and words in head(app)
    assert "Version 2 av minnesanteckningarna från möte 4/2023 är öppen för rättelse" in overview(app)
    assert "Färdigställ minnesanteckningarna från möte 4/2023" not in overview(app), "version 1 is final"
    alter(app, lambda one: record.give_up_correction(one, "text"))
    assert words not in listed(app) + head(app) and "öppen för rättelse" not in overview(app)
    assert "Färdigställt" in listed(app)


def test_what_never_went_out_was_not_done(app: App) -> None:
    with app.desk.change("Inget skickat"):
        nothing_sent(app.desk.file.meetings()[0])
    states = year_states(app, 1)
    assert states["Kallelsen skickas"] == states["Förslag till dagordning stäms av"] == "Gjordes inte"
    assert year_states(app, 2)["Kallelsen skickas"] == "Klar"


def test_three_late_meetings_have_each_its_own_day(app: App) -> None:
    seen = overview(app)
    for number, day in ((1, "16 februari"), (2, "18 maj"), (3, "21 september")):
        assert f"minnesanteckningarna från möte {number}/2023 på synpunkter senast {day} 2023" in seen


def test_no_button_is_red_for_a_meeting_far_ahead(app: App, on: Callable[[date], None]) -> None:
    on(date(2023, 11, 15))
    assert red(app) == []
    page = app.window.pages["overview"]
    overview(app)
    assert all(one.property("role") != "primary" for one in page.findChildren(QPushButton))
    on(date(2023, 11, 16))
    app.desk.changed.emit()
    assert red(app) == ["Håll mötet"]


@pytest.mark.parametrize("answer", [True, False])
def test_a_meeting_is_started_on_another_day_only_when_that_is_meant(
    app: App, said: list[str], monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0] if answer else None)
    app.window.go("live", coming(app).id)
    page = app.window.page
    assert isinstance(page, LivePage)
    page.start_button.click()
    assert [plain(text) for text in said] == ["Mötet är planerat till 30 november 2023. Vill du starta det nu?"]
    assert coming(app).running is answer


def test_a_meeting_starts_on_its_own_day_without_a_question(
    app: App, said: list[str], on: Callable[[date], None]
) -> None:
    on(ITS_DAY)
    app.window.go("live", coming(app).id)
    page = app.window.page
    assert isinstance(page, LivePage)
    page.start_button.click()
    assert coming(app).running and said == []


def _move(meeting: Meeting) -> None:
    meeting.day = date(2023, 12, 7)


def _call_off(meeting: Meeting) -> None:
    meeting.state = MeetingState.CANCELLED


def _elsewhere(meeting: Meeting) -> None:
    meeting.place = "Västervik"


def _longer(meeting: Meeting) -> None:
    meeting.insert(AgendaItem(title="Elpriset", minutes=5), 3)


@pytest.mark.parametrize(
    ("change", "told", "way", "kind"),
    [
        (_move, "till 30 november 2023.", "Skicka ändrad kallelse", SendingKind.CHANGE),
        (_elsewhere, "med en annan plats.", "Skicka ändrad kallelse", SendingKind.CHANGE),
        (_longer, "med en annan dagordning.", "Skicka ändrad kallelse", SendingKind.CHANGE),
        (_call_off, "till 30 november 2023.", "Meddela att mötet är inställt", SendingKind.CANCELLATION),
    ],
)
def test_those_who_were_called_are_told_what_has_changed(
    app: App, change: Callable[[Meeting], None], told: str, way: str, kind: SendingKind
) -> None:
    assert "har fått en kallelse" not in overview(app) + head(app)
    alter(app, change)
    words = f"19 personer har fått en kallelse {told}"
    [line] = [one for one in lines(app) if words in plain(one.accessibleName())]
    assert plain(line.accessibleName()) == f"Möte 4/2023: {words} {way}"
    assert words in head(app)
    assert read(meetings(app).head.tell_button.text()) == f"{way} …" and red(app)[0] == f"{way} …"
    if coming(app).state is MeetingState.PLANNED:
        assert year_states(app, 4)["Kallelsen skickas"] == "Försenat"
    sent: list[SendingKind] = []

    def send(dialog: SendDialog) -> None:
        sent.append(dialog.chosen)
        dialog.note_button.click()

    [line] = [one for one in lines(app) if words in plain(one.accessibleName())]
    answered(SendDialog, line.click, send)
    assert sent == [kind]
    assert "har fått en kallelse" not in overview(app) + head(app)
    assert meetings(app).head.tell_button.isHidden()
    if coming(app).state is MeetingState.PLANNED:
        assert year_states(app, 4)["Kallelsen skickas"] == "Klar"


def test_only_those_who_have_not_been_told_yet_are_ticked(app: App) -> None:
    alter(app, _move)

    def send_to_two(dialog: SendDialog) -> None:
        for n in range(2, dialog.people.count()):
            dialog.people.item(n).setCheckState(Qt.CheckState.Unchecked)
        dialog.note_button.click()

    answered(SendDialog, meetings(app).ways.send, send_to_two)
    assert "17 personer har fått en kallelse till 30 november 2023." in head(app)
    ticked: list[int] = []
    answered(SendDialog, meetings(app).ways.send, lambda dialog: ticked.append(len(dialog.ticked())))
    assert ticked == [17]


def test_whoever_deletes_a_meeting_that_people_were_called_to_is_told(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter(app, lambda one: one.attendances.clear())
    asked: list[str] = []
    monkeypatch.setattr(app.desk, "ask", lambda text, yes, parent=None: asked.append(text))
    meetings(app).delete_meeting()
    assert len(asked) == 1 and "kallats till möte 4/2023" in asked[0].lower()


def test_an_agenda_that_is_changed_after_it_was_set_says_so(app: App) -> None:
    alter(app, _longer)
    words = "Dagordningen fastställdes den 16 november 2023 och har ändrats sedan dess."
    assert words in head(app)
    seen: list[str] = []

    def set_again(dialog: RoundDialog) -> None:
        seen.append(plain(dialog.state.text()))
        dialog.set_button.click()

    answered(RoundDialog, meetings(app).ways.agree, set_again)
    assert seen == [words]
    assert "Dagordningen fastställdes den 27 november 2023." in head(app)


def test_the_day_to_reply_by_follows_the_meeting(app: App, qtbot: QtBot) -> None:
    alter(app, lambda one: setattr(one, "reply_by", date(2023, 11, 21)))
    form = MeetingForm(
        coming(app), app.desk.file.meetings(), app.desk.file.forum, coming(app).day, app.desk.language
    )
    qtbot.addWidget(form)
    form.day.set_value(date(2023, 11, 16))
    assert form.reply_by.value() == date(2023, 11, 7)
    assert form.check() == ""
    form.reply_by.set_value(date(2023, 11, 10))
    form.day.set_value(date(2023, 12, 7))
    assert form.reply_by.value() == date(2023, 11, 10), "what was chosen by hand stays"


def test_a_running_meeting_is_not_called_off(app: App, said: list[str]) -> None:
    alter(app, lambda one: setattr(one, "actual_start", time(13)))
    meetings(app).call_off()
    assert coming(app).state is MeetingState.PLANNED
    assert said == ["Möte 4/2023 pågår och kan inte ställas in. Avsluta det först."]
