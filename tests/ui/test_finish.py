"""After the meeting: the minutes are tidied, sent for remarks, made final, sent out and corrected."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop import cli
from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MinutesState, SendingKind
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.i18n import _
from industriforum_desktop.store.check import check
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.rewrite import rewrite_line
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.final import FinalStep
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.finish.remarks import RemarkForm, RemarksStep
from industriforum_desktop.ui.finish.send import SendStep
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.finish.tidy import TidyStep
from industriforum_desktop.ui.live.speller import SpellChecker
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.papers.page import PapersPage
from industriforum_desktop.ui.sending.dialog import SendDialog
from industriforum_desktop.ui.shared.versions import VersionsDialog
from industriforum_desktop.ui.ways import FinishMeeting, ShowPaper
from industriforum_desktop.ui.widgets.letters import plain as read
from industriforum_desktop.ui.window import Window
from tests.keys import press, type_text
from tests.ui.dialogs import answered

S = TypeVar("S", bound=Step)
Start = Callable[[Path | None], App]
THIRD, FOURTH = 3, 4
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture(autouse=True)
def spelling(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The speller answers when it has thought: only the test that waits for it has it on."""
    if "spelt" not in request.fixturenames:
        monkeypatch.setattr(SpellChecker, "switch", lambda checker, on: None)


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The person says yes to every question; here they are."""
    questions: list[str] = []

    def agree(desk: Desk, text: str, yes: str, parent: QWidget | None = None) -> bool:
        questions.append(text)
        return True

    monkeypatch.setattr(Desk, "ask", agree)
    return questions


def _spoil(path: Path) -> tuple[int, int]:
    """Make two actions of the third meeting say too little; the items they stand under."""
    file = ForumFile.open(path)
    meeting = file.meetings()[THIRD - 1]
    texts = {item.id: item.note.text.split("\n") for item in meeting.items if item.note and "->" in item.note.text}
    file.close()
    first, second = list(texts)[:2]
    for item_id, line in ((first, "-> boka lokal"), (second, "-> IUC: ringa runt senast tjugonde")):
        number = next(n for n, text in enumerate(texts[item_id]) if text.startswith("->"))
        rewrite_line(path, item_id, number, line)
    return first, second


@pytest.fixture
def spoilt(demo_path: Path) -> tuple[int, int]:
    return _spoil(demo_path)


@pytest.fixture
def page(spoilt: tuple[int, int], start: Start, demo_path: Path) -> FinishPage:
    """The demo's third meeting, held, with two lines that say too little."""
    return _page(start(demo_path))


def _page(app: App, target: object = THIRD) -> FinishPage:
    app.window.activateWindow()
    app.window.go("finish", target)
    page = app.window.page
    assert isinstance(page, FinishPage)
    return page


def _step(page: FinishPage, kind: type[S]) -> S:
    step = page.step
    assert isinstance(step, kind)
    return step


def _click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _meeting(page: FinishPage) -> Meeting:
    meeting = page.meeting
    assert meeting is not None
    return meeting


def _note(page: FinishPage, item_id: int) -> str:
    item = page.desk.file.session.get_one(AgendaItem, item_id)
    return item.note.text if item.note else ""


def _rail(page: FinishPage) -> list[str]:
    return [page.rail.item(n).text() for n in range(page.rail.count())]


def _make_final(page: FinishPage, qtbot: QtBot, correction: str = "") -> None:
    page.show_step("final")
    step = _step(page, FinalStep)
    versions = len(_meeting(page).versions)
    if correction:
        type_text(step.correction, correction)
    _click(qtbot, step.final_button)
    qtbot.waitUntil(lambda: len(_meeting(page).versions) == versions + 1, timeout=60_000)


