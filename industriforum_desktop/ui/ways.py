"""Where one can be led within the window: each way names a page and carries what is to be shown there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from industriforum_desktop.forum.organisation import Organisation, Participant


@dataclass(frozen=True)
class Way:
    """A page as it is."""

    page: str


@dataclass(frozen=True)
class ShowMeeting:
    page: ClassVar[str] = "meetings"
    meeting_id: int


@dataclass(frozen=True)
class TellOfMeeting:
    """The letter that a meeting needs now."""

    page: ClassVar[str] = "meetings"
    meeting_id: int


@dataclass(frozen=True)
class PlanYear:
    page: ClassVar[str] = "meetings"


@dataclass(frozen=True)
class HoldMeeting:
    """The live view of a meeting, from where it was left."""

    page: ClassVar[str] = "live"
    meeting_id: int


@dataclass(frozen=True)
class ShowLine:
    """A line in a meeting's notes: of the item with this number on the agenda (from 1), and its number (from 0)."""

    page: ClassVar[str] = "live"
    meeting_id: int
    item: int
    line: int


@dataclass(frozen=True)
class FinishMeeting:
    """What comes after a meeting, where its minutes stand, or at one of its steps."""

    page: ClassVar[str] = "finish"
    meeting_id: int
    step: str = ""


@dataclass(frozen=True)
class ShowProposal:
    page: ClassVar[str] = "proposals"
    proposal_id: int


@dataclass(frozen=True)
class ShowParty:
    page: ClassVar[str] = "people"
    party: Organisation | Participant


@dataclass(frozen=True)
class ListPeople:
    """Those to win for the forum ("outreach"), or who has not been told of personal data ("informed")."""

    page: ClassVar[str] = "people"
    which: str


@dataclass(frozen=True)
class ShowAction:
    page: ClassVar[str] = "actions"
    action_id: str


@dataclass(frozen=True)
class ListActions:
    """Those that are "open", "overdue", or to be asked about ("silent")."""

    page: ClassVar[str] = "actions"
    which: str


@dataclass(frozen=True)
class ShowConcern:
    page: ClassVar[str] = "situation"
    concern_id: int


@dataclass(frozen=True)
class AskQuestions:
    """The fixed questions; of one meeting if it is named."""

    page: ClassVar[str] = "situation"
    meeting_id: int | None = None


@dataclass(frozen=True)
class ShowYear:
    """A part of the year's work: "wheel", "follow-up", "mandate", "trace"."""

    page: ClassVar[str] = "year"
    part: str


@dataclass(frozen=True)
class ShowPaper:
    """A paper of a kind, of a meeting or of a year; of what was shown last where nothing is named."""

    page: ClassVar[str] = "papers"
    kind: str = ""
    meeting_id: int | None = None
    year: int | None = None


AnyWay = (
    Way
    | ShowMeeting
    | TellOfMeeting
    | PlanYear
    | HoldMeeting
    | ShowLine
    | FinishMeeting
    | ShowProposal
    | ShowParty
    | ListPeople
    | ShowAction
    | ListActions
    | ShowConcern
    | AskQuestions
    | ShowYear
    | ShowPaper
)


BY_ID: dict[str, Callable[[int], AnyWay]] = {
    "meetings": ShowMeeting,
    "live": HoldMeeting,
    "finish": FinishMeeting,
    "proposals": ShowProposal,
    "situation": ShowConcern,
    "papers": lambda meeting_id: ShowPaper(meeting_id=meeting_id),
}


def way_to(page: str, target: object = None) -> AnyWay:
    """The way to a page and, if a target is given, to what it names plainly there: an id, a word, or both."""
    if target is None:
        return Way(page)
    if isinstance(target, int):
        return BY_ID[page](target)
    match page, target:
        case "finish", (int(meeting_id), str(step)):
            return FinishMeeting(meeting_id, step)
        case "papers", (int() | None as about, str(kind)):
            return ShowPaper(kind, about)
        case "people", str(which):
            return ListPeople(which)
        case "actions", "open" | "overdue" | "silent" | "all" as which:
            return ListActions(which)
        case "actions", str(action_id):
            return ShowAction(action_id)
        case "year", str(part):
            return ShowYear(part)
    raise ValueError(f"{page} can't show {target!r}")
