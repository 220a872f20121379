"""An invitation is written as a draft for the e-mail program, and noted when it has gone."""

from __future__ import annotations

import email
from datetime import timedelta
from email.policy import default
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from industriforum_desktop.app import App
from industriforum_desktop.forum.kinds import Membership, SendingKind
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.outreach import OutreachStep
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.ui.people.invite import InviteDialog
from industriforum_desktop.ui.people.page import PeoplePage
from tests.keys import type_text
from tests.ui.conftest import TODAY
from tests.ui.dialogs import answered, chooses_folder


@pytest.fixture
def page(people: PeoplePage) -> PeoplePage:
    return people


def organisation(app: App, name: str) -> Organisation:
    return next(one for one in app.desk.file.organisations() if one.called == name)


def contacts(app: App, name: str) -> list[OutreachStep]:
    return [one for one in app.desk.file.outreach() if one.organisation.called == name]


def invitations(app: App) -> list[Sending]:
    every = app.desk.file.session.scalars(select(Sending)).all()
    return [one for one in every if one.kind is SendingKind.INVITATION]


def test_the_draft_holds_the_letter_and_the_paper(
    page: PeoplePage, app: App, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooses_folder(monkeypatch, tmp_path / "utkast")
    page.organisations.choose(lambda one: one.called == "IKEM")

    def use(dialog: InviteDialog) -> None:
        type_text(dialog.address, "kansli@ikem.example.se")
        with qtbot.waitSignal(app.desk.said, timeout=20_000):
            dialog.save_button.click()

    answered(InviteDialog, page.invite, use)
    [path] = (tmp_path / "utkast").glob("*.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "kansli@ikem.example.se"
    body = message.get_body(("plain",))
    assert body is not None and "IKEM – Innovations- och kemiindustrierna" in body.get_content()
    [paper] = message.iter_attachments()
    assert paper.get_content_type() == "application/pdf" and paper.get_content().startswith(b"%PDF")
    assert "IKEM" in str(paper.get_filename())


def test_what_was_sent_is_in_the_log_and_among_the_contacts_in_one_step(page: PeoplePage, app: App) -> None:
    page.organisations.choose(lambda one: one.called == "Gröna arbetsgivare")
    assert contacts(app, "Gröna arbetsgivare") == []

    def use(dialog: InviteDialog) -> None:
        assert not dialog.log.isVisible()
        type_text(dialog.address, "info@grona.example.se")
        dialog.note_button.click()
        assert TODAY.isoformat() in dialog.log.text()

    answered(InviteDialog, page.invite, use)
    [sent] = invitations(app)
    assert sent.receivers == ["info@grona.example.se, Gröna arbetsgivare"]
    assert [name.endswith(".pdf") for name in sent.files] == [True]
    [step] = contacts(app, "Gröna arbetsgivare")
    assert step.with_whom == "info@grona.example.se"
    assert step.next_step and step.next_on == TODAY + timedelta(weeks=2)
    assert organisation(app, "Gröna arbetsgivare").membership is Membership.CONTACTED
    app.desk.file.undo()
    assert (invitations(app), contacts(app, "Gröna arbetsgivare")) == ([], [])
    assert organisation(app, "Gröna arbetsgivare").membership is Membership.TO_CONTACT


def test_an_address_that_is_none_is_said(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.organisations.choose(lambda one: one.called == "IKEM")

    def use(dialog: InviteDialog) -> None:
        type_text(dialog.address, "kansliet i Stockholm")
        dialog.open_draft()
        qtbot.waitUntil(lambda: "kansliet i Stockholm" in dialog.trouble.text(), timeout=20_000)

    answered(InviteDialog, page.invite, use)


def test_another_organisations_invitation_is_not_shown(page: PeoplePage) -> None:
    def use(dialog: InviteDialog) -> None:
        assert not dialog.log.isVisible()
        dialog.note_button.click()
        assert dialog.organisation.called in dialog.log.text()

    for name in ("IKEM", "GS"):
        page.organisations.choose(lambda one: one.called == name)  # noqa: B023 - called at once
        answered(InviteDialog, page.invite, use)
