"""What each place of a trace is called and how it stands, for the window and the paper alike."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session, object_session

from industriforum_desktop.forum import stage
from industriforum_desktop.forum.follow_up import FollowUp
from industriforum_desktop.forum.forum import Forum, Mandate
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import ActionNews, ActionReport, Note, Outcome
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.i18n import Language
from industriforum_desktop.minutes.lines import kind_of
from industriforum_desktop.store.trace import Came, Handed, Link, Stage, Thing

_LONGEST = 200


class Told(NamedTuple):
    """What it is, and how it stands: a status, a day, a meeting."""

    what: str
    stands: str


def told(thing: Thing, forum: Forum, language: Language) -> Told:
    """A place of a trace in words."""
    _ = language.gettext
    match thing:
        case Proposal():
            what = _("{title} (proposed by {name})").format(title=thing.title, name=thing.organisation.called)
            return Told(what, f"{language.short_date(thing.received_on)} · {forum.word(thing.state, language)}")
        case AgendaItem():
            text = _("Meeting {number}/{year}, item {n}: {title}")
            met = thing.meeting
            what = text.format(number=met.number, year=met.year, n=thing.position, title=thing.title)
            return Told(what, f"{language.short_date(met.day)} · {stage.word(met, forum, language)}")
        case Note():
            return Told(
                _first_words(thing.text), _label(_session(thing).get_one(AgendaItem, thing.item_id).meeting)
            )
        case Outcome():
            return _outcome(thing, forum, language)
        case Handed():
            return _handed(thing.action, language)
        case Came():
            return Told(thing.action.result.strip(), forum.word(thing.action.status, language))
    return _reported(thing, forum, language)


def _reported(thing: Thing, forum: Forum, language: Language) -> Told:
    """What was told of an action, and of the year."""
    _ = language.gettext
    match thing:
        case ActionReport():
            met = _session(thing).get_one(AgendaItem, thing.item_id).meeting
            status = forum.word(thing.status, language)
            return Told(thing.text.strip() or status, f"{_label(met)} · {status}")
        case ActionNews():
            status = forum.word(thing.status, language)
            said = " · ".join(filter(None, (language.short_date(thing.day), thing.told_by, status)))
            return Told(thing.text.strip() or status, said)
        case FollowUp():
            return Told(_("Yearly follow-up {year}").format(year=thing.year), "")
        case MandateReport():
            what = _("Report on the mandate, version {n}").format(n=thing.number)
            return Told(what, language.short_date(thing.made_at.date()))
        case Mandate():
            day = language.short_date(thing.reported_on) if thing.reported_on else ""
            return Told(_("Report to {body}").format(body=thing.report_to), day)
    raise TypeError(f"nothing to say of {thing!r}")


def gap_words(link: Link, language: Language) -> str:
    """Where the chain breaks off here; empty where it does not."""
    return " · ".join(language.gettext(gap.value) for gap in link.gaps)


def stage_word(stage: Stage, language: Language) -> str:
    """How far the question has come, in a word or two."""
    return language.gettext(stage.value)


def _session(thing: Thing) -> Session:
    session = object_session(thing)
    if session is None:
        raise LookupError("the trace is told while the forum is open")
    return session


def _label(meeting: Meeting) -> str:
    return f"{meeting.number}/{meeting.year}"


def _first_words(text: str) -> str:
    """The first line that is running text, shortened."""
    lines = (line.strip() for line in text.splitlines())
    said = next((line for line in lines if line and not line.startswith("#") and kind_of(line) is None), "")
    said = said or text.strip().partition("\n")[0]
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1].rstrip()}…"


def _outcome(outcome: Outcome, forum: Forum, language: Language) -> Told:
    what = f"{outcome.who}: {outcome.text}" if outcome.who else outcome.text
    if outcome.kind is not OutcomeKind.ACTION:
        settled = language.gettext("needs no action") if outcome.settled else ""
        return Told(what, " · ".join(filter(None, (forum.word(outcome.kind, language), settled))))
    due = language.gettext("by {day}").format(day=language.short_date(outcome.due)) if outcome.due else ""
    return Told(what, " · ".join(filter(None, (forum.word(outcome.status, language), due))))


def _handed(action: Outcome, language: Language) -> Told:
    _ = language.gettext
    network = action.handed_to
    funding = action.funding.strip()
    if network is None:
        return Told(_("Funding: {funding}").format(funding=funding), "")
    ends = _("ends {day}").format(day=language.short_date(network.ends_on)) if network.ends_on else ""
    return Told(network.called, " · ".join(filter(None, (funding, ends))))
