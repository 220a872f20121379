"""What came in, held against the forum: what each file is, whose, and what taking it in would change.

`look` changes nothing; `take_in` (in exchange.taking) does what was looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parseaddr
from enum import Enum
from functools import lru_cache

from industriforum_desktop.exchange import forms as filled
from industriforum_desktop.exchange.arrivals import Arrival, Row
from industriforum_desktop.exchange.forms import FilledForm
from industriforum_desktop.exchange.wishes import FIELDS, Wish, differing, folded, in_words, present, read_wish
from industriforum_desktop.forum.agenda_round import Response
from industriforum_desktop.forum.attachment import LARGEST, is_program, only_named_pdf
from industriforum_desktop.forum.follow_up import GRADES, Evaluation
from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import N_, Answer, IncomingKind, MeetingState, ProposalState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import _, current
from industriforum_desktop.papers import forms
from industriforum_desktop.papers.forms import FormKind
from industriforum_desktop.store.forum_file import ForumFile


class Verdict(Enum):
    """What becomes of a file, or of a row in a list."""

    NEW = "new"
    CHANGED = "changed"
    ANSWER = "answer"
    EVALUATION = "evaluation"
    KEPT = "kept"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"
    REFUSED = "refused"


WORDS = {
    Verdict.NEW: N_("New proposal"),
    Verdict.CHANGED: N_("Changed proposal"),
    Verdict.ANSWER: N_("Answer to a draft agenda"),
    Verdict.EVALUATION: N_("Evaluation"),
    Verdict.KEPT: N_("Kept as it is"),
    Verdict.DUPLICATE: N_("Here already"),
    Verdict.LEFT_OUT: N_("Left out"),
    Verdict.REFUSED: N_("Not taken in"),
}

_ANONYMOUS = N_("It came with an anonymous evaluation, and would tell whom that is from.")
_ASTRAY = N_("It came with the form of another forum.")
_SETTLED = (ProposalState.TREATED, ProposalState.DECLINED)
_AND = frozenset(("och", "samt", "and"))
"""What stands between the names of files."""

Key = tuple[int, int]
"""The file's place among those that came, and the row's number in a list (else 0)."""


@dataclass(frozen=True)
class Fact:
    """A line of what was read. `before` is what stands in the forum now, where taking in would change it."""

    label: str
    text: str
    before: str | None = None


@dataclass(frozen=True)
class Judged:
    """What one answer to the year's evaluation says, as an Evaluation keeps it."""

    year: int
    grades: Mapping[str, int]
    comments: Mapping[str, str]
    keep: str
    change: str
    begin: str


