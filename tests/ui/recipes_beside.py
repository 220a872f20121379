"""How what no command of a page does is done once: buttons of dialogs and panels, keys in lists, what is dragged.

They are as the recipes of the commands, with what is pressed. Together both reach every place in the window that
changes the forum.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt

from industriforum_desktop.app import App
from industriforum_desktop.forum import record
from industriforum_desktop.forum.agenda_round import begin_round
from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.papers.minutes import final_text
from industriforum_desktop.papers.source import Source
from industriforum_desktop.store.rewrite import rewrite_line
from industriforum_desktop.ui.situation.tree import Node
from industriforum_desktop.ui.ways import FinishMeeting, ShowMeeting, ShowParty
from tests.keys import press, type_text
from tests.ui.recipes import FOURTH, Recipe, Recipes, party, planned_beside, tab, write

HELD = 1
"""The demo's first meeting: held, its minutes a draft."""


def _meeting(app: App, meeting_id: int) -> Meeting:
    return app.desk.file.session.get_one(Meeting, meeting_id)


def _final(app: App) -> Meeting:
    """The first meeting with final minutes; made so by a change that can be taken back."""
    meeting = _meeting(app, HELD)
    with app.desk.change("Färdigställde"):
        text = final_text(Source.of(app.desk.file, meeting), app.desk.language)
        record.make_final(meeting, b"%PDF", text, datetime(2023, 2, 20, 9))
    return _meeting(app, HELD)


def _step(key: str) -> Any:
    return lambda app, page: page.follow(FinishMeeting(HELD, key))


def _to_send(app: App, page: Any) -> None:
    _final(app)
    page.follow(FinishMeeting(HELD, "send"))


def _corrected(app: App, page: Any) -> None:
    meeting = _final(app)
    with app.desk.change("Öppnade"):
        record.begin_correction(meeting)
    page.follow(FinishMeeting(HELD, "correct"))


def _note_draft_sent(app: App, page: Any) -> None:
    page.step.to.setPlainText("alla")
    page.step.send_button.click()


def _say_remark(form: Any) -> None:
    form["organisation_id"].setCurrentIndex(1)
    form["text"].setPlainText("Punkt 4 är inte riktig.")


def _no_remarks(app: App, page: Any) -> None:
    page.step.table.selectRow(0)
    page.step.nothing_button.click()


def _note_sent(app: App, page: Any) -> None:
    page.step.to.setPlainText("alla")
    page.step.sent_button.click()


def _spoilt(app: App, page: Any) -> None:
    """A line of the meeting says too little."""
    item = next(one for one in _meeting(app, HELD).items if one.note and "->" in one.note.text)
    lines = item.note.text.split("\n")
    rewrite_line(
        app.desk.file.path, item.id, next(n for n, one in enumerate(lines) if "->" in one), "-> boka lokal"
    )
    app.desk.file.refresh()
    page.follow(FinishMeeting(HELD, "tidy"))


def _mend(app: App, page: Any) -> None:
    step = page.step
    step.field.setPlainText(f"{step.field.line()} i juni")
    assert step.mend()


FINISH: Recipes = {
    "Mend a line": Recipe(_spoilt, do=_mend),
    "Learn a word": Recipe(_step("tidy"), do=lambda app, page: page.step._looks.spelling.add(("glasbruket",))),
    "Note the draft as sent": Recipe(_step("remarks"), do=_note_draft_sent),
    "Write down a remark": Recipe(
        _step("remarks"),
        {"RemarkForm": _say_remark},
        do=lambda app, page: page.step.new_button.click(),
    ),
    "Had no remarks": Recipe(_step("remarks"), do=_no_remarks),
    "Note the minutes as sent": Recipe(_to_send, do=_note_sent),
    "Give up the correction": Recipe(_corrected, do=lambda app, page: page.step.give_up_button.click()),
}


def _went_round(app: App, page: Any) -> None:
    """A draft agenda of the coming meeting has gone round."""
    with app.desk.change("Gick runt"):
        meeting = _meeting(app, FOURTH)
        meeting.agenda_set_on = meeting.agenda_set = None
        begin_round(meeting, app.desk.today(), meeting.day)
    page.follow(ShowMeeting(FOURTH))


def _answer_round(dialog: Any) -> None:
    dialog.table.selectRow(0)
    dialog.answer_button.click()


def _agree(dialog: Any) -> None:
    """All have answered or the day has passed: the agenda is set."""
    for asked in range(dialog.table.sorted.rowCount()):
        dialog.table.selectRow(asked)
        dialog.answer_button.click()
    dialog.set_button.click()


def _attached(app: App, page: Any) -> None:
    page.follow(ShowMeeting(FOURTH))
    with app.desk.change("Bifogade"):
        _meeting(app, FOURTH).attachments.append(Attachment.of("Underlag.pdf", b"%PDF", app.desk.today(), None))
    page.show_attachments()
    page.attachments.table.selectRow(0)


MEETINGS: Recipes = {
    "Write down an answer to the draft agenda": Recipe(
        _went_round, {"RoundDialog": _answer_round}, do=lambda app, page: page.ways.agree()
    ),
    "Set the agenda": Recipe(_went_round, {"RoundDialog": _agree}, do=lambda app, page: page.ways.agree()),
    "Remove an attachment": Recipe(_attached, do=lambda app, page: page.attachments.remove()),
}


def _inactive(app: App, page: Any) -> None:
    party(Membership.TO_CONTACT)(app, page)
    with app.desk.change("Avaktiverade"):
        page.chosen.active = False
    page.follow(ShowParty(next(one for one in app.desk.file.organisations() if not one.active)))


