"""Settings of the forum itself: its name, who convenes it, and the task behind it."""

from __future__ import annotations

from industriforum_desktop.forum.mandate import out_of_order
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.form import OptionalDate, line_edit, spin, text_edit
from industriforum_desktop.ui.widgets.picker import picker


class ForumPart(Part):
    def __init__(self, file: ForumFile, language: Language) -> None:
        super().__init__()
        self.title = _("Forum")
        forum = file.forum
        organisations = sorted(
            (found for found in file.organisations() if found.active or found.id == forum.convener_id),
            key=lambda found: language.sort_key(found.name),
        )
        self.name = line_edit(forum.name)
        self.convener = picker(
            [(_("Nobody"), None), *((found.name, found.id) for found in organisations)], forum.convener_id
        )
        self.contact = line_edit(forum.contact, _("Name, e-mail and telephone, as papers shall say it"))
        self.meetings = spin(forum.meetings_per_year, 1, 24)
        self.diary_number = line_edit(forum.diary_number)
        self.footer = text_edit(forum.footer, 3)
        self.field(_("Name"), self.name)
        self.field(_("Convened by"), self.convener)
        self.field(_("Contact"), self.contact)
        self.field(_("Meetings a year"), self.meetings)
        self.field(_("Diary number"), self.diary_number, _("Stands on all papers. It can be filled in later."))
        self.field(_("Footer of papers"), self.footer, _("For example how you handle personal data."))
        self.body.addStretch(1)

    def trouble(self) -> str:
        return "" if self.name.text().strip() else _("Write the forum's name.")

    def write(self, file: ForumFile) -> None:
        forum = file.forum
        forum.name = self.name.text().strip()
        forum.convener_id = self.convener.currentData()
        forum.contact = self.contact.text().strip()
        forum.meetings_per_year = self.meetings.value()
        forum.diary_number = self.diary_number.text().strip()
        forum.footer = self.footer.toPlainText().strip()


class MandatePart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Mandate")
        mandate = file.mandate
        self.source = line_edit(mandate.source, _("For example the regional plan and its years"))
        self.number = line_edit(mandate.number)
        self.decided_by = line_edit(mandate.decided_by)
        self.wording = text_edit(mandate.wording, 5)
        self.valid_until = OptionalDate(mandate.valid_until)
        self.report_to = line_edit(mandate.report_to)
        self.report_on = OptionalDate(mandate.report_on)
        self.submitted_on = OptionalDate(mandate.submitted_on, mandate.report_on)
        self.reported_on = OptionalDate(mandate.reported_on, mandate.report_on)
        self.decided_on = OptionalDate(mandate.decided_on, mandate.report_on)
        self.decision = text_edit(mandate.decision, 3)
        self.diary_number = line_edit(mandate.diary_number)
        self.field(_("Where it comes from"), self.source)
        self.field(_("Number of the assignment"), self.number)
        self.field(_("Decided by"), self.decided_by)
        self.field(_("Exact wording"), self.wording)
        self.field(_("Valid until"), self.valid_until)
        self.field(_("Reported to"), self.report_to)
        self.field(_("To be reported on"), self.report_on)
        self.field(_("Was handed in on"), self.submitted_on)
        self.field(_("Was reported on"), self.reported_on)
        self.field(_("Was decided on"), self.decided_on)
        self.field(
            _("What was decided"), self.decision, _("With its paragraph, as the record of the meeting says.")
        )
        self.field(_("Diary number"), self.diary_number)
        self.body.addStretch(1)

    def trouble(self) -> str:
        days = (self.submitted_on.value(), self.reported_on.value(), self.decided_on.value())
        wrong = out_of_order(*days)
        return _(wrong) if wrong else ""

    def write(self, file: ForumFile) -> None:
        mandate = file.mandate
        mandate.source = self.source.text().strip()
        mandate.wording = self.wording.toPlainText().strip()
        mandate.valid_until = self.valid_until.value()
        mandate.report_to = self.report_to.text().strip()
        mandate.number = self.number.text().strip()
        mandate.decided_by = self.decided_by.text().strip()
        mandate.report_on = self.report_on.value()
        mandate.submitted_on = self.submitted_on.value()
        mandate.decided_on = self.decided_on.value()
        mandate.decision = self.decision.toPlainText().strip()
        mandate.reported_on = self.reported_on.value()
        mandate.diary_number = self.diary_number.text().strip()
