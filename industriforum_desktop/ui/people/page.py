"""Participants: the organisations of the forum and the people who take part for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QWidget

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.outreach import OutreachStep, stage_beside, waiting
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.people.choice import ChoiceBar
from industriforum_desktop.ui.people.commands import COMMANDS
from industriforum_desktop.ui.people.coverage import Coverage
from industriforum_desktop.ui.people.forms import OrganisationForm, PersonForm
from industriforum_desktop.ui.people.pipeline import Pipeline
from industriforum_desktop.ui.people.tables import organisation_table, people_table
from industriforum_desktop.ui.shared.tabs import TabPage
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import AnyWay, ListPeople, ShowParty
from industriforum_desktop.ui.widgets.basics import Empty, column, label, row
from industriforum_desktop.ui.widgets.form import FormDialog
from industriforum_desktop.ui.widgets.listing import Listing
from industriforum_desktop.ui.widgets.table import Table, filter_field


class PeoplePage(TabPage):
    """Two lists and the board of those to win; the commands work on what is chosen in the one that is in view."""

    key = "people"
    declared = COMMANDS
    filter: QLineEdit

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seats: Counter[int] = Counter()
        self._next: dict[int, OutreachStep] = {}
        self.organisations = organisation_table(
            desk, lambda found: self._seats[found.id], lambda found: self._next.get(found.id)
        )
        self.people = people_table(desk)
        self.pipeline = Pipeline()
        self.coverage = Coverage()
        self.filter = filter_field(self.organisations, self.people)
        self.inactive = QCheckBox(_("Show inactive"))
        self.inactive.setToolTip(_("Also list organisations and people that no longer take part"))
        self.inactive.toggled.connect(self.refresh)
        self._build_tabs()
        self._build_layout()
        for table in (self.organisations, self.people):
            table.opened.connect(lambda thing: self.edit())
            table.chosen.connect(lambda thing: self._show_choice())
        self.pipeline.opened.connect(lambda one: self.log())
        self.pipeline.moved.connect(self._move)
        self.pipeline.chosen_changed.connect(self._show_choice)
        self.pipeline.all_wanted.connect(self.filter.clear)
        self.filter.textChanged.connect(lambda text: self._show_board())
        self.views.currentChanged.connect(lambda place: self._tab_changed())
        self._tab_changed()

    def _build_tabs(self) -> None:
        organisations = Listing(
            self.organisations,
            Empty(
                "organisation",
                _("No organisation yet"),
                _("Here are the forum's members, those to contact, and the networks that receive actions."),
                self.button("new-organisation", role="primary"),
            ),
            _("Change the filter, or show inactive ones too."),
        )
        people = Listing(
            self.people,
            Empty(
                "person",
                _("No person yet"),
                _("Add those who take part for each organisation, and their substitutes."),
                self.button("new-person", role="primary"),
            ),
            _("Change the filter, or show inactive ones too."),
        )
        spoken = QWidget()
        spoken.setLayout(column(label(_("Who speaks for whom"), "heading"), self.coverage, spacing=GRID))
        self.to_win = QSplitter(Qt.Orientation.Vertical)
        self.to_win.setChildrenCollapsible(False)
        self.to_win.setHandleWidth(2 * GRID)
        for part, share in ((self.pipeline, 3), (spoken, 2)):
            self.to_win.addWidget(part)
            self.to_win.setStretchFactor(self.to_win.count() - 1, share)
        self.views.addTab(organisations, _("Organisations"))
        self.views.addTab(people, _("People"))
        self.views.addTab(self.to_win, _("Parties to win"))

    def _build_layout(self) -> None:
        self.add = self.button("new", role="primary")
        self.choice = ChoiceBar(
            self.actions_of, self, lambda status: self.desk.file.forum.word(status, self.desk.language)
        )
        self.summary.hide()
        narrow: QHBoxLayout = row(self.filter, self.inactive, None, self.add, spacing=2 * GRID)
        narrow.setStretch(0, 1)
        self.body.insertLayout(1, narrow)
        self.body.addWidget(self.choice)

    @property
    def _table(self) -> Table:
        return self.people if self.views.currentIndex() == 1 else self.organisations

    @property
    def _on_board(self) -> bool:
        return self.views.currentWidget() is self.to_win

    @property
    def chosen(self) -> Organisation | Participant | None:
        if self._on_board:
            one = self.pipeline.chosen()
            return None if one is None else self.desk.file.session.get(Organisation, one)
        return self._table.current()

    def refresh(self) -> None:
        if not self.desk.has_file:
            return
        organisations, people = self.desk.file.organisations(), self.desk.file.participants()
        self._seats = Counter(person.organisation_id for person in people if person.active)
        steps = self.desk.file.outreach()
        self._next = {step.organisation_id: step for step in waiting(steps)}
        everything = self.inactive.isChecked()
        for table in (self.organisations, self.people):
            table.sorted.keep = lambda thing: everything or thing.active
        self.organisations.show_things(organisations)
        self.people.show_things(people)
        self._show_board()
        self.coverage.show_organisations(organisations)
        for table in (self.organisations, self.people):
            if table.current() is None:
                table.choose(lambda thing: True)
        self._show_choice()

    def _show_board(self) -> None:
        """The board shows those that the filter lets through in the list."""
        if self.desk.has_file:
            file, wanted = self.desk.file, {one.id for one in self.organisations.sorted.shown()}
            self.pipeline.show_organisations(
                file.organisations(), file.outreach(), wanted, file.forum, self.desk.language, self.desk.today()
            )

    def follow(self, way: AnyWay) -> None:
        self.filter.clear()
        match way:
            case ListPeople(which="informed"):
                self.views.setCurrentIndex(1)
                self.filter.setText(_("Not informed"))
            case ListPeople(which="outreach"):
                self.views.setCurrentWidget(self.to_win)
            case ShowParty(party=party):
                self.views.setCurrentIndex(int(isinstance(party, Participant)))
                self.inactive.setChecked(self.inactive.isChecked() or not party.active)
                self._table.choose(lambda thing: thing.id == party.id)

    def _tab_changed(self) -> None:
        person = self._table is self.people
        self.add.setText(_("New person …") if person else _("New organisation …"))
        self._show_choice()

    def lists(self) -> Iterable[QWidget]:
        return (self.organisations, self.people, self.pipeline)

    @property
    def row_chosen(self) -> bool:
        return self.chosen is not None

    def _show_choice(self) -> None:
        """Let the buttons below say what can be done with the chosen row."""
        thing = self.chosen
        self.choice.show_choice(thing, listed=self._table is self.organisations, board=self._on_board)
        self.enable()

    def _needs_choice(self) -> Organisation | Participant | None:
        thing = self.chosen
        if thing is None:
            self.desk.said.emit(_("Choose a row in the list first."))
            return None
        return thing if self.desk.writable() else None

    def new(self) -> None:
        """Ask for a new person or organisation, whichever list is in view."""
        if self._table is self.people:
            self.new_person()
        else:
            self.new_organisation()

    def new_organisation(self) -> None:
        if not self.desk.writable():
            return
        file = self.desk.file
        form = OrganisationForm(None, file.organisations(), file.forum, self.desk.language, self.desk.today(), self)

        def keep() -> bool:
            made = Organisation()
            return self._keep_new(made, form["name"].value(), lambda: form.write(made))

        form.commit = keep
        form.exec()

    def _keep_new(self, made: Organisation | Participant, name: str, write: Callable[[], None]) -> bool:
        with self.desk.change(_("Added {name}").format(name=name.strip())) as done:
            write()
            self.desk.file.session.add(made)
        if done:
            self.follow(ShowParty(made))
        return done.kept

    def new_person(self) -> None:
        """Ask for a new person, at the organisation that was chosen last."""
        if not self.desk.writable():
            return
        file = self.desk.file
        organisations = file.organisations()
        near = self.chosen
        at = near.organisation if isinstance(near, Participant) else near
        form = PersonForm(
            None, organisations, file.forum, self.desk.language, self, at if at and at.active else None
        )

        def keep() -> bool:
            made = Participant()
            return self._keep_new(made, form["name"].value(), lambda: form.write(made))

        form.commit = keep
        form.exec()

    def edit(self) -> None:
        thing = self._needs_choice()
        if thing is None:
            return
        form = self._form(thing)
        name = _("Changed {name}").format(name=thing.name)
        form.commit = lambda: self.desk.write(name, lambda: form.write(thing))
        form.exec()

    def _form(self, thing: Organisation | Participant) -> FormDialog:
        file, language = self.desk.file, self.desk.language
        if isinstance(thing, Organisation):
            return OrganisationForm(thing, file.organisations(), file.forum, language, self.desk.today(), self)
        return PersonForm(thing, file.organisations(), file.forum, language, self)

    def log(self) -> None:
        """Show what has been said with the chosen organisation, or the chosen person's."""
        thing = self.chosen
        if thing is None:
            self.desk.said.emit(_("Choose a row in the list first."))
            return
        from industriforum_desktop.ui.people.outreach import OutreachDialog

        organisation = thing.organisation if isinstance(thing, Participant) else thing
        dialog = OutreachDialog(self.desk, organisation, self.window())
        dialog.exec()

    def invite(self) -> None:
        """Write the invitation to the chosen organisation, or the chosen person's."""
        thing = self.chosen
        if thing is None:
            self.desk.said.emit(_("Choose a row in the list first."))
            return
        from industriforum_desktop.ui.people.invite import InviteDialog

        organisation = thing.organisation if isinstance(thing, Participant) else thing
        dialog = InviteDialog(self.desk, organisation, self.window())
        dialog.exec()

    def step(self, status: Membership) -> None:
        """Take the contact with the chosen organisation a step on."""
        thing = self._needs_choice()
        if isinstance(thing, Organisation):
            self._take_on(thing, status)

    def step_beside(self, step: int) -> None:
        """Take the contact a stage on or back; there is none at the ends."""
        thing, status = self._needs_choice(), self.stage_beside(step)
        if isinstance(thing, Organisation) and status is not None:
            self._take_on(thing, status)

    def stage_beside(self, step: int) -> Membership | None:
        """The stage so many steps after the chosen organisation's; None where there is none."""
        thing = self.chosen
        return stage_beside(thing.membership, step) if isinstance(thing, Organisation) else None

    def _move(self, organisation_id: int, status: Membership) -> None:
        """The organisation's card was dropped on this stage."""
        thing = self.desk.file.session.get_one(Organisation, organisation_id)
        if thing.membership is not status and self.desk.writable():
            self._take_on(thing, status)

    def _take_on(self, thing: Organisation, status: Membership) -> None:
        word = self.desk.file.forum.word(status, self.desk.language)
        with self.desk.change(_("Changed {name}: {status}").format(name=thing.called, status=word)) as done:
            thing.become(status, self.desk.today())
        if done and self._on_board:
            self.pipeline.choose(thing.id)

    def switch(self) -> None:
        """Deactivate what is chosen, or activate it again."""
        thing = self._needs_choice()
        if thing is None:
            return
        if thing.active:
            self._deactivate(thing)
        else:
            with self.desk.change(_("Activated {name}").format(name=thing.name)):
                rules.activate(thing)

    def _deactivate(self, thing: Organisation | Participant) -> None:
        with self.desk.change(_("Deactivated {name}").format(name=thing.name)):
            rules.deactivate(self.desk.file.session, thing)

    def delete(self) -> None:
        """Delete what is chosen, or offer to deactivate it when the papers refer to it."""
        thing = self._needs_choice()
        if thing is None:
            return
        session = self.desk.file.session
        try:
            rules.check_deletable(session, thing)
        except RuleBroken as rule:
            self._offer_deactivation(thing, _(rule.message).format(**rule.names))
            return
        if self.desk.ask(self._question(thing), _("Delete"), self):
            with self.desk.change(_("Deleted {name}").format(name=thing.name)):
                rules.delete(session, thing)

    def _offer_deactivation(self, thing: Organisation | Participant, reason: str) -> None:
        if not thing.active or rules.convenes(self.desk.file.session, thing):
            self.desk.warn(reason, self)
        elif self.desk.ask(reason, _("Deactivate instead"), self):
            self._deactivate(thing)

    def _question(self, thing: Organisation | Participant) -> str:
        n = len(thing.participants) if isinstance(thing, Organisation) else 0
        if not n:
            return _("Delete {name}? It can be undone until the program is closed.").format(name=thing.name)
        return ngettext(
            "Delete {name} and {n} person who takes part for it? It can be undone until the program is closed.",
            "Delete {name} and {n} people who take part for it? It can be undone until the program is closed.",
            n,
        ).format(name=thing.name, n=n)
