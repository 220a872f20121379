"""Correct: final minutes are opened again, to become a new version beside the old."""

from __future__ import annotations

from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.record import begin_correction, give_up_correction
from industriforum_desktop.i18n import LANGUAGES, _, language
from industriforum_desktop.papers import minutes
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.ways import HoldMeeting, ShowMeeting
from industriforum_desktop.ui.widgets.basics import Card, button, label, row


class CorrectStep(Step):
    """Opens the minutes for a correction, and leads to where things are changed."""

    key = "correct"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Correct"),
            _(
                "A correction is never silent: the minutes are opened, mended, and made final as a new version that"
                " tells what was wrong. The version before stays as it is, with its PDF and its checksum."
            ),
        )
        self.state = label(role="heading", wrap=True)
        self.open_button = button(
            _("Open for a correction …"), self.open, name="edit", role="primary", tip=_("Make a new version")
        )
        self.live_button = button(
            _("Change the minutes"),
            lambda: self.desk.go.emit(HoldMeeting(self.meeting.id)),
            name="live",
            tip=_("Go to the live view of the meeting"),
        )
        self.agenda_button = button(
            _("Change the agenda"), lambda: self.desk.go.emit(ShowMeeting(self.meeting.id)), name="meetings"
        )
        self.forward_button = button(
            _("On to making final"), lambda: self.wanted.emit("final"), name="right", role="primary"
        )
        self.give_up_button = button(
            _("Give up the correction"), self.give_up, name="undo", tip=_("As long as nothing has been changed")
        )
        self.older_button = self.versions_button()
        self.add(
            Card(
                self.state,
                row(self.open_button, self.live_button, self.agenda_button, self.older_button, None),
                row(self.forward_button, self.give_up_button, None),
            ),
            None,
        )

    def show_meeting(self, meeting: Meeting) -> None:
        frozen, versions = meeting.minutes_state.frozen, len(meeting.versions)
        self.open_button.setVisible(frozen)
        self.older_button.setVisible(bool(versions))
        for part in (self.live_button, self.agenda_button, self.forward_button, self.give_up_button):
            part.setVisible(bool(versions) and not frozen)
        if frozen:
            self.state.setText(_("Version {n} is final.").format(n=versions))
        elif versions:
            self.state.setText(_("Version {n} is open: change what was wrong.").format(n=versions + 1))
        else:
            self.state.setText(_("The minutes are a draft: there is nothing to correct, only to change."))

    def open(self) -> None:
        """Ask, and open the minutes for a correction."""
        n = len(self.meeting.versions)
        question = _(
            "Open the minutes for a correction? Version {n} stays as it is. Before version {m} is made final you"
            " are asked what was wrong. What you did before in the program can't be undone after this."
        )
        if self.desk.writable() and self.desk.ask(
            question.format(n=n, m=n + 1), _("Open for a correction"), self.window()
        ):
            # Not undone step by step: what is typed afterwards would stay in minutes that count as final.
            with self.desk.change(_("Opened the minutes for a correction"), lasting=True) as done:
                begin_correction(self.meeting)
            if done:
                self.begin()

    def give_up(self) -> None:
        """Close the minutes again, if nothing in them has been changed."""
        if not self.desk.writable() or not self.desk.put_down():
            return
        latest = self.meeting.versions[-1].text
        texts = [minutes.final_text(self.source, language(code)) for code in LANGUAGES]
        with self.desk.change(_("Gave up the correction"), asks=True):
            give_up_correction(self.meeting, latest if latest in texts else texts[0])

    def summary(self, meeting: Meeting) -> str:
        if meeting.versions and not meeting.minutes_state.frozen:
            return _("Version {n} is open").format(n=len(meeting.versions) + 1)
        return ""

    def begin(self) -> None:
        for part in (self.open_button, self.live_button):
            if part.isVisibleTo(self):
                part.setFocus()
                return
