"""The outreach as a board: organisations to win, in a column for each stage, with what comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import STAGES, OutreachStep, pipeline, waiting
from industriforum_desktop.i18n import Language, _, ngettext
from industriforum_desktop.ui.shared.board import Board, Filled, Shown


class Pipeline(Board):
    """A card is an organisation; it is late when what was to be done next has waited beyond its day."""

    def __init__(self) -> None:
        super().__init__(STAGES, "application/x-industriforum-organisation")

    def show_organisations(
        self,
        organisations: Sequence[Organisation],
        steps: Sequence[OutreachStep],
        wanted: Collection[int],
        forum: Forum,
        language: Language,
        today: date,
    ) -> None:
        """Show where the contact with those `wanted`, by their ids, stands, and how many others there are."""
        following = {step.organisation_id: step for step in waiting(steps)}
        columns = {}
        for stage, found in pipeline(organisations, steps).items():
            found.sort(key=lambda one: (_due(following.get(one.id)), language.sort_key(one.called)))
            cards = [_card(one, following.get(one.id), language, today) for one in found if one.id in wanted]
            hidden = len(found) - len(cards)
            told = ngettext("+ {n} hidden", "+ {n} hidden", hidden).format(n=hidden) if hidden else ""
            columns[stage] = Filled(forum.word(stage, language), cards, told)
        self.show_all(columns)


def _due(step: OutreachStep | None) -> date:
    return step.next_on if step is not None and step.next_on is not None else date.max


def _card(one: Organisation, step: OutreachStep | None, language: Language, today: date) -> Shown:
    joined = one.joined_on if one.membership is Membership.MEMBER else None
    when = ""
    if step is not None and step.next_on is not None:
        day = language.spoken_date(step.next_on, today)
        when = f"{day[:1].upper()}{day[1:]}: {step.next_step}"
    elif joined is not None:
        when = _("Joined {day}").format(day=language.spoken_date(joined, today))
    sector = one.sector if one.sector != one.called else ""
    return Shown(one.id, one.called, (sector,), when, late=_due(step) <= today, tip=one.name)
