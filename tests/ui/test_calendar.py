"""“Nästa möte” is one day wherever it is told, and moves with the meeting."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from industriforum_desktop import cli
from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.glance import glance
from industriforum_desktop.ui.actions.page import ActionsPage
from industriforum_desktop.ui.live.page import LivePage
from tests.keys import type_text

OFF, NEXT, MOVED = date(2024, 2, 8), date(2024, 5, 16), date(2024, 5, 23)
WORK = "ta fram kartläggningen"


@pytest.fixture
def app(app: App) -> App:
    """After the meeting of today one is cancelled, and the next that will be held is the one after it."""
    file = app.desk.file
    with file.change("planera"):
        for number, (day, state) in enumerate(
            [
                (OFF, MeetingState.CANCELLED),
                (NEXT, MeetingState.PLANNED),
                (date(2024, 9, 12), MeetingState.PLANNED),
            ],
            start=1,
        ):
            file.session.add(
                Meeting(
                    year=2024, number=number, day=day, start=time(13), end=time(15), place="Kalmar", state=state
                )
            )
    return app


def shown(live: LivePage) -> str:
    rows = [live.captured.item(n).text() for n in range(live.captured.count())]
    return next(row for row in rows if WORK in row).replace("\N{NO-BREAK SPACE}", " ")


def on_actions_page(app: App) -> str:
    app.window.go("actions", "all")
    page = app.window.page
    assert isinstance(page, ActionsPage)
    page.show_only("all")
    model = page.table.sorted
    for row in range(model.rowCount()):
        cells = [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        if any(WORK in cell.casefold() for cell in cells):
            return " ".join(cells).replace("\N{NO-BREAK SPACE}", " ")
    raise AssertionError("no such action")


def paper(path: Path, kind: str, tmp_path: Path) -> str:
    out = tmp_path / f"{kind}.pdf"
    out.unlink(missing_ok=True)
    assert cli.main(["report", kind, str(path), "--meeting", "2023-4", "-o", str(out)]) == 0
    document = pypdfium2.PdfDocument(out)
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def due(file: ForumFile) -> date | None:
    return next(one for one in file.actions() if WORK in one.text).due


def told_everywhere(app: App, tmp_path: Path, day: date) -> None:
    """The file, the page, the papers and the overview all know the day."""
    file = app.desk.file
    assert due(file) == day
    said = app.desk.language.short_date(day)
    assert said in on_actions_page(app)
    for kind in ("minutes", "actions"):
        text = paper(file.path, kind, tmp_path)
        after = text[text.casefold().index(WORK) :][:160]
        assert said in after, (kind, after)
    before, passed = (glance(file.path, day + timedelta(days=n)).waiting.overdue_actions for n in (0, 1))
    assert passed == before + 1


def test_the_next_meeting_is_the_same_day_everywhere_and_moves(
    app: App, live: LivePage, qtbot: QtBot, tmp_path: Path
) -> None:
    type_text(live.editor, f"-> IUC: {WORK} till nästa möte")
    qtbot.waitUntil(lambda: any(WORK in live.captured.item(n).text() for n in range(live.captured.count())))
    assert shown(live) == f"IUC: {WORK} – 16 maj 2024"
    assert live.leave()
    told_everywhere(app, tmp_path, NEXT)
    file = app.desk.file

    with app.desk.change("flytta mötet"):
        file.meeting("2024-2").day = MOVED
    told_everywhere(app, tmp_path, MOVED)
    app.desk.file.undo()
    told_everywhere(app, tmp_path, NEXT)

    with app.desk.change("planera det igen"):
        file.meeting("2024-1").state = MeetingState.PLANNED
    told_everywhere(app, tmp_path, OFF)


def test_the_live_view_knows_at_once_that_the_next_meeting_was_moved(
    app: App, live: LivePage, qtbot: QtBot
) -> None:
    type_text(live.editor, f"-> IUC: {WORK} till nästa möte")
    qtbot.waitUntil(lambda: any(WORK in live.captured.item(n).text() for n in range(live.captured.count())))
    with app.desk.change("flytta mötet"):
        app.desk.file.meeting("2024-2").day = MOVED
    qtbot.waitUntil(lambda: shown(live) == f"IUC: {WORK} – 23 maj 2024")


def test_what_is_for_the_follow_up_is_due_when_it_is_held(
    app: App, live: LivePage, qtbot: QtBot, tmp_path: Path
) -> None:
    type_text(live.editor, f"-> IUC: {WORK} för årsuppföljningen")
    qtbot.waitUntil(lambda: any(WORK in live.captured.item(n).text() for n in range(live.captured.count())))
    assert shown(live) == f"IUC: {WORK} – för årsuppföljningen"
    assert live.leave()
    file = app.desk.file
    assert due(file) is None
    assert "för årsuppföljningen" in on_actions_page(app)
    assert "för årsuppföljningen" in paper(file.path, "minutes", tmp_path)
    last = date(2024, 11, 28)
    with app.desk.change("planera årets sista"):
        file.session.add(Meeting(year=2024, number=4, day=last, start=time(13), end=time(15), place=""))
    assert due(file) == last
    assert app.desk.language.short_date(last) in on_actions_page(app)
    assert app.desk.language.short_date(last) in paper(file.path, "minutes", tmp_path)


def test_an_action_put_off_to_the_next_meeting_follows_it(app: App, live: LivePage, qtbot: QtBot) -> None:
    """What a later meeting says counts from that one, not from the meeting that gave the action."""
    live.agenda.setCurrentRow(2)
    action = next(one for one in app.desk.file.actions() if one.status.open and one.item.meeting.number == 1)
    kept = action.id
    live.before.ask_day(kept)
    type_text(live.arranging.line.field, "nästa möte")
    qtbot.keyClick(live.arranging.line.field, Qt.Key.Key_Return)
    file = app.desk.file
    assert next(one for one in file.actions() if one.id == kept).due == NEXT
    with app.desk.change("flytta mötet"):
        file.meeting("2024-2").day = MOVED
    assert next(one for one in file.actions() if one.id == kept).due == MOVED
