"""What can be done with challenges and needs, and with the questions that each meeting asks anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.ui.commands import Command, Entry
from industriforum_desktop.ui.shared.commands import trace

if TYPE_CHECKING:
    from industriforum_desktop.ui.situation.page import SituationPage


def _loose(page: SituationPage) -> bool:
    line = page.concerns.line
    return line is not None and line.concern_id is None


def _line_or_concern(page: SituationPage) -> bool:
    return page.concerns.line is not None or _concern(page)


def _concern(page: SituationPage) -> bool:
    return page.concerns.concern is not None


def _concern_or_answer(page: SituationPage) -> bool:
    if page.views.currentWidget() is page.questions:
        return page.questions.grid.currentItem() is not None
    return _concern(page)


COMMANDS: tuple[Entry[SituationPage], ...] = (
    Command(
        "make",
        N_("&Make a concern of the line"),
        lambda page: page.concerns.here().make(),
        "Ctrl+Return",
        "plus",
        when=_loose,
        row=True,
    ),
    Command(
        "gather",
        N_("&Gather with …"),
        lambda page: page.concerns.here().gather(),
        "Ctrl+M",
        "agreement",
        N_("Put the line, or all of the concern, to another concern"),
        when=_line_or_concern,
        row=True,
    ),
    Command("edit", N_("&Edit …"), lambda page: page.edit(), "F2", "edit", when=_concern_or_answer, row=True),
    Command(
        "answer",
        N_("Actions that &answer it …"),
        lambda page: page.concerns.here().answer(),
        "Ctrl+Shift+A",
        "action",
        when=_concern,
        row=True,
    ),
    Command(
        "solve",
        N_("&Solved, or raised again"),
        lambda page: page.concerns.here().solve(),
        "Ctrl+D",
        "check",
        when=_concern,
        row=True,
    ),
    Command(
        "put-back",
        N_("&Put back"),
        lambda page: page.put_back(),
        "Delete",
        "trash",
        N_("Take the line out of its concern, or the concern apart"),
        when=_concern_or_answer,
        row=True,
    ),
    trace(
        lambda page: page.concerns.here().trace(),
        N_("From where it was raised to what came of it"),
        when=_line_or_concern,
    ),
    None,
    Command("questions", N_("Edit the &questions …"), lambda page: page.edit_questions(), icon="question"),
    Command("paper", N_("The situation as a &paper"), lambda page: page.paper(), "Ctrl+P", "papers"),
)
