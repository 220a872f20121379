"""How each command of the window is carried out once, so that undo and redo of it can be tried.

A recipe puts on the page what the command needs, and says how the dialogs that it opens are filled in; each of them
is accepted. Commands without one have a reason: they change nothing, or can't be undone and say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import ActionStatus, IncomingKind, Membership, ProposalState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.papers.mandate_report import BLOCKS
from industriforum_desktop.store.attached import attach
from industriforum_desktop.ui.situation.questions import MeetingQuestions
from industriforum_desktop.ui.situation.tree import Node
from industriforum_desktop.ui.ways import FinishMeeting, ShowMeeting, ShowPaper, ShowParty
from tests.keys import type_text
from tests.ui.dialogs import until

Fill = Callable[[Any], object]
FOURTH = 4


@dataclass(frozen=True)
class Recipe:
    """`ready` puts the page in order; `fill` fills in a dialog by the name of its class; then `after` is done.

    `do` is what is done where no command is chosen: a button that is pressed, a key, what is dragged.
    """

    ready: Callable[[App, Any], object] = lambda app, page: None
    fill: Mapping[str, Fill] = field(default_factory=dict)
    after: Callable[[App, Any], object] = lambda app, page: None
    do: Callable[[App, Any], object] | None = None


@dataclass(frozen=True)
class Shows:
    """It shows, moves the caret or leads elsewhere, and changes nothing in the forum. `ready` as of a recipe."""

    ready: Callable[[App, Any], object] = lambda app, page: None


Recipes = dict[str, "Recipe | Shows | str"]
SHOWS = Shows()
WRITES = "It writes or prints outside the forum."
LASTING = "It can't be undone, and says so before it is done."
LEAVES = "It leaves the forum for another, or for good."
UNDO = "It is undo itself."


def _chosen(row: int) -> Callable[[App, Any], object]:
    def ready(app: App, page: Any) -> None:
        page.follow(ShowMeeting(FOURTH))
        page.editor._choose(page.meeting.items[row].id)

    return ready


def _planned(app: App, page: Any) -> None:
    """A meeting without minutes or letters."""
    with app.desk.change("Planerade"):
        made = Meeting(year=2024, number=1, day=date(2024, 2, 8), start=time(13), end=time(15))
        made.insert(AgendaItem(title="Öppnande", minutes=5), 0)
        app.desk.file.session.add(made)
    page.follow(ShowMeeting(made.id))


def _called_off(app: App, page: Any) -> None:
    _planned(app, page)
    page.call_off()


def _proposal(state: ProposalState) -> Callable[[App, Any], object]:
    def ready(app: App, page: Any) -> None:
        page.board.choose(next(one.id for one in app.desk.file.proposals() if one.state is state))

    return ready


def _told_no(app: App, page: Any) -> None:
    _proposal(ProposalState.NEW)(app, page)
    proposal = page.chosen
    with app.desk.change("Avböjde"):
        proposal.decline("Inte nu")
    page.board.choose(proposal.id)


def _give_reason(form: Any) -> None:
    form["reason"].setPlainText("Inte nu")
    form["letter"].setChecked(False)


def party(wanted: Membership) -> Callable[[App, Any], object]:
    def ready(app: App, page: Any) -> None:
        page.follow(ShowParty(next(one for one in app.desk.file.organisations() if one.membership is wanted)))

    return ready


def _action(app: App, page: Any) -> None:
    page.show_only("open")
    page.table.selectRow(0)


def _begun(app: App, page: Any) -> None:
    with app.desk.change("Pågår"):
        for action in app.desk.file.actions():
            if action.status is ActionStatus.NOT_STARTED:
                action.status = ActionStatus.ONGOING
    _action(app, page)


def _attached(app: App, page: Any) -> None:
    with app.desk.change("Bifogade en fil"):
        attach(app.desk.file.session, app.desk.file.proposals()[0], "Underlag.pdf", b"%PDF", app.desk.today())


def _remove(dialog: Any) -> None:
    assert dialog.table.choose(lambda one: one.kind is IncomingKind.ATTACHMENT)
    dialog.remove()


def _concern(text: str) -> Callable[[App, Any], object]:
    def ready(app: App, page: Any) -> None:
        found = next(one for one in app.desk.file.concerns() if one.text.startswith(text))
        assert page.concerns.tree.choose(Node("concern", str(found.id)))

    return ready


def _loose(app: App, page: Any) -> None:
    line = next(one for one in app.desk.file.raised() if one.concern_id is None)
    assert page.concerns.tree.choose(Node("line", line.id))


def _words(app: App, page: Any) -> None:
    type_text(page.editor, "Läget är gott.\n-> IUC: räkna")
    assert page.session.flush()


def _item(row: int) -> Callable[[App, Any], object]:
    def ready(app: App, page: Any) -> None:
        page.agenda.setCurrentRow(row)

    return ready


def _tick_first(dialog: Any) -> None:
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)


def write(name: str, text: str) -> Fill:
    def fill(dialog: Any) -> None:
        part = dialog[name]
        (part.setText if isinstance(part, QLineEdit) else part.setPlainText)(text)

    return fill


MEETINGS: Recipes = {
    "Ny punkt": Recipe(_chosen(3)),
    "Redigera punkten": Recipe(
        _chosen(3), after=lambda app, page: page.editor._write(page.editor.item.id, {"title": "Annat"})
    ),
    "Behandlad utan anteckningar": Recipe(lambda app, page: _bare(app, page)),
    "Flytta upp": Recipe(_chosen(3)),
    "Flytta ned": Recipe(_chosen(3)),
    "Ta bort": Recipe(_chosen(3)),
    "Stående punkter": Recipe(_planned),
    "Bifoga filer till punkten": Recipe(_chosen(3)),
    "Bifoga filer till mötet": Recipe(_chosen(3)),
    "Nytt möte": Recipe(),
    "Öppna mötet igen": Recipe(lambda app, page: page.follow(ShowMeeting(1))),
    "Planera året": Recipe(),
    "Redigera mötet": Recipe(_chosen(0), {"MeetingForm": write("place", "Annan plats")}),
    "Ställ in mötet": Recipe(_planned),
    "Planera det inställda mötet igen": Recipe(_called_off),
    "Ta bort mötet": Recipe(_planned),
    "Stäm av dagordningen": Recipe(_planned, {"RoundDialog": lambda dialog: dialog.send()}),
    "Skicka ut": Recipe(_chosen(0), {"SendDialog": lambda dialog: dialog.note_sent()}),
    "Spåret": SHOWS,
    "Visa bilagorna": SHOWS,
    "Håll mötet": SHOWS,
    "Papper": SHOWS,
    "Färdigställ": SHOWS,
    "Spara året till kalendern": WRITES,
    "Arkivpaket för året": WRITES,
}


def _bare(app: App, page: Any) -> None:
    """An item of a held meeting that nothing was written under."""
    meeting = app.desk.file.meetings()[2]
    with app.desk.change("La till Buller"):
        meeting.insert(AgendaItem(title="Buller", minutes=5), 3)
    page.follow(ShowMeeting(meeting.id))
    page.editor._choose(meeting.items[3].id)


PROPOSALS: Recipes = {
    "Nytt förslag": Recipe(
        fill={
            "ProposalForm": lambda form: (
                form["title"].setText("Elpriset"),
                form["organisation_id"].setCurrentIndex(1),
            )
        }
    ),
    "Redigera förslaget": Recipe(_proposal(ProposalState.NEW), {"ProposalForm": write("title", "Elpriset igen")}),
    "Ta bort förslaget": Recipe(_proposal(ProposalState.NEW)),
    "Bifoga filer till förslaget": Recipe(_proposal(ProposalState.NEW)),
    "Det som har kommit in": Recipe(_attached, {"CameInDialog": _remove}),
    "Sätt upp på en dagordning": Recipe(_proposal(ProposalState.NEW)),
    "Skjut upp": Recipe(_proposal(ProposalState.NEW), {"ReasonForm": _give_reason}),
    "Avböj": Recipe(_proposal(ProposalState.NEW), {"ReasonForm": _give_reason}),
    "Gör nytt igen": Recipe(_proposal(ProposalState.DECLINED)),
    "Brev om det": Recipe(_told_no, {"OrganisationLetter": lambda dialog: dialog.note_sent()}),
    "Tom lista för Excel": WRITES,
    "Visa mötet": Shows(lambda app, page: _on_agenda(app, page)),
    "Spåret": Shows(_proposal(ProposalState.NEW)),
}


def _on_agenda(app: App, page: Any) -> None:
    page.board.choose(next(one.id for one in app.desk.file.proposals() if one.items))


_NEW_PARTY = {"OrganisationForm": write("name", "Träarbetarna")}
PEOPLE: Recipes = {
    "Ny": Recipe(fill=_NEW_PARTY),
    "Ny organisation": Recipe(fill=_NEW_PARTY),
    "Ny person": Recipe(fill={"PersonForm": write("name", "Åsa Öst")}),
    "Redigera": Recipe(party(Membership.TO_CONTACT), {"OrganisationForm": write("name", "Nytt namn")}),
    "Avaktivera eller aktivera": Recipe(party(Membership.TO_CONTACT)),
    "Kontaktlogg": Recipe(
        party(Membership.TO_CONTACT),
        {"OutreachDialog": lambda dialog: dialog.add(), "StepForm": write("text", "Ringde")},
    ),
    "Inbjudan": Recipe(party(Membership.TO_CONTACT), {"InviteDialog": lambda dialog: dialog.note_sent()}),
    "Ett steg framåt": Recipe(party(Membership.TO_CONTACT)),
    "Ett steg bakåt": Recipe(party(Membership.CONTACTED)),
    "Ta bort": Recipe(party(Membership.TO_CONTACT)),
    "Filtrera": SHOWS,
}
ACTIONS: Recipes = {
    "Följ upp": Recipe(_action, {"ActionForm": lambda form: form["funding"].setCurrentText("Egna medel")}),
    "Markera som klar": Recipe(_action),
    "Anteckna vad som berättats": Recipe(_action, {"NewsForm": write("text", "Det går bra")}),
    "Skicka listan till mottagaren": Recipe(_action, {"OrganisationLetter": lambda dialog: dialog.note_sent()}),
    "Status ett steg framåt": Recipe(_action),
    "Status ett steg bakåt": Recipe(_begun),
    "Ändra i anteckningarna": SHOWS,
    "Visa mötet": SHOWS,
    "Spåret": SHOWS,
    "Visa öppna": SHOWS,
    "Visa försenade": SHOWS,
    "Visa alla": SHOWS,
    "Filtrera": SHOWS,
}


SITUATION: Recipes = {
    "För in raden i lägesbilden": Recipe(_loose),
    "Slå ihop med": Recipe(
        _concern("Gemensamma kortkurser"), {"GatherDialog": lambda dialog: dialog.list.setCurrentRow(0)}
    ),
    "Redigera": Recipe(_concern("Svårt att hitta"), {"ConcernForm": write("note", "Ny anteckning")}),
    "Åtgärder som svarar på den": Recipe(_concern("Gemensamma kortkurser"), {"AnswersDialog": _tick_first}),
    "Löst, eller aktuell igen": Recipe(_concern("Svårt att hitta")),
    "Lägg tillbaka": Recipe(_concern("Svårt att hitta")),
    "Redigera frågorna": Recipe(
        fill={"QuestionsDialog": lambda dialog: dialog.list.item(0).setText("Hur går det?")}
    ),
    "Spåret": Shows(_concern("Gemensamma kortkurser")),
    "Lägesbilden som papper": SHOWS,
}
YEAR: Recipes = {
    "Regler för dagarna": Recipe(
        fill={"PartDialog": lambda dialog: next(iter(dialog.part.days.values())).setValue(3)}
    ),
    "Skriv årets egna ord": Recipe(fill={"YearWordsDialog": write("summary", "Ett gott år.")}),
    "För in ett svar på utvärderingen": Recipe(fill={"EvaluationForm": write("keep", "Fikat")}),
    "Svar på utvärderingen": Recipe(
        fill={"AnswersDialog": lambda dialog: (dialog.table.selectRow(0), dialog.delete())}
    ),
    "Beslut om nästa år": Recipe(
        fill={"NextYearForm": lambda dialog: dialog["decisions"].setPlainText("Fem möten")}
    ),
    "Skapa nästa års plan": Recipe(),
    "Uppdraget": Recipe(fill={"PartDialog": lambda dialog: dialog.part["number"].setText("N2024/1")}),
    "Återställ avsnittets standardtext": Recipe(
        lambda app, page: _own_block(app),
    ),
    "Behöver ingen åtgärd": Recipe(lambda app, page: _break(app, page)),
    "Gör en version av redovisningen": LASTING,
    "Året före": SHOWS,
    "Året efter": SHOWS,
    "Spara dagarna som kalenderfil (.ics)": WRITES,
    "Visa uppföljningen som papper": SHOWS,
    "Redovisningens versioner": SHOWS,
    "Var kedjor bryts": SHOWS,
    "Alla frågor och hur långt de kom": SHOWS,
    "Spåret som papper": SHOWS,
}


def tab(app: App) -> Any:
    """The year's tab of the mandate."""
    page: Any = app.window.pages["year"]
    return next(one for one in page.parts if type(one).__name__ == "MandateTab")