def _words(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_steps_tell_how_far_the_minutes_have_come(page: FinishPage) -> None:
    assert [text.split("\n")[0] for text in _rail(page)] == [
        f"{n}. {_(title)}" for n, title in enumerate(("Tidy", "Remarks", "Make final", "Send", "Correct"), 1)
    ]
    assert page.rail.currentRow() == 0
    assert page.state.text() == "Utkast"
    assert "2" in _rail(page)[0].split("\n")[1]


def test_lines_are_mended_one_at_a_time_and_the_captured_rows_follow(
    page: FinishPage, spoilt: tuple[int, int], qtbot: QtBot
) -> None:
    tidy = _step(page, TidyStep)
    assert page.window().focusWidget() is tidy.field
    assert tidy.field.line() == "-> boka lokal"
    tidy.field.selectAll()
    type_text(tidy.field, "-> Unionen: boka lokal senast 20 december")
    assert "Unionen" in tidy.read.text()
    press(tidy.field, Qt.Key.Key_Return, "\r")
    assert "-> Unionen: boka lokal senast 20 december" in _note(page, spoilt[0]).split("\n")
    rows = page.desk.file.session.get_one(AgendaItem, spoilt[0]).outcomes
    [row] = [row for row in rows if row.text == "boka lokal"]
    assert (row.who, row.due) == ("Unionen", date(2023, 12, 20))
    assert tidy.field.line() == "-> IUC: ringa runt senast tjugonde"
    assert tidy.count.text().startswith("1 ")
    assert check(page.desk.file.path) == []


@pytest.mark.parametrize("way", ["step", "page", "quit"])
def test_a_line_that_is_left_in_the_middle_is_written(page: FinishPage, spoilt: tuple[int, int], way: str) -> None:
    tidy, window = _step(page, TidyStep), page.window()
    assert isinstance(window, Window)
    type_text(tidy.field, " i Kalmar")
    if way == "step":
        page.show_step("final")
    elif way == "page":
        window.go("overview", None)
    else:
        path = page.desk.file.path
        assert window.close()
        file = ForumFile.open(path)
        assert "-> boka lokal i Kalmar" in file.session.get_one(AgendaItem, spoilt[0]).note.text.split("\n")
        file.close()
        return
    assert "-> boka lokal i Kalmar" in _note(page, spoilt[0]).split("\n")
    window.go("finish", THIRD)
    page.show_step("tidy")
    type_text(tidy.field, " nu")
    window.go("overview", None)
    assert "-> boka lokal i Kalmar nu" in _note(page, spoilt[0]).split("\n")


def test_a_line_that_is_emptied_and_left_stays(page: FinishPage, spoilt: tuple[int, int]) -> None:
    tidy, before = _step(page, TidyStep), _note(page, spoilt[0])
    tidy.field.clear()
    page.show_step("final")
    assert _note(page, spoilt[0]) == before


def test_a_line_that_still_lacks_something_stays(page: FinishPage) -> None:
    tidy = _step(page, TidyStep)
    before = tidy.lacks.text()
    tidy.field.show_line("-> Unionen: boka lokal")
    tidy.mend()
    assert tidy.field.line() == "-> Unionen: boka lokal"
    assert tidy.lacks.text() != before
    assert len(tidy.lacks.text().split("\n")) == 1


def test_lines_are_skipped_and_shown_again(page: FinishPage, spoilt: tuple[int, int], qtbot: QtBot) -> None:
    tidy = _step(page, TidyStep)
    before = _note(page, spoilt[0])
    _click(qtbot, tidy.skip_button)
    assert tidy.field.line() == "-> IUC: ringa runt senast tjugonde"
    _click(qtbot, tidy.skip_button)
    assert page.window().focusWidget() is tidy.forward_button
    assert _note(page, spoilt[0]) == before
    _click(qtbot, tidy.again_button)
    assert tidy.field.line() == "-> boka lokal"


def test_an_emptied_line_goes_and_comes_back(page: FinishPage, spoilt: tuple[int, int], qtbot: QtBot) -> None:
    tidy = _step(page, TidyStep)
    before = _note(page, spoilt[0])
    tidy.field.selectAll()
    press(tidy.field, Qt.Key.Key_Delete)
    press(tidy.field, Qt.Key.Key_Return, "\r")
    assert "boka lokal" not in _note(page, spoilt[0])
    _click(qtbot, tidy.back_button)
    assert _note(page, spoilt[0]) == before
    assert tidy.field.line() == "-> boka lokal"
    assert check(page.desk.file.path) == []


def test_no_break_spaces_stay_in_a_mended_line(page: FinishPage, spoilt: tuple[int, int]) -> None:
    tidy = _step(page, TidyStep)
    line = "-> Unionen: boka sal\N{NO-BREAK SPACE}4 senast 20\N{NO-BREAK SPACE}december"
    tidy.field.selectAll()
    type_text(tidy.field, line)
    tidy.mend()
    assert line in _note(page, spoilt[0]).split("\n")


def test_what_is_typed_live_is_written_before_lines_are_mended(app: App, qtbot: QtBot) -> None:
    app.window.go("live", THIRD)
    live = app.window.pages["live"]
    type_text(live.editor, "\n-> ")  # type: ignore[attr-defined]
    type_text(live.editor, "ordna fika")  # type: ignore[attr-defined]
    page = _page(app)
    assert live.session is None  # type: ignore[attr-defined]
    assert _step(page, TidyStep).field.line() == "-> ordna fika"


def test_the_draft_goes_out_for_remarks(page: FinishPage, qtbot: QtBot, said: list[str]) -> None:
    qtbot.keyClick(page.window(), Qt.Key.Key_2, ALT)
    step = _step(page, RemarksStep)
    assert "Unionen" in step.to.toPlainText()
    assert step.by.text() == "2023-12-04"
    _click(qtbot, step.send_button)
    meeting = _meeting(page)
    assert (meeting.minutes_state, meeting.remarks_by) == (MinutesState.REVIEW, date(2023, 12, 4))
    assert page.state.text() == "På synpunkter"
    assert said == []


def test_a_day_on_which_nobody_works_is_told(page: FinishPage) -> None:
    page.show_step("remarks")
    step = _step(page, RemarksStep)
    step.by.set_value(date(2023, 12, 9))  # a Saturday
    assert step.obstacle.isVisible()


def test_remarks_are_written_down_with_their_day_and_answer(page: FinishPage, qtbot: QtBot) -> None:
    page.show_step("remarks")
    step = _step(page, RemarksStep)
    names = [reply.organisation.called for reply in step.replies(_meeting(page))]
    assert step.table.choose(lambda reply: reply.organisation.called == "Unionen")

    def answer(form: RemarkForm) -> None:
        assert form["organisation_id"].currentText() == "Unionen"
        type_text(form["text"], "Punkt 4 är fel.")
        type_text(form["answer"], "Ändrat.")
        qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)

    answered(RemarkForm, lambda: qtbot.mouseClick(step.new_button, Qt.MouseButton.LeftButton), answer)
    [remark] = _meeting(page).remarks
    assert (remark.organisation.called, remark.text, remark.answer) == ("Unionen", "Punkt 4 är fel.", "Ändrat.")
    assert remark.received_on == date(2023, 11, 27)
    assert step.heard.text().startswith("1 ")
    assert str(len(names)) in step.heard.text()
    assert [reply.remark is None for reply in step.replies(_meeting(page))].count(True) == len(names) - 1
    assert page.desk.file.undo()
    assert _meeting(page).remarks == []


