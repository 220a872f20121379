"""What is kept of structures and of those who join, as it is written in the organisation's form."""

from __future__ import annotations

from datetime import date

import pytest

from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.ui.people.forms import OrganisationForm
from industriforum_desktop.ui.people.page import PeoplePage
from tests.keys import type_text
from tests.ui.conftest import TODAY
from tests.ui.dialogs import answered


@pytest.fixture
def page(people: PeoplePage) -> PeoplePage:
    return people


def choose(page: PeoplePage, name: str) -> Organisation:
    assert page.organisations.choose(lambda one: one.called == name)
    found = page.organisations.current()
    assert isinstance(found, Organisation)
    return found


def test_a_structure_has_an_owner_its_questions_and_its_days(page: PeoplePage) -> None:
    network = choose(page, "YH-nätverket")

    def fill(form: OrganisationForm) -> None:
        assert form["owner"].isVisible() and not form["joined_on"].isVisible()
        form["owner"].clear()
        type_text(form["owner"], "Länets kommuner")
        form["questions"].clear()
        type_text(form["questions"], "utbildningsbehov, praktik")
        form["meets_next"].set_value(date(2024, 2, 6))
        form["ends_on"].set_value(date(2024, 12, 31))
        form.accept()

    answered(OrganisationForm, page.edit, fill)
    assert (network.owner, network.questions) == ("Länets kommuner", "utbildningsbehov, praktik")
    assert (network.meets_next, network.ends_on) == (date(2024, 2, 6), date(2024, 12, 31))
    assert network.joined_on is None


def test_the_day_is_kept_when_an_organisation_joins(page: PeoplePage) -> None:
    joined = choose(page, "Skogsindustrierna")
    log = [one.text for one in page.desk.file.outreach() if one.organisation is joined]
    page.step(Membership.MEMBER)
    assert (joined.membership, joined.joined_on) == (Membership.MEMBER, TODAY)
    assert log and log == [one.text for one in page.desk.file.outreach() if one.organisation is joined]
    page.desk.file.undo()
    before = choose(page, "Skogsindustrierna")
    assert before.membership is Membership.CONTACTED
    assert before.joined_on is None


@pytest.mark.parametrize("written", [None, date(2023, 10, 2)])
def test_a_day_that_is_written_in_the_form_wins(page: PeoplePage, written: date | None) -> None:
    joined = choose(page, "Skogsindustrierna")

    def fill(form: OrganisationForm) -> None:
        assert not form["joined_on"].isVisible() and not form["owner"].isVisible()
        form["membership"].setCurrentIndex(form["membership"].findText("Medlem"))
        assert form["joined_on"].isVisible()
        form["joined_on"].set_value(written)
        form.accept()

    answered(OrganisationForm, page.edit, fill)
    assert joined.joined_on == (written or TODAY)

    def empty(form: OrganisationForm) -> None:
        form["joined_on"].set_value(None)
        form.accept()

    answered(OrganisationForm, page.edit, empty)
    assert joined.membership is Membership.MEMBER
    assert joined.joined_on is None