def _logged(app: App, page: Any) -> None:
    page.follow(ShowParty(next(step.organisation for step in app.desk.file.outreach())))


def _delete_contact(dialog: Any) -> None:
    dialog.table.selectRow(0)
    dialog.delete()


def _edit_contact(dialog: Any) -> None:
    dialog.table.selectRow(0)
    dialog.edit()


PEOPLE: Recipes = {
    "Activate again": Recipe(_inactive, do=lambda app, page: page.switch()),
    "Delete a contact": Recipe(_logged, {"OutreachDialog": _delete_contact}, do=lambda app, page: page.log()),
    "Change a contact": Recipe(
        _logged,
        {"OutreachDialog": _edit_contact, "StepForm": write("text", "Ringde igen")},
        do=lambda app, page: page.log(),
    ),
    "Drop a card on a stage": Recipe(
        do=lambda app, page: page._move(_to_contact(app).id, Membership.CONTACTED),
    ),
}


def _to_contact(app: App) -> Any:
    return next(one for one in app.desk.file.organisations() if one.membership is Membership.TO_CONTACT)


def _gathered(app: App) -> Any:
    return next(one for one in app.desk.file.raised() if one.concern_id is not None)


def _chosen_line(app: App, page: Any) -> None:
    page.views.setCurrentWidget(page.concerns)
    page.concerns.refresh()
    assert page.concerns.tree.choose(Node("line", _gathered(app).id))


def _drop_on_theme(app: App, page: Any) -> None:
    concern = app.desk.file.concerns()[0]
    other = next(one.theme for one in app.desk.file.concerns() if one.theme not in ("", concern.theme))
    page.concerns._dropped(Node("concern", str(concern.id)), Node("theme", other))


def _drop_on_concern(app: App, page: Any) -> None:
    loose = next(one for one in app.desk.file.raised() if one.concern_id is None)
    concern = app.desk.file.concerns()[0]
    page.concerns._dropped(Node("line", loose.id), Node("concern", str(concern.id)))


def _answer_question(app: App, page: Any) -> None:
    file = app.desk.file
    place = (file.questions()[0].id, file.organisations()[1].id, FOURTH)
    page.questions._answer(place, "Sämre", None)


SITUATION: Recipes = {
    "Take a line out of its concern": Recipe(_chosen_line, do=lambda app, page: page.concerns.put_back()),
    "Drop a concern on a theme": Recipe(do=_drop_on_theme),
    "Drop a line on a concern": Recipe(do=_drop_on_concern),
    "Answer a fixed question": Recipe(do=_answer_question),
}


def _write_block(app: App, page: Any) -> None:
    tab(app).blocks.text.setPlainText("Egna ord om året.")
    tab(app).blocks.write()


YEAR: Recipes = {
    "Write a part of the report": Recipe(lambda app, page: app.window.go("year", "mandate"), do=_write_block),
}


def _before(app: App, page: Any) -> None:
    """At the item that follows actions up."""
    page.agenda.setCurrentRow(2)
    page.before.begin()


def _ticked(app: App, page: Any) -> None:
    _before(app, page)
    page.before.tick(page.before._chosen())


def _ask(name: str, text: str) -> Any:
    def do(app: App, page: Any) -> None:
        getattr(page.before, name)(page.before._chosen())
        type_text(page.arranging.line.field, f"{text}\n")

    return do


def _give_theme(app: App, page: Any) -> None:
    page.before.theme.setCurrentText("Energi i hamnen")
    page.before._set_theme()


def _agreed(app: App, page: Any) -> None:
    type_text(page.editor, "= Vi ses i mars")
    assert page.session.flush()


def _seek_support(app: App, page: Any) -> None:
    number, at, _line = page.session.captured()[-1]
    page.rows.change(number, at)


def _far_away(app: App, page: Any) -> None:
    type_text(page.attendance.field, "tommy")
    press(page.attendance.field, Qt.Key.Key_2, "2")


def _postponed(app: App, page: Any) -> None:
    planned_beside(app)
    page.agenda.setCurrentRow(3)
    page.arranging.postpone()


def _started(app: App, page: Any) -> None:
    page.start_meeting()


LIVE: Recipes = {
    "Start the meeting": Recipe(do=lambda app, page: page.start_button.click()),
    "End the meeting": Recipe(_started, do=lambda app, page: page.end_button.click()),
    "Go on after the pause": Recipe(
        lambda app, page: (page.start_meeting(), page.clock.pause()), do=lambda app, page: page.clock.pause()
    ),
    "Tick an earlier action": Recipe(_before, do=lambda app, page: page.before.tick(page.before._chosen())),
    "Take the tick away": Recipe(_ticked, do=lambda app, page: page.before.tick(page.before._chosen())),
    "Tell of an earlier action": Recipe(_before, do=_ask("ask_report", "Det går bra")),
    "Give an earlier action a new day": Recipe(_before, do=_ask("ask_day", "15 juni 2024")),
    "Give the item a theme": Recipe(_before, do=_give_theme),
    "Seek support for an agreement": Recipe(
        _agreed, {"LineForm": lambda form: form.support.setChecked(True)}, do=_seek_support
    ),
    "Mark somebody as there by video": Recipe(lambda app, page: page.attendance.seek(), do=_far_away),
    "Take up again what was postponed": Recipe(_postponed, do=lambda app, page: page.arranging.postpone()),
    "Learn a word": Recipe(do=lambda app, page: page.spelling.add("glasbruket")),
}


BESIDE: dict[str, Recipes] = {
    "meetings": MEETINGS,
    "people": PEOPLE,
    "situation": SITUATION,
    "year": YEAR,
    "live": LIVE,
    "finish": FINISH,
}
