"""The forum's year: days on which a meeting can be held, and the items that every agenda begins from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from industriforum_desktop.forum.kinds import N_, ItemKind

INDUSTRY_HOLIDAY_WEEKS = range(28, 32)
"""Weeks 28–31, when Swedish industry is closed."""

THURSDAY, FRIDAY, SATURDAY = 3, 4, 5


@cache
def _holidays(year: int) -> dict[date, str]:
    """The public holidays (SFS 1989:253) and the eves that nobody works on, by their Swedish names."""
    easter = _easter(year)
    found = {
        date(year, 1, 1): "Nyårsdagen",
        date(year, 1, 6): "Trettondedag jul",
        easter - timedelta(days=2): "Långfredagen",
        easter: "Påskdagen",
        easter + timedelta(days=1): "Annandag påsk",
        date(year, 5, 1): "Första maj",
        easter + timedelta(days=39): "Kristi himmelsfärdsdag",
        easter + timedelta(days=49): "Pingstdagen",
        _from(date(year, 6, 19), FRIDAY): "Midsommarafton",
        _from(date(year, 6, 20), SATURDAY): "Midsommardagen",
        _from(date(year, 10, 31), SATURDAY): "Alla helgons dag",
        date(year, 12, 24): "Julafton",
        date(year, 12, 25): "Juldagen",
        date(year, 12, 26): "Annandag jul",
        date(year, 12, 31): "Nyårsafton",
    }
    # The national day took the place of Whit Monday in 2005.
    found[date(year, 6, 6) if year >= 2005 else easter + timedelta(days=50)] = (
        "Nationaldagen" if year >= 2005 else "Annandag pingst"
    )
    return found


def _from(first: date, weekday: int) -> date:
    """The first day with this weekday from `first` on."""
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule, as Gauss and Meeus reckon it."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(day: date) -> str | None:
    """The holiday's Swedish name, or None."""
    return _holidays(day.year).get(day)


def is_bridge_day(day: date) -> bool:
    """A single working day between a holiday and a weekend or another holiday (klämdag)."""

    def off(other: date) -> bool:
        return other.weekday() >= SATURDAY or holiday(other) is not None

    return not off(day) and off(day - timedelta(days=1)) and off(day + timedelta(days=1))


def obstacle(day: date) -> str | None:
    """Why a meeting should not be held on this day, as a message id with `{name}`; None when it can."""
    if holiday(day) is not None:
        return N_("{name} is a public holiday.")
    if day.weekday() >= SATURDAY:
        return N_("The day is in a weekend.")
    if day.isocalendar().week in INDUSTRY_HOLIDAY_WEEKS:
        return N_("Industry is closed in weeks 28–31.")
    if is_bridge_day(day):
        return N_("Many are off on this day between two holidays.")
    return None


def free_before(day: date) -> date:
    """The day itself, or the latest one before it, on which people are at work."""
    while obstacle(day) is not None:
        day -= timedelta(days=1)
    return day


def propose_days(year: int, count: int) -> list[date]:
    """Days for `count` meetings spread over the year, each a free Thursday or the free weekday nearest to one.

    The first falls in the middle of February and the last at the end of November, so that the year's
    follow-up is done before Christmas.
    """
    if count < 1:
        raise ValueError(f"a year has at least one meeting, not {count}")
    first, last = date(year, 2, 15), date(year, 11, 28)
    step = (last - first) / max(1, count - 1)
    return [next(_free_days_near(first + step * n)) for n in range(count)]


def next_day_to_propose(today: date, taken: Collection[date], count: int) -> date:
    """The day for one more meeting: the first after `today` of those proposed that has none within three weeks."""
    near = timedelta(weeks=3)
    days = (day for year in range(today.year, date.max.year) for day in propose_days(year, count))
    return next(day for day in days if day > today and not any(abs(day - other) <= near for other in taken))


def _free_days_near(target: date) -> Iterator[date]:
    """Free days by distance from the Thursday of the target's week, Thursdays within four weeks first."""
    thursday = target + timedelta(days=THURSDAY - target.weekday())
    distances = sorted(range(-28, 29), key=lambda n: (n % 7 != 0, abs(n)))
    for distance in distances:
        day = thursday + timedelta(days=distance)
        if day.year == target.year and obstacle(day) is None:
            yield day


def year_to_plan(today: date, planned: Collection[int]) -> int:
    """The year whose meetings are to be planned now, given the years that have meetings.

    The current one while more than two months of it are left; else the first after it without meetings.
    """
    year = today.year if today.month < 11 else today.year + 1
    while year in planned:
        year += 1
    return year


@dataclass(frozen=True)
class StandingItem:
    """An item that is proposed for every agenda. `title` is a message id; the forum may reword the item."""

    title: str
    kind: ItemKind
    minutes: int


OPENING: Sequence[StandingItem] = (
    StandingItem(N_("Opening and attendance"), ItemKind.INFORMATION, 5),
    StandingItem(N_("Notes of the previous meeting"), ItemKind.FOLLOW_UP, 5),
    StandingItem(N_("Open actions"), ItemKind.FOLLOW_UP, 15),
    StandingItem(N_("Round the table: where we stand"), ItemKind.DIALOGUE, 30),
)
CLOSING: Sequence[StandingItem] = (
    StandingItem(N_("Any other questions"), ItemKind.DIALOGUE, 5),
    StandingItem(N_("Summary: what we agreed and what is to be done"), ItemKind.CONCLUSION, 5),
    StandingItem(N_("Next meeting"), ItemKind.INFORMATION, 5),
)
FOLLOW_UP = StandingItem(N_("Yearly follow-up"), ItemKind.FOLLOW_UP, 30)


def standing_items(*, last_of_year: bool) -> list[StandingItem]:
    """The items an agenda starts from; the year's last meeting also holds the follow-up."""
    return [*OPENING, *([FOLLOW_UP] if last_of_year else []), *CLOSING]


def place_standing(
    titles: Sequence[str], *, last_of_year: bool, word: Callable[[str], str]
) -> list[tuple[int, StandingItem]]:
    """The standing items that an agenda with these titles lacks, each with its place counted from 0.

    `word` translates a title; case doesn't matter. Put them in one after the other: each place counts those
    before it. The opening items go first, the closing ones last, each group in its own order.
    """
    present = [title.casefold() for title in titles]
    closing = [item for item in standing_items(last_of_year=last_of_year) if item not in OPENING]
    found: list[tuple[int, StandingItem]] = []
    for group in (OPENING, closing):
        names = [word(item.title).casefold() for item in group]
        for n, item in enumerate(group):
            if names[n] in present:
                continue
            above = [present.index(name) + 1 for name in names[:n] if name in present]
            below = [present.index(name) for name in names[n + 1 :] if name in present]
            last_resort = 0 if group is OPENING else len(present)
            place = above[-1] if above else below[0] if below else last_resort
            present.insert(place, names[n])
            found.append((place, item))
    return found
