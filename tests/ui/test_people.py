"""The register of organisations and people, kept as a person does it in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Membership, Role, Side
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.people.forms import OrganisationForm, PersonForm
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.widgets.letters import plain as read
from industriforum_desktop.ui.widgets.table import Table
from tests.keys import type_text
from tests.ui.dialogs import activate, answered

CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[[Path | None], App]


@pytest.fixture
def page(app: App, qtbot: QtBot) -> PeoplePage:
    """The participants of the demo, reached by keyboard."""
    activate(app.window)
    qtbot.keyClick(app.window, Qt.Key.Key_4, CTRL)
    shown = app.window.page
    assert isinstance(shown, PeoplePage)
    return shown


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The person says yes to every question; here they are, with the word on the button."""
    questions: list[tuple[str, str]] = []

    def agree(desk: Desk, text: str, yes: str, parent: QWidget | None = None) -> bool:
        questions.append((text, yes))
        return True

    monkeypatch.setattr(Desk, "ask", agree)
    return questions


def _click(qtbot: QtBot, one: QPushButton) -> None:
    assert one.isVisible() and one.isEnabled()
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)


def _names(table: Table) -> list[str]:
    return [str(table.sorted.index(row, 0).data()) for row in range(table.sorted.rowCount())]


def _choose(page: PeoplePage, name: str) -> None:
    """Bring the list with this organisation or person into view, the name chosen."""
    for tab, table in enumerate((page.organisations, page.people)):
        if name in _names(table):
            page.views.setCurrentIndex(tab)
            table.setFocus()
            assert table.choose(lambda thing: thing.name == name)
            return
    raise AssertionError(f"{name} is not listed")


def _kept(app: App, name: str) -> Organisation | Participant | None:
    file = app.desk.file
    kept: list[Organisation | Participant] = [*file.organisations(), *file.participants()]
    return next((one for one in kept if one.name == name), None)


def test_an_organisation_and_a_person_are_added(app: App, page: PeoplePage, qtbot: QtBot) -> None:
    def write_organisation(form: OrganisationForm) -> None:
        type_text(form["name"], "Ångström & Söner <b>AB</b>")
        type_text(form["short_name"], "ÅS")
        form["side"].setCurrentIndex(form["side"].findText("Arbetsgivare"))
        form["membership"].setCurrentIndex(form["membership"].findText("Medlem"))
        _click(qtbot, form.save)

    answered(OrganisationForm, lambda: qtbot.keyClick(page, Qt.Key.Key_N, CTRL), write_organisation)
    made = _kept(app, "Ångström & Söner <b>AB</b>")
    assert isinstance(made, Organisation)
    assert (made.short_name, made.side, made.membership) == ("ÅS", Side.EMPLOYER, Membership.MEMBER)
    assert page.organisations.current() is made

    def write_person(form: PersonForm) -> None:
        assert form["organisation_id"].currentText() == made.name
        type_text(form["name"], "Örjan Näslund")
        type_text(form["email"], "orjan.naslund@example.se")
        form["role"].setCurrentIndex(form["role"].findText("Ersättare"))
        qtbot.keyClick(form, Qt.Key.Key_Return)

    answered(PersonForm, lambda: _click(qtbot, page.choice.person), write_person)
    person = _kept(app, "Örjan Näslund")
    assert isinstance(person, Participant)
    assert (person.organisation, person.role, person.email) == (made, Role.SUBSTITUTE, "orjan.naslund@example.se")
    assert page.views.tabText(page.views.currentIndex()) == _("People")
    assert page.people.current() is person
    with ForumFile.open(app.desk.file.path, read_only=True).session as session:
        assert session.get(Participant, person.id).name == "Örjan Näslund"


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("email", "anna.at.example.se", "anna@example.se"),
        ("email", "anna@example.se, bo@example.se", "anna@example.se"),
        ("phone", "ring växeln", "+46 (0)480-123 45"),
        ("title", "Ombud 19800101-1234", "Ombud"),
        ("name", "   ", "Anna Ek"),
    ],
)
def test_what_is_wrong_in_a_form_is_said_at_its_field(
    app: App, page: PeoplePage, qtbot: QtBot, field: str, wrong: str, right: str
) -> None:
    _choose(page, "IF Metall")
    before = len(app.desk.file.participants())

    def write(form: PersonForm) -> None:
        type_text(form["name"], "Anna Ek")
        one = form[field]
        one.clear()
        type_text(one, wrong)
        _click(qtbot, form.save)
        assert form.isVisible() and form._trouble.isVisible()
        assert len(form._trouble.text()) > 20
        assert one.hasFocus() and one.property("invalid")
        one.selectAll()
        type_text(one, right)
        _click(qtbot, form.save)
        assert not form.isVisible()

    answered(PersonForm, lambda: _click(qtbot, page.choice.person), write)
    assert len(app.desk.file.participants()) == before + 1


