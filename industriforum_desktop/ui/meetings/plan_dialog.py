"""The dialog that plans a year's meetings at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from industriforum_desktop.forum.calendar import is_last_of_year
from industriforum_desktop.forum.meeting import AgendaItem, Meeting, next_number
from industriforum_desktop.forum.year import propose_days, standing_items, year_to_plan
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.ui.fields import Clock, Field, Line, Number, Told
from industriforum_desktop.ui.meetings.meeting_form import END, REPLY_DAYS, START, day_trouble, span
from industriforum_desktop.ui.meetings.words import day_facts, obstacle_text
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import label, reserve
from industriforum_desktop.ui.widgets.date_field import DateField
from industriforum_desktop.ui.widgets.form import FormDialog


class DayRow:
    """One proposed date: whether it is wanted, the date, and what is to be known about it."""

    def __init__(self, place: int, language: Language) -> None:
        self._language = language
        self.wanted = QCheckBox(str(place))
        self.wanted.setAccessibleName(_("Plan meeting {n}").format(n=place))
        self.day = DateField(date.today())
        self.day.setAccessibleName(_("Date of meeting {n}").format(n=place))
        self.facts: QLabel = label(role="muted")
        self.warning: QLabel = label(role="warning", wrap=True)
        self.warning.setMinimumHeight(40)
        self.day.changed.connect(self.describe)
        self.wanted.toggled.connect(self.day.setEnabled)

    def propose(self, day: date, *, wanted: bool) -> None:
        self.day.counted_from = date(day.year, 1, 1)
        self.day.set_value(day)
        self.wanted.setChecked(wanted)
        self.day.setEnabled(wanted)
        self.describe()

    def describe(self) -> None:
        day = self.day.day
        self.facts.setText(day_facts(day, self._language))
        self.warning.setText(obstacle_text(day))


class PlanDialog(FormDialog):
    """Proposes a year's dates; `planned` makes the meetings, each with the standing items."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        per_year: int,
        today: date,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Plan the year"),
            parent,
            save=_("Create the meetings"),
            intro=_("The proposed dates avoid holidays, the days between them and weeks 28–31."),
            wide=680,
        )
        self._meetings, self._today = meetings, today
        last = max(meetings, key=lambda m: m.day) if meetings else None
        self.year = Number(2000, 2100)
        self.rows = [DayRow(n + 1, language) for n in range(per_year)]
        self.start, self.end = Clock(), Clock()
        self._present = reserve(label(role="warning", wrap=True), 1)
        days = QWidget()
        days.setLayout(self._grid())
        self.ask(
            Field("year", _("Year"), self.year),
            Told("", self._present),
            Told(_("Dates"), days),
            span(self.start, self.end),
            Field("place", _("Place"), Line()),
            Field("video_link", _("Video link"), Line("https://")),
            of={
                "year": year_to_plan(today, {m.year for m in meetings}),
                "start": last.start if last else START,
                "end": last.end if last else END,
                "place": last.place if last else "",
            },
        )
        self.check = self._trouble_now
        self.year.valueChanged.connect(lambda year: self.propose())
        self.propose()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        for n, line in enumerate(self.rows):
            for place, part in enumerate((line.wanted, line.day, line.facts, line.warning)):
                grid.addWidget(part, n, place)
        grid.setColumnMinimumWidth(2, 140)
        grid.setColumnStretch(3, 1)
        return grid

    def propose(self) -> None:
        """Put the year's dates into the rows; those that have passed, or are taken, are not wanted."""
        year = self.year.value()
        present = sum(meeting.year == year for meeting in self._meetings)
        for n, (line, day) in enumerate(zip(self.rows, propose_days(year, len(self.rows)), strict=True)):
            line.propose(day, wanted=n >= present and day > self._today)
        text = _("{year} already has {n} of its meetings. The new ones get the numbers that are free.")
        self._present.setText(text.format(year=year, n=present) if present else "")

    @property
    def days(self) -> list[date]:
        """The wanted dates in order."""
        return sorted(line.day.day for line in self.rows if line.wanted.isChecked())

    def _trouble_now(self) -> str:
        year, days = self.year.value(), self.days
        if not days:
            return _("No date is chosen. Check at least one.")
        if len(set(days)) < len(days):
            return _("Two meetings have the same date. Change one of them.")
        stray = next((day for day in days if day.year != year), None)
        if stray is not None:
            return _("{day} is not in {year}. Change the date or the year.").format(
                day=stray.isoformat(), year=year
            )
        taken = {meeting.day for meeting in self._meetings}
        twice = next((day for day in days if day in taken), None)
        if twice is not None:
            return _("There is already a meeting on {day}. Change the date or leave it out.").format(
                day=twice.isoformat()
            )
        return day_trouble(days[0], None, self.start.value(), self.end.value())

    def planned(self, words: Language) -> list[Meeting]:
        """The new meetings, numbered in order of date, with items in the words of this language. The last of the
        year has the yearly follow-up.
        """
        year = self.year.value()
        here = [meeting for meeting in self._meetings if meeting.year == year]
        made: list[Meeting] = []
        for day in self.days:
            meeting = Meeting(
                year=year,
                number=next_number([*here, *made], year),
                day=day,
                start=self.start.value(),
                end=self.end.value(),
                place=self["place"].value(),
                video_link=self["video_link"].value(),
                reply_by=day - timedelta(days=REPLY_DAYS),
            )
            made.append(meeting)
        for meeting in made:
            last = is_last_of_year(meeting, [*here, *made], len(self.rows))
            add_standing(meeting, words, last_of_year=last)
        return made


def add_standing(meeting: Meeting, words: Language, *, last_of_year: bool) -> None:
    """Begin an agenda from the standing items, in the words of this language."""
    for standing in standing_items(last_of_year=last_of_year):
        item = AgendaItem(title=words.gettext(standing.title), kind=standing.kind, minutes=standing.minutes)
        meeting.insert(item, len(meeting.items))
