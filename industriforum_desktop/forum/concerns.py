"""How challenges and needs develop over the meetings, what answers them, and which of them are the same.

The trend of one follows from the meetings at which it was raised:

* *solved*: the forum has said so, and nobody has raised it at a later meeting.
* *new*: it came up at the latest held meeting, or at none that has been held.
* *persists*: it came up at several meetings, and at one of the latest two.
* *fades*: anything else, so that it was not raised at the latest meeting.

A forum meets four times a year and can't speak of everything each time. What has come back is therefore granted
one meeting of silence before it is said to fade; what came up once is not, since nobody took it up again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from industriforum_desktop.forum.kinds import ActionStatus, Direction, MeetingState, OutcomeKind, Trend
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion

HEAVY = 3
"""The weight of what an agenda should not leave untouched."""
SILENT = 2
"""So many held meetings without a word, and a heavy concern is left untouched."""
ALIKE = 0.34
"""Texts from this likeness on are suggested as the same; found by trying pairs of Swedish sentences."""

TREND_SIGNS = {Trend.NEW: "●", Trend.PERSISTS: "►", Trend.FADES: "▼", Trend.SOLVED: "✓"}
DIRECTION_SIGNS = {Direction.BETTER: "▲", Direction.SAME: "►", Direction.WORSE: "▼"}
KIND_SIGNS = {OutcomeKind.CHALLENGE: "!", OutcomeKind.NEED: "+"}


def held_days(meetings: Iterable[Meeting]) -> list[date]:
    """The days of the meetings that have been held, oldest first."""
    return sorted(meeting.day for meeting in meetings if meeting.state is MeetingState.HELD)


def trend(held: Collection[date], raised: Collection[date], solved_on: date | None = None) -> Trend:
    """How it develops, from the days of the held meetings and of those at which it was raised.

    A meeting that goes on counts from the moment at which it is raised there, not before.
    """
    if solved_on is not None and all(day <= solved_on for day in raised):
        return Trend.SOLVED
    met = sorted({*held, *raised})
    known = sorted(set(raised))
    if not known or known == met[-1:]:
        return Trend.NEW
    lately = known[-1] in met[-2:]
    return Trend.PERSISTS if lately and len(known) > 1 else Trend.FADES


def silent_for(held: Collection[date], raised: Collection[date]) -> int:
    """At how many of the latest held meetings nobody raised it."""
    last = max(raised, default=date.min)
    return sum(day > last for day in held)


def answers(action: Outcome) -> bool:
    """Whether the action does anything about its concern: one that was dropped does not."""
    return action.kind is OutcomeKind.ACTION and action.status is not ActionStatus.DROPPED


def names_of(organisations: Iterable[Organisation], people: Iterable[Participant]) -> dict[str, Organisation]:
    """What organisations and their people are called, for `speaker`."""
    found: dict[str, Organisation] = {}
    for person in people:
        found[person.name.casefold()] = person.organisation
    for one in organisations:
        found[one.name.casefold()] = found[one.called.casefold()] = one
    return found


def speaker(text: str, names: Mapping[str, Organisation]) -> tuple[Organisation | None, str]:
    """Whose words they are, as the minutes write it before a colon, and the words.

    A person speaks for an organisation, so that it alone is given.
    """
    name, colon, words = text.partition(":")
    said_by = names.get(" ".join(name.split()).casefold()) if colon and words.strip() else None
    return (said_by, words.strip()) if said_by is not None else (None, text.strip())


def merge(kept: Concern, other: Concern) -> None:
    """Let one concern take what the other has of its own: the heavier weight, a theme, the notes.

    What points at the other, and the other itself, are the caller's to move and to delete.
    """
    kept.weight = max(kept.weight, other.weight)
    kept.theme = kept.theme or other.theme
    kept.note = "\n".join(part for part in (kept.note.strip(), other.note.strip()) if part)
    solved = (kept.solved_on, other.solved_on)
    kept.solved_on = None if None in solved else max(day for day in solved if day is not None)


_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL_WORDS = frozenset(
    _WORD.findall(
        """
        alla allt andra att av bara behöver behövs både den denna det detta där efter eller ett finns flera från får
        för gör göra har hela hos hur här inom inte kan kommer man med mer mot men mindre många måste ofta och också
        saknas ska skulle som svårt sig sin sina till under utan vad var vara vid vill åt än är över
        """
    )
)


def likeness(one: str, other: str) -> float:
    """How much two texts are about the same, from 0 to 1: alike words, whatever their endings and order.

    Swedish bends and joins words, so that they are compared by the groups of three letters that they share.
    """
    left, right = _words(one), _words(other)
    if not left or not right:
        return 1.0 if not left and not right and one.split() == other.split() else 0.0
    shared = sum(max(_same(a, b) for b in right) for a in left) + sum(max(_same(a, b) for a in left) for b in right)
    return shared / (len(left) + len(right))


def alike(text: str, concerns: Iterable[Concern], most: int = 3) -> list[Concern]:
    """The concerns that the text may be about, the likest first."""
    rated = [(likeness(text, one.text), one) for one in concerns]
    near = sorted((pair for pair in rated if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].id))
    return [one for _rate, one in near[:most]]


@lru_cache(maxsize=2048)
def _words(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(word for word in words if word not in _SMALL_WORDS) or frozenset(words)


@lru_cache(maxsize=8192)
def _same(one: str, other: str) -> float:
    """Shared groups of three letters (Dice); words that share little are different words."""
    left, right = _threes(one), _threes(other)
    rate = 2 * len(left & right) / (len(left) + len(right))
    return rate if rate >= 0.4 else 0.0


@lru_cache(maxsize=4096)
def _threes(word: str) -> frozenset[str]:
    framed = f"  {word}"
    return frozenset(framed[n : n + 3] for n in range(len(framed) - 2))


def typed_answer(typed: str) -> tuple[Direction | None, str]:
    """An answer as it is typed into the grid: +, = or - and a space before the words tell the direction.

    “-5 procent” has no space after its sign and is nothing but words.
    """
    words = typed.strip()
    signs = {"+": Direction.BETTER, "=": Direction.SAME, "-": Direction.WORSE}
    signs |= {sign: direction for direction, sign in DIRECTION_SIGNS.items()}
    if words[:1] in signs and (len(words) == 1 or words[1].isspace()):
        return signs[words[0]], words[1:].strip()
    return None, words


def asked(questions: Iterable[FixedQuestion], given: Iterable[FixedAnswer]) -> list[FixedQuestion]:
    """The questions that are asked now, and those that were once and have one of these answers."""
    answered = {one.question_id for one in given}
    return [one for one in questions if one.active or one.id in answered]


def on_agenda(concern: Concern, meeting: Meeting) -> bool:
    """Whether an item of the agenda is about the concern: its words stand in the title or the background."""
    wanted = _plain(concern.text)
    return any(wanted in _plain(f"{item.title}\n{item.background}") for item in meeting.items)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def untouched(concern: Concern, held: Sequence[date], raised: Collection[date], actions: Iterable[Outcome]) -> bool:
    """Whether a heavy concern is left lying: no action answers it, or nobody has spoken of it for a while."""
    if concern.weight < HEAVY or trend(held, raised, concern.solved_on) is Trend.SOLVED:
        return False
    return not any(map(answers, actions)) or silent_for(held, raised) >= SILENT


@dataclass(frozen=True)
class Gathered:
    """A concern with the lines of the minutes that raise it, oldest first, and the actions that answer it."""

    concern: Concern
    raised: tuple[Outcome, ...]
    actions: tuple[Outcome, ...]
    trend: Trend
    untouched: bool

    @property
    def days(self) -> list[date]:
        """The days of the meetings at which it was raised, each once."""
        return sorted({one.item.meeting.day for one in self.raised})

    @property
    def answered(self) -> bool:
        """Whether any action does something about it."""
        return any(map(answers, self.actions))


def gather(
    concerns: Iterable[Concern], lines: Iterable[Outcome], meetings: Iterable[Meeting], until: date = date.max
) -> list[Gathered]:
    """Every concern with those of the lines that belong to it, as it stood on a day."""
    found: dict[int, list[Outcome]] = {}
    for line in lines:
        met = line.item.meeting
        if line.concern_id is not None and met.state is not MeetingState.CANCELLED and met.day <= until:
            found.setdefault(line.concern_id, []).append(line)
    held = [day for day in held_days(meetings) if day <= until]
    made = []
    for concern in concerns:
        here = sorted(found.get(concern.id, []), key=lambda one: one.item.meeting.day)
        raised = tuple(one for one in here if one.kind is not OutcomeKind.ACTION)
        actions = tuple(one for one in here if one.kind is OutcomeKind.ACTION)
        days = {one.item.meeting.day for one in raised}
        solved_on = concern.solved_on if concern.solved_on is not None and concern.solved_on <= until else None
        way = trend(held, days, solved_on)
        made.append(Gathered(concern, raised, actions, way, untouched(concern, held, days, actions)))
    return made
