"""An officer who runs the forum through the window: what she clicks and types, and nothing beside it."""

from __future__ import annotations

import email
from collections.abc import Callable, Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from industriforum_desktop.app import App
from industriforum_desktop.exchange.incoming import Verdict
from industriforum_desktop.forum.kinds import Answer, SendingKind
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.ui.finish.final import FinalStep
from industriforum_desktop.ui.finish.page import FinishPage
from industriforum_desktop.ui.finish.remarks import RemarkForm, RemarksStep
from industriforum_desktop.ui.finish.send import SendStep
from industriforum_desktop.ui.incoming.take_in import TakeInDialog
from industriforum_desktop.ui.live.page import LivePage
from industriforum_desktop.ui.meetings.page import MeetingsPage
from industriforum_desktop.ui.meetings.plan_dialog import PlanDialog
from industriforum_desktop.ui.meetings.round_dialog import ResponseForm, RoundDialog
from industriforum_desktop.ui.papers.page import PapersPage
from industriforum_desktop.ui.people.forms import PersonForm
from industriforum_desktop.ui.people.page import PeoplePage
from industriforum_desktop.ui.proposals.page import ProposalsPage
from industriforum_desktop.ui.sending.dialog import SendDialog
from industriforum_desktop.ui.widgets.page import Page
from industriforum_desktop.ui.year.page import YearPage
from industriforum_desktop.ui.year.part import YearPart
from tests.acceptance.secretary import Secretary
from tests.keys import type_text
from tests.ui.dialogs import activate, answered, chooses_folder, saves_as
from tests.ui.dropping import drop, looked_at, mime

P = TypeVar("P", bound=Page)
Y = TypeVar("Y", bound=YearPart)


