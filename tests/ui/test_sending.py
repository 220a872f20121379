"""Letters are written as drafts for the e-mail program, and noted when they have gone."""

from __future__ import annotations

import email
from datetime import timedelta
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.sending.dialog import SendDialog
from industriforum_desktop.ui.widgets.letters import plain
from tests.keys import type_text
from tests.ui.dialogs import answered, chooses_folder


def not_sent(app: App) -> None:
    """Nothing has been sent about the coming meeting."""
    meeting = app.desk.file.meetings()[-1]
    with app.desk.change("Töm"):
        meeting.sendings.clear()


@pytest.fixture
def dialog(app: App, qtbot: QtBot) -> SendDialog:
    not_sent(app)
    made = SendDialog(app.desk, app.desk.file.meetings()[-1], SendingKind.NOTICE, app.window)
    qtbot.addWidget(made)
    made.show()
    return made


def untick_all_but(dialog: SendDialog, *places: int) -> None:
    for n in range(dialog.people.count()):
        dialog.people.item(n).setCheckState(Qt.CheckState.Checked if n in places else Qt.CheckState.Unchecked)


def chosen_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    chooses_folder(monkeypatch, folder)


def test_each_draft_holds_the_text_the_paper_and_the_invitation(
    dialog: SendDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen_folder(monkeypatch, tmp_path / "utkast")
    untick_all_but(dialog, 0, 1)
    dialog.text.appendPlainText("Välkomna, säger Åsa!")
    with qtbot.waitSignal(dialog.desk.said, timeout=20_000):
        dialog.save_button.click()
    drafts = sorted((tmp_path / "utkast").glob("*.eml"))
    assert len(drafts) == 2
    message = email.message_from_bytes(drafts[0].read_bytes(), policy=default)
    assert message["Subject"].startswith("Kallelse: Industriforum Kalmar län")
    assert message["To"].addresses[0].addr_spec == dialog.ticked()[0].email
    files = {one.get_content_type(): one for one in message.iter_attachments()}
    assert files["application/pdf"].get_content().startswith(b"%PDF")
    assert "METHOD:REQUEST" in files["text/calendar"].get_content()
    assert message.get_body(("plain",)).get_content().rstrip().endswith("Välkomna, säger Åsa!")


def test_it_says_how_many_drafts_are_to_be_opened(dialog: SendDialog) -> None:
    assert dialog.count.text() == f"{dialog.people.count()} utkast att öppna och skicka, ett i taget"
    untick_all_but(dialog, 0)
    assert dialog.count.text() == "1 utkast att öppna och skicka"
    untick_all_but(dialog, 0, 1)
    dialog.together.setChecked(True)
    assert dialog.count.text() == "1 utkast att öppna och skicka"


def test_one_draft_to_all_opens_in_the_e_mail_program(
    dialog: SendDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_it(url) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    dialog.open_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    message = email.message_from_bytes(opened[0].read_bytes(), policy=default)
    assert len(message["Bcc"].addresses) == dialog.people.count()


def test_what_was_sent_is_kept_and_can_be_undone(dialog: SendDialog) -> None:
    untick_all_but(dialog, 0)
    dialog.note_button.click()
    [sending] = dialog.meeting.sendings
    assert (sending.kind, len(sending.receivers), sending.sequence) == (SendingKind.NOTICE, 1, 0)
    assert "Kallelse" in dialog.log.text()
    dialog.desk.file.undo()
    assert dialog.meeting.sendings == []


def test_the_words_stay_when_the_letter_is_noted_as_sent(app: App, qtbot: QtBot) -> None:
    meeting = app.desk.file.meetings()[-1]
    with app.desk.change("Flyttade mötet"):
        meeting.day += timedelta(days=7)
    dialog = SendDialog(app.desk, meeting, SendingKind.CHANGE, app.window)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.text, "Obs! ")
    words = dialog.subject.text(), dialog.text.toPlainText()
    assert "30 november" in words[1].replace("\N{NO-BREAK SPACE}", " ")
    dialog.note_button.click()
    assert (dialog.subject.text(), dialog.text.toPlainText()) == words
    assert "Ändrad kallelse" in dialog.log.text()


def test_nobody_ticked_is_told(dialog: SendDialog) -> None:
    untick_all_but(dialog)
    dialog.note_button.click()
    assert dialog.trouble.isVisible()
    assert dialog.meeting.sendings == []


def test_an_address_that_is_none_is_told_and_nothing_is_written(
    dialog: SendDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen_folder(monkeypatch, tmp_path)
    with dialog.desk.change("fel"):
        dialog.ticked()[0].email = "ingen adress"
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "ingen adress" in dialog.trouble.text(), timeout=20_000)
    assert list(tmp_path.glob("*.eml")) == []


def test_the_text_follows_the_kind_of_letter(dialog: SendDialog) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(SendingKind.CANCELLATION))
    assert dialog.subject.text().startswith("Inställt:")
    assert SendingKind.MINUTES not in [dialog.kind.itemData(n) for n in range(dialog.kind.count())]


def test_addresses_are_copied_for_outlook(dialog: SendDialog) -> None:
    untick_all_but(dialog, 0, 1)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "; ".join(person.email for person in dialog.ticked())


def test_the_meetings_page_offers_the_letter_that_is_due(app: App, qtbot: QtBot) -> None:
    not_sent(app)
    app.window.go("meetings", app.desk.file.meetings()[-1].id)
    seen = []

    def look(dialog: SendDialog) -> None:
        seen.append(dialog.chosen)
        dialog.note_sent()

    page = app.window.page
    assert isinstance(page, MeetingsPage)
    answered(SendDialog, page.ways.send, look)
    answered(SendDialog, page.ways.send, look)
    assert seen == [SendingKind.NOTICE, SendingKind.REMINDER]


def test_what_is_written_in_a_letter_can_be_saved_when_it_is_closed(
    dialog: SendDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def save(box: QMessageBox) -> int:
        offered.extend(plain(one.text()) for one in box.buttons())
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.defaultButton())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", save)
    folder = tmp_path / "utkast"
    chooses_folder(monkeypatch, folder)
    dialog.show()
    dialog.together.setChecked(True)
    dialog.text.setPlainText("Ett eget ord.")
    dialog.reject()
    assert set(offered) == {"Spara utkasten …", "Kasta", "Fortsätt skriva"}
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    [draft] = folder.iterdir()
    assert "Ett eget ord." in draft.read_text(encoding="utf-8")
