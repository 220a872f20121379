"""Settings of what the forum is for: its purpose and its aims in order."""

from __future__ import annotations

from industriforum_desktop.forum.forum import Aim
from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.fields import Field, Text
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.own_list import OwnList


class PurposePart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Purpose")
        self.list = OwnList(_("Aims"), [(aim.text, aim.id) for aim in file.aims()])
        self.list.setMinimumHeight(160)
        self.ask(Field("purpose", _("Purpose"), Text(6), above=True), of=file.forum)
        tools = self.list.tools(_("Add an aim"), _("Remove the aim"))
        self.section(_("Aims"), self.list, below=tools)

    def write(self, file: ForumFile) -> None:
        self.form.fields.write(file.forum)
        known = {aim.id: aim for aim in file.aims()}
        for position, (aim_id, text) in enumerate(self.list.texts(), start=1):
            aim = known.pop(aim_id, None) if aim_id is not None else None
            if aim is None:
                file.session.add(Aim(position=position, text=text))
            else:
                aim.position, aim.text = position, text
        for aim in known.values():
            file.session.delete(aim)