class Officer:
    """Works in the window of `app` on the day that `clock` says; saves into `folder`."""

    def __init__(
        self, app: App, clock: list[date], qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.app, self.clock, self.qtbot, self.folder = app, clock, qtbot, folder
        self.monkeypatch = monkeypatch
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def meetings(self) -> Sequence[Meeting]:
        return self.app.desk.file.meetings()

    def goes_to(self, kind: type[P], target: object = None) -> P:
        self.app.window.go(kind.key, target)
        activate(self.app.window)
        page = self.app.window.page
        assert isinstance(page, kind)
        return page

    def clicks(self, button: QPushButton) -> None:
        assert button.isVisible() and button.isEnabled(), button.text()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def plans_the_year(self) -> None:
        page = self.goes_to(MeetingsPage)
        page.plan()
        dialog = self.app.window.findChild(PlanDialog)
        assert isinstance(dialog, PlanDialog)
        self.clicks(dialog.save)

    def enters_person(self, name: str, organisation: str) -> None:
        page = self.goes_to(PeoplePage)

        def fill(form: PersonForm) -> None:
            type_text(form["name"], name)
            place = form["organisation_id"].findText(organisation)
            assert place >= 0, organisation
            form["organisation_id"].setCurrentIndex(place)
            type_text(form["email"], f"{name.split()[0].lower()}@example.se")
            form.accept()

        answered(PersonForm, page.new_person, fill)

    def puts_on_agenda(self, title: str, meeting: Meeting) -> None:
        page = self.goes_to(ProposalsPage)
        [proposal] = [one for one in self.app.desk.file.proposals() if one.title == title]
        page.plan_on(proposal.id, meeting.id)

    def round(self, meeting: Meeting) -> RoundDialog:
        self.goes_to(MeetingsPage, meeting.id)
        dialog = RoundDialog(self.app.desk, meeting, self.app.window)
        self.qtbot.addWidget(dialog)
        dialog.show()
        activate(dialog)
        return dialog

    def notes_answer(self, dialog: RoundDialog, organisation: str, answer: Answer) -> None:
        assert dialog.table.choose(lambda one: one.organisation.name == organisation), organisation

        def fill(form: ResponseForm) -> None:
            form["answer"].setCurrentIndex(form["answer"].findData(answer))
            form.accept()

        answered(ResponseForm, dialog.answer, fill)

    def sends(self, meeting: Meeting, kind: SendingKind) -> list[Path]:
        """Write the drafts to a folder and note them as sent; the drafts."""
        folder = self.folder / f"{meeting.number} {kind.value}"
        chooses_folder(self.monkeypatch, folder)
        dialog = SendDialog(self.app.desk, meeting, kind, self.app.window)
        self.qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.chosen is kind
        with self.qtbot.waitSignal(self.app.desk.said, timeout=60_000):
            self.clicks(dialog.save_button)
        self.clicks(dialog.note_button)
        dialog.accept()
        return sorted(folder.glob("*.eml"))

    def takes_in(self, folder: Path) -> None:
        """Drop the folder on the window and take in all that is in it, which must be without fault."""

        def look(dialog: TakeInDialog) -> None:
            faults = [
                plan.reason for plan in dialog.plans if not plan.ready and plan.verdict is not Verdict.LEFT_OUT
            ]
            assert not faults, faults
            dialog.take_button.click()

        self.goes_to(ProposalsPage)
        looked_at(self.qtbot, lambda: drop(self.app, mime(folder)), look)

    def gets_back(self, drafts: Sequence[Path], fill: Callable[[str, bytes], bytes | None]) -> Path:
        """The receivers answer with the form that came with their letter, filled in; the folder of their letters.

        `fill` gets the receiver's address and the empty form, which is the last PDF that went along.
        """
        folder = drafts[0].parent / "svar"
        folder.mkdir()
        for draft in drafts:
            letter = email.message_from_bytes(draft.read_bytes(), policy=default)
            assert isinstance(letter, EmailMessage)
            receiver = letter["To"].addresses[0].addr_spec
            files = [one for one in letter.iter_attachments() if one.get_content_type() == "application/pdf"]
            filled = fill(receiver, files[-1].get_content())
            if filled is None:
                continue
            answer = EmailMessage()
            answer["From"], answer["Date"] = receiver, "Wed, 15 Nov 2023 09:30:00 +0100"
            answer["Subject"] = f"SV: {letter['Subject']}"
            answer.set_content("Hej! Se den bifogade blanketten.")
            name = str(files[-1].get_filename())
            answer.add_attachment(filled, maintype="application", subtype="pdf", filename=name)
            (folder / f"{receiver}.eml").write_bytes(answer.as_bytes())
        return folder

    def year_part(self, kind: type[Y]) -> Y:
        """A part of the page of the year, in view."""
        page = self.goes_to(YearPage, kind.key)
        return next(one for one in page.parts if isinstance(one, kind))

    def holds(self, meeting: Meeting, present: list[str], lines: dict[int, list[str]]) -> None:
        """Hold the meeting: who comes, and what is typed under the items, by their number."""
        page = self.goes_to(LivePage, meeting.id)
        page.editor.setFocus()
        secretary = Secretary(page)
        page.start_meeting()
        for letters in present:
            secretary.comes(letters)
        for number in range(1, len(page.meeting.items) + 1):
            for line in lines.get(number, []):
                secretary.write(line)
            if number < len(page.meeting.items):
                secretary.next_item()
        page.end_meeting()

    def finishes(self, meeting: Meeting, remark: tuple[str, str] | None = None) -> None:
        """Out for remarks, one remark by an organisation maybe, then final and sent."""
        page = self.goes_to(FinishPage, meeting.id)
        page.show_step("remarks")
        step = page.step
        assert isinstance(step, RemarksStep)
        self.clicks(step.send_button)
        if remark is not None:

            def fill(form: RemarkForm) -> None:
                form["organisation_id"].setCurrentIndex(form["organisation_id"].findText(remark[0]))
                type_text(form["text"], remark[1])
                type_text(form["answer"], "Ändrat.")
                form.accept()

            answered(RemarkForm, step.add_remark, fill)
        page.show_step("final")
        final = page.step
        assert isinstance(final, FinalStep)
        self.clicks(final.final_button)
        self.qtbot.waitUntil(lambda: len(meeting.versions) == 1, timeout=60_000)
        page.show_step("send")
        send = page.step
        assert isinstance(send, SendStep)
        self.clicks(send.sent_button)

    def saves_paper(self, kind: str, about: object = None) -> Path:
        """The paper as the window saves it."""
        page = self.goes_to(PapersPage, (about, kind))
        self.qtbot.waitUntil(lambda: page.ready and page.kind == kind, timeout=60_000)
        path = self.folder / f"{kind}.pdf"
        saves_as(self.monkeypatch, path)
        page.save()
        self.qtbot.waitUntil(path.is_file, timeout=60_000)
        return path
