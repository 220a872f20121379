"""Planning a year's meetings at once, or one: on the page of the meetings, and from the meeting that is held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.calendar import is_last_of_year
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.year import next_day_to_propose
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.meetings.meeting_form import MeetingForm
from industriforum_desktop.ui.meetings.plan_dialog import PlanDialog, add_standing
from industriforum_desktop.ui.meetings.words import meeting_within
from industriforum_desktop.ui.widgets.form import FormDialog

Then = Callable[[Meeting], object]
"""Called with the first meeting that was created, when it is in the file."""


def plan_year(desk: Desk, parent: QWidget, then: Then) -> None:
    """Propose dates for the meetings of a year and create those that are wanted."""
    file = desk.file
    dialog = PlanDialog(file.meetings(), file.forum.meetings_per_year, desk.today(), desk.language, parent)

    def name(made: list[Meeting]) -> str:
        return ngettext("Planned {n} meeting", "Planned {n} meetings", len(made)).format(n=len(made))

    _open(desk, dialog, lambda: dialog.planned(desk.paper_language), name, then)


def plan_meeting(desk: Desk, earliest: date, parent: QWidget, then: Then) -> None:
    """Ask for the facts of a new meeting, on the next free day from the earliest one on that is proposed."""
    file = desk.file
    meetings, per_year = file.meetings(), file.forum.meetings_per_year
    day = next_day_to_propose(earliest, {meeting.day for meeting in meetings}, per_year)
    form = MeetingForm(None, meetings, file.forum, day, desk.language, parent)

    def write() -> list[Meeting]:
        meeting = Meeting()
        form.write(meeting)
        if form["standing"].value():
            add_standing(meeting, desk.paper_language, last_of_year=is_last_of_year(meeting, meetings, per_year))
        return [meeting]

    def name(made: list[Meeting]) -> str:
        return _("Created {meeting}").format(meeting=meeting_within(made[0]))

    _open(desk, form, write, name, then)


def _open(
    desk: Desk,
    dialog: FormDialog,
    write: Callable[[], list[Meeting]],
    name: Callable[[list[Meeting]], str],
    then: Then,
) -> None:
    """Show the dialog; what it writes is created when it is saved."""
    created: list[Meeting] = []

    def create() -> bool:
        made = write()
        kept = desk.write(name(made), lambda: desk.file.session.add_all(made))
        if kept:
            created.extend(made)
        return kept

    dialog.commit = create
    dialog.accepted.connect(lambda: then(created[0]))
    dialog.open()
