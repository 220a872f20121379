"""All that is known of one file or row that came in: whose it is, what it says, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from industriforum_desktop.exchange.incoming import WORDS, Plan, Verdict
from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import _, current
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label
from industriforum_desktop.ui.widgets.picker import picker


class Detail(QScrollArea):
    """Signals: `chosen` with a plan's key and the id of the organisation that the officer says it is from;
    `replaces` with its key and the id of the proposal whose place it takes, or None.
    """

    chosen = Signal(object, int)
    replaces = Signal(object, object)

    def __init__(self, forum: Forum, offered: Sequence[tuple[str, int | None]], names: dict[int, str]) -> None:
        """`offered` are the organisations to choose among, `names` what each is called by its id."""
        super().__init__()
        self._forum, self._offered, self._names = forum, offered, names
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What came in"))
        self.organisation = picker([], None)
        self.earlier = picker([], None)

    def show_plan(self, plan: Plan | None) -> None:
        """Show one; nothing where none is chosen."""
        body = QWidget()
        layout = column(spacing=GRID)
        layout.setContentsMargins(2 * GRID, 0, GRID, 0)
        if plan is not None:
            self._head(layout, plan)
            self._whose(layout, plan)
            self._instead_of(layout, plan)
            for text in plan.warnings:
                layout.addWidget(label(text, "warning", wrap=True))
            layout.addLayout(self._facts(plan))
        layout.addStretch(1)
        body.setLayout(layout)
        before = self.takeWidget()
        if before is not None:
            # The list that was chosen in may still be at work.
            before.deleteLater()
        self.setWidget(body)

    def _head(self, layout: QVBoxLayout, plan: Plan) -> None:
        arrival, speak = plan.arrival, current()
        layout.addWidget(label(_(WORDS[plan.verdict]), "eyebrow"))
        layout.addWidget(label(plan.title or arrival.name, "heading", wrap=True))
        secret = plan.verdict in (Verdict.EVALUATION, Verdict.LEFT_OUT)
        parts = [
            "" if secret else arrival.name,
            _("row {n}").format(n=plan.key[1]) if plan.key[1] else "",
            self._forum.word(arrival.way, speak),
            "" if secret else arrival.sender,
            speak.short_date(arrival.received_on) if arrival.received_on else "",
        ]
        layout.addWidget(label(" · ".join(filter(None, parts)), "muted", wrap=True))
        if plan.reason:
            layout.addWidget(label(plan.reason, "warning" if plan.verdict is Verdict.REFUSED else "", wrap=True))

    def _whose(self, layout: QVBoxLayout, plan: Plan) -> None:
        """The organisation: to be chosen where it matters, told where it is known."""
        if plan.needs_organisation and plan.verdict is not Verdict.REFUSED:
            self.organisation = picker(self._offered, plan.organisation_id)
            self.organisation.setAccessibleName(_("Organisation"))
            self.organisation.activated.connect(lambda: self._choose(plan))
            caption = label(_("Organisation"))
            caption.setBuddy(self.organisation)
            layout.addWidget(caption)
            layout.addWidget(self.organisation)
            if plan.organisation_id is None:
                layout.addWidget(label(_("Choose whose it is, and it can be taken in."), "warning", wrap=True))
        elif plan.organisation_id is not None:
            layout.addWidget(label(self._names[plan.organisation_id], wrap=True))
        elif plan.verdict is Verdict.EVALUATION:
            layout.addWidget(label(_("Anonymous: nothing of the sender is kept."), wrap=True))

    def _instead_of(self, layout: QVBoxLayout, plan: Plan) -> None:
        """A proposal that the organisation has made before, if this one with another title takes its place."""
        if plan.earlier:
            self.earlier = picker([(_("Nothing: it is a new question"), None), *plan.earlier], plan.proposal_id)
            self.earlier.setAccessibleName(_("Takes the place of"))
            self.earlier.activated.connect(lambda: self.replaces.emit(plan.key, self.earlier.currentData()))
            caption = label(_("Takes the place of"))
            caption.setBuddy(self.earlier)
            layout.addWidget(caption)
            layout.addWidget(self.earlier)

    def _choose(self, plan: Plan) -> None:
        organisation_id = self.organisation.currentData()
        if organisation_id is not None and organisation_id != plan.organisation_id:
            self.chosen.emit(plan.key, organisation_id)

    def _facts(self, plan: Plan) -> QGridLayout:
        """What it says, a line each; where it changes something, what stands there now beside it, struck out."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setContentsMargins(0, GRID, 0, 0)
        compared = bool(plan.differences)
        if compared:
            grid.addWidget(label(_("In the forum now"), "eyebrow"), 0, 1)
            grid.addWidget(label(_("On the form"), "eyebrow"), 0, 2)
        for place, fact in enumerate(plan.facts, 1):
            grid.addWidget(_top(label(fact.label, "muted", wrap=True)), place, 0)
            if fact.before is None:
                grid.addWidget(_top(label(fact.text, wrap=True)), place, 1, 1, 2 if compared else 1)
                continue
            before = label(fact.before or _("(empty)"), "muted", wrap=True)
            font = before.font()
            font.setStrikeOut(bool(fact.before))
            before.setFont(font)
            grid.addWidget(_top(before), place, 1)
            grid.addWidget(_top(label(fact.text or _("(empty)"), wrap=True)), place, 2)
        grid.setColumnMinimumWidth(0, 12 * GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2 if compared else 3)
        if compared:
            grid.setColumnStretch(2, 2)
        return grid


def _top(text: QLabel) -> QLabel:
    text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text


def offered(organisations: Sequence[Organisation]) -> list[tuple[str, int | None]]:
    """The organisations to choose among, by name."""
    known = sorted((one for one in organisations if one.active), key=lambda one: current().sort_key(one.name))
    return [(_("Choose …"), None), *((one.name, one.id) for one in known)]
