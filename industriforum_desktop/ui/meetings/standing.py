"""The standing items that an agenda lacks: proposed, and added in their usual places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum import calendar
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.year import StandingItem, place_standing
from industriforum_desktop.i18n import _, current
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Tick
from industriforum_desktop.ui.widgets.form import FormDialog


class StandingDialog(FormDialog):
    """Each item has a check box; `wanted` gives the titles (message ids) of those that are checked."""

    def __init__(self, items: Sequence[StandingItem], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Standing items"),
            parent,
            save=_("Add"),
            intro=_("These are not on the agenda. Choose those to add; they get their usual places."),
        )
        self.boxes = {item.title: Tick(f"{_(item.title)}, {current().minutes(item.minutes)}") for item in items}
        fields = (Field(title, "", box) for title, box in self.boxes.items())
        self.ask(*fields, of=dict.fromkeys(self.boxes, True))
        self.check = lambda: "" if self.wanted else _("No item is chosen. Check at least one.")

    @property
    def wanted(self) -> list[str]:
        return [title for title, box in self.boxes.items() if box.value()]


def ask_standing(
    desk: Desk, meeting: Meeting, change: Callable[[str, Callable[[Meeting], None]], bool], parent: QWidget
) -> None:
    """Propose the items that the meeting's agenda lacks. `change` makes a named change to the meeting."""
    file, word = desk.file, desk.paper_language.gettext
    last = calendar.is_last_of_year(meeting, file.meetings(), file.forum.meetings_per_year)
    missing = place_standing([item.title for item in meeting.items], last_of_year=last, word=word)
    if not missing:
        desk.warn(_("The agenda has all the standing items already."), parent)
        return
    dialog = StandingDialog([standing for _place, standing in missing], parent)

    def add(meeting: Meeting) -> None:
        unwanted, titles = 0, [item.title for item in meeting.items]
        for place, standing in place_standing(titles, last_of_year=last, word=word):
            if standing.title not in dialog.wanted:
                unwanted += 1
                continue
            item = AgendaItem(title=word(standing.title), kind=standing.kind, minutes=standing.minutes)
            meeting.insert(item, max(0, place - unwanted))

    dialog.commit = lambda: change(_("Added standing items"), add)
    dialog.open()
