"""Settings of the program on this machine."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.form import choice


class ProgramPart(Part):
    """The language. It belongs to the person, not to the forum, so undo doesn't touch it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.title = _("Program")
        # Each language is named in itself, so that it is found again by whoever chose wrongly.
        options = ((_("The system's language"), ""), ("Svenska", "sv"), ("English", "en"))
        self.language = choice(options, settings.language)
        self.field(_("Language"), self.language, _("The language changes when the program is started next."))
        self.body.addStretch(1)

    def keep(self, settings: Settings) -> None:
        settings.language = self.language.currentData()
        settings.save()
