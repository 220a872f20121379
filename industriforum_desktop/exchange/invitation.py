"""Letters to one organisation: an invitation to the forum, the list of its actions, what became of its proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from industriforum_desktop.exchange.letters import Letter, sender
from industriforum_desktop.exchange.mail import Draft, File, eml
from industriforum_desktop.forum.kinds import ProposalState, SendingKind
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import make, parts
from industriforum_desktop.papers.naming import file_name, safe
from industriforum_desktop.papers.network_actions import handed_to
from industriforum_desktop.papers.source import Source

_LONGEST_NAME = 80


def letter(source: Source, language: Language) -> Letter:
    """What the letter says, in plain text; the paper says the rest."""
    _ = language.gettext
    name, forum = source.organisation.name if source.organisation else "", source.forum.name
    asked = _("{name} is invited to take part in {forum}. The invitation is attached.")
    lines = [_("Hello!"), "", asked.format(name=name, forum=forum)]
    if source.coming is not None:
        when = parts.when(source.coming, source.coming.start, source.coming.end, language)
        lines += ["", _("Next meeting: {when}").format(when=when)]
    lines += ["", _("Do get in touch, and we will tell you more."), "", _("Kind regards"), *sender(source)]
    return Letter(_("Invitation to {forum}").format(forum=forum), "\n".join(lines))


def actions_letter(source: Source, language: Language) -> Letter:
    """What the letter says that goes with the organisation's actions."""
    _ = language.gettext
    name, forum = source.organisation.name if source.organisation else "", source.forum.name
    n = len(handed_to(source))
    text = language.ngettext(
        "Here is {n} action that {forum} has handed over to {name}, with how far it has come as we know it.",
        "Here are {n} actions that {forum} has handed over to {name}, with how far each has come as we know it.",
        n,
    ).format(n=n, forum=forum, name=name)
    asked = _("Please tell us before the next meeting how they go. A line or two about each is enough.")
    lines = [_("Hello!"), "", text, "", asked]
    if source.coming is not None:
        when = parts.when(source.coming, source.coming.start, source.coming.end, language)
        lines += ["", _("Next meeting: {when}").format(when=when)]
    lines += ["", _("Kind regards"), *sender(source)]
    return Letter(_("Actions from {forum}").format(forum=forum), "\n".join(lines))


def proposal_letter(proposal: Proposal, source: Source, language: Language) -> Letter:
    """What the letter says that tells of a proposal which was turned down or put off, and why."""
    _ = language.gettext
    names = {
        "title": proposal.title,
        "forum": source.forum.name,
        "day": language.long_date(proposal.received_on),
    }
    declined = proposal.state is ProposalState.DECLINED
    lines = [_("Hello!"), "", _("Thank you for the proposal “{title}”, which came in on {day}.").format(**names)]
    told = _("{forum} does not take it up.") if declined else _("{forum} has put it off.")
    lines += ["", told.format(**names)]
    if proposal.reason.strip():
        lines += ["", proposal.reason.strip()]
    if not declined:
        lines += ["", _("It stays among the proposals, and we let you know when it is put on an agenda.")]
    lines += ["", _("Do get in touch if you want to talk about it."), "", _("Kind regards"), *sender(source)]
    return Letter(_("Your proposal “{title}”").format(**names), "\n".join(lines))


def paper(kind: str, source: Source, language: Language) -> tuple[str, Callable[[], bytes]]:
    """The name of the paper of this kind that goes along, and what makes it: which takes its time."""
    document = make(kind, source, language)

    def draw() -> bytes:
        from industriforum_desktop.papers.pdf import render

        return render(document).data

    return file_name(kind, source, language), draw


def draft(
    words: Letter, name: str, people: Sequence[tuple[str, str]], files: Sequence[File], now: datetime
) -> tuple[str, bytes]:
    """The letter to an organisation called `name` as an e-mail draft, with its file name.

    `people` are names with e-mail addresses; without any, the officer writes one in the e-mail program. Raises
    ValueError with the address when one can't be an e-mail address.
    """
    made = eml(Draft(words.subject, words.text, to=people, files=files), now)
    return f"{safe(f'{words.subject} {name}', _LONGEST_NAME)}.eml", made


def sent_before(sendings: Iterable[Sending], organisation: Organisation, kind: SendingKind) -> list[Sending]:
    """The letters of a kind that were noted as sent to the organisation. Its name ends each receiver's."""
    found = []
    for one in sendings:
        whom = [text.rpartition(", ")[2] for text in one.receivers]
        if one.kind is kind and _signature(organisation) in whom:
            found.append(one)
    return found


def noted(organisation: Organisation, people: Sequence[tuple[str, str]]) -> list[str]:
    """How the receivers are kept in the log: “Anna Ek, IKEM”, or the organisation alone."""
    sign = _signature(organisation)
    return [f"{name or address}, {sign}" for name, address in people] or [sign]


def _signature(organisation: Organisation) -> str:
    """The organisation's name in one piece: what the log tells receivers apart by is a comma."""
    return organisation.called.replace(", ", " ")
