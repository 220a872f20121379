"""Lists, letters and forms: what they say, and what they must not say."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from industriforum_desktop.forum.kinds import ActionStatus, OutcomeKind
from industriforum_desktop.i18n import LANGUAGES, language
from industriforum_desktop.papers import PAPERS, Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.store.forum_file import ForumFile
from tests.papers.making import MADE, pages

KINDS = (
    "actions",
    "attendance-list",
    "participants",
    "personal-data",
    "invitation",
    "proposal-form",
    "agenda-round",
    "done",
)


def source(file: ForumFile, variant: str = "") -> Source:
    meeting = file.meetings()[-1] if file.meetings() else None
    return Source.of(file, meeting, variant=variant, made=MADE)


def text(file: ForumFile, kind: str, variant: str = "") -> str:
    return plain_text(make(kind, source(file, variant), language("sv"))).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_each_is_drawn_in_each_language_and_variant(demo: ForumFile, kind: str, code: str) -> None:
    for variant, _title in PAPERS[kind].variants or (("", ""),):
        document = make(kind, source(demo, variant), language(code))
        assert len(pages(document)) >= 1


@pytest.mark.parametrize("kind", [kind for kind in KINDS if PAPERS[kind].scope in ("forum", "organisation")])
def test_a_new_forum_has_them_too(new: ForumFile, kind: str) -> None:
    assert new.forum.name in text(new, kind) or "Region Kalmar län" in text(new, kind)


def test_late_actions_come_first_and_say_so_in_words(demo: ForumFile) -> None:
    lines = text(demo, "actions").splitlines()
    late = [one for one in demo.actions() if one.overdue(MADE.date())]
    assert late
    assert lines.index("Försenade" if "Försenade" in lines else "Försenad") < lines.index("Öppna")
    assert all(one.text in lines for one in demo.actions())


def test_each_network_has_its_own_list(demo: ForumFile) -> None:
    handed = {one.handed_to.name for one in demo.actions() if one.handed_to and one.status.open}
    shown = text(demo, "actions", "network")
    assert handed
    assert all(name in shown for name in handed)


def test_closed_actions_can_be_left_out(demo: ForumFile) -> None:
    assert "Avslutade 2023" in text(demo, "actions")
    with demo.change("Val"):
        demo.forum.papers = {"actions": {"hidden": ["closed"]}}
    assert "Avslutade 2023" not in text(demo, "actions")


def test_contact_details_stand_only_where_they_are_asked_for(demo: ForumFile) -> None:
    address = demo.participants()[0].email
    assert address in text(demo, "participants", "contact")
    assert address not in text(demo, "participants")
    assert "@" not in text(demo, "attendance-list")


def test_nobody_is_listed_by_side(demo: ForumFile) -> None:
    for kind in ("participants", "attendance-list"):
        assert "Fack" not in text(demo, kind).splitlines()
        assert "Arbetsgivare" not in text(demo, kind).splitlines()


def test_everybody_called_has_a_row_to_sign_and_there_is_room_for_others(demo: ForumFile) -> None:
    called = [person.name for _one, people in source(demo).called(language("sv")) for person in people]
    lines = text(demo, "attendance-list").splitlines()
    assert [line for line in lines if line in called] == called
    assert lines.count("☐") == len(called) + 5


def test_the_invitation_is_to_the_organisation(demo: ForumFile) -> None:
    invited = next(one for one in demo.organisations() if one.called == "IKEM")
    shown = plain_text(make("invitation", replace(source(demo), organisation=invited), language("sv")))
    assert f"bjuder in {invited.name}" in shown
    assert all(aim.text in shown for aim in demo.aims())


def test_what_was_done_follows_from_the_meeting_before(demo: ForumFile) -> None:
    before = demo.meetings()[-2]
    shown = text(demo, "done")
    assert all(one.text in shown for one in before.outcomes() if one.kind is OutcomeKind.AGREEMENT)
    action = next(one for one in demo.actions() if one.status.open and one.item.meeting is before)
    assert action.text in shown
    with demo.change("Klar"):
        action.status, action.closed_on, action.result = ActionStatus.DONE, MADE.date(), "Allt är ordnat."
    assert "Allt är ordnat." in text(demo, "done")


def test_the_slip_has_every_answer_and_the_last_day(demo: ForumFile) -> None:
    shown = text(demo, "agenda-round")
    assert all(f"☐ {word}" in shown for word in ("Överens", "Överens med ändring", "Inte överens"))
    assert "Svar senast" in shown


def test_a_card_is_folded_at_the_middle_of_its_sheet(demo: ForumFile) -> None:
    pdf = pypdfium2.PdfDocument(render(make("name-signs", source(demo, "table"), language("sv"))).data)
    try:
        for page in list(pdf)[1:]:
            dashes = [one.get_bounds() for one in page.get_objects() if one.type == FPDF_PAGEOBJ_PATH]
            width, height = page.get_size()
            assert len(dashes) == 24
            assert {round((low + high) / 2) for _left, low, _right, high in dashes} == {round(height / 2)}
            assert round(min(one[0] for one in dashes)) == 48 and max(one[2] for one in dashes) < width - 48
            assert "Sida" not in page.get_textpage().get_text_range()
    finally:
        pdf.close()


@pytest.mark.parametrize("variant", ["table", "badge"])
def test_everybody_has_a_sign(demo: ForumFile, variant: str) -> None:
    called = [person.name for _one, people in source(demo).called(language("sv")) for person in people]
    document = make("name-signs", source(demo, variant), language("sv"))
    assert all(f"Namnskylt: {name}, " in plain_text(document) for name in called)
    read = pages(document)
    if variant == "table":
        assert len(read) == 1 + len(called), "the list of the cards, and a sheet for each"
    assert all(name.replace(" ", "") in "".join(read).replace(" ", "") for name in called)