def _own_block(app: App) -> None:
    app.window.go("year", "mandate")
    tab(app).blocks.list.setCurrentRow(
        [key for key, _title in BLOCKS].index(next(iter(app.desk.file.mandate.blocks)))
    )


def _break(app: App, page: Any) -> None:
    app.window.go("year", "trace")
    part = page.parts[[one.key for one in page.parts].index("trace")]
    until(part.table.rows.rowCount)
    assert part.table.choose(lambda one: one.state == "Överenskommet, men ingen fick något att göra")


PAPERS: Recipes = {
    "Val för papperet": Recipe(
        lambda app, page: page.follow(ShowPaper("documents", FOURTH)),
        after=lambda app, page: next(iter(page.options.sections.values())).toggle(),
    ),
    "Skriv ut": WRITES,
    "Spara som PDF": WRITES,
    "Öppna i systemets läsare": WRITES,
    "Spara som Word": WRITES,
    "Kopiera texten": WRITES,
    "Spara alla papper till mötet": WRITES,
    "Färdigställ": SHOWS,
    "Sök i papperet": SHOWS,
    "Sök nästa": SHOWS,
    "Zooma in": SHOWS,
    "Zooma ut": SHOWS,
    "Anpassa till bredden": SHOWS,
}
LIVE: Recipes = {
    "Att göra": Recipe(after=lambda app, page: type_text(page.editor, "IUC: räkna")),
    "Överenskommelse": Recipe(after=lambda app, page: type_text(page.editor, "Vi ses i mars")),
    "Öppen fråga": Recipe(after=lambda app, page: type_text(page.editor, "Vem ringer?")),
    "Lägg till en gäst": Recipe(
        fill={"FormDialog": lambda dialog: dialog.findChildren(QLineEdit)[0].setText("Kari Nilsen")}
    ),
    "Starta mötet": Recipe(),
    "Avsluta mötet": Recipe(lambda app, page: page.start_meeting()),
    "Paus": Recipe(lambda app, page: page.start_meeting()),
    "Flytta punkten uppåt": Recipe(_item(3)),
    "Flytta punkten nedåt": Recipe(_item(3)),
    "Övrig fråga": Recipe(after=lambda app, page: type_text(page.arranging.line.field, "Elpriset\n")),
    "Dela punkten här": Recipe(_words, after=lambda app, page: type_text(page.arranging.line.field, "Resten\n")),
    "Skjut upp till nästa möte": Recipe(lambda app, page: planned_beside(app)),
    "Fasta frågor": Recipe(after=lambda app, page: _answer(page)),
    "Nästa punkt": SHOWS,
    "Föregående punkt": SHOWS,
    "Närvaro": SHOWS,
    "Tillbaka till anteckningarna": SHOWS,
    "Spåret": SHOWS,
    "Lämna mötesläget": SHOWS,
    "Projektor": SHOWS,
    "Släck projektorn": SHOWS,
    "Stavning": SHOWS,
    "Privata anteckningar": SHOWS,
    "Gå till punkt": SHOWS,
    "Sök i anteckningarna": SHOWS,
    "Större text": SHOWS,
    "Mindre text": SHOWS,
    "Vanlig textstorlek": SHOWS,
    "Bara anteckningarna": SHOWS,
    "Fångade rader": SHOWS,
    "Vad som hände tidigare": SHOWS,
    "Anteckningarnas historik": SHOWS,
}


