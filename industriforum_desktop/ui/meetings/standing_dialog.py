"""The dialog that proposes the standing items an agenda lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from industriforum_desktop.forum.year import StandingItem
from industriforum_desktop.i18n import _, current
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
        self.boxes: dict[str, QCheckBox] = {}
        for item in items:
            box = QCheckBox(f"{_(item.title)}, {current().minutes(item.minutes)}")
            box.setChecked(True)
            self.boxes[item.title] = box
            self.form.addRow(box)
        self.check = lambda: "" if self.wanted else _("No item is chosen. Check at least one.")

    @property
    def wanted(self) -> list[str]:
        return [title for title, box in self.boxes.items() if box.isChecked()]
