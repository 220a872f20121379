"""The window's pages after the overview, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable

from industriforum_desktop.ui.actions.page import ActionsPage
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.papers.page import PapersPage
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.situation.page import SituationPage
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.year.page import YearPage

PAGES: list[Callable[[Desk], Page]] = [
    MeetingsPage,
    ProposalsPage,
    PeoplePage,
    ActionsPage,
    SituationPage,
    YearPage,
    PapersPage,
    LivePage,
    FinishPage,
]
