"""Where chains break off, and all questions with how far they have come; each leads to its trace."""

from __future__ import annotations

import logging
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.exc import DBAPIError

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.store.trace import Gap, Link, Stage, agreements, chains
from industriforum_desktop.store.trace_words import stage_word, told
from industriforum_desktop.ui import worker
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

log = logging.getLogger("industriforum")


class Row(NamedTuple):
    """A place where a chain breaks off, or a whole question with how far it has come; what it is and its id."""

    kind: type[Proposal | AgendaItem | Outcome]
    number: int | str
    what: str
    meeting: str
    when: tuple[int, int, int]
    state: str
    order: int
    broken: bool

    @property
    def key(self) -> tuple[str, int | str, str]:
        return self.kind.__name__, self.number, self.state


class Listed(NamedTuple):
    """Where chains break off, and all questions."""

    broken: list[Row]
    questions: list[Row]


def listed(file: ForumFile, today: date, language: Language) -> Listed:
    """Follow all chains; it takes its time, and is done in a worker."""
    with file.beside() as session:
        forum, found = session.get_one(Forum, 1), chains(session, today)
        broken = [
            _row(link, language.gettext(gap.value), list(Gap).index(gap), forum, language, broken=True)
            for one in found
            for link in one.walk()
            for gap in link.gaps
        ]
        return Listed(broken, [_question(one, forum, language) for one in found if _is_question(one)])


class TracePart(YearPart):
    """Calm by default: only what is missing is listed."""

    key = "trace"

    def __init__(self, page: YearPage) -> None:
        super().__init__(page)
        self._job: worker.Job | None = None
        self._found: Listed | None = None
        self.shown = Choice(((_("Where chains break off"), GAPS), (_("All questions"), ALL)), GAPS)
        self.shown.setAccessibleName(_("What is listed"))
        self.shown.currentIndexChanged.connect(lambda place: self._turn())
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
        self.table = Table(columns, name=_("The trace"), fit=True, key="trace")
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
        # What it would do is said once there is a row to do it to.
        self.settle_button.setVisible(False)
        self.table.chosen.connect(lambda row: self._offer())
        self.paper_button = page.button("trace", text=N_("As a paper"))
        empty = Empty(
            "check",
            _("No chain breaks off"),
            _("All that was agreed has somebody who does it and tells, or needs no action."),
        )
        head = row(self.filter, self.shown, None, self.paper_button)
        foot = row(self.trace_button, self.visit_button, self.settle_button, None)
        self.listing = Listing(self.table, empty)
        # Nothing is said of what has not been looked for yet.
        self.listing.setVisible(False)
        body = column(head, self.summary, self.listing, None, foot, spacing=GRID)
        body.setStretch(2, 100)
        self.setLayout(body)

    @property
    def title(self) -> str:
        return _("The trace")

    def show_only(self, which: str) -> None:
        """List where chains break off, or all questions."""
        self.page.show_part(self.key)
        self.shown.setCurrentIndex(self.shown.findData(which))

    def refresh(self) -> None:
        if self._job is not None:
            self._job.cancel()
        file, today, language = self.desk.file, self.desk.today(), self.desk.language
        self._job = worker.run(lambda: listed(file, today, language), partial(self._followed, file), self._not_read)

    def _followed(self, file: ForumFile, found: Listed) -> None:
        """The chains of this forum were followed; it may have been closed meanwhile."""
        if self.desk.has_file and self.desk.file is file:
            self._show(found)

    def _not_read(self, error: Exception) -> None:
        if not isinstance(error, DBAPIError):
            raise error
        log.warning("the trace could not be read: %s", error)
        self.summary.setText(_("The forum's file can't be reached just now."))

    def _show(self, found: Listed) -> None:
        self._found = found
        rows = found.broken if self.shown.currentData() == GAPS else found.questions
        self.listing.setVisible(True)
        self.table.show_things(rows, same=lambda one: one.key)
        broken, questions = len(found.broken), len(found.questions)
        text = ngettext("{n} question", "{n} questions", questions).format(n=questions)
        gaps = ngettext("a chain breaks off at {n} place", "chains break off at {n} places", broken)
        self.summary.setText(f"{text}, {gaps.format(n=broken)}.")
        for one in (self.trace_button, self.visit_button):
            one.setEnabled(bool(rows))
        if self.table.current() is None:
            self.table.choose(lambda one: True)
        self._offer()

    def _turn(self) -> None:
        if self._found is not None and self.desk.has_file:
            self._show(self._found)

    @property
    def may_settle(self) -> bool:
        """Whether something was agreed in the chosen row, and the row is in view."""
        return self.page.views.currentWidget() is self and self.chosen is not None and bool(agreements(self.chosen))

    def _offer(self) -> None:
        offer_settling(self.settle_button, self.chosen, self.desk)
        self.page.enable()

    def settle(self) -> None:
        """Say that what was agreed in the chosen row needs no action; or that it does."""
        if self.chosen is None or not settle(self.desk, self.chosen):
            self.desk.said.emit(_("Choose a row with an agreement first."))

    @property
    def chosen(self) -> Proposal | AgendaItem | Outcome | None:
        """What the chosen row is about."""
        row: Row | None = self.table.current()
        if row is None:
            return None
        thing = self.desk.file.session.get(row.kind, row.number)
        assert thing is None or isinstance(thing, Proposal | AgendaItem | Outcome)
        return thing

    def show_trace(self) -> None:
        """Show the whole chain of the chosen row."""
        if self.chosen is not None:
            show_trace(self.desk, self.chosen, self.window())

    def visit(self) -> None:
        """Show the chosen thing where it stands."""
        if self.chosen is not None:
            go_to(self.desk, self.chosen)

    def paper(self) -> None:
        """Show the trace among the papers."""
        self.desk.go.emit(ShowPaper("trace"))


def _row(link: Link, state: str, order: int, forum: Forum, language: Language, *, broken: bool) -> Row:
    thing = link.thing
    assert isinstance(thing, Proposal | AgendaItem | Outcome)
    item = thing.item if isinstance(thing, Outcome) else thing if isinstance(thing, AgendaItem) else None
    what = thing.title if isinstance(thing, AgendaItem) else ""
    what = what or told(thing, forum, language).what
    if item is None:
        return Row(type(thing), thing.id, what, "–", (0, 0, 0), state, order, broken)
    met = item.meeting
    when = (met.year, met.number, item.position)
    return Row(type(thing), thing.id, what, f"{met.number}/{met.year}", when, state, order, broken)


def _question(chain: Link, forum: Forum, language: Language) -> Row:
    """How far a question has come: its last stage before the year's own papers."""
    stages = [link.stage for link in chain.walk() if link.stage not in (Stage.FOLLOW_UP, Stage.REPORT)]
    places = list(Stage)
    last = max(stages, key=places.index)
    first = chain.thing
    assert isinstance(first, Proposal | AgendaItem)
    found = next((link for link in chain.walk() if link.stage is Stage.ITEM), chain)
    made = _row(found, stage_word(last, language), places.index(last), forum, language, broken=False)
    return made._replace(kind=type(first), number=first.id, what=first.title or made.what)


def _is_question(chain: Link) -> bool:
    """The standing items of an agenda are none unless something came out of them."""
    return any(link.stage in (Stage.PROPOSAL, Stage.RAISED, Stage.AGREED, Stage.ACTION) for link in chain.walk())
