"""The window's pages in the order of its navigation. A new page is a line here and a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from industriforum_desktop.forum.kinds import N_

if TYPE_CHECKING:
    from industriforum_desktop.ui.widgets.page import Page


class Kind(NamedTuple):
    """A page by its key: the icon and title that it has, and where its class is found.

    One that is not `listed` does not stand in the navigation, and fills the window.
    """

    key: str
    icon: str
    title: str
    where: str
    listed: bool = True

    @property
    def page(self) -> type[Page]:
        """The page's class, which is imported when it is asked for first."""
        module, _dot, name = self.where.rpartition(".")
        return cast("type[Page]", getattr(import_module(f"{__package__}.{module}"), name))


KINDS = (
    Kind("overview", "overview", N_("Overview"), "overview.page.OverviewPage"),
    Kind("meetings", "meetings", N_("Meetings"), "meetings.page.MeetingsPage"),
    Kind("proposals", "question", N_("Proposals"), "proposals.page.ProposalsPage"),
    Kind("people", "people", N_("Participants"), "people.page.PeoplePage"),
    Kind("actions", "actions", N_("Actions"), "actions.page.ActionsPage"),
    Kind("situation", "challenge", N_("The situation"), "situation.page.SituationPage"),
    Kind("year", "calendar", N_("The year"), "year.page.YearPage"),
    Kind("papers", "papers", N_("Papers"), "papers.page.PapersPage"),
    Kind("live", "live", N_("Meeting"), "live.page.LivePage", listed=False),
    Kind("finish", "check", N_("Make final"), "finish.page.FinishPage", listed=False),
)
BY_KEY = {kind.key: kind for kind in KINDS}
LISTED = tuple(kind for kind in KINDS if kind.listed)


def import_all() -> None:
    """Import the pages' modules, which takes its time: in a worker, so that a page is there when it is wanted."""
    for kind in KINDS:
        kind.page  # noqa: B018 - asking imports it


class Pages(Mapping[str, "Page"]):
    """The pages of one window by their keys. Each is made when it is asked for first."""

    def __init__(self, make: Callable[[Kind], Page]) -> None:
        self._make = make
        self.made: dict[str, Page] = {}
        """Those that are there."""

    def __getitem__(self, key: str) -> Page:
        if key not in self.made:
            self.made[key] = self._make(BY_KEY[key])
        return self.made[key]

    def __contains__(self, key: object) -> bool:
        return key in BY_KEY

    def __iter__(self) -> Iterator[str]:
        return iter(BY_KEY)

    def __len__(self) -> int:
        return len(BY_KEY)
