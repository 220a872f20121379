"""Where chains break off, and all questions with how far they have come; each leads to its trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QAbstractItemView

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.store.trace import Gap, Link, Stage, Thing, agreements, chains
from industriforum_desktop.store.trace_words import stage_word, told
from industriforum_desktop.ui.fields import Choice
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import ShowPaper
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row
from industriforum_desktop.ui.widgets.listing import Listing
from industriforum_desktop.ui.widgets.table import Table, filter_field
from industriforum_desktop.ui.widgets.trace import go_to, offer_settling, settle, show_trace
from industriforum_desktop.ui.year.commands import ALL, GAPS
from industriforum_desktop.ui.year.part import YearPart

if TYPE_CHECKING:
    from industriforum_desktop.ui.year.page import YearPage


class Row(NamedTuple):
    """A place where a chain breaks off, or a whole question with how far it has come."""

    thing: Thing
    what: str
    meeting: str
    when: tuple[int, int, int]
    state: str
    order: int
    broken: bool

    @property
    def key(self) -> tuple[str, object, str]:
        return type(self.thing).__name__, getattr(self.thing, "id", None), self.state


class TracePart(YearPart):
    """Calm by default: only what is missing is listed."""

    key = "trace"

    def __init__(self, page: YearPage) -> None:
        super().__init__(page)
        self.shown = Choice(((_("Where chains break off"), GAPS), (_("All questions"), ALL)), GAPS)
        self.shown.setAccessibleName(_("What is listed"))
        self.shown.currentIndexChanged.connect(lambda place: self.refresh())
        columns = [
            Column(_("What"), lambda one: one.what),
            Column(_("Meeting"), lambda one: one.meeting, lambda one: one.when, whole=True),
            Column(
                _("How it stands"),
                lambda one: one.state,
                lambda one: one.order,
                colour=lambda one: "warning" if one.broken else "muted",
            ),
        ]
        self.table = Table(columns, name=_("The trace"), fit=True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda one: self.show_trace())
        self.filter = filter_field(self.table)
        self.summary = label(role="muted", wrap=True)
        self.trace_button = button(
            _("Show the trace …"),
            self.show_trace,
            name="history",
            role="primary",
            tip=_("The whole chain as a picture"),
            keys="Return",
        )
        self.visit_button = button(_("Show it there"), self.visit, name="right")
        self.settle_button = button(
            "", self.settle, name="agreement", tip=_("Whether what was agreed needs an action")
        )
        self.table.chosen.connect(lambda row: self._offer())
        self.paper_button = page.button("trace", text=N_("As a paper"))
        empty = Empty(
            "check",
            _("No chain breaks off"),
            _("All that was agreed has somebody who does it and tells, or needs no action."),
        )
        head = row(self.filter, self.shown, None, self.paper_button)
        foot = row(self.trace_button, self.visit_button, self.settle_button, None)
        self.setLayout(column(head, self.summary, Listing(self.table, empty), foot, spacing=GRID))

    @property
    def title(self) -> str:
        return _("The trace")

    def show_only(self, which: str) -> None:
        """List where chains break off, or all questions."""
        self.page.show_part(self.key)
        self.shown.setCurrentIndex(self.shown.findData(which))

    def refresh(self) -> None:
        found = chains(self.desk.file.session, self.desk.today())
        broken = [(link, gap) for one in found for link in one.walk() for gap in link.gaps]
        questions = [one for one in found if _is_question(one)]
        if self.shown.currentData() == GAPS:
            rows = [self._row(link, _(gap.value), list(Gap).index(gap), broken=True) for link, gap in broken]
        else:
            rows = [self._question(one) for one in questions]
        self.table.show_things(rows, same=lambda one: one.key)
        text = ngettext("{n} question", "{n} questions", len(questions)).format(n=len(questions))
        gaps = ngettext("a chain breaks off at {n} place", "chains break off at {n} places", len(broken))
        self.summary.setText(f"{text}, {gaps.format(n=len(broken))}.")
        for one in (self.trace_button, self.visit_button):
            one.setEnabled(bool(rows))
        if self.table.current() is None:
            self.table.choose(lambda one: True)
        self._offer()

    @property
    def may_settle(self) -> bool:
        """Whether something was agreed in the chosen row, and the row is in view."""
        return (
            self.page.views.currentWidget() is self
            and self.chosen is not None
            and bool(agreements(self.chosen.thing))
        )

    def _offer(self) -> None:
        offer_settling(self.settle_button, self.chosen.thing if self.chosen is not None else None, self.desk)
        self.page.enable()

    def settle(self) -> None:
        """Say that what was agreed in the chosen row needs no action; or that it does."""
        if self.chosen is None or not settle(self.desk, self.chosen.thing):
            self.desk.said.emit(_("Choose a row with an agreement first."))

    def _row(self, link: Link, state: str, order: int, *, broken: bool) -> Row:
        thing = link.thing
        item = thing.item if isinstance(thing, Outcome) else thing if isinstance(thing, AgendaItem) else None
        what = item.title if item is thing and item is not None else ""
        if not what:
            what = told(thing, self.desk.file.forum, self.desk.language).what
        if item is None:
            return Row(thing, what, "–", (0, 0, 0), state, order, broken)
        met = item.meeting
        when = (met.year, met.number, item.position)
        return Row(thing, what, f"{met.number}/{met.year}", when, state, order, broken)

    def _question(self, chain: Link) -> Row:
        """How far a question has come: its last stage before the year's own papers."""
        stages = [link.stage for link in chain.walk() if link.stage not in (Stage.FOLLOW_UP, Stage.REPORT)]
        places = list(Stage)
        last = max(stages, key=places.index)
        title = chain.thing.title if isinstance(chain.thing, Proposal | AgendaItem) else ""
        found = next((link for link in chain.walk() if link.stage is Stage.ITEM), chain)
        made = self._row(found, stage_word(last, self.desk.language), places.index(last), broken=False)
        return made._replace(thing=chain.thing, what=title or made.what)

    @property
    def chosen(self) -> Row | None:
        found: Row | None = self.table.current()
        return found

    def show_trace(self) -> None:
        """Show the whole chain of the chosen row."""
        if self.chosen is not None:
            show_trace(self.desk, self.chosen.thing, self.window())

    def visit(self) -> None:
        """Show the chosen thing where it stands."""
        if self.chosen is not None:
            go_to(self.desk, self.chosen.thing)

    def paper(self) -> None:
        """Show the trace among the papers."""
        self.desk.go.emit(ShowPaper("trace"))


def _is_question(chain: Link) -> bool:
    """The standing items of an agenda are none unless something came out of them."""
    return any(link.stage in (Stage.PROPOSAL, Stage.RAISED, Stage.AGREED, Stage.ACTION) for link in chain.walk())
