"""Settings of deadlines: how many days before or after a meeting each thing is to be done."""

from __future__ import annotations

from industriforum_desktop.forum.deadlines import USUAL_DAYS
from industriforum_desktop.forum.kinds import DeadlineKind
from industriforum_desktop.i18n import _
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.fields import Field, Number
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.widgets.basics import filling

MOST = 365


class DaysPart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Days")
        own = file.forum.deadlines
        names = {
            DeadlineKind.ROUND: _("Agree on the agenda, days before the meeting"),
            DeadlineKind.NOTICE: _("Send the notice, days before the meeting"),
            DeadlineKind.REMARKS: _("Minutes for remarks, days after the meeting"),
            DeadlineKind.FINAL: _("Final minutes, days after the meeting"),
            DeadlineKind.FOLLOW_UP: _("Prepare the yearly follow-up, days before the last meeting"),
            DeadlineKind.REPORT_DRAFT: _("Draft of the report on the mandate, days before its day"),
            DeadlineKind.REPORT_CHECK: _("Report sent to be checked, days before its day"),
            DeadlineKind.REPORT_IN: _("Report handed in, days before its day"),
            DeadlineKind.RENEWAL: _("Ask what follows on the mandate, days before it runs out"),
        }
        intro = _(
            "What waits for you follows these days. When a meeting is moved they move with it."
            " Agreeing on the agenda and the notice keep off holidays, weekends and weeks 28–31:"
            " they then come earlier."
        )
        self.days = {kind: Number(0, MOST) for kind in USUAL_DAYS}
        self.ask(
            filling(intro),
            *(Field(kind.value, names[kind], field) for kind, field in self.days.items()),
            of={kind.value: abs(own.get(kind.value, usual)) for kind, usual in USUAL_DAYS.items()},
        )
        self.body.addStretch(1)

    def write(self, file: ForumFile) -> None:
        found = {
            kind: field.value() if USUAL_DAYS[kind] > 0 else -field.value() for kind, field in self.days.items()
        }
        own = {kind.value: days for kind, days in found.items() if days != USUAL_DAYS[kind]}
        if own != file.forum.deadlines:
            file.forum.deadlines = own
