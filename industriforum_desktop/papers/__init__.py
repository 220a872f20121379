"""The papers that the officer hands out, by kind: for the window, the command line and the tests alike.

A paper is a pure function from a `Source` and a language to a `Document`; `papers.pdf` draws it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from industriforum_desktop.forum.forum import PaperPlace
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import (
    actions,
    agenda,
    agenda_round,
    answer_form,
    attendance_list,
    bundle,
    done,
    draft,
    evaluation_form,
    follow_up,
    invitation,
    mandate_report,
    minutes,
    name_signs,
    network_actions,
    participants,
    personal_data,
    proposal_form,
    registration,
    shortcuts,
    situation,
    trace,
    versions,
    year_plan,
)
from industriforum_desktop.papers.document import Document
from industriforum_desktop.papers.source import Source

if TYPE_CHECKING:
    from industriforum_desktop.papers.pdf import Rendered

Scope: TypeAlias = Literal["meeting", "year", "organisation", "forum"]


@dataclass(frozen=True)
class Paper:
    """One kind of paper. `title` and the shorter `name` are message ids.

    `scope` is what one chooses to get it. `variants` and `sections` are keys with message ids: of the variants
    one is made, the first when none is asked for; each of the sections may be left out by the officer.
    `drawer` gives what draws the paper as PDF, where that is more than drawing the document.
    """

    title: str
    name: str
    build: Callable[[Source, Language], Document]
    scope: Scope = "meeting"
    variants: tuple[tuple[str, str], ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    drawer: Callable[[Source, Language], Callable[[Document], Rendered]] | None = None


PAPERS: dict[str, Paper] = {
    "agenda": Paper(N_("Notice with agenda"), N_("Notice"), agenda.build),
    "agenda-round": Paper(N_("Draft agenda to agree on"), N_("Draft agenda"), agenda_round.build),
    "answer-form": Paper(N_("Form to answer the draft agenda on"), N_("Answer form"), answer_form.build),
    "done": Paper(N_("What was done"), N_("What was done"), done.build),
    "attendance-list": Paper(N_("Attendance list to sign"), N_("Attendance list"), attendance_list.build),
    "name-signs": Paper(N_("Name signs"), N_("Name signs"), name_signs.build, variants=name_signs.VARIANTS),
    "minutes": Paper(N_("Minutes of the meeting"), N_("Minutes of the meeting"), minutes.build),
    "draft": Paper(N_("Draft for remarks, with row numbers"), N_("Draft for remarks"), draft.build),
    "changes": Paper(
        N_("Changes in the minutes since the version before"), N_("Changes in the minutes"), versions.build
    ),
    "registration": Paper(N_("Details for the registrar"), N_("Details for the registrar"), registration.build),
    "documents": Paper(
        N_("Meeting documents"),
        N_("Meeting documents"),
        bundle.build,
        sections=bundle.SECTIONS,
        drawer=bundle.drawer,
    ),
    "year-plan": Paper(
        N_("Plan of the year"), N_("Plan of the year"), year_plan.build, "year", sections=year_plan.SECTIONS
    ),
    "situation": Paper(
        N_("The situation"), N_("The situation"), situation.build, "year", sections=situation.SECTIONS
    ),
    "follow-up": Paper(
        N_("Yearly follow-up"), N_("Yearly follow-up"), follow_up.build, "year", sections=follow_up.SECTIONS
    ),
    "evaluation-form": Paper(
        N_("Form to evaluate the year on"), N_("Evaluation form"), evaluation_form.build, "year"
    ),
    "trace": Paper(
        N_("The trace of the year's questions"),
        N_("The trace"),
        trace.build,
        "year",
        variants=trace.VARIANTS,
        sections=trace.SECTIONS,
    ),
    "actions": Paper(
        N_("List of actions"),
        N_("List of actions"),
        actions.build,
        "forum",
        variants=actions.VARIANTS,
        sections=actions.SECTIONS,
    ),
    "participants": Paper(
        N_("List of participants"),
        N_("List of participants"),
        participants.build,
        "forum",
        variants=participants.VARIANTS,
    ),
    "personal-data": Paper(
        N_("How we handle personal data"),
        N_("Personal data"),
        personal_data.build,
        "forum",
        sections=personal_data.SECTIONS,
    ),
    "invitation": Paper(
        N_("Invitation to an organisation"),
        N_("Invitation"),
        invitation.build,
        "organisation",
        sections=invitation.SECTIONS,
    ),
    "network-actions": Paper(
        N_("Actions of one organisation"), N_("Actions"), network_actions.build, "organisation"
    ),
    "proposal-form": Paper(N_("Proposal form"), N_("Proposal form"), proposal_form.build, "organisation"),
    "shortcuts": Paper(N_("Shortcut card"), N_("Shortcut card"), shortcuts.build, "forum"),
    "mandate-report": Paper(
        N_("Report on the mandate"),
        N_("Report on the mandate"),
        mandate_report.build,
        "forum",
        sections=mandate_report.SECTIONS,
    ),
}
"""Every paper, by the name that the command line knows it by, in the order of the window."""


def place(
    kind: str, meeting: Meeting | None, organisation: Organisation | None, year: int | None
) -> PaperPlace | None:
    """Which one of its kind a paper about these is; None for a kind that there is one of."""
    scope = PAPERS[kind].scope
    if scope == "meeting" and meeting is not None:
        return PaperPlace(meeting_id=meeting.id)
    if scope == "organisation" and organisation is not None:
        return PaperPlace(organisation_id=organisation.id)
    return PaperPlace(year=year) if scope == "year" else None


def _chosen(kind: str, source: Source) -> Source:
    here = place(kind, source.about, source.organisation, source.year)
    return replace(source, choices=source.forum.choices(kind, here))


def make(kind: str, source: Source, language: Language) -> Document:
    """The paper of this kind, as the officer wants it.

    Raises KeyError for a kind that there is not, ValueError for a variant that it has not, LookupError when the
    source lacks what the paper is about.
    """
    paper = PAPERS[kind]
    variants = [key for key, _title in paper.variants] or [""]
    variant = source.variant or variants[0]
    if variant not in variants:
        raise ValueError(f"{kind} has no variant {variant!r}, only {', '.join(variants)}")
    return paper.build(replace(_chosen(kind, source), variant=variant), language)


def drawer(kind: str, source: Source, language: Language) -> Callable[[Document], Rendered]:
    """What draws the paper of this kind as PDF. To be asked for where the forum is open; works in any thread.

    Two that are equal draw equal documents alike.
    """
    special = PAPERS[kind].drawer
    if special is not None:
        return special(_chosen(kind, source), language)
    from industriforum_desktop.papers.pdf import render

    return render


def final(kind: str, meeting: Meeting) -> bytes | None:
    """The paper's file as it was made final: handed out unaltered. None while the paper follows the forum."""
    if kind == "minutes" and meeting.minutes_state.frozen and meeting.versions:
        return meeting.versions[-1].pdf
    return None


__all__ = ["PAPERS", "Paper", "Source", "drawer", "final", "make", "place"]
