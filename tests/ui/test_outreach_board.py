"""The board of organisations to win: cards are dragged, or moved with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.store.glance import glance
from industriforum_desktop.ui.people.outreach import OutreachDialog
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.shared import waiting
from industriforum_desktop.ui.shared.board import DropList, Shown
from industriforum_desktop.ui.ways import ListPeople
from tests.ui.conftest import TODAY
from tests.ui.dialogs import answered


@pytest.fixture
def page(people: PeoplePage) -> PeoplePage:
    people.views.setCurrentWidget(people.to_win)
    return people


def texts(page: PeoplePage, stage: Membership) -> list[str]:
    part = page.pipeline.lists[stage]
    return [part.item(n).text() for n in range(part.count())]


def organisation(page: PeoplePage, name: str) -> Organisation:
    return next(one for one in page.desk.file.organisations() if one.called == name)


def drop(carrier: DropList, target: DropList) -> None:
    entry = carrier.currentItem()
    assert entry is not None
    carried = carrier.mimeData([entry])
    event = QDropEvent(
        QPointF(target.viewport().rect().center()),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)


def test_cards_say_what_comes_next_and_when(page: PeoplePage) -> None:
    [card] = [one for one in texts(page, Membership.CONTACTED) if one.startswith("Skogsindustrierna")]
    assert "15\N{NO-BREAK SPACE}januari 2024: Föreslå en företrädare" in card
    assert "TMF" in "".join(texts(page, Membership.MEMBER))
    assert "Unionen" not in "".join(texts(page, Membership.MEMBER))
    assert not any("YH-nätverket" in one for stage in page.pipeline.lists for one in texts(page, stage))


def test_a_card_is_dropped_on_another_stage(page: PeoplePage) -> None:
    lists = page.pipeline.lists
    page.pipeline.choose(organisation(page, "Skogsindustrierna").id)
    drop(lists[Membership.CONTACTED], lists[Membership.MEMBER])
    joined = organisation(page, "Skogsindustrierna")
    assert (joined.membership, joined.joined_on) == (Membership.MEMBER, TODAY)
    assert page.pipeline.chosen() == joined.id
    page.desk.file.undo()
    assert any(one.startswith("Skogsindustrierna") for one in texts(page, Membership.CONTACTED))


def test_the_keyboard_takes_a_card_on_and_opens_its_log(page: PeoplePage, qtbot: QtBot) -> None:
    page.pipeline.choose(organisation(page, "Gröna arbetsgivare").id)
    keys = page.pipeline.lists[Membership.TO_CONTACT]
    qtbot.keyClick(keys, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert organisation(page, "Gröna arbetsgivare").membership is Membership.CONTACTED
    keys = page.pipeline.lists[Membership.CONTACTED]
    assert keys.hasFocus()

    def use(dialog: OutreachDialog) -> None:
        assert dialog.organisation.called == "Gröna arbetsgivare"

    answered(OutreachDialog, lambda: qtbot.keyClick(keys, Qt.Key.Key_Return), use)
    qtbot.keyClick(keys, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert organisation(page, "Gröna arbetsgivare").membership is Membership.TO_CONTACT
    keys = page.pipeline.lists[Membership.TO_CONTACT]
    qtbot.keyClick(keys, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert organisation(page, "Gröna arbetsgivare").membership is Membership.TO_CONTACT


def test_no_other_boards_card_is_taken(page: PeoplePage) -> None:
    proposals = DropList("Förslag", "application/x-industriforum-proposal")
    proposals.show_cards([Shown(organisation(page, "IKEM").id, "Ett förslag")])
    proposals.setCurrentRow(0)
    drop(proposals, page.pipeline.lists[Membership.MEMBER])
    assert organisation(page, "IKEM").membership is not Membership.MEMBER


def test_the_reminder_leads_to_the_board(app: App) -> None:
    seen = glance(app.desk.file.path, TODAY)
    rows = [one for one in waiting.rows(seen.waiting, app.desk.language, TODAY) if "IKEM" in one.text]
    assert [one.way for one in rows] == [ListPeople("outreach")]
    app.window.follow(rows[0].way)
    page = app.window.page
    assert isinstance(page, PeoplePage)
    assert page.pipeline.isVisible()
