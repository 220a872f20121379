"""What those who are called have been told of a meeting, and whether that still is so.

Nothing here needs a database, so that the first window can say who holds a notice that isn't so any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from industriforum_desktop.forum.kinds import SendingKind

SentItem = list[str | int]
"""An item as it was sent: its title, its kind's value and its minutes."""

Kept = dict[str, str | list[SentItem]]
"""What was told as the file keeps it."""

TELLING = (SendingKind.NOTICE, SendingKind.CHANGE, SendingKind.CANCELLATION)
"""The letters that say when and where the meeting is, or that it is not."""


@dataclass(frozen=True)
class Told:
    """When and where a meeting is, and its agenda: as a letter said it, or as it stands."""

    day: date
    start: time
    end: time
    place: str
    video_link: str
    items: tuple[tuple[str | int, ...], ...] = ()

    def kept(self) -> Kept:
        """The same for the file."""
        return {
            "day": self.day.isoformat(),
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "place": self.place,
            "video_link": self.video_link,
            "items": [list(item) for item in self.items],
        }

    @classmethod
    def of_kept(cls, kept: Mapping[str, object] | None) -> Told | None:
        """What the file kept; None of a letter from before it was kept."""
        if not kept:
            return None
        items = kept.get("items")
        return cls(
            date.fromisoformat(str(kept["day"])),
            time.fromisoformat(str(kept["start"])),
            time.fromisoformat(str(kept["end"])),
            str(kept["place"]),
            str(kept["video_link"]),
            tuple(tuple(item) for item in items) if isinstance(items, list) else (),
        )


class Difference(Enum):
    """What isn't any more as it was told; the first is what matters most."""

    CANCELLED = "cancelled"
    AGAIN = "again"
    DAY = "day"
    TIME = "time"
    PLACE = "place"
    VIDEO_LINK = "video_link"
    AGENDA = "agenda"


@dataclass(frozen=True)
class Letter:
    """A letter about the meeting as it is in the log; `told` is None where that was not kept."""

    kind: SendingKind
    receivers: Sequence[str]
    told: Told | None


@dataclass(frozen=True)
class Standing:
    """The meeting as it stands. `agreed`: its agenda has been set, so that changes of it are told."""

    now: Told
    cancelled: bool
    agreed: bool


@dataclass(frozen=True)
class Outdated:
    """People who were told what isn't so any more, by name, and what of it has changed.

    `people` is to how many of them the first of the differences applies, `days` the days that these were called
    to, and `told` what most of these were told; None where that was not kept.
    """

    names: tuple[str, ...]
    differences: frozenset[Difference]
    people: int
    days: tuple[date, ...]
    told: Told | None

    @property
    def first(self) -> Difference:
        """What matters most of the differences."""
        return _first(self.differences)


def _first(found: Collection[Difference]) -> Difference:
    return next(one for one in Difference if one in found)


def outdated(letters: Iterable[Letter], standing: Standing, reached: Collection[str]) -> Outdated | None:
    """Who of those that letters can reach (by name) were last told something else; None when nobody was."""
    latest: dict[str, Letter] = {}
    for letter in letters:
        if letter.kind in TELLING:
            latest.update(dict.fromkeys((name for name in letter.receivers if name in reached), letter))
    wrong = {name: found for name, letter in latest.items() if (found := differences(letter, standing))}
    if not wrong:
        return None
    every = frozenset(one for found in wrong.values() for one in found)
    concerned = [name for name, found in wrong.items() if _first(every) in found]
    known = [told for name in concerned if (told := latest[name].told) is not None]
    return Outdated(
        tuple(sorted(wrong)),
        every,
        len(concerned),
        tuple(sorted({one.day for one in known})),
        max(known, key=known.count, default=None),
    )


def differences(letter: Letter, standing: Standing) -> frozenset[Difference]:
    """What isn't any more as the letter told it; nothing where it isn't known what it told."""
    off, now, told = letter.kind is SendingKind.CANCELLATION, standing.now, letter.told
    if standing.cancelled:
        return frozenset() if off else frozenset((Difference.CANCELLED,))
    pairs: dict[Difference, bool] = {Difference.AGAIN: off}
    if told is not None:
        pairs |= {
            Difference.DAY: told.day != now.day,
            Difference.TIME: (told.start, told.end) != (now.start, now.end),
            Difference.PLACE: told.place.strip() != now.place.strip(),
            Difference.VIDEO_LINK: told.video_link.strip() != now.video_link.strip(),
            Difference.AGENDA: standing.agreed and told.items != now.items,
        }
    return frozenset(difference for difference, differs in pairs.items() if differs)


def says(letter: Letter, now: Told) -> bool:
    """Whether a letter that calls to a meeting tells it, its agenda too, as it is now; as far as is known."""
    return not differences(letter, Standing(now, cancelled=False, agreed=True))
