"""What can be done with the paper that is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_, MeetingState
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.ui.commands import Command, Entry, Group
from industriforum_desktop.ui.shared.commands import finish

if TYPE_CHECKING:
    from industriforum_desktop.ui.papers.page import PapersPage


def _may_show(page: PapersPage) -> bool:
    return page.may_show


def _any_meeting(page: PapersPage) -> bool:
    return page.meeting is not None


def _may_finish(page: PapersPage) -> bool:
    meeting = page.meeting
    return meeting is not None and (meeting.state is MeetingState.HELD or meeting.written)


def _show(kind: str, page: PapersPage) -> None:
    page.show_kind(kind)


WAYS_OUT: tuple[Command[PapersPage], ...] = (
    Command(
        "reader",
        N_("&Open in the system's reader"),
        lambda page: page.more.open(),
        "Ctrl+Shift+O",
        "eye",
        when=_may_show,
    ),
    Command(
        "word", N_("Save as &Word …"), lambda page: page.more.save_word(), "Ctrl+Shift+W", "note", when=_may_show
    ),
    Command(
        "copy",
        N_("&Copy the text"),
        lambda page: page.more.copy(),
        icon="note",
        tip=N_("To paste into a letter, with headings and tables"),
        when=_may_show,
    ),
    Command(
        "save-all",
        N_("Save &all papers of the meeting …"),
        lambda page: page.more.save_all(),
        icon="folder",
        tip=N_("Every paper of the meeting as PDF, in a folder or one zip file"),
        when=_any_meeting,
    ),
)
"""Those that have a button of their own together."""

COMMANDS: tuple[Entry[PapersPage], ...] = (
    Command(
        "print",
        N_("&Print …"),
        lambda page: page.print_paper(),
        "Ctrl+P",
        "print",
        N_("Print the paper"),
        when=_may_show,
    ),
    Command(
        "save",
        N_("&Save as PDF …"),
        lambda page: page.save(),
        "Ctrl+Shift+S",
        "save",
        N_("Save the paper as a PDF file"),
        when=_may_show,
    ),
    finish(lambda page: page.finish(), _may_finish),
    *WAYS_OUT,
    None,
    Group(
        N_("Sho&w another paper"),
        tuple(Command(f"show-{kind}", paper.title, partial(_show, kind)) for kind, paper in PAPERS.items()),
    ),
    None,
    Command(
        "options",
        N_("&Choices for the paper"),
        lambda page: page.options_button.click(),
        "Ctrl+Shift+E",
        "settings",
        when=_may_show,
    ),
    Command("find", N_("&Find in the paper"), lambda page: page.search.begin(), "Ctrl+F", "search", when=_may_show),
    Command("next", N_("Find the ne&xt"), lambda page: page.search.step(1), "F3", when=_may_show),
    Command("larger", N_("Zoom &in"), lambda page: page.preview.zoom_in(), "Ctrl++", "plus", when=_may_show),
    Command("smaller", N_("Zoom &out"), lambda page: page.preview.zoom_out(), "Ctrl+-", "minus", when=_may_show),
    Command(
        "width",
        N_("&Fit the width"),
        lambda page: page.fit_width(),
        "Ctrl+0",
        tip=N_("Make the page as wide as the view"),
        when=_may_show,
    ),
)