@dataclass(frozen=True)
class Plan:
    """One file or row: what it is, whose, and what taking it in does. `reason` says why nothing is done.

    `earlier` are the titles and ids of what the organisation has proposed before, which it may take the place of.
    `proposal_id`, `round_id` tell what is changed; with `CHANGED` and no proposal it is one earlier among the
    same plans. `fields` are those of the proposal that change.
    """

    key: Key
    arrival: Arrival
    verdict: Verdict
    title: str = ""
    organisation_id: int | None = None
    needs_organisation: bool = False
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()
    reason: str = ""
    wish: Wish | None = None
    fields: tuple[str, ...] = ()
    proposal_id: int | None = None
    round_id: int | None = None
    answer: Answer | None = None
    text: str = ""
    judged: Judged | None = None
    earlier: tuple[tuple[str, int], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be taken in as it is."""
        return not self.settled and not (self.needs_organisation and self.organisation_id is None)

    @property
    def settled(self) -> bool:
        """Whether there is nothing to do, whatever the officer chooses."""
        return self.verdict in (Verdict.REFUSED, Verdict.DUPLICATE, Verdict.LEFT_OUT)

    @property
    def differences(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.before is not None)


@dataclass(frozen=True)
class _Known:
    """A question that an organisation has proposed: as it stands, and as its last form said."""

    organisation_id: int
    titles: frozenset[str]
    now: Wish
    before: Wish | None
    proposal: Proposal | None


def look(
    file: ForumFile,
    arrivals: Sequence[Arrival],
    today: date,
    chosen: Mapping[Key, int] | None = None,
    replaced: Mapping[Key, int] | None = None,
) -> list[Plan]:
    """What each arrival is. The officer has said that it is from the organisations with the `chosen` ids, and that
    it takes the place of the proposals with the `replaced` ones.
    """
    looker = _Look(file, arrivals, today, chosen or {}, replaced or {})
    plans = [plan for place, arrival in enumerate(arrivals) for plan in looker.at(place, arrival)]
    secret = {
        plan.arrival.letter
        for plan in plans
        if plan.judged is not None and plan.organisation_id is None and plan.arrival.letter
    }
    astray = looker.astray
    plans = [_left_out(plan, _ANONYMOUS) if plan.arrival.letter in secret else plan for plan in plans]
    return [_left_out(plan, _ASTRAY) if plan.arrival.letter in astray else plan for plan in plans]


def _left_out(plan: Plan, why: str) -> Plan:
    """What came in such a letter is not kept as it is, nor the letter; `why` is a message."""
    if plan.verdict is not Verdict.KEPT:
        return plan
    reason = _(why)
    return replace(plan, verdict=Verdict.LEFT_OUT, organisation_id=None, reason=reason)


class _Look:
    """One look at everything that came, in order: what is earlier is known to what is later."""

    def __init__(
        self,
        file: ForumFile,
        arrivals: Sequence[Arrival],
        today: date,
        chosen: Mapping[Key, int],
        replaced: Mapping[Key, int],
    ) -> None:
        self._replaced = replaced
        self._arrivals = arrivals
        self._file, self._today, self._chosen = file, today, chosen
        self._organisations = {one.id: one for one in file.organisations()}
        self._names = {folded(name): one for one in self._organisations.values() for name in (one.name, one.called)}
        self._addresses = {
            one.email.strip().casefold(): one.organisation for one in file.participants() if one.email.strip()
        }
        self._here = {one.sha256: one for one in reversed(file.incoming())}
        self._seen: set[str] = set()
        self._known: dict[int, list[_Known]] = {}

    @property
    def astray(self) -> set[str]:
        """The letters that were meant for other forums: all the forms in them are these forums'."""
        uid = self._file.forum.uid
        forms_in = [(one.letter, one.form.marking.forum) for one in self._arrivals if one.form and one.letter]
        return {letter for letter, _forum in forms_in} - {letter for letter, forum in forms_in if forum == uid}

    def at(self, place: int, arrival: Arrival) -> list[Plan]:
        blank = Plan((place, 0), arrival, Verdict.REFUSED)
        if arrival.trouble:
            return [replace(blank, reason=arrival.trouble)]
        twice = self._twice(arrival)
        self._seen.add(arrival.sha256)
        if arrival.rows and not twice.startswith(_TWICE):
            return [self._row(replace(blank, key=(place, row.number)), row) for row in arrival.rows]
        if twice:
            title = " ".join(arrival.form.values.get(forms.TITLE, "").split()) if arrival.form else ""
            reason = _(twice).format(**self._came(arrival))
            return [replace(blank, verdict=Verdict.DUPLICATE, title=title, reason=reason)]
        if arrival.form is not None:
            return [self._form(blank, arrival.form)]
        return [self._kept(blank)]

    def _kept(self, blank: Plan) -> Plan:
        arrival = blank.arrival
        if arrival.kept is None:
            return replace(blank, reason=_("There is nothing in the file to take in."))
        if is_program(arrival.name):
            return replace(blank, reason=_("It is a program. Programs are not taken in."))
        if len(arrival.data) > LARGEST:
            text = _("{name} is larger than {n} MB. Make it smaller, or hand it out by itself.")
            return replace(blank, reason=text.format(name=arrival.name, n=LARGEST // 1_000_000))
        odd = (_("It is no PDF, whatever its name says."),) if only_named_pdf(arrival.name, arrival.data) else ()
        return replace(blank, verdict=Verdict.KEPT, organisation_id=_id(self._sender(arrival, {})), warnings=odd)

    def _twice(self, arrival: Arrival) -> str:
        """The message about a file that has come already, byte for byte; empty for another one."""
        if arrival.sha256 in self._seen:
            return _TWICE
        here = self._here.get(arrival.sha256)
        return _SAME if here is not None and (arrival.kept or self._has_come_of(here)) else ""

    def _has_come_of(self, here: Incoming) -> bool:
        """Whether what was read from it is still in the forum: what was deleted can be taken in again."""
        session = self._file.session
        if here.kind is IncomingKind.ANSWER:
            return session.query(Response).filter_by(incoming_id=here.id).first() is not None
        if here.kind is IncomingKind.EVALUATION:
            return session.query(Evaluation).filter_by(incoming_id=here.id).first() is not None
        return bool(here.proposals)

    def _came(self, arrival: Arrival) -> dict[str, str]:
        here = self._here.get(arrival.sha256)
        return {"day": current().long_date(here.received_on) if here is not None else ""}

    def _form(self, blank: Plan, form: FilledForm) -> Plan:
        if form.marking.forum != self._file.forum.uid:
            return replace(blank, reason=_("It is the form of another forum. Open that forum and drop it there."))
        if form.kind is FormKind.PROPOSAL:
            return self._proposal(blank, form.values, form.marking.organisation)
        if form.kind is FormKind.ANSWER:
            return self._answer(blank, form)
        return self._evaluation(blank, form)

    def _row(self, blank: Plan, row: Row) -> Plan:
        if row.problem:
            return replace(blank, title=row.values.get(forms.TITLE, ""), reason=_(row.problem))
        return self._proposal(blank, row.values, None)

    def _sender(self, arrival: Arrival, values: Mapping[str, str]) -> Organisation | None:
        """The organisation of a participant with the address that it came from."""
        for address in (values.get(forms.EMAIL, ""), parseaddr(arrival.sender)[1]):
            if found := self._addresses.get(address.strip().casefold()):
                return found
        return None

    def _organisation(
        self, plan: Plan, values: Mapping[str, str], marked: int | None
    ) -> tuple[Organisation | None, tuple[str, ...]]:
        """Whose it is, and what is odd about that: chosen, else named on it, else marked, else by the address."""
        if plan.key in self._chosen:
            return self._organisations.get(self._chosen[plan.key]), ()
        written = values.get(forms.ORGANISATION, "").strip()
        named, addressed = self._names.get(folded(written)), self._organisations.get(marked or 0)
        if addressed is None:
            found = named or self._sender(plan.arrival, values)
            if found is None and written:
                return None, (_("There is no organisation called “{name}”.").format(name=written),)
            return found, ()
        if not written or named is addressed:
            return addressed, ()
        odd = _("The form was made for {addressed}, but “{written}” is written on it.")
        return named or addressed, (odd.format(addressed=addressed.called, written=written),)

    def _proposal(self, blank: Plan, values: Mapping[str, str], marked: int | None) -> Plan:
        wish = read_wish(values, self._file)
        organisation, odd = self._organisation(blank, values, marked)
        plan = replace(
            blank,
            title=wish.title,
            organisation_id=_id(organisation),
            needs_organisation=True,
            warnings=(*odd, *wish.warnings, *self._sent_along(blank.arrival, values)),
            wish=wish,
        )
        if not wish.title:
            return replace(plan, reason=_("What the question is has not been filled in. Ask for it."))
        known = self._same(organisation, wish, plan.key) if organisation is not None else None
        if organisation is not None:
            if known is None or plan.key in self._replaced:
                plan = replace(plan, earlier=self._earlier(organisation))
            earlier = known.titles if known else frozenset()
            kept = _Known(
                organisation.id,
                earlier | {folded(wish.title)},
                wish,
                known.before if known else None,
                known.proposal if known else None,
            )
            self._known[organisation.id].insert(0, kept)
        if known is None:
            facts = (Fact(_(FIELDS[name]), in_words(name, wish, self._file)) for name in FIELDS if name != "title")
            return replace(plan, verdict=Verdict.NEW, facts=tuple(fact for fact in facts if fact.text))
        return self._again(plan, wish, known)

    def _again(self, plan: Plan, wish: Wish, known: _Known) -> Plan:
        """The question has been proposed before: what the form changes."""
        fields = differing(wish, known.now, known.before)
        if plan.key in self._replaced and wish.title != known.now.title:
            fields = ("title", *fields)
        if not fields:
            return replace(
                plan, verdict=Verdict.DUPLICATE, reason=_("The proposal is here already and says the same.")
            )
        facts = tuple(
            Fact(_(FIELDS[name]), in_words(name, wish, self._file), in_words(name, known.now, self._file))
            for name in fields
        )
        warnings, proposal = plan.warnings, known.proposal
        if proposal is not None and proposal.state in (ProposalState.PLANNED, ProposalState.TREATED):
            meeting = proposal.items[-1].meeting
            planned = _("It stands on the agenda of meeting {meeting}. The item there is not changed by this.")
            warnings = (*warnings, planned.format(meeting=f"{meeting.number}/{meeting.year}"))
        return replace(
            plan,
            verdict=Verdict.CHANGED,
            fields=fields,
            facts=facts,
            warnings=warnings,
            proposal_id=proposal.id if proposal is not None else None,
        )

    def _same(self, organisation: Organisation, wish: Wish, key: Key) -> _Known | None:
        """What is known of the question, as the officer says, else by its title now or on the form it came with."""
        if organisation.id not in self._known:
            self._known[organisation.id] = self._known_of(organisation)
        known, replaced = self._known[organisation.id], self._replaced.get(key)
        said = next((one for one in known if one.proposal is not None and one.proposal.id == replaced), None)
        return said or next((one for one in known if folded(wish.title) in one.titles), None)

    def _earlier(self, organisation: Organisation) -> tuple[tuple[str, int], ...]:
        """The organisation's proposals that something can still be done with."""
        known = (one.proposal for one in self._known[organisation.id])
        return tuple(
            dict.fromkeys((one.title, one.id) for one in known if one is not None and one.state not in _SETTLED)
        )

    def _known_of(self, organisation: Organisation) -> list[_Known]:
        originals: dict[int, Wish] = {}
        for one in reversed(self._file.incoming()):
            if one.kind is IncomingKind.PROPOSAL and one.organisation_id == organisation.id:
                said = self._said_on(one)
                originals.update({proposal.id: said for proposal in one.proposals if said is not None})
        found = []
        for proposal in self._file.proposals():
            if proposal.organisation_id == organisation.id:
                before = originals.get(proposal.id)
                titles = {folded(proposal.title)} | ({folded(before.title)} if before else set())
                found.append(_Known(organisation.id, frozenset(titles), present(proposal), before, proposal))
        return found

    def _sent_along(self, arrival: Arrival, values: Mapping[str, str]) -> tuple[str, ...]:
        """That files are said to come with a form, unless they are in the letter that it came in."""
        said = " ".join(values.get(forms.ATTACHED, "").split())
        beside = [one.name for one in self._arrivals if arrival.letter and one.letter == arrival.letter]
        missing = said
        for name in sorted(beside, key=len, reverse=True):
            missing = re.sub(re.escape(name), " ", missing, flags=re.IGNORECASE)
        if set(re.findall(r"\w+", missing.casefold())) <= _AND:
            return ()
        return (_("It says that files come with it: {names}").format(names=said),)

    def _said_on(self, original: Incoming) -> Wish | None:
        """What a form said that was taken in earlier; None for one that can't be read any more."""
        try:
            return read_wish(_written_on(original.data), self._file)
        except filled.FormError:
            return None

    def _answer(self, blank: Plan, form: FilledForm) -> Plan:
        marking, speak = form.marking, current()
        meeting = self._file.session.get(Meeting, marking.meeting or 0)
        if meeting is None:
            return replace(blank, reason=_("The meeting that it answers about is no longer in the forum."))
        name = f"{meeting.number}/{meeting.year}"
        title = _("Draft {n} of the agenda for meeting {meeting}").format(n=marking.number, meeting=name)
        organisation, odd = self._organisation(blank, form.values, marking.organisation)
        plan = replace(blank, title=title, organisation_id=_id(organisation), needs_organisation=True)
        sent = next((one for one in meeting.rounds if one.number == marking.number), None)
        if sent is None:
            text = _("Draft {n} has not been noted as sent. Note it first: Meetings, Agree on the agenda.")
            return replace(plan, reason=text.format(n=marking.number))
        answer, text = _answered(form.values)
        if answer is None:
            return replace(plan, reason=_("Nothing is chosen as the answer. Ask what the organisation thinks."))
        known = sent.response_of(organisation) if organisation is not None else None
        if known is not None and (known.answer, known.text) == (answer, text):
            return replace(plan, verdict=Verdict.DUPLICATE, reason=_("The same answer is here already."))
        warnings = list(odd)
        if sent is not meeting.rounds[-1]:
            newer = _("A later draft, number {n}, has gone round since.")
            warnings.append(newer.format(n=meeting.rounds[-1].number))
        if meeting.agenda_set_on is not None:
            warnings.append(_("The agenda was set on {day}.").format(day=speak.long_date(meeting.agenda_set_on)))
        elif meeting.state is not MeetingState.PLANNED:
            warnings.append(_("Meeting {meeting} is not planned.").format(meeting=name))
        if answer is not Answer.AGREES and not text:
            warnings.append(_("It does not say what is to be changed."))
        word = self._file.forum.word
        facts = (
            Fact(_("Answer"), word(answer, speak), word(known.answer, speak) if known else None),
            Fact(_("What is to be changed"), text, known.text if known else None),
        )
        return replace(
            plan,
            verdict=Verdict.ANSWER,
            facts=tuple(_unchanged(fact) for fact in facts if fact.text or fact.before),
            warnings=tuple(warnings),
            round_id=sent.id,
            answer=answer,
            text=text,
        )

    def _evaluation(self, blank: Plan, form: FilledForm) -> Plan:
        """Nothing of whom it came from is looked at but an organisation that is named on the form itself."""
        year = form.marking.year or self._today.year
        judged, warnings = _judged(year, form.values, {str(aim.id) for aim in self._file.aims()})
        plan = replace(blank, title=_("Evaluation of {year}").format(year=year), judged=judged)
        written = form.values.get(forms.ORGANISATION, "").strip()
        organisation = self._organisations.get(self._chosen.get(blank.key, 0)) or self._names.get(folded(written))
        if written and organisation is None:
            unknown = _("There is no organisation called “{name}”. Without one the answer is anonymous.")
            warnings.append(unknown.format(name=written))
        if self._has_same(judged):
            if judged.comments or judged.keep or judged.change or judged.begin:
                return replace(plan, verdict=Verdict.DUPLICATE, reason=_("The same answer is here already."))
            warnings.append(_("An answer with the same grades is here already. It may be from somebody else."))
        return replace(
            plan,
            verdict=Verdict.EVALUATION,
            organisation_id=_id(organisation),
            facts=self._told(judged),
            warnings=tuple(warnings),
        )

    def _has_same(self, judged: Judged) -> bool:
        return any(
            judged == Judged(one.year, one.grades, one.comments, one.keep, one.change, one.begin)
            for one in self._file.evaluations()
        )

    def _told(self, judged: Judged) -> tuple[Fact, ...]:
        facts = []
        for number, aim in enumerate(self._file.aims(), 1):
            grade, comment = judged.grades.get(str(aim.id)), judged.comments.get(str(aim.id), "")
            said = " – ".join(filter(None, (str(grade or ""), comment)))
            facts.append(Fact(_("Aim {number}: {text}").format(number=number, text=aim.text), said))
        facts += [
            Fact(_("What should we keep?"), judged.keep),
            Fact(_("What should we change?"), judged.change),
            Fact(_("What should we begin with?"), judged.begin),
        ]
        return tuple(fact for fact in facts if fact.text)


_TWICE = N_("The same file is there twice.")
_SAME = N_("The file came in on {day} already.")


def _id(organisation: Organisation | None) -> int | None:
    return organisation.id if organisation is not None else None


def _unchanged(fact: Fact) -> Fact:
    return replace(fact, before=None) if fact.text == fact.before else fact


@lru_cache(maxsize=32)
def _written_on(data: bytes) -> Mapping[str, str]:
    """What stands on a form. One looks again at each change in the dialog, and a form takes its time to read."""
    return filled.read(data).values


def _answered(values: Mapping[str, str]) -> tuple[Answer | None, str]:
    """The answer that was chosen; who only writes what to change wants a change."""
    text = values.get(forms.CHANGES, "").strip()
    try:
        return Answer(values[forms.ANSWER]), text
    except (KeyError, ValueError):
        return (Answer.WANTS_CHANGE if text else None), text


def _judged(year: int, values: Mapping[str, str], aims: set[str]) -> tuple[Judged, list[str]]:
    grades: dict[str, int] = {}
    comments: dict[str, str] = {}
    gone = False
    for name, value in values.items():
        found = re.fullmatch(r"(grade|comment)_([0-9]{1,9})", name)
        if found is None:
            continue
        what, aim = found.groups()
        gone = gone or aim not in aims
        if aim in aims and what == "comment":
            comments[aim] = value.strip()
        elif aim in aims and value.isdecimal() and int(value) in GRADES:
            grades[aim] = int(value)
    keep, change, begin = (values.get(name, "").strip() for name in (forms.KEEP, forms.CHANGE, forms.BEGIN))
    warnings = [_("What it says about an aim that is no longer the forum's was left out.")] if gone else []
    return Judged(year, grades, comments, keep, change, begin), warnings