def test_the_last_day_cannot_come_before_the_first(page: PeoplePage, qtbot: QtBot) -> None:
    _choose(page, "Björn Wikander")

    def write(form: PersonForm) -> None:
        qtbot.keyClicks(form["until"], "2020-01-01")
        _click(qtbot, form.save)
        assert form.isVisible() and form._trouble.isVisible()

    answered(PersonForm, lambda: qtbot.keyClick(page, Qt.Key.Key_F2), write)
    chosen = page.people.current()
    assert chosen is not None and chosen.until is None


def test_two_organisations_cannot_share_a_name(app: App, page: PeoplePage, qtbot: QtBot) -> None:
    def write(form: OrganisationForm) -> None:
        type_text(form["name"], "if metall")
        _click(qtbot, form.save)
        assert form.isVisible() and form._trouble.isVisible()

    before = len(app.desk.file.organisations())
    answered(OrganisationForm, lambda: _click(qtbot, page.add), write)
    assert len(app.desk.file.organisations()) == before


def test_a_person_is_edited_and_the_edit_taken_back(app: App, page: PeoplePage, qtbot: QtBot) -> None:
    _choose(page, "Amira Haddad")

    def write(form: PersonForm) -> None:
        form["name"].selectAll()
        type_text(form["name"], "Amira Haddad Ängsö")
        qtbot.keyClick(form, Qt.Key.Key_Return)

    answered(PersonForm, lambda: qtbot.keyClick(page.people, Qt.Key.Key_Return), write)
    assert "Amira Haddad Ängsö" in _names(page.people) and _kept(app, "Amira Haddad") is None
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert "Amira Haddad" in _names(page.people) and _kept(app, "Amira Haddad Ängsö") is None
    qtbot.keyClick(page, Qt.Key.Key_Y, CTRL)
    assert "Amira Haddad Ängsö" in _names(page.people)


def test_who_is_deactivated_leaves_the_list_but_not_the_minutes(app: App, page: PeoplePage, qtbot: QtBot) -> None:
    _choose(page, "Amira Haddad")
    _click(qtbot, page.choice.switch)
    assert "Amira Haddad" not in _names(page.people)
    person = _kept(app, "Amira Haddad")
    assert isinstance(person, Participant) and not person.active
    assert not person.serves_on(app.desk.today())
    page.inactive.click()
    listed = [name for name in _names(page.people) if "Amira Haddad" in name]
    assert len(listed) == 1 and listed != ["Amira Haddad"]
    assert page.people.choose(lambda thing: thing.name == "Amira Haddad")
    assert page.choice.switch.text() == _("Activate")
    _click(qtbot, page.choice.switch)
    assert person.active and "Amira Haddad" in _names(page.people)


def test_an_organisation_is_deleted_with_its_people_and_comes_back(
    app: App, page: PeoplePage, qtbot: QtBot, agreed: list[tuple[str, str]]
) -> None:
    with app.desk.change("Lägg till"):
        made = Organisation(name="Åkeriet")
        made.participants = [Participant(name="Ärla Öst"), Participant(name="Bo Ek")]
        app.desk.file.session.add(made)
    _choose(page, "Åkeriet")
    qtbot.keyClick(page.organisations, Qt.Key.Key_Delete)
    assert len(agreed) == 1 and "Åkeriet" in agreed[0][0] and "2" in agreed[0][0]
    assert _kept(app, "Åkeriet") is None and _kept(app, "Ärla Öst") is None
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    back = _kept(app, "Åkeriet")
    assert isinstance(back, Organisation)
    assert [person.name for person in back.participants] == ["Bo Ek", "Ärla Öst"]


def test_nothing_is_deleted_without_a_yes(app: App, page: PeoplePage, qtbot: QtBot, said: list[str]) -> None:
    _choose(page, "Gröna arbetsgivare")
    qtbot.keyClick(page.organisations, Qt.Key.Key_Delete)
    assert len(said) == 1 and "Gröna arbetsgivare" in said[0]
    assert _kept(app, "Gröna arbetsgivare") is not None


