"""What can be done with the year, its follow-up, its mandate and its trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.ui.commands import Command, Entry

if TYPE_CHECKING:
    from industriforum_desktop.ui.year.page import YearPage

GAPS, ALL = "gaps", "all"
"""Which chains the trace lists: those that break off, or every question's."""


def _reported(page: YearPage) -> bool:
    return bool(page.desk.file.mandate_reports())


def _own_words(page: YearPage) -> bool:
    return page.mandate.blocks.own


def _agreed(page: YearPage) -> bool:
    return page.trace.may_settle


COMMANDS: tuple[Entry[YearPage], ...] = (
    Command("before", N_("The year &before"), lambda page: page.step(-1), "Alt+Left", "left"),
    Command("after", N_("The year &after"), lambda page: page.step(1), "Alt+Right", "right"),
    Command(
        "rules",
        N_("&Rules for the days …"),
        lambda page: page.wheel.edit_rules(),
        "Ctrl+Shift+D",
        "settings",
        N_("How many days before and after a meeting each thing is done"),
    ),
    Command(
        "calendar",
        N_("Save the days as &calendar file (.ics) …"),
        lambda page: page.wheel.save_calendar(),
        icon="save",
    ),
    None,
    Command(
        "words",
        N_("&Write the year's own words …"),
        lambda page: page.follow_up.write_words(),
        "Ctrl+Shift+O",
        "edit",
        N_("Write what the forum says itself of the year"),
    ),
    Command(
        "answer",
        N_("&Enter an answer to the evaluation …"),
        lambda page: page.follow_up.enter_answer(),
        "Ctrl+Shift+E",
        "plus",
        N_("Enter an answer that came on paper or was told"),
    ),
    Command(
        "answers",
        N_("&Answers to the evaluation …"),
        lambda page: page.follow_up.show_answers(),
        icon="note",
        tip=N_("Show, mend or delete the answers to the evaluation"),
    ),
    Command(
        "decide",
        N_("&Decisions about next year …"),
        lambda page: page.follow_up.decide(),
        icon="edit",
        tip=N_("Decisions, number of meetings and themes"),
    ),
    Command(
        "next-plan", N_("&Create next year's plan …"), lambda page: page.follow_up.create_plan(), icon="calendar"
    ),
    Command(
        "follow-up", N_("Show the &follow-up as paper"), lambda page: page.follow_up.show_paper(), icon="papers"
    ),
    None,
    Command(
        "mandate",
        N_("The man&date …"),
        lambda page: page.mandate.here().edit_mandate(),
        icon="edit",
        tip=N_("Number, who decided, days and decision"),
    ),
    Command(
        "version",
        N_("Make a &version of the report …"),
        lambda page: page.mandate.here().make_version(),
        icon="lock",
        tip=N_("Keep the report as it is"),
    ),
    Command(
        "versions",
        N_("V&ersions of the report …"),
        lambda page: page.mandate.here().show_versions(),
        icon="history",
        when=_reported,
    ),
    Command(
        "restore",
        N_("Rest&ore the section's default text"),
        lambda page: page.mandate.here().blocks.restore(),
        icon="undo",
        when=_own_words,
    ),
    None,
    Command("gaps", N_("Where chains &break off"), lambda page: page.trace.show_only(GAPS), icon="history"),
    Command(
        "all", N_("A&ll questions and how far they came"), lambda page: page.trace.show_only(ALL), icon="history"
    ),
    Command(
        "settle",
        N_("Needs no a&ction"),
        lambda page: page.trace.settle(),
        icon="agreement",
        tip=N_("Whether what was agreed needs an action"),
        when=_agreed,
    ),
    Command("trace", N_("The &trace as a paper"), lambda page: page.trace.paper(), icon="papers"),
)
