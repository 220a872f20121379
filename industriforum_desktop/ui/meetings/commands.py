"""What can be done with the year's meetings and the chosen one's agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_, MeetingState, Stage
from industriforum_desktop.ui.commands import Command, Entry
from industriforum_desktop.ui.meetings.reopening import may_reopen
from industriforum_desktop.ui.shared.commands import finish, hold, papers, plan, trace

if TYPE_CHECKING:
    from industriforum_desktop.ui.meetings.page import MeetingsPage


def _any(page: MeetingsPage) -> bool:
    return page.meeting is not None


def _writable(page: MeetingsPage) -> bool:
    return not page.desk.file.read_only


def _may_edit(page: MeetingsPage) -> bool:
    return _any(page) and _writable(page)


def _in(page: MeetingsPage, *stages: Stage) -> bool:
    return page.meeting is not None and page.meeting.stage in stages


def _planned(page: MeetingsPage) -> bool:
    return _in(page, Stage.PLANNED)


def _called_off(page: MeetingsPage) -> bool:
    return _in(page, Stage.CANCELLED)


def _may_hold(page: MeetingsPage) -> bool:
    return _writable(page) and _in(page, Stage.PLANNED, Stage.RUNNING, Stage.HELD, Stage.CORRECTION)


def _may_finish(page: MeetingsPage) -> bool:
    return page.meeting is not None and (page.meeting.state is MeetingState.HELD or page.meeting.written)


def _may_reopen(page: MeetingsPage) -> bool:
    return may_reopen(page.desk, page.meeting)


def _may_take_up(page: MeetingsPage) -> bool:
    item = page.editor.item
    return item is not None and item.held and (item.taken_up or not item.dealt_with)


def _may_go_up(page: MeetingsPage) -> bool:
    return page.editor.item is not None and page.editor.item.position > 1


def _may_go_down(page: MeetingsPage) -> bool:
    item, meeting = page.editor.item, page.meeting
    return item is not None and meeting is not None and item.position < len(meeting.items)


COMMANDS: tuple[Entry[MeetingsPage], ...] = (
    Command(
        "new-item",
        N_("&New item"),
        lambda page: page.agenda().add(),
        "Ctrl+N",
        "plus",
        N_("Add an item below the chosen one"),
        when=_any,
    ),
    Command("edit-item", N_("&Edit the item"), lambda page: page.agenda().begin(), "F2", "edit", row=True),
    Command(
        "take-up",
        N_("Dealt with without &notes"),
        lambda page: page.agenda().take_up(),
        icon="check",
        tip=N_("The chosen item of a held meeting was dealt with though nothing was written; or it wasn't"),
        when=_may_take_up,
        row=True,
    ),
    Command(
        "up", N_("Move &up"), lambda page: page.agenda().move_by(-1), "Alt+Up", "up", when=_may_go_up, row=True
    ),
    Command(
        "down",
        N_("Move &down"),
        lambda page: page.agenda().move_by(1),
        "Alt+Down",
        "down",
        when=_may_go_down,
        row=True,
    ),
    trace(lambda page: page.trace(), N_("From the proposal to the result of the chosen item")),
    Command(
        "delete",
        N_("De&lete"),
        lambda page: page.delete(),
        "Delete",
        "trash",
        N_("Delete the item or meeting"),
        when=_any,
        row=True,
    ),
    Command(
        "standing",
        N_("&Standing items …"),
        lambda page: page.agenda().add_standing(),
        icon="check",
        tip=N_("Propose the standing items that are missing"),
        when=_any,
    ),
    None,
    Command(
        "attachments",
        N_("Sh&ow the attachments"),
        lambda page: page.show_attachments(),
        "Ctrl+Shift+B",
        "attach",
        N_("The meeting's files"),
        when=_any,
    ),
    Command(
        "attach-to-item",
        N_("Attach files to the &item …"),
        lambda page: page.attachments.ask_for_item(),
        "Ctrl+Shift+A",
        "attach",
        row=True,
    ),
    Command(
        "attach-to-meeting",
        N_("Attach files to the meeting …"),
        lambda page: page.attachments.ask_for_meeting(),
        icon="attach",
        when=_any,
    ),
    None,
    Command(
        "new-meeting",
        N_("New &meeting …"),
        lambda page: page.new_meeting(),
        "Ctrl+M",
        "meetings",
        N_("Create one meeting"),
        when=_writable,
    ),
    plan(lambda page: page.plan(), _writable),
    Command(
        "edit-meeting",
        N_("Edit the mee&ting …"),
        lambda page: page.edit_meeting(),
        "Shift+F2",
        "edit",
        N_("Edit date, time and place"),
        when=_may_edit,
    ),
    Command("call-off", N_("&Call off the meeting"), lambda page: page.call_off(), icon="close", when=_planned),
    Command(
        "plan-again", N_("Plan the meeting agai&n"), lambda page: page.call_off(), icon="undo", when=_called_off
    ),
    Command(
        "delete-meeting", N_("Delete the meetin&g …"), lambda page: page.delete_meeting(), icon="trash", when=_any
    ),
    None,
    hold(lambda page: page.hold(), _may_hold),
    papers(lambda page: page.papers(), _any),
    Command(
        "agree",
        N_("Agree on the agenda …"),
        lambda page: page.ways.agree(),
        "Ctrl+Shift+R",
        "agreement",
        N_("Let the draft agenda go round, write down the answers and set it"),
        when=_planned,
    ),
    Command(
        "send",
        N_("Send o&ut …"),
        lambda page: page.ways.send(),
        "Ctrl+Shift+U",
        "mail",
        N_("Notice, reminder, draft or final minutes as drafts for your e-mail program"),
        when=_any,
    ),
    Command(
        "calendar",
        N_("Save the year for the &calendar …"),
        lambda page: page.ways.save_calendar(),
        icon="calendar",
        tip=N_("The year's meetings and the days by which things are to be done, as a calendar file"),
        when=_any,
    ),
    Command(
        "archive",
        N_("Archive package of the &year …"),
        lambda page: page.ways.archive(),
        icon="archive",
        tip=N_("The year's final minutes, attachments and logs with an index, in a folder"),
        when=_any,
    ),
    finish(lambda page: page.finish(), _may_finish),
    Command(
        "reopen",
        N_("Open the meeting again …"),
        lambda page: page.reopen(),
        icon="undo",
        tip=N_("Let a held meeting go on, from when it began"),
        when=_may_reopen,
    ),
)
