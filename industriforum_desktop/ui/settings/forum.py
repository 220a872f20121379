"""Settings of the forum itself: its name, who convenes it, and the task behind it."""

from __future__ import annotations

from industriforum_desktop.forum.mandate import out_of_order
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.fields import Choice, Field, Line, Number, Text
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.date_field import OptionalDate
from industriforum_desktop.ui.widgets.picker import picker


class ForumPart(Part):
    def __init__(self, file: ForumFile, language: Language) -> None:
        super().__init__()
        self.title = _("Forum")
        organisations = sorted(
            (found for found in file.organisations() if found.active or found.id == file.forum.convener_id),
            key=lambda found: language.sort_key(found.name),
        )
        conveners = [(_("Nobody"), None), *((found.name, found.id) for found in organisations)]
        self.ask(
            Field("name", _("Name"), Line(), needed=_("Write the forum's name.")),
            Field("convener_id", _("Convened by"), picker(conveners, None)),
            Field("contact", _("Contact"), Line(_("Name, e-mail and telephone, as papers shall say it"))),
            Field("meetings_per_year", _("Meetings a year"), Number(1, 24)),
            Field(
                "diary_number",
                _("Diary number"),
                Line(),
                hint=_("Stands on all papers. It can be filled in later."),
            ),
            Field("language", _("Language of papers"), Choice((("Svenska", "sv"), ("English", "en")))),
            Field("footer", _("Footer of papers"), Text(3), hint=_("For example how you handle personal data.")),
            of=file.forum,
        )
        self.body.addStretch(1)

    def write(self, file: ForumFile) -> None:
        self.form.fields.write(file.forum)


class MandatePart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Mandate")
        due = file.mandate.report_on
        self.ask(
            Field("source", _("Where it comes from"), Line(_("For example the regional plan and its years"))),
            Field("number", _("Number of the assignment"), Line()),
            Field("decided_by", _("Decided by"), Line()),
            Field("wording", _("Exact wording"), Text(5)),
            Field("valid_until", _("Valid until"), OptionalDate(None)),
            Field("report_to", _("Reported to"), Line()),
            Field("report_on", _("To be reported on"), OptionalDate(None)),
            Field("submitted_on", _("Was handed in on"), OptionalDate(None, due)),
            Field("reported_on", _("Was reported on"), OptionalDate(None, due)),
            Field("decided_on", _("Was decided on"), OptionalDate(None, due)),
            Field(
                "decision",
                _("What was decided"),
                Text(3),
                hint=_("With its paragraph, as the record of the meeting says."),
            ),
            Field("diary_number", _("Diary number"), Line()),
            of=file.mandate,
        )
        self.body.addStretch(1)

    def trouble(self) -> str:
        days = (self[name].value() for name in ("submitted_on", "reported_on", "decided_on"))
        wrong = out_of_order(*days)
        return super().trouble() or (_(wrong) if wrong else "")

    def write(self, file: ForumFile) -> None:
        self.form.fields.write(file.mandate)
