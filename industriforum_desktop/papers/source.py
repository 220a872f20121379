"""What a paper is made from: the forum as it stands, what the paper is about, and today's date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, overload

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.follow_up import Evaluation, FollowUp
from industriforum_desktop.forum.forum import Aim, Forum, Mandate, PaperChoices
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion
from industriforum_desktop.i18n import Language

if TYPE_CHECKING:
    from industriforum_desktop.store.forum_file import ForumFile

Thing = TypeVar("Thing")


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Final:
    """Minutes that are being made final: the version's number and time, what it corrects, and the text of the
    version before it.
    """

    number: int
    at: datetime
    correction: str = ""
    before: str = ""


class Later(Sequence[Thing]):
    """A list that is read when it is looked at: most papers need little of what the forum holds."""

    def __init__(self, read: Callable[[], Sequence[Thing]]) -> None:
        self._read = read

    @cached_property
    def _things(self) -> Sequence[Thing]:
        return self._read()

    @overload
    def __getitem__(self, place: int) -> Thing: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Thing]: ...
    def __getitem__(self, place: int | slice) -> Thing | Sequence[Thing]:
        return self._things[place]

    def __len__(self) -> int:
        return len(self._things)


@dataclass(frozen=True)
class Source:
    """Nothing here is copied: a paper is built while the forum is open.

    `about` is the meeting, `organisation` the organisation that the paper is about or goes to; `chosen_year` the
    year, where that is not the meeting's. `variant` is one of the kind's, `choices` the officer's for the kind.
    """

    forum: Forum
    mandate: Mandate
    aims: Sequence[Aim]
    meetings: Sequence[Meeting]
    organisations: Sequence[Organisation]
    actions: Sequence[Outcome]
    follow_ups: Mapping[int, FollowUp]
    about: Meeting | None = None
    organisation: Organisation | None = None
    chosen_year: int | None = None
    variant: str = ""
    choices: PaperChoices = field(default_factory=PaperChoices)
    made: datetime = field(default_factory=_now)
    final: Final | None = None
    evaluations: Sequence[Evaluation] = ()
    concerns: Sequence[Concern] = ()
    concerned: Sequence[Outcome] = ()
    """Lines of the minutes that belong to a concern."""
    questions: Sequence[FixedQuestion] = ()
    answers: Sequence[FixedAnswer] = ()

    @classmethod
    def of(
        cls,
        file: ForumFile,
        meeting: Meeting | None = None,
        *,
        organisation: Organisation | None = None,
        year: int | None = None,
        variant: str = "",
        made: datetime | None = None,
    ) -> Source:
        """Everything that an open forum holds for a paper."""
        return cls(
            file.forum,
            file.mandate,
            Later(file.aims),
            file.meetings(),
            Later(file.organisations),
            Later(file.actions),
            file.follow_ups(),
            meeting,
            organisation,
            year,
            variant,
            made=made or _now(),
            evaluations=Later(file.evaluations),
            concerns=Later(file.concerns),
            concerned=Later(file.concerned),
            questions=Later(file.questions),
            answers=Later(file.answers),
        )

    @property
    def meeting(self) -> Meeting:
        """The meeting that the paper is about. Raises LookupError without one."""
        if self.about is None:
            raise LookupError("this paper is about a meeting")
        return self.about

    @property
    def year(self) -> int:
        """The year that the paper is about: the chosen one, else the meeting's, else this year."""
        return self.chosen_year or (self.about.year if self.about else self.today.year)

    def shows(self, section: str) -> bool:
        """Whether the section stands in the paper, as the officer has chosen for its kind."""
        return section not in self.choices.get("hidden", [])

    @property
    def today(self) -> date:
        return self.made.date()

    @property
    def next_meeting(self) -> Meeting | None:
        """The meeting after this one."""
        return calendar.after(self.meeting, self.meetings)

    @property
    def coming(self) -> Meeting | None:
        """The first meeting that is planned for today or later."""
        return calendar.coming(self.meetings, self.today)

    def called(self, language: Language) -> list[tuple[Organisation, list[Participant]]]:
        """Who is called to the meeting: the members, and the networks that somebody takes part for, with those
        who do on the day. The convener first, then by name: an order that weighs nobody.
        """
        found = []
        for organisation in self.organisations:
            serving = [person for person in organisation.participants if person.serves_on(self.meeting.day)]
            member = organisation.active and organisation.membership is Membership.MEMBER
            network = organisation.active and organisation.membership is Membership.STRUCTURE
            if member or (network and serving):
                found.append((organisation, serving))
        return sorted(found, key=lambda pair: self.rank(pair[0].called, language))

    def rank(self, organisation: str, language: Language) -> tuple[bool, tuple[tuple[int, str], ...]]:
        """Key that puts organisations in order by what they are called, the convener first."""
        convener = self.forum.convener
        return (convener is None or organisation != convener.called, language.sort_key(organisation))

    def contact_person(self) -> Participant | None:
        """Whom to turn to: the convener's person who keeps the minutes, else who chairs, else any of them."""
        convener = self.forum.convener
        day = self.about.day if self.about else self.today
        people = [p for p in convener.participants if p.serves_on(day)] if convener else []
        about = self.about or max(self.meetings, key=lambda m: m.day, default=None)
        for name in (about.secretary, about.chair) if about else ():
            for person in people:
                if person.name == name:
                    return person
        return people[0] if people else None
