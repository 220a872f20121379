"""Settings of the program on this machine."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import Settings
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.fields import Choice, Field
from industriforum_desktop.ui.settings.part import Part


class ProgramPart(Part):
    """The language, and light or dark. They belong to the person, not to the forum, so undo doesn't touch them."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.title = _("Program")
        # Each language is named in itself, so that it is found again by whoever chose wrongly.
        languages = ((_("The system's language"), ""), ("Svenska", "sv"), ("English", "en"))
        schemes = ((_("As the system"), ""), (_("Light"), "light"), (_("Dark"), "dark"))
        self.ask(
            Field(
                "language",
                _("Language"),
                Choice(languages),
                hint=_("The language changes when the program is started next."),
            ),
            Field("scheme", _("Colours"), Choice(schemes)),
            of=settings,
        )
        self.body.addStretch(1)

    def keep(self, settings: Settings) -> None:
        self.form.fields.write(settings)
        settings.save()
        theme.choose(settings.scheme)
