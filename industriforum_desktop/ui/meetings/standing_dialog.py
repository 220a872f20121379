"""The dialog that proposes the standing items an agenda lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.year import StandingItem
from industriforum_desktop.i18n import _, current
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
