"""The first start, the later ones, and files that can't be opened."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.settings import Settings, data_folder, file_name, free_path
from industriforum_desktop.store.check import check
from industriforum_desktop.store.connection import connect
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.people.page import PeoplePage

Start = Callable[[Path | None], App]


def _click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_first_start_offers_three_ways(start: Start) -> None:
    app = start(None)
    welcome = app.window.welcome
    assert welcome.isVisible()
    assert [welcome.new_button.text(), welcome.open_button.text(), welcome.demo_button.text()] == [
        "Skapa nytt forum",
        "Öppna …",
        "Öppna exempelforum",
    ]


def _touch(qtbot: QtBot, app: App) -> None:
    """Begin to use the window; wait until all of it is there."""
    with qtbot.waitSignal(app.ready, timeout=20_000):
        qtbot.keyClick(app.window.overview, Qt.Key.Key_Shift)


def test_a_new_forum_is_made_in_the_local_data_and_opens(start: Start, qtbot: QtBot) -> None:
    app = start(None)
    welcome = app.window.welcome
    _click(qtbot, welcome.new_button)
    proposed = Path(welcome.path_field.text())
    assert proposed.parent == data_folder()
    assert "Documents" not in proposed.parts
    welcome.name_field.clear()
    qtbot.keyClicks(welcome.name_field, "Skogsforum")
    assert Path(welcome.path_field.text()).name == "Skogsforum.forum"
    _click(qtbot, welcome.create_button)
    qtbot.waitUntil(app.window.overview.isVisible, timeout=20_000)
    _touch(qtbot, app)
    assert app.desk.file.forum.name == "Skogsforum"
    assert app.window.windowTitle() == "Skogsforum – Skogsforum.forum"
    assert "Nästa möte" in _texts(app)
    assert "Inget möte är planerat än" in _texts(app)


def test_a_forum_without_a_name_is_not_made(start: Start, qtbot: QtBot) -> None:
    app = start(None)
    welcome = app.window.welcome
    _click(qtbot, welcome.new_button)
    welcome.name_field.clear()
    _click(qtbot, welcome.create_button)
    assert "Ge forumet ett namn." in _texts(app)
    assert list(data_folder().glob("*.forum")) == []


def test_the_example_forum_opens_with_its_next_meeting(start: Start, qtbot: QtBot) -> None:
    app = start(None)
    _click(qtbot, app.window.welcome.demo_button)
    qtbot.waitUntil(app.window.overview.isVisible, timeout=20_000)
    _touch(qtbot, app)
    assert {"Möte 4/2023", "torsdag 30 november 2023, kl. 13.00–15.30"} <= set(_texts(app))
    assert "5. Årlig uppföljning" in _texts(app)


def test_the_last_file_and_page_come_back_by_themselves(start: Start, demo_path: Path, qtbot: QtBot) -> None:
    first = start(demo_path)
    first.window.show_page("actions")
    first.window.resize(1111, 777)
    first.window.close()
    second = start(None)
    assert second.desk.file.path == demo_path
    assert second.window.page is not None
    assert second.window.page.key == "actions"
    assert (second.window.width(), second.window.height()) == (1111, 777)


def test_each_forum_comes_back_on_its_own_page(start: Start, demo_path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "annat.forum"
    create_forum(other, name="Ett annat forum").close()
    app = start(demo_path)
    app.window.show_page("people")
    assert app.window.page is not None
    for path, page in ((other, "overview"), (demo_path, "people")):
        with qtbot.waitSignal(app.ready, timeout=20_000):
            app._change_to(path)
            app.load()
        assert (app.desk.file.path, app.window.page.key) == (path, page)


def test_who_quits_in_the_live_view_of_a_running_meeting_comes_back_to_it(start: Start, demo_path: Path) -> None:
    first = start(demo_path)
    first.window.go("live", 2)
    with first.desk.change("Mötet började en annan dag än sin egen"):
        meeting = first.desk.file.meetings()[1]
        meeting.state, meeting.actual_start, meeting.actual_end = MeetingState.PLANNED, time(13), None
    first.window.close()
    page = start(None).window.page
    assert isinstance(page, LivePage)
    assert page.meeting.number == 2


def test_a_file_that_is_gone_is_told_and_forgotten(start: Start, tmp_path: Path, said: list[str]) -> None:
    app = start(None)
    app.settings.remember(tmp_path / "borta.forum")
    app.open(tmp_path / "borta.forum")
    assert "finns inte" in said[-1]
    assert app.settings.recent == []
    assert app.window.welcome.isVisible()


def test_a_file_that_is_no_forum_is_refused_in_words(start: Start, tmp_path: Path, said: list[str]) -> None:
    letter = tmp_path / "brev.forum"
    letter.write_text("Hej")
    app = start(None)
    app.open(letter)
    assert said[-1].startswith("brev.forum är ingen forumfil")


def test_a_file_open_elsewhere_may_be_read(
    start: Start, demo_path: Path, qtbot: QtBot, monkeypatch, said: list[str]
) -> None:
    elsewhere = QLockFile(f"{demo_path}.lock")
    assert elsewhere.tryLock(0)
    # The lock is this process's own; Qt would call it stale only for a process that is gone.
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    app = start(demo_path)
    assert app.desk.file.read_only
    assert "öppen i ett annat fönster" in said[0]
    assert app.window.banner.isVisible()
    with app.desk.change("byt namn"):
        app.desk.file.forum.name = "Nej"
    assert "läsning" in said[-1]
    assert app.desk.file.forum.name == "Industriforum Kalmar län"
    elsewhere.unlock()


def test_what_others_write_in_the_forum_is_seen_on_the_next_page(app: App) -> None:
    app.window.go("meetings", None)
    app.window.go("people", None)
    connection = connect(app.desk.file.path)
    with connection:
        connection.execute("UPDATE meeting SET place = 'Kalmar slott' WHERE number = 4")
        connection.execute("UPDATE organisation SET name = 'Slottets vänner' WHERE id = 1")
    connection.close()
    app.window.go("meetings", None)
    assert "Kalmar slott" in {meeting.place for meeting in app.desk.file.meetings()}
    app.window.go("people", None)
    page = app.window.page
    assert isinstance(page, PeoplePage)
    assert "Slottets vänner" in {one.name for one in page.organisations.rows.things}


def test_a_meeting_under_way_comes_back_where_it_was(start: Start, demo_path: Path, qtbot: QtBot) -> None:
    from datetime import datetime

    from industriforum_desktop.store import journal
    from industriforum_desktop.store.connection import connect

    connection = connect(demo_path)
    meeting_id, item_id = connection.execute(
        "SELECT meeting_id, agenda_item.id FROM agenda_item JOIN meeting ON meeting.id = meeting_id"
        " WHERE number = 4 AND agenda_item.position = 3"
    ).fetchone()
    with connection:
        connection.execute("UPDATE recording SET meeting_id = ?", (meeting_id,))
        journal.write_down(connection, journal.Edit(item_id, 0, 0, "Åtgärderna gicks igenom", 8, datetime.now()))
    connection.close()
    app = start(demo_path)
    page = app.window.page
    assert isinstance(page, LivePage)
    assert page.editor.toPlainText() == "Åtgärderna gicks igenom"
    assert page.editor.textCursor().position() == 8
    assert page.agenda.currentRow() == 2


def test_settings_are_this_persons_own() -> None:
    settings = Settings()
    for n in range(12):
        settings.remember(Path(f"/tmp/{n}.forum"))
    settings.save()
    assert Settings().recent[0] == Path("/tmp/11.forum")
    assert len(Settings().recent) == 8


def test_a_name_becomes_a_file_name_that_windows_takes(tmp_path: Path) -> None:
    assert file_name('A/B: "C" <d>?') == "A B   C   d"
    (tmp_path / "X.forum").touch()
    assert free_path(tmp_path, "X").name == "X 2.forum"


def test_the_first_window_loads_nothing_heavy(demo_path: Path) -> None:
    """What the overview does not need is not there yet when the overview is painted."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom industriforum_desktop import app as program\n"
        "qt = program.make_application([])\napp = program.App(qt)\n"
        f"app.start(Path({str(demo_path)!r}))\n"
        "for _turn in range(50):\n    qt.processEvents()\n"
        "heavy = {'sqlalchemy', 'reportlab', 'pikepdf', 'pypdfium2', 'babel.messages', 'PIL'}\n"
        "heavy |= {'html.parser', 'industriforum_desktop.minutes.dates'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "print(app.window.overview.isVisible())\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert found.stdout.splitlines() == ["[]", "True"], found.stderr