@pytest.mark.parametrize("name", ["Amira Haddad", "IF Metall", "Kompetenslyft Kalmar län"])
def test_whom_the_minutes_mention_can_only_be_deactivated(
    app: App, page: PeoplePage, qtbot: QtBot, agreed: list[tuple[str, str]], name: str
) -> None:
    _choose(page, name)
    qtbot.keyClick(page._table, Qt.Key.Key_Delete)
    [(text, yes)] = agreed
    assert name in text and yes == _("Deactivate instead")
    kept = _kept(app, name)
    assert kept is not None and not kept.active


def test_the_convener_can_be_neither_deleted_nor_deactivated(
    app: App, page: PeoplePage, qtbot: QtBot, said: list[str]
) -> None:
    _choose(page, "Region Kalmar län")
    qtbot.keyClick(page.organisations, Qt.Key.Key_Delete)
    _click(qtbot, page.choice.switch)
    assert len(said) == 2 and all("Region Kalmar län" in text for text in said)
    kept = _kept(app, "Region Kalmar län")
    assert kept is not None and kept.active


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("öberg", ["Daniel Öberg"]),
        ("ÅKESS", ["Jonny Åkesson"]),
        ("järv", ["Stefan Järvinen"]),
        ("öberg daniel", ["Daniel Öberg"]),
        ("oberg daniel xyz", []),
    ],
)
def test_the_list_narrows_as_one_types(page: PeoplePage, qtbot: QtBot, typed: str, found: list[str]) -> None:
    page.views.setCurrentIndex(1)
    everybody = _names(page.people)
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.filter.hasFocus()
    type_text(page.filter, typed)
    assert _names(page.people) == found
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert _names(page.people) == everybody


def test_down_goes_from_the_filter_to_the_rows(page: PeoplePage, qtbot: QtBot) -> None:
    page.views.setCurrentIndex(1)
    page.filter.setFocus()
    type_text(page.filter, "järvinen")
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.people.hasFocus()
    assert page.people.current().name == "Stefan Järvinen"


def test_names_sort_as_swedish_does(app: App, page: PeoplePage, qtbot: QtBot) -> None:
    names = ["Östen Zak", "Åke Zak", "Zoltan Zak", "Ärla Zak", "adam zak", "Ada Zak"]
    region = app.desk.file.organisations()[0]
    with app.desk.change("Lägg till"):
        app.desk.file.session.add_all(Participant(name=name, organisation=region) for name in names)
    page.views.setCurrentIndex(1)
    type_text(page.filter, "zak")
    assert _names(page.people) == ["Ada Zak", "adam zak", "Zoltan Zak", "Åke Zak", "Ärla Zak", "Östen Zak"]
    header = page.people.horizontalHeader()
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionViewportPosition(0) + 10, 10)
    )
    assert _names(page.people)[0] == "Östen Zak"


def test_contact_is_taken_step_by_step(app: App, page: PeoplePage, qtbot: QtBot) -> None:
    _choose(page, "Gröna arbetsgivare")
    seen = []
    for status in (Membership.CONTACTED, Membership.DECLINED, Membership.TO_CONTACT, Membership.CONTACTED):
        _click(qtbot, page.choice.steps[status])
        kept = _kept(app, "Gröna arbetsgivare")
        assert isinstance(kept, Organisation)
        seen.append(kept.membership)
    assert seen == [Membership.CONTACTED, Membership.DECLINED, Membership.TO_CONTACT, Membership.CONTACTED]
    _click(qtbot, page.choice.steps[Membership.MEMBER])
    assert not any(one.isVisible() for one in page.choice.steps.values())


def test_people_are_not_told_apart_by_side(app: App, page: PeoplePage) -> None:
    page.views.setCurrentIndex(1)
    heads = page.people.rows.columns
    assert _("Side") not in [column.head for column in heads]
    for side in Side:
        word = app.desk.file.forum.word(side, app.desk.language)
        page.filter.setText(word)
        for row in range(page.people.sorted.rowCount()):
            shown = [str(page.people.sorted.index(row, n).data()) for n in range(len(heads))]
            assert word.casefold() in " ".join(shown).casefold()


def test_a_new_forum_has_its_organisations_and_asks_for_people(start: Start, new_path: Path, qtbot: QtBot) -> None:
    app = start(new_path)
    app.window.go("people", None)
    page = app.window.page
    assert isinstance(page, PeoplePage)
    assert "Teknikföretagen" in _names(page.organisations)
    page.views.setCurrentIndex(1)
    assert not page.people.isVisible()
    offers = [
        one for one in page.findChildren(QPushButton) if one.isVisible() and read(one.text()) == _("New person …")
    ]
    assert len(offers) == 2
