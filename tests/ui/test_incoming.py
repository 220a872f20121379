"""Forms that come in are dropped on the window, looked at and taken in, as a person does it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.exchange.incoming import Verdict
from industriforum_desktop.forum.kinds import ItemKind, ProposalState
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.papers.forms import FormKind, Marking
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.incoming.came_in import CameInDialog
from industriforum_desktop.ui.incoming.take_in import TakeInDialog
from industriforum_desktop.ui.proposals.page import ProposalsPage
from tests.exchange.filling import pdf
from tests.ui.dialogs import activate, answered, opens, saves_as
from tests.ui.dropping import drop, looked_at, mime


@pytest.fixture
def page(app: App) -> ProposalsPage:
    app.window.go("proposals", None)
    activate(app.window)
    found = app.window.page
    assert isinstance(found, ProposalsPage)
    return found


@pytest.fixture
def form(app: App, tmp_path: Path) -> Path:
    """A filled proposal form from Unionen, in a folder of its own."""
    return written(app, tmp_path / "in" / "inspel.pdf", {"title": "Vätgas i hamnen", "minutes": "20"})


def written(app: App, path: Path, values: dict[str, str], organisation: str = "Unionen") -> Path:
    file = app.desk.file
    found = next((one.id for one in file.organisations() if one.called == organisation), None)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pdf(Marking(FormKind.PROPOSAL, file.forum.uid, found), values))
    return path


def test_a_dropped_form_is_looked_at_and_taken_in(
    app: App, page: ProposalsPage, form: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(app.desk.file.proposals())

    def look(dialog: TakeInDialog) -> None:
        assert dialog.tree.topLevelItem(0).text(0) == "Vätgas i hamnen"
        assert len(app.desk.file.proposals()) == before
        dialog.take_button.click()

    app.window.go("overview", None)
    looked_at(qtbot, lambda: drop(app, mime(form)), look)
    assert len(app.desk.file.proposals()) == before + 1
    assert app.window.page is page
    assert page.chosen.title == "Vätgas i hamnen"
    # What came in is a record: taking it back is asked about.
    questions: list[str] = []

    def agree(desk: Desk, text: str, yes: str, parent: QWidget | None = None, *, stray: bool = False) -> bool:
        questions.append(text)
        return True

    monkeypatch.setattr(Desk, "ask", agree)
    app.window.undo_action.trigger()
    assert len(questions) == 1
    assert len(app.desk.file.proposals()) == before
    assert not [one for one in app.desk.file.incoming() if one.name == "inspel.pdf"]


def test_a_folder_shows_what_is_refused_and_what_is_not_ticked_stays_out(
    app: App, page: ProposalsPage, form: Path, qtbot: QtBot
) -> None:
    written(app, form.parent / "zwei.pdf", {"title": "El till alla"})
    (form.parent / "trasig.pdf").write_bytes(b"%PDF-1.7 nothing")
    before = len(app.desk.file.proposals())

    def look(dialog: TakeInDialog) -> None:
        assert dialog.windowTitle() == "Ta in det som har kommit"
        assert [plan.verdict for plan in dialog.plans] == [Verdict.NEW, Verdict.REFUSED, Verdict.NEW]
        refused = dialog.tree.topLevelItem(1)
        assert not refused.flags() & Qt.ItemFlag.ItemIsUserCheckable
        dialog.tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
        dialog.take_button.click()

    looked_at(qtbot, lambda: drop(app, mime(form.parent)), look)
    assert len(app.desk.file.proposals()) == before + 1


def test_whose_it_is_is_chosen_in_the_dialog(app: App, page: ProposalsPage, tmp_path: Path, qtbot: QtBot) -> None:
    path = written(app, tmp_path / "in" / "okänd.pdf", {"title": "Vätgas"}, "ingen")

    def look(dialog: TakeInDialog) -> None:
        assert not dialog.take_button.isEnabled()
        field = dialog.detail.organisation
        field.setCurrentIndex(field.findText("IF Metall"))
        field.activated.emit(field.currentIndex())
        assert dialog.take_button.isEnabled()
        dialog.take_button.click()

    looked_at(qtbot, lambda: drop(app, mime(path)), look)
    assert page.chosen.organisation.called == "IF Metall"


def test_what_is_sent_again_shows_the_difference(app: App, page: ProposalsPage, form: Path, qtbot: QtBot) -> None:
    looked_at(qtbot, lambda: drop(app, mime(form)), lambda dialog: dialog.take_button.click())
    written(app, form, {"title": "Vätgas i hamnen", "minutes": "45"})

    def look(dialog: TakeInDialog) -> None:
        (difference,) = dialog.plans[0].differences
        assert (difference.before, difference.text) == ("20 min", "45 min")
        dialog.take_button.click()

    looked_at(qtbot, lambda: drop(app, mime(form)), look)
    assert page.chosen.minutes == 45

    def here(dialog: TakeInDialog) -> None:
        assert dialog.plans[0].verdict is Verdict.DUPLICATE
        assert not dialog.take_button.isEnabled()

    looked_at(qtbot, lambda: drop(app, mime(form)), here)


def test_a_corrected_form_takes_the_place_that_is_chosen_for_it(
    app: App, page: ProposalsPage, form: Path, qtbot: QtBot
) -> None:
    looked_at(qtbot, lambda: drop(app, mime(form)), lambda dialog: dialog.take_button.click())
    first, before = page.chosen, len(app.desk.file.proposals())
    written(app, form, {"title": "Vätgas och el i hamnen", "minutes": "20"})

    def look(dialog: TakeInDialog) -> None:
        assert [plan.verdict for plan in dialog.plans] == [Verdict.NEW]
        field = dialog.detail.earlier
        field.setCurrentIndex(field.findText(first.title))
        field.activated.emit(field.currentIndex())
        assert [plan.verdict for plan in dialog.plans] == [Verdict.CHANGED]
        (difference,) = dialog.plans[0].differences
        assert (difference.before, difference.text) == ("Vätgas i hamnen", "Vätgas och el i hamnen")
        dialog.take_button.click()

    looked_at(qtbot, lambda: drop(app, mime(form)), look)
    assert len(app.desk.file.proposals()) == before
    assert page.chosen.id == first.id
    assert page.chosen.title == "Vätgas och el i hamnen"


def test_an_outlook_message_without_a_file_is_told_of(app: App, page: ProposalsPage, said: list[str]) -> None:
    carried = QMimeData()
    carried.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"\x01")
    assert drop(app, carried)
    assert len(said) == 1
    carried = QMimeData()
    carried.setText("bara text")
    assert not drop(app, carried)


def test_nothing_is_dropped_into_a_meeting_that_is_held(app: App, form: Path) -> None:
    app.window.go("live", app.desk.file.meetings()[-1].id)
    assert not drop(app, mime(form))


def test_the_menu_asks_for_files(
    app: App, page: ProposalsPage, form: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opens(monkeypatch, form)
    looked_at(qtbot, app.window.take_in_action.trigger, lambda dialog: dialog.take_button.click())
    assert page.chosen.title == "Vätgas i hamnen"


def test_an_original_is_saved_as_it_came(
    app: App, page: ProposalsPage, form: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(qtbot, lambda: drop(app, mime(form)), lambda dialog: dialog.take_button.click())
    out = tmp_path / "ut.pdf"
    saves_as(monkeypatch, out)

    def save(dialog: CameInDialog) -> None:
        assert dialog.table.current().name == "inspel.pdf"
        assert not dialog.remove_button.isEnabled()
        dialog.save()
        qtbot.waitUntil(out.exists, timeout=5_000)

    answered(CameInDialog, page.came_in, save)
    assert out.read_bytes() == form.read_bytes()


def test_a_file_is_kept_with_a_proposal_and_goes_to_the_agenda(
    app: App, page: ProposalsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "Rapport.docx"
    report.write_bytes(b"PK rapport")
    opens(monkeypatch, report)
    new = page.board.lists[ProposalState.NEW]
    new.setCurrentRow(0)
    proposal_id = page.chosen.id
    page.attach()
    qtbot.waitUntil(lambda: "1 " in new.item(0).text().splitlines()[-1], timeout=5_000)
    new.setCurrentRow(0)
    qtbot.keyClick(new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    item = app.desk.file.session.get_one(Proposal, proposal_id).items[0]
    kept = [one for one in item.meeting.attachments if one.item is item]
    assert [(one.name, one.data) for one in kept] == [("Rapport.docx", b"PK rapport")]

    def remove(dialog: CameInDialog) -> None:
        dialog.table.choose(lambda one: one.name == "Rapport.docx")
        dialog.remove()

    answered(CameInDialog, page.came_in, remove)
    assert "Rapport.docx" not in [one.name for one in app.desk.file.incoming()]


def test_a_letter_gives_its_form_and_what_came_with_it(
    app: App, page: ProposalsPage, form: Path, qtbot: QtBot
) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Maja Ek <maja@example.se>", "Inspel"
    message["Date"] = "Wed, 15 Nov 2023 09:30:00 +0100"
    message.set_content("Hej!")
    message.add_attachment(form.read_bytes(), maintype="application", subtype="pdf", filename="inspel.pdf")
    message.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="Siffror.docx")
    letter = form.parent / "Inspel.eml"
    letter.write_bytes(message.as_bytes())

    def look(dialog: TakeInDialog) -> None:
        assert [plan.verdict for plan in dialog.plans] == [Verdict.NEW, Verdict.KEPT, Verdict.KEPT]
        dialog.take_button.click()

    looked_at(qtbot, lambda: drop(app, mime(letter)), look)
    proposal = page.chosen
    kept = [one for one in app.desk.file.incoming() if proposal in one.proposals]
    assert {one.name for one in kept} == {"inspel.pdf", "Siffror.docx", "Inspel.eml"}
    assert {one.received_on.isoformat() for one in kept} == {"2023-11-15"}
    assert next(one for one in kept if one.name == "Inspel.eml").data == letter.read_bytes()


def test_an_empty_list_is_saved_filled_in_and_taken_in(
    app: App, page: ProposalsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in" / "Lista.xlsx"
    path.parent.mkdir()
    saves_as(monkeypatch, path)
    with qtbot.waitSignal(app.desk.said, timeout=10_000):
        page.save_empty_list()
    book = load_workbook(path)
    for title in ("Vätgas i hamnen", "Tåg till Öland – när?"):
        book.worksheets[0].append(["Unionen", "Maja Ek", "", title, "", "Dialog"])
    book.save(path)
    before = len(app.desk.file.proposals())
    looked_at(qtbot, lambda: drop(app, mime(path)), lambda dialog: dialog.take_button.click())
    made = [one for one in app.desk.file.proposals() if one.title == "Tåg till Öland – när?"]
    assert len(app.desk.file.proposals()) == before + 2
    assert [(one.organisation.called, one.wanted) for one in made] == [("Unionen", ItemKind.DIALOGUE)]
    assert len([one for one in app.desk.file.incoming() if one.name == "Lista.xlsx"]) == 1