def test_a_page_asked_for_at_once_comes_when_it_is_there(qapp: QApplication, qtbot: QtBot, demo_path: Path) -> None:
    app = App(qapp)
    app.start(demo_path)
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.ready, timeout=20_000):
        app.window.navigation.setCurrentRow(3)
    assert app.window.page is app.window.pages["people"]
    app.window.close()


def test_a_finished_forum_is_whole(start: Start, demo_path: Path) -> None:
    start(demo_path).window.close()
    assert check(demo_path) == []


def _texts(app: App) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [
        label.text().replace("\N{NO-BREAK SPACE}", " ")
        for label in app.window.findChildren(QLabel)
        if label.isVisible()
    ]


@pytest.mark.parametrize("room", [QRect(0, 28, 1366, 740), QRect(0, 0, 1280, 680), QRect(64, 0, 960, 600)])
@pytest.mark.parametrize("kept", [None, QRect(100, 60, 1800, 1000), QRect(900, 500, 1100, 700)])
def test_the_window_fits_the_screen(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: QRect, kept: QRect | None
) -> None:
    if kept is not None:
        before = QMainWindow()
        qtbot.addWidget(before)
        before.setGeometry(kept)
        settings = Settings()
        settings.geometry = before.saveGeometry()
        settings.save()
    monkeypatch.setattr(QScreen, "availableGeometry", lambda screen: room)
    window = start(None).window
    qtbot.waitUntil(lambda: window.frameGeometry().height() <= room.height())
    assert window.frameGeometry().width() <= room.width() and window.frameGeometry().height() <= room.height()
    assert window.height() < room.height(), "no room is left for a title bar"
    bottom = window.statusBar()
    assert bottom.mapTo(window, bottom.rect().bottomRight()).y() <= room.height()