def test_an_empty_remark_is_not_taken(page: FinishPage, qtbot: QtBot) -> None:
    page.show_step("remarks")
    step = _step(page, RemarksStep)
    answered(
        RemarkForm,
        step.add_remark,
        lambda form: qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton),
    )
    assert _meeting(page).remarks == []


def test_an_organisation_without_remarks_is_noted_with_one_click(page: FinishPage, qtbot: QtBot) -> None:
    page.show_step("remarks")
    step = _step(page, RemarksStep)
    step.table.choose(lambda reply: reply.organisation.called == "TMF")
    _click(qtbot, step.nothing_button)
    _click(qtbot, step.nothing_button)
    assert [remark.organisation.called for remark in _meeting(page).remarks] == ["TMF"]


def test_final_minutes_are_a_pdf_without_draft_mark_that_is_kept(
    page: FinishPage, agreed: list[str], qtbot: QtBot
) -> None:
    _make_final(page, qtbot)
    [version] = _meeting(page).versions
    assert len(agreed) == 1
    assert sha256(version.pdf).hexdigest() == version.sha256
    words = _words(version.pdf)
    assert "UTKAST" not in words
    assert "27 november 2023" in words
    assert "version 1" in words
    assert "boka lokal" in version.text
    assert check(page.desk.file.path) == []