def planned_beside(app: App) -> None:
    _planned(app, type("Nowhere", (), {"follow": lambda self, way: None})())


def _answer(page: Any) -> None:
    [questions] = page.findChildren(MeetingQuestions)
    file = page.desk.file
    questions.part._answer((file.questions()[0].id, file.organisations()[1].id, FOURTH), "Sämre", None)
    questions.close()


FINISH: Recipes = {
    **dict.fromkeys(
        ("1. Städa", "2. Synpunkter", "3. Färdigställ", "4. Skicka", "5. Rätta", "Spåret", "Lämna"), SHOWS
    ),
    "Öppna mötet igen": Recipe(lambda app, page: page.follow(FinishMeeting(1))),
}
WINDOW: Recipes = {
    "Nytt forum": LEAVES,
    "Öppna": LEAVES,
    "Öppna exempelforumet": LEAVES,
    "Avsluta": LEAVES,
    "Ta in blanketter": Recipe(),
    "Spara en kopia": WRITES,
    "Forumet och inställningar": Recipe(
        fill={"SettingsDialog": lambda dialog: dialog.forum["name"].setText("Annat")}
    ),
    "Ångra": UNDO,
    "Gör om": UNDO,
    **dict.fromkeys(
        ("Översikt", "Möten", "Förslag", "Deltagare", "Åtgärder", "Lägesbild", "Året", "Papper"), SHOWS
    ),
    "Sök ett kommando": SHOWS,
    "Radspråk och kortkommandon": SHOWS,
    "Om programmet": SHOWS,
}
"""The menus that are always there."""
RECIPES: dict[str, Recipes] = {
    "overview": dict.fromkeys(("Håll mötet", "Redigera dagordningen", "Papper", "Planera året"), SHOWS),
    "meetings": MEETINGS,
    "proposals": PROPOSALS,
    "people": PEOPLE,
    "actions": ACTIONS,
    "situation": SITUATION,
    "year": YEAR,
    "papers": PAPERS,
    "live": LIVE,
    "finish": FINISH,
    "window": WINDOW,
}
