"""What can be done while a meeting is held: the menu *Meeting*, its keys, and the view's buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.ui.commands import Command, Entry, Group
from industriforum_desktop.ui.shared.commands import trace
from industriforum_desktop.ui.situation.questions import show_questions

if TYPE_CHECKING:
    from industriforum_desktop.ui.live.page import LivePage


def _may_start(page: LivePage) -> bool:
    return page.meeting.actual_start is None


def _may_end(page: LivePage) -> bool:
    return page.meeting.actual_start is not None and page.meeting.actual_end is None


ITEM: tuple[Command[LivePage] | None, ...] = (
    Command("item-up", N_("Move the item &up"), lambda page: page.arranging.move(-1), "Alt+Up", "up"),
    Command("item-down", N_("Move the item &down"), lambda page: page.arranging.move(1), "Alt+Down", "down"),
    Command(
        "divide",
        N_("Di&vide the item here …"),
        lambda page: page.arranging.ask_division(),
        "Ctrl+Shift+D",
        tip=N_("Make what stands from this line on an item of its own"),
    ),
    Command(
        "postpone",
        N_("Po&stpone to the next meeting"),
        lambda page: page.arranging.postpone(),
        "Ctrl+Shift+M",
        "right",
        N_("Put the item off to the next meeting, or take that back"),
    ),
    None,
    Command(
        "history",
        N_("H&istory of the notes …"),
        lambda page: page.history.open(),
        "Ctrl+Shift+H",
        "history",
        N_("Walk back in time through the notes of this item"),
    ),
    trace(
        lambda page: page.rows.show_trace(),
        N_("From the proposal to the result: of the captured row, or of the item at hand"),
        row=False,
    ),
)

PARTS: tuple[Command[LivePage] | None, ...] = (
    Command("notes", N_("Back to the &notes"), lambda page: page.sitting.write(), "F7", "edit"),
    Command("attendance", N_("A&ttendance"), lambda page: page.seek(), "F6", "people"),
    Command(
        "captured",
        N_("&Captured rows"),
        lambda page: page.rows.begin(),
        "Ctrl+Shift+E",
        "agreement",
        N_("Go to what was captured; Enter changes a row, Delete takes it away"),
    ),
    Command(
        "before",
        N_("&What happened before"),
        lambda page: page.before.begin(),
        "F8",
        "history",
        N_("Earlier meetings on this item, and their open actions"),
    ),
    Command(
        "private",
        N_("P&rivate notes"),
        lambda page: page.private.begin(),
        "Ctrl+Shift+P",
        "lock",
        N_("Notes for you alone"),
    ),
)

VIEW: tuple[Command[LivePage] | None, ...] = (
    Command("only-editor", N_("Only the &editor"), lambda page: page.writing.focus.toggle(), "F11", "eye"),
    Command(
        "spelling",
        N_("Spelling"),
        lambda page: page.spelling.toggle(),
        "F9",
        "check",
        N_("Underline misspelt words, or don't"),
    ),
    None,
    Command("larger", N_("&Larger text"), lambda page: page.writing.size.change(1), "Ctrl++", "plus"),
    Command("smaller", N_("Smaller text"), lambda page: page.writing.size.change(-1), "Ctrl+-"),
    Command("usual-size", N_("Usual text size"), lambda page: page.writing.size.reset(), "Ctrl+0"),
)

COMMANDS: tuple[Entry[LivePage], ...] = (
    Command(
        "start",
        N_("Start t&he meeting"),
        lambda page: page.clock.start(),
        icon="clock",
        tip=N_("The meeting's clock runs from now on"),
        when=_may_start,
    ),
    Command(
        "pause",
        N_("Pause"),
        lambda page: page.clock.pause(),
        "Ctrl+Shift+K",
        "pause",
        N_("Let the clock stand while there is a break, and run again after it"),
    ),
    Command(
        "end",
        N_("&End the meeting"),
        lambda page: page.clock.end(),
        icon="check",
        tip=N_("Stop the clock and go on to tidying the minutes"),
        when=_may_end,
    ),
    None,
    Command("next", N_("&Next item"), lambda page: page.sitting.step(1), "Ctrl+PgDown", "down"),
    Command("previous", N_("&Previous item"), lambda page: page.sitting.step(-1), "Ctrl+PgUp", "up"),
    Command(
        "go-to",
        N_("&Go to item …"),
        lambda page: page.writing.ask_item(),
        "Ctrl+G",
        "right",
        N_("Go to an item (also §)"),
    ),
    Command("find", N_("&Find in the notes …"), lambda page: page.writing.ask_words(), "Ctrl+F", "search"),
    None,
    Command("action", N_("&Action"), lambda page: page.sitting.begin_line("->"), "F2", "action"),
    Command("agreement", N_("Agreement"), lambda page: page.sitting.begin_line("="), "F3", "agreement"),
    Command("question", N_("Open question"), lambda page: page.sitting.begin_line("?"), "F4", "question"),
    None,
    Command(
        "raise",
        N_("&Raise a question …"),
        lambda page: page.arranging.ask_question(),
        "Ctrl+Shift+A",
        "plus",
        N_("Add an item that somebody raises now"),
    ),
    Command(
        "fixed-questions",
        N_("Fi&xed questions …"),
        lambda page: show_questions(page.desk, page.meeting.id, page),
        "Ctrl+Shift+Y",
        "question",
    ),
    Command("guest", N_("Add a g&uest …"), lambda page: page.roll.ask_guest(), icon="plus"),
    None,
    Group(N_("The &item"), ITEM),
    Group(N_("G&o to"), PARTS),
    Group(N_("Text an&d spelling"), VIEW),
    None,
    Command(
        "projector",
        N_("Projec&tor"),
        lambda page: page.projection.toggle(),
        "F12",
        "video",
        N_("Show the meeting to the room"),
    ),
    Command("blank", N_("&Blank the projector"), lambda page: page.projection.blank(), "Ctrl+B", "eye"),
    None,
    Command(
        "leave",
        N_("&Leave the live view"),
        lambda page: page.leave_view(),
        "Shift+Esc",
        "close",
        N_("Go back to the meeting; everything is saved"),
    ),
)
