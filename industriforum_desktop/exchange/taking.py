"""Taking in what was looked at: proposals, answers and evaluations, and the originals beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from industriforum_desktop.exchange.arrivals import Arrival
from industriforum_desktop.exchange.incoming import Plan, Verdict
from industriforum_desktop.exchange.wishes import folded
from industriforum_desktop.forum.agenda_round import AgendaRound, Response
from industriforum_desktop.forum.follow_up import Evaluation
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import IncomingKind, Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.papers import forms
from industriforum_desktop.store.forum_file import ForumFile

_KINDS = {
    Verdict.NEW: IncomingKind.PROPOSAL,
    Verdict.CHANGED: IncomingKind.PROPOSAL,
    Verdict.ANSWER: IncomingKind.ANSWER,
    Verdict.EVALUATION: IncomingKind.EVALUATION,
}


@dataclass
class Taken:
    """What was made or changed, and the originals that were kept."""

    proposals: list[Proposal] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    evaluations: list[Evaluation] = field(default_factory=list)
    originals: list[Incoming] = field(default_factory=list)


def take_in(file: ForumFile, plans: Iterable[Plan], today: date) -> Taken:
    """Do what the plans say that are ready; call it within a change of the file."""
    taking = _Taking(file, today)
    wanted = [plan for plan in plans if plan.ready]
    for plan in wanted:
        taking.take(plan)
    for plan in wanted:
        taking.tie(plan)
    return taking.taken


class _Taking:
    def __init__(self, file: ForumFile, today: date) -> None:
        self._file, self._session, self._today = file, file.session, today
        self.taken = Taken()
        self._here = {one.sha256: one for one in reversed(file.incoming())}
        self._made: dict[tuple[int, str], Proposal] = {}
        self._by_letter: dict[str, list[Proposal]] = {}

    def take(self, plan: Plan) -> None:
        original = self._original(plan)
        if plan.verdict in (Verdict.NEW, Verdict.CHANGED):
            self._proposal(plan, original)
        elif plan.verdict is Verdict.ANSWER:
            self._answer(plan, original)
        elif plan.verdict is Verdict.EVALUATION:
            self._evaluation(plan, original)

    def tie(self, plan: Plan) -> None:
        """What came in the same letter as proposals belongs to them."""
        if plan.verdict is Verdict.KEPT and plan.arrival.letter:
            original = self._here[plan.arrival.sha256]
            for proposal in self._by_letter.get(plan.arrival.letter, ()):
                if proposal not in original.proposals:
                    original.proposals.append(proposal)

    def _original(self, plan: Plan) -> Incoming:
        """The file as it came, kept once however many rows it holds. An evaluation tells nothing of its sender."""
        arrival = plan.arrival
        known = self._here.get(arrival.sha256)
        if known is not None:
            return known
        secret = plan.verdict is Verdict.EVALUATION
        made = Incoming.of(
            IncomingKind.LIST if arrival.rows else arrival.kept or _KINDS[plan.verdict],
            f"{plan.title}.pdf" if secret else arrival.name,
            arrival.data,
            arrival.received_on or self._today,
            way=arrival.way,
            sender="" if secret else _sender(arrival),
        )
        if not arrival.rows:
            made.organisation = self._organisation(plan)
        made.note = "" if arrival.form is None or secret else arrival.form.values.get(forms.ATTACHED, "")
        self._session.add(made)
        self._session.flush()
        self._here[arrival.sha256] = made
        self.taken.originals.append(made)
        return made

    def _organisation(self, plan: Plan) -> Organisation | None:
        return self._session.get(Organisation, plan.organisation_id) if plan.organisation_id is not None else None

    def _received(self, plan: Plan) -> date:
        return plan.arrival.received_on or self._today

    def _proposal(self, plan: Plan, original: Incoming) -> None:
        assert plan.wish is not None and plan.organisation_id is not None
        name = plan.organisation_id, folded(plan.wish.title)
        proposal = self._made.get(name)
        if plan.proposal_id is not None:
            proposal = self._session.get_one(Proposal, plan.proposal_id)
        if plan.verdict is Verdict.CHANGED and proposal is not None:
            plan.wish.write(proposal, plan.fields)
        else:
            proposal = plan.wish.new(self._received(plan))
            proposal.organisation = self._session.get_one(Organisation, plan.organisation_id)
            self._session.add(proposal)
        self._session.flush()
        self._made[name] = proposal
        if proposal not in original.proposals:
            original.proposals.append(proposal)
        if proposal not in self.taken.proposals:
            self.taken.proposals.append(proposal)
        if plan.arrival.letter:
            self._by_letter.setdefault(plan.arrival.letter, []).append(proposal)

    def _answer(self, plan: Plan, original: Incoming) -> None:
        organisation = self._organisation(plan)
        assert plan.answer is not None and organisation is not None and plan.round_id is not None
        sent = self._session.get_one(AgendaRound, plan.round_id)
        response = sent.response_of(organisation)
        if response is None:
            response = Response(organisation=organisation, organisation_id=organisation.id)
            sent.responses.append(response)
        response.answer, response.text = plan.answer, plan.text
        response.received_on, response.way = self._received(plan), Way.FORM
        response.incoming_id = original.id
        self.taken.responses.append(response)

    def _evaluation(self, plan: Plan, original: Incoming) -> None:
        judged = plan.judged
        assert judged is not None
        made = Evaluation(
            year=judged.year,
            organisation=self._organisation(plan),
            received_on=self._received(plan),
            way=Way.FORM,
            grades=dict(judged.grades),
            comments=dict(judged.comments),
            keep=judged.keep,
            change=judged.change,
            begin=judged.begin,
            incoming_id=original.id,
        )
        self._session.add(made)
        self.taken.evaluations.append(made)


def _sender(arrival: Arrival) -> str:
    """Whom it came from: the letter's sender, else what the form says."""
    if arrival.sender or arrival.form is None:
        return arrival.sender
    person, email = (arrival.form.values.get(name, "").strip() for name in (forms.PERSON, forms.EMAIL))
    return f"{person} ({email})" if person and email else person or email
