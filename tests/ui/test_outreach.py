"""The contact log, and who speaks for whom."""

from __future__ import annotations

import pytest

from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.ui.people.outreach import OutreachDialog, StepForm
from industriforum_desktop.ui.people.page import PeoplePage
from tests.keys import type_text
from tests.ui.dialogs import answered


@pytest.fixture
def page(people: PeoplePage) -> PeoplePage:
    assert people.organisations.choose(lambda one: one.called == "IKEM")
    return people


def column_of(page: PeoplePage, name: str, head: str) -> str:
    rows = page.organisations.rows
    place = [column.head for column in rows.columns].index(head)
    one = next(one for one in rows.things if isinstance(one, Organisation) and one.called == name)
    return rows.columns[place].text(one)


def test_a_contact_is_written_down_and_what_comes_next_shows(page: PeoplePage) -> None:
    def fill(form: StepForm) -> None:
        type_text(form["text"], "Vill komma och lyssna i november.")
        form["next_on"].set_value(page.desk.today())
        form.accept()
        assert form.isVisible()
        type_text(form["next_step"], "Skicka kallelsen")
        form.accept()

    def use(dialog: OutreachDialog) -> None:
        before = dialog.table.rows.rowCount()
        answered(StepForm, dialog.add, fill)
        assert dialog.table.rows.rowCount() == before + 1
        assert dialog.table.sorted.index(0, 3).data() is not None

    answered(OutreachDialog, page.log, use)
    assert "Skicka kallelsen" in column_of(page, "IKEM", "Nästa steg")


def test_a_contact_is_deleted_and_comes_back_with_undo(page: PeoplePage) -> None:
    def use(dialog: OutreachDialog) -> None:
        assert dialog.table.choose(lambda step: True)
        dialog.delete()
        assert dialog.empty.isVisible() and not dialog.table.isVisible()

    answered(OutreachDialog, page.log, use)
    assert column_of(page, "IKEM", "Nästa steg") == ""
    page.desk.file.undo()
    assert "Ring och hör" in column_of(page, "IKEM", "Nästa steg")


def test_the_coverage_names_missing_voices(page: PeoplePage) -> None:
    page.views.setCurrentWidget(page.to_win)
    rows = page.coverage.sorted
    shown = {
        rows.index(n, 0).data(): (rows.index(n, 1).data(), rows.index(n, 2).data()) for n in range(rows.rowCount())
    }
    assert shown["Livsmedel"] == ("Livsmedelsföretagen", "Livs")
    assert shown["Kemi"] == ("Ingen röst än: IKEM är inte med", "Ingen röst än")