def test_making_final_can_not_be_undone(app: App, agreed: list[str], qtbot: QtBot) -> None:
    page = _page(app)
    with app.desk.change("Nytt tema"):
        _meeting(page).theme = "Ett nytt tema"
    assert app.window.undo_action.isEnabled()
    _make_final(page, qtbot)
    assert not app.window.undo_action.isEnabled()
    qtbot.keyClick(app.window, Qt.Key.Key_Z, CTRL)
    assert _meeting(page).minutes_state is MinutesState.FINAL
    assert _meeting(page).theme == "Ett nytt tema"


def test_who_says_no_keeps_the_draft(page: FinishPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(Desk, "ask", lambda *asked: False)
    page.show_step("final")
    _click(qtbot, _step(page, FinalStep).final_button)
    assert page.step.isEnabled()
    assert _meeting(page).versions == []


def test_a_meeting_that_has_not_ended_is_not_made_final(app: App) -> None:
    page = _page(app, FOURTH)
    page.show_step("final")
    assert not _step(page, FinalStep).final_button.isEnabled()


@pytest.fixture
def final(app: App, agreed: list[str], qtbot: QtBot) -> FinishPage:
    """The demo's third meeting with final minutes, version 1."""
    page = _page(app)
    _make_final(page, qtbot)
    agreed.clear()
    return page


def test_every_sending_is_noted(final: FinishPage, qtbot: QtBot) -> None:
    final.show_step("send")
    step = _step(final, SendStep)
    assert "Unionen" in step.to.toPlainText()
    _click(qtbot, step.sent_button)
    type_text(step.to, "registrator")
    _click(qtbot, step.sent_button)
    sent = _meeting(final).versions[0].sent_to.split("\n")
    assert len(sent) == 2
    assert sent[1] == "2023-11-27: registrator"
    assert final.state.text() == "Utskickade"


def test_a_receiver_that_nobody_knows_is_told(final: FinishPage, qtbot: QtBot) -> None:
    final.show_step("send")
    step = _step(final, SendStep)
    said: list[str] = []
    step.desk.said.connect(said.append)
    _click(qtbot, step.sent_button)
    assert not any("lista" in line for line in said), "those who were proposed are known"
    type_text(step.to, "testUnionen, gs, GS, facket för skogs-, trä- och grafisk bransch, Ylva Ek")
    _click(qtbot, step.sent_button)
    assert "I ingen lista i forumet: testUnionen." in said[-1]


def _choose_file(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str = "") -> None:
    monkeypatch.setattr(file_dialogs, "save", lambda parent, title, place, kinds: folder / (name or place.name))


def test_the_pdf_is_saved_byte_for_byte_under_its_name(
    final: FinishPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final.show_step("send")
    _choose_file(monkeypatch, tmp_path)
    [save] = [one for one in final.step.findChildren(QPushButton) if read(one.text()) == _("Save the PDF …")]
    _click(qtbot, save)
    path = tmp_path / "2023-09-14 Minnesanteckningar Industriforum Kalmar län 3-2023.pdf"
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == _meeting(final).versions[0].pdf


def test_the_papers_page_and_the_command_line_give_the_same_file(
    app: App, final: FinishPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = _meeting(final).versions[0].pdf
    app.window.go("papers", (THIRD, "minutes"))
    papers = app.window.page
    assert isinstance(papers, PapersPage)
    qtbot.waitUntil(lambda: papers.ready, timeout=20_000)
    _choose_file(monkeypatch, tmp_path)
    papers.save()
    path = tmp_path / "2023-09-14 Minnesanteckningar Industriforum Kalmar län 3-2023.pdf"
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == stored
    out = tmp_path / "ut.pdf"
    assert cli.main(["report", "minutes", str(app.desk.file.path), "--meeting", "2023-3", "-o", str(out)]) == 0
    assert out.read_bytes() == stored


def test_the_registrar_gets_the_details(
    app: App, final: FinishPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final.show_step("send")
    step = _step(final, SendStep)
    checksum = _meeting(final).versions[0].sha256
    _click(qtbot, step.copy_button)
    assert checksum in QGuiApplication.clipboard().text()
    _choose_file(monkeypatch, tmp_path, "underlag.json")
    _click(qtbot, step.data_button)
    path = tmp_path / "underlag.json"
    qtbot.waitUntil(path.exists)
    assert checksum in json.loads(path.read_text(encoding="utf-8"))[0].values()
    _click(qtbot, step.details_button)
    papers = app.window.page
    assert isinstance(papers, PapersPage)
    assert (papers.meetings.chosen, papers.kind) == (THIRD, "registration")
    qtbot.waitUntil(lambda: papers.ready, timeout=20_000)


def test_a_final_agenda_is_only_read(app: App, final: FinishPage, agreed: list[str], said: list[str]) -> None:
    app.window.go("meetings", THIRD)
    meetings = app.window.page
    assert isinstance(meetings, MeetingsPage)
    titles = [item.title for item in _meeting(final).items]
    assert not meetings.editor.form.isEnabled()
    assert not meetings.editor.add_button.isEnabled()
    meetings.editor.form.edited.emit(_meeting(final).items[0].id, {"title": "Annat"})
    assert len(said) == 1
    meetings.editor.move_by(1)
    assert len(agreed) == 1
    assert [item.title for item in _meeting(final).items] == titles
    assert app.window.page is final
    assert final.step.key == "correct"


def test_the_live_view_leads_to_the_correction(app: App, final: FinishPage, agreed: list[str]) -> None:
    app.window.go("live", THIRD)
    assert len(agreed) == 1
    assert app.window.page is final
    assert final.step.key == "correct"


def test_who_does_not_want_to_correct_stays_with_the_meeting(
    app: App, final: FinishPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "ask", lambda *asked: False)
    app.window.go("live", THIRD)
    assert isinstance(app.window.page, MeetingsPage)
    assert app.window.pages["live"].session is None  # type: ignore[attr-defined]


def test_a_meeting_with_final_minutes_is_not_deleted(app: App, final: FinishPage, said: list[str]) -> None:
    app.window.go("meetings", THIRD)
    app.window.page.delete_meeting()
    assert len(said) == 1
    assert app.desk.file.session.get(Meeting, THIRD) is not None


def test_a_correction_is_a_version_of_its_own(app: App, final: FinishPage, qtbot: QtBot) -> None:
    first = _meeting(final).versions[0].pdf
    final.show_step("correct")
    _click(qtbot, final.step.open_button)  # type: ignore[attr-defined]
    app.window.go("live", THIRD)
    type_text(app.window.pages["live"].editor, "\nEn rättad mening.")  # type: ignore[attr-defined]
    page = _page(app)
    page.show_step("final")
    step = _step(page, FinalStep)
    assert "En rättad mening." in step.differences.toPlainText()
    _make_final(page, qtbot, "En mening saknades.")
    one, two = _meeting(page).versions
    assert one.pdf == first
    words = _words(two.pdf)
    assert two.correction == "En mening saknades."
    assert "En mening saknades." in words
    assert words.count("En rättad mening.") == 2
    assert "version 2" in words
    assert check(app.desk.file.path) == []


def test_a_correction_must_be_explained(final: FinishPage, qtbot: QtBot, said: list[str]) -> None:
    final.show_step("correct")
    _click(qtbot, final.step.open_button)  # type: ignore[attr-defined]
    final.show_step("final")
    step = _step(final, FinalStep)
    _click(qtbot, step.final_button)
    assert len(said) == 1
    assert final.window().focusWidget() is step.correction
    assert len(_meeting(final).versions) == 1


def test_a_correction_is_given_up_only_when_nothing_was_changed(
    app: App, final: FinishPage, qtbot: QtBot, said: list[str]
) -> None:
    final.show_step("correct")
    _click(qtbot, final.step.open_button)  # type: ignore[attr-defined]
    with app.desk.change("Ny plats"):
        _meeting(final).place = "En annan plats"
    _click(qtbot, final.step.give_up_button)  # type: ignore[attr-defined]
    assert len(said) == 1
    assert _meeting(final).minutes_state is MinutesState.DRAFT
    app.desk.file.undo()
    _click(qtbot, final.step.give_up_button)  # type: ignore[attr-defined]
    assert _meeting(final).minutes_state is MinutesState.FINAL


def test_the_way_there_from_meetings_and_papers(app: App, qtbot: QtBot) -> None:
    app.window.activateWindow()
    app.window.go("meetings", THIRD)
    _click(qtbot, app.window.page.head.finish_button)
    assert app.window.page is app.window.pages["finish"]
    qtbot.keyClick(app.window, Qt.Key.Key_Escape, SHIFT)
    assert isinstance(app.window.page, MeetingsPage)
    app.window.go("papers", (THIRD, "minutes"))
    papers = app.window.page
    assert isinstance(papers, PapersPage)
    qtbot.waitUntil(lambda: papers.ready, timeout=20_000)
    qtbot.keyClick(app.window, Qt.Key.Key_F, CTRL | SHIFT)
    page = app.window.page
    assert isinstance(page, FinishPage)
    assert _meeting(page).id == THIRD


def test_a_forum_that_is_only_read_is_not_changed(
    start: Start, demo_path: Path, spoilt: tuple[int, int], said: list[str], qtbot: QtBot
) -> None:
    app = start(demo_path)
    app.desk.file.read_only = True
    page = _page(app)
    tidy = _step(page, TidyStep)
    before = _note(page, spoilt[0])
    tidy.field.show_line("-> Unionen: boka lokal senast 20 december")
    tidy.mend()
    assert _note(page, spoilt[0]) == before
    page.show_step("final")
    _click(qtbot, _step(page, FinalStep).final_button)
    assert _meeting(page).versions == []
    assert len(said) >= 2


def test_the_warning_is_a_real_dialog(page: FinishPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    page.show_step("final")
    _click(qtbot, _step(page, FinalStep).final_button)
    assert "3/2023" in shown[0]
    assert _meeting(page).versions == []


@pytest.fixture
def spelt() -> None:
    """The test waits for the speller."""


def test_misspelt_words_are_stops_too(app: App, spelt: None, qtbot: QtBot) -> None:
    item = app.desk.file.meetings()[THIRD - 1].items[0]
    assert item.note is not None
    first = item.note.text.split("\n")[0]
    rewrite_line(app.desk.file.path, item.id, 0, f"{first} Dett var braa.")
    app.desk.file.refresh()
    tidy = _step(_page(app), TidyStep)
    qtbot.waitUntil(lambda: "braa" in tidy.lacks.text(), timeout=20_000)
    assert "Dett" in tidy.lacks.text()
    tidy.field.show_line(f"{first} Det var braa.")
    tidy.mend()
    qtbot.waitUntil(lambda: tidy.lacks.text().endswith(" braa"), timeout=20_000)
    assert tidy.field.line() == f"{first} Det var braa."
    _click(qtbot, tidy.learn_button)
    assert "braa" in app.desk.file.forum.dictionary
    assert "braa" not in tidy.lacks.text()


def test_news_from_the_speller_leave_what_is_typed_alone(app: App, spelt: None, qtbot: QtBot) -> None:
    item = app.desk.file.meetings()[THIRD - 1].items[0]
    rewrite_line(app.desk.file.path, item.id, 0, "-> ordna kaffee")
    app.desk.file.refresh()
    tidy = _step(_page(app), TidyStep)
    assert tidy.field.line() == "-> ordna kaffee"
    type_text(tidy.field, " och te")
    qtbot.waitUntil(lambda: "kaffee" in tidy.lacks.text().split("\n")[-1], timeout=20_000)
    assert tidy.field.line() == "-> ordna kaffee och te"


def test_a_suggestion_takes_the_wrong_words_place(app: App, spelt: None, qtbot: QtBot) -> None:
    item = app.desk.file.meetings()[THIRD - 1].items[0]
    rewrite_line(app.desk.file.path, item.id, 0, "Validerig var bra.")
    app.desk.file.refresh()
    tidy = _step(_page(app), TidyStep)
    qtbot.waitUntil(lambda: tidy.suggestions.isVisible(), timeout=20_000)
    offered = {one.text(): one for one in tidy.suggestions.findChildren(QPushButton)}
    _click(qtbot, offered["Validering"])
    assert tidy.field.line() == "Validering var bra."
    tidy.mend()
    notes = app.desk.file.session.get_one(AgendaItem, item.id).note
    assert notes is not None
    assert notes.text.startswith("Validering var bra.")


def test_each_wrong_word_gets_its_suggestions_in_turn(app: App, spelt: None, qtbot: QtBot) -> None:
    item = app.desk.file.meetings()[THIRD - 1].items[0]
    rewrite_line(app.desk.file.path, item.id, 0, "Validerig och utbildnig.")
    app.desk.file.refresh()
    tidy = _step(_page(app), TidyStep)
    for wrong, right in (("Validerig", "Validering"), ("utbildnig", "utbildning")):
        qtbot.waitUntil(partial(_offers, tidy, right), timeout=20_000)
        assert wrong in tidy.lacks.text()
        _click(qtbot, _offered(tidy)[right])
        assert wrong not in tidy.lacks.text()
    assert tidy.field.line() == "Validering och utbildning."
    assert not tidy.suggestions.isVisible()


def _offers(tidy: TidyStep, word: str) -> bool:
    return word in _offered(tidy)


def _offered(tidy: TidyStep) -> dict[str, QPushButton]:
    shown = tidy.suggestions.findChildren(QPushButton) if tidy.suggestions.isVisible() else []
    return {offer.text(): offer for offer in shown}


def test_a_warning_goes_as_soon_as_the_line_is_right(page: FinishPage) -> None:
    tidy = _step(page, TidyStep)
    nobody, no_day = "Ingen är utpekad.", "Dagen saknas."
    assert nobody in tidy.lacks.text() and no_day in tidy.lacks.text()
    tidy.field.show_line("-> IUC: boka lokal")
    assert nobody not in tidy.lacks.text() and no_day in tidy.lacks.text()
    tidy.field.show_line("-> IUC: boka lokal senast 15 juni")
    assert tidy.lacks.text() == ""
    tidy.field.show_line("-> boka lokal")
    assert nobody in tidy.lacks.text()


def test_nothing_is_called_looked_through_before_the_speller_has_answered(
    app: App, spelt: None, qtbot: QtBot
) -> None:
    item = app.desk.file.meetings()[THIRD - 1].items[0]
    assert item.note is not None
    rewrite_line(app.desk.file.path, item.id, 0, f"{item.note.text.split(chr(10))[0]} Dett var bra.")
    app.desk.file.refresh()
    page = _page(app)
    tidy = _step(page, TidyStep)
    assert (tidy.stack.currentIndex(), tidy.count.text()) == (3, "")
    assert _rail(page)[0].split("\n")[1] == "Stavningen kontrolleras …"
    page.show_step("final")
    assert "Stavningen kontrolleras …" in _step(page, FinalStep).left.text()
    qtbot.waitUntil(lambda: "2 rader är inte genomgångna." in _step(page, FinalStep).left.text(), timeout=20_000)
    assert "Stavningen" not in _step(page, FinalStep).left.text()
    assert _rail(page)[0].split("\n")[1] == "2 rader kvar"
    page.show_step("tidy")
    tidy.skip()
    tidy.skip()
    assert _rail(page)[0].split("\n")[1] == "2 överhoppade"
    page.show_step("final")
    assert "2 rader hoppades över." in _step(page, FinalStep).left.text()


def test_lines_that_were_left_are_told_before_and_after(page: FinishPage, agreed: list[str], qtbot: QtBot) -> None:
    page.show_step("final")
    assert "2 rader är inte genomgångna." in _step(page, FinalStep).left.text()
    _make_final(page, qtbot)
    assert _rail(page)[0].split("\n")[1] == "2 rader lämnades som de var"


def test_a_draft_that_was_never_sent_is_not_said_to_be_unanswered(
    page: FinishPage, agreed: list[str], qtbot: QtBot
) -> None:
    assert _rail(page)[1].split("\n")[1] == "Inte skickat"
    _make_final(page, qtbot)
    assert _rail(page)[1].split("\n")[1] == "Skickades inte"
    page.show_step("remarks")
    step = _step(page, RemarksStep)
    assert step.heard.text() == "Skickades inte"
    assert "Utkastet skickades aldrig på synpunkter." in step.state.text()
    assert not step.to.isVisible()


def test_an_open_correction_says_that_there_is_a_version_before(
    page: FinishPage, agreed: list[str], qtbot: QtBot
) -> None:
    _make_final(page, qtbot)
    page.show_step("correct")
    page.step.open()  # type: ignore[attr-defined]
    assert _rail(page)[1].split("\n")[1] == "Skickades inte"
    assert _rail(page)[2].split("\n")[1] == "Version 2 är öppen"
    assert page.state.text() == "Version 2 öppen för rättelse"


def test_every_version_can_be_opened_from_where_it_is_told_of(
    page: FinishPage, agreed: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_final(page, qtbot)
    page.show_step("correct")
    page.step.open()  # type: ignore[attr-defined]
    item = _meeting(page).items[0]
    rewrite_line(page.desk.file.path, item.id, 0, "En rättad mening.")
    page.desk.file.refresh()
    _make_final(page, qtbot, "En mening var fel.")
    opened: list[bytes] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()).read_bytes())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    first, second = _meeting(page).versions

    def answer(dialog: VersionsDialog) -> None:
        assert dialog.table.choose(lambda kept: kept.number == 1)
        already = len(opened)
        _click(qtbot, dialog.open_button)
        qtbot.waitUntil(lambda: len(opened) > already)
        dialog.before.setCurrentIndex(0)
        dialog.after.setCurrentIndex(1)
        assert dialog.view.changes and "rättad" in dialog.view.toPlainText()

    for key in ("final", "correct"):
        page.show_step(key)
        answered(VersionsDialog, page.step.older_button.click, answer)  # type: ignore[attr-defined]
    page.desk.go.emit(ShowPaper("minutes", THIRD))
    papers = page.window().findChild(PapersPage)
    assert isinstance(papers, PapersPage)
    answered(VersionsDialog, papers.versions_button.click, answer)
    assert opened == [first.pdf] * 3 != [second.pdf] * 3


def test_the_letter_is_written_from_its_step(page: FinishPage) -> None:
    page.show_step("remarks")

    def look(dialog: SendDialog) -> None:
        assert dialog.chosen is SendingKind.REMARKS

    answered(SendDialog, _step(page, RemarksStep).letter.click, look)


def test_the_letter_with_the_final_minutes_is_written_from_its_step(final: FinishPage) -> None:
    final.show_step("send")

    def look(dialog: SendDialog) -> None:
        assert dialog.chosen is SendingKind.MINUTES

    answered(SendDialog, _step(final, SendStep).letter.click, look)


def test_the_draft_that_is_shown_is_the_one_with_row_numbers(app: App) -> None:
    meeting = app.desk.file.meetings()[0]
    app.window.follow(FinishMeeting(meeting.id, "remarks"))
    page = app.window.page
    assert isinstance(page, FinishPage)
    _step(page, RemarksStep).draft_button.click()
    papers = app.window.page
    assert isinstance(papers, PapersPage) and papers.kind == "draft"
