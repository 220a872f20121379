"""Coverage: for each sector, who speaks for the employers and who for the unions, and where a voice is missing."""

from __future__ import annotations

from collections.abc import Sequence

from industriforum_desktop.forum.kinds import LABELS, Membership, Side
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import SIDES, Cell, coverage, lacks_voice
from industriforum_desktop.i18n import _, current, ngettext
from industriforum_desktop.ui.models.rows import Column
from industriforum_desktop.ui.widgets.table import Table

Row = tuple[str, dict[Side, Cell]]


class Coverage(Table):
    """Organisations by sector and side; those that are no members yet in brackets."""

    def __init__(self) -> None:
        super().__init__(
            [Column(_("Sector"), lambda one: one[0]), *(_side(side) for side in SIDES)],
            name=_("Who speaks for whom"),
            stretch=1,
        )

    def show_organisations(self, organisations: Sequence[Organisation]) -> None:
        """Show the sectors of these."""
        rows = sorted(coverage(organisations).items(), key=lambda pair: current().sort_key(pair[0]))
        self.show_things(rows, same=lambda one: one[0])


def _side(side: Side) -> Column:
    def words(one: Row) -> str:
        cell = one[1][side]
        if lacks_voice(cell):
            others = ", ".join(organisation.called for organisation in cell)
            text = ngettext("No voice yet: {names} is no member", "No voice yet: {names} are no members", len(cell))
            return text.format(names=others) if cell else _("No voice yet")
        return ", ".join(o.called if o.membership is Membership.MEMBER else f"({o.called})" for o in cell)

    def colour(one: Row) -> str:
        return "warning" if lacks_voice(one[1][side]) else ""

    return Column(_(LABELS[side]), words, colour=colour)
