"""Forms and lists that come in are looked at before anything changes, and taken in as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from industriforum_desktop.exchange.arrivals import Arrival, Row
from industriforum_desktop.exchange.incoming import Plan, Verdict, look
from industriforum_desktop.exchange.taking import Taken, take_in
from industriforum_desktop.forum.kinds import Answer, Horizon, IncomingKind, ItemKind, ProposalState, Way
from industriforum_desktop.forum.proposal import Proposal
from industriforum_desktop.papers.forms import ATTACHED, FormKind, Marking, theme_key
from industriforum_desktop.store.forum_file import ForumFile
from tests.exchange.filling import came, pdf, proposal

TODAY = date(2023, 11, 27)
HYDROGEN = {
    "title": "Vätgas i  hamnen",
    "background": "Tre företag frågar.\nEl räcker inte.",
    "wanted": "conclusion",
    "horizon": "years",
    "minutes": "20 min",
    "presenter": "Åsa Öberg",
    "person": "Maja Ek",
}


def only(file: ForumFile, arrival: Arrival, **chosen: int) -> Plan:
    (plan,) = look(file, [arrival], TODAY, {(0, 0): chosen["chosen"]} if chosen else None)
    return plan


def take(file: ForumFile, arrivals: Sequence[Arrival]) -> Taken:
    plans = look(file, arrivals, TODAY)
    with file.change("Ta in"):
        return take_in(file, plans, TODAY)


def organisation(file: ForumFile, name: str) -> int:
    return next(one.id for one in file.organisations() if name in (one.name, one.short_name))


def changed_nothing(file: ForumFile) -> bool:
    return not file.history.done and not file.session.dirty and not file.session.new


def test_a_proposal_becomes_one_in_the_pool_with_its_original(demo: ForumFile) -> None:
    theme = demo.forum.themes[0]
    arrival = proposal(demo, {**HYDROGEN, "theme": theme_key(theme), "aim_1": "yes", "aim_99": "yes"})
    plan = only(demo, arrival)
    assert (plan.verdict, plan.title, plan.ready) == (Verdict.NEW, "Vätgas i hamnen", True)
    assert ("Tema", theme) in [(fact.label, fact.text) for fact in plan.facts]
    assert changed_nothing(demo)
    (made,) = take(demo, [arrival]).proposals
    assert (made.organisation.called, made.state, made.way) == ("Unionen", ProposalState.NEW, Way.FORM)
    assert (made.wanted, made.minutes, made.horizon, made.theme) == (
        ItemKind.CONCLUSION,
        20,
        Horizon.YEARS,
        theme,
    )
    assert (made.aims, made.person, made.received_on) == ([1], "Maja Ek", date(2023, 11, 20))
    original = demo.incoming()[0]
    assert original.data == arrival.data
    assert (original.kind, original.sender, original.way) == (
        IncomingKind.PROPOSAL,
        "Maja Ek <maja@example.se>",
        Way.EMAIL,
    )
    assert original.proposals == [made]
    before = len(demo.proposals())
    demo.undo()
    assert len(demo.proposals()) == before - 1
    assert arrival.sha256 not in {one.sha256 for one in demo.incoming()}


def test_the_same_file_is_recognised(demo: ForumFile) -> None:
    arrival = proposal(demo, HYDROGEN)
    assert [one.verdict for one in look(demo, [arrival, arrival], TODAY)] == [Verdict.NEW, Verdict.DUPLICATE]
    take(demo, [arrival])
    again = only(demo, arrival)
    assert again.verdict is Verdict.DUPLICATE
    assert "20\xa0november 2023" in again.reason
    assert not take(demo, [arrival]).originals


def test_the_same_words_in_another_file_are_recognised(demo: ForumFile) -> None:
    take(demo, [proposal(demo, HYDROGEN)])
    other = proposal(demo, {**HYDROGEN, "title": "VÄTGAS I HAMNEN"}, seed=1)
    assert only(demo, other).verdict is Verdict.DUPLICATE
    assert only(demo, proposal(demo, HYDROGEN, "IF Metall")).verdict is Verdict.NEW


def test_what_is_sent_again_shows_what_it_changes(demo: ForumFile) -> None:
    (made,) = take(demo, [proposal(demo, HYDROGEN)]).proposals
    with demo.change("Redigera"):
        made.presenter, made.title = "Åsa Öberg, Unionen", "Vätgas"
    again = proposal(demo, {**HYDROGEN, "minutes": "1 timme", "horizon": "now"}, seed=1)
    plan = only(demo, again)
    assert plan.verdict is Verdict.CHANGED
    assert [(one.before, one.text) for one in plan.differences] == [("1–3 år", "Nu"), ("20 min", "60 min")]
    assert take(demo, [again]).proposals == [made]
    assert (made.minutes, made.presenter, made.title) == (60, "Åsa Öberg, Unionen", "Vätgas")
    assert [one.sha256 for one in demo.incoming() if made in one.proposals][:1] == [again.sha256]
    assert made.received_on == date(2023, 11, 20)


def test_two_versions_that_come_together_make_one_proposal(demo: ForumFile) -> None:
    first, second = proposal(demo, HYDROGEN), proposal(demo, {**HYDROGEN, "minutes": "45"}, seed=1)
    assert [one.verdict for one in look(demo, [first, second], TODAY)] == [Verdict.NEW, Verdict.CHANGED]
    (made,) = take(demo, [first, second]).proposals
    assert made.minutes == 45


def test_a_corrected_form_with_another_title_may_take_the_place_of_the_first(demo: ForumFile) -> None:
    (first,) = take(demo, [proposal(demo, HYDROGEN)]).proposals
    again = proposal(demo, {**HYDROGEN, "title": "Vätgas och el i hamnen", "minutes": "30"})
    (plan,) = look(demo, [again], TODAY)
    assert plan.verdict is Verdict.NEW
    assert (first.title, first.id) in plan.earlier
    (plan,) = look(demo, [again], TODAY, replaced={plan.key: first.id})
    assert (plan.verdict, plan.proposal_id, set(plan.fields)) == (Verdict.CHANGED, first.id, {"title", "minutes"})
    before = len(demo.proposals())
    with demo.change("Ta in"):
        take_in(demo, [plan], TODAY)
    assert (first.title, first.minutes, len(demo.proposals())) == ("Vätgas och el i hamnen", 30, before)


def test_a_planned_proposal_is_warned_of(demo: ForumFile) -> None:
    planned = next(one for one in demo.proposals() if one.state is ProposalState.PLANNED)
    again = proposal(demo, {"title": planned.title, "minutes": "200"}, planned.organisation.name)
    plan = only(demo, again)
    assert plan.verdict is Verdict.CHANGED
    assert any("4/2023" in text for text in plan.warnings)
    assert [one.label for one in plan.differences] == ["Önskad tid"]


@pytest.mark.parametrize(
    ("written", "minutes", "warned"),
    [("30", 30, False), ("1,5 h", 90, False), ("en kvart", 15, True), ("0", 15, True), ("9999", 15, True)],
)
def test_minutes_are_read_as_people_write_them(demo: ForumFile, written: str, minutes: int, warned: bool) -> None:
    plan = only(demo, proposal(demo, {"title": "Vätgas", "minutes": written}))
    assert plan.wish is not None
    assert (plan.wish.minutes, bool(plan.warnings)) == (minutes, warned)


def test_an_unknown_theme_is_warned_of(demo: ForumFile) -> None:
    plan = only(demo, proposal(demo, {"title": "Vätgas", "theme": theme_key("Rymden")}))
    assert plan.wish is not None
    assert (plan.wish.theme, len(plan.warnings)) == ("", 1)


def test_whose_it_is_is_asked_where_it_can_not_be_told(demo: ForumFile) -> None:
    arrival = proposal(demo, {"title": "Vätgas", "organisation": "Okända AB"}, "ingen")
    plan = only(demo, arrival)
    assert (plan.verdict, plan.organisation_id, plan.ready) == (Verdict.NEW, None, False)
    assert any("Okända AB" in text for text in plan.warnings)
    assert not take(demo, [arrival]).proposals
    chosen = organisation(demo, "Unionen")
    assert only(demo, arrival, chosen=chosen).ready
    take(demo, [proposal(demo, {"title": "Vätgas"})])
    assert only(demo, arrival, chosen=chosen).verdict is Verdict.DUPLICATE


def test_it_is_told_by_name_or_by_a_participants_address(demo: ForumFile) -> None:
    named = only(demo, proposal(demo, {"title": "Vätgas", "organisation": " if  metall "}, "ingen"))
    assert named.organisation_id == organisation(demo, "IF Metall")
    known = next(one for one in demo.participants() if one.email)
    by_mail = replace(proposal(demo, {"title": "Vätgas"}, "ingen"), sender=f"X <{known.email.upper()}>")
    assert only(demo, by_mail).organisation_id == known.organisation_id
    passed_on = only(demo, proposal(demo, {"title": "Vätgas", "organisation": "IF Metall"}, "Unionen"))
    assert passed_on.organisation_id == organisation(demo, "IF Metall")
    assert passed_on.warnings


def test_another_forums_form_is_refused(demo: ForumFile, new: ForumFile) -> None:
    plan = only(demo, proposal(new, HYDROGEN))
    assert (plan.verdict, plan.ready) == (Verdict.REFUSED, False)
    assert plan.reason
    before = len(demo.proposals())
    assert not take(demo, [proposal(new, HYDROGEN)]).originals
    assert len(demo.proposals()) == before


def test_a_form_without_a_question_is_refused(demo: ForumFile) -> None:
    assert only(demo, proposal(demo, {"person": "Maja"})).verdict is Verdict.REFUSED


def answer(
    file: ForumFile, values: dict[str, str], meeting: int, number: int = 1, name: str = "Unionen"
) -> Arrival:
    marking = Marking(FormKind.ANSWER, file.forum.uid, organisation(file, name), meeting, number)
    return came(pdf(marking, values), "svar.pdf", received_on=date(2023, 11, 10))


def test_an_answer_is_noted_on_the_round(demo: ForumFile) -> None:
    meeting = demo.meetings()[-1]
    arrival = answer(demo, {"answer": "wants_change", "changes": "Mer om el."}, meeting.id)
    plan = only(demo, arrival)
    assert plan.verdict is Verdict.ANSWER
    assert [(one.before, one.text) for one in plan.differences] == [
        ("Överens", "Överens med ändring"),
        ("", "Mer om el."),
    ]
    assert any("fastställdes" in text for text in plan.warnings)
    taken = take(demo, [arrival])
    (response,), (original,) = taken.responses, taken.originals
    assert response.round is meeting.rounds[0]
    assert (response.answer, response.text, response.way) == (Answer.WANTS_CHANGE, "Mer om el.", Way.FORM)
    assert response.incoming_id == original.id
    assert only(demo, arrival).verdict is Verdict.DUPLICATE


def test_an_answer_without_its_round_is_refused(demo: ForumFile) -> None:
    meeting = demo.meetings()[-1]
    agrees = {"answer": "agrees"}
    assert only(demo, answer(demo, agrees, 999)).verdict is Verdict.REFUSED
    assert only(demo, answer(demo, agrees, meeting.id, 7)).verdict is Verdict.REFUSED
    assert only(demo, answer(demo, {"person": "Maja"}, meeting.id)).verdict is Verdict.REFUSED
    assert only(demo, answer(demo, {"answer": "nonsense"}, meeting.id)).verdict is Verdict.REFUSED


def evaluation(file: ForumFile, values: dict[str, str], seed: int = 0) -> Arrival:
    data = pdf(Marking(FormKind.EVALUATION, file.forum.uid, year=2023), values, seed)
    return came(data, "Från Maja.pdf", sender="Maja Ek <maja@example.se>", way=Way.EMAIL)


def test_an_evaluation_tells_nothing_of_whom_it_came_from(demo: ForumFile) -> None:
    arrival = evaluation(demo, {"grade_1": "4", "grade_2": "unsure", "comment_3": "Bra!", "keep": "Tempot"})
    assert only(demo, arrival).verdict is Verdict.EVALUATION
    taken = take(demo, [arrival])
    (made,), (original,) = taken.evaluations, taken.originals
    assert (made.grades, made.comments, made.keep, made.year) == ({"1": 4}, {"3": "Bra!"}, "Tempot", 2023)
    assert made.organisation is None
    assert made.incoming_id == original.id
    assert (original.sender, original.organisation, original.note) == ("", None, "")
    assert "Maja" not in original.name
    assert original.data == arrival.data
    assert only(demo, evaluation(demo, dict(arrival.form.values), seed=1)).verdict is Verdict.DUPLICATE


def test_two_who_grade_alike_both_count(demo: ForumFile) -> None:
    take(demo, [evaluation(demo, {"grade_1": "4"})])
    plan = only(demo, evaluation(demo, {"grade_1": "4"}, seed=1))
    assert (plan.verdict, len(plan.warnings)) == (Verdict.EVALUATION, 1)


def test_an_evaluation_may_name_its_organisation(demo: ForumFile) -> None:
    plan = only(demo, evaluation(demo, {"grade_1": "4", "organisation": "Unionen"}))
    assert plan.organisation_id == organisation(demo, "Unionen")


def rows(*found: Row) -> Arrival:
    return Arrival("inspel.xlsx", b"PK list", rows=found)


def test_a_list_gives_a_plan_for_each_row_and_is_kept_once(demo: ForumFile) -> None:
    theme = demo.forum.themes[1]
    one = Row(2, {"title": "Vätgas", "organisation": "Unionen", "wanted": "Gemensam slutsats", "theme": theme})
    arrival = rows(one, Row(3, {"title": "El"}), Row(4, {}, "Raden är tom."))
    plans = look(demo, [arrival], TODAY)
    assert [(one.verdict, one.ready) for one in plans] == [
        (Verdict.NEW, True),
        (Verdict.NEW, False),
        (Verdict.REFUSED, False),
    ]
    taken = take(demo, [arrival])
    assert [(one.title, one.theme) for one in taken.proposals] == [("Vätgas", theme)]
    assert [one.kind for one in taken.originals] == [IncomingKind.LIST]
    again = look(demo, [arrival], TODAY, {(0, 3): organisation(demo, "IF Metall")})
    assert [one.verdict for one in again] == [Verdict.DUPLICATE, Verdict.NEW, Verdict.REFUSED]
    with demo.change("Ta in"):
        more = take_in(demo, again, TODAY)
    assert ([one.title for one in more.proposals], more.originals) == (["El"], [])
    assert [len(one.proposals) for one in demo.incoming() if one.kind is IncomingKind.LIST] == [2]


def test_what_came_in_the_same_letter_belongs_to_the_proposal(demo: ForumFile) -> None:
    letter = replace(proposal(demo, HYDROGEN), letter="<1@example.se>")
    report = Arrival("rapport.docx", b"PK", kept=IncomingKind.ATTACHMENT, letter="<1@example.se>")
    taken = take(demo, [report, letter])
    assert [(one.name, one.kind, one.proposals) for one in taken.originals] == [
        ("rapport.docx", IncomingKind.ATTACHMENT, taken.proposals),
        ("inspel.pdf", IncomingKind.PROPOSAL, taken.proposals),
    ]


def test_what_could_not_be_read_is_refused_with_its_reason(demo: ForumFile) -> None:
    plan = only(demo, Arrival("x.pdf", b"%PDF", trouble="Filen är trasig."))
    assert (plan.verdict, plan.reason) == (Verdict.REFUSED, "Filen är trasig.")
    assert changed_nothing(demo)


def test_a_proposal_that_was_deleted_can_be_taken_in_again(demo: ForumFile) -> None:
    arrival = proposal(demo, HYDROGEN)
    (made,) = take(demo, [arrival]).proposals
    with demo.change("Ta bort"):
        demo.session.delete(demo.session.get_one(Proposal, made.id))
    assert only(demo, arrival).verdict is Verdict.NEW
    taken = take(demo, [arrival])
    assert (len(taken.proposals), taken.originals) == (1, [])


def test_the_letter_around_an_anonymous_evaluation_is_not_kept(demo: ForumFile) -> None:
    inside = replace(evaluation(demo, {"grade_1": "4", "keep": "Tempot"}), letter="1")
    around = Arrival("Från Maja.eml", b"From: maja", sender="maja@example.se", kept=IncomingKind.LETTER, letter="1")
    plans = look(demo, [inside, around], TODAY)
    assert [(one.verdict, one.ready) for one in plans] == [(Verdict.EVALUATION, True), (Verdict.LEFT_OUT, False)]
    (original,) = take(demo, [inside, around]).originals
    assert original.kind is IncomingKind.EVALUATION
    named = replace(evaluation(demo, {"grade_1": "2", "organisation": "Unionen"}, 1), letter="2")
    assert look(demo, [named, replace(around, letter="2")], TODAY)[1].verdict is Verdict.KEPT


def test_what_came_with_another_forums_form_is_not_kept_either(demo: ForumFile, new: ForumFile) -> None:
    form = replace(proposal(new, HYDROGEN), letter="1")
    around = Arrival("Inspel.eml", b"From: maja", kept=IncomingKind.LETTER, letter="1")
    along = Arrival("rapport.docx", b"PK", kept=IncomingKind.ATTACHMENT, letter="1")
    verdicts = [plan.verdict for plan in look(demo, [form, around, along], TODAY)]
    assert verdicts == [Verdict.REFUSED, Verdict.LEFT_OUT, Verdict.LEFT_OUT]
    ours = replace(proposal(demo, {"title": "El"}), letter="1")
    assert look(demo, [form, ours, along], TODAY)[2].verdict is Verdict.KEPT


def test_only_files_that_did_not_come_are_asked_for(demo: ForumFile) -> None:
    def warned(said: str, *files: str) -> bool:
        form = replace(proposal(demo, {"title": "Natt", ATTACHED: said}), letter="1")
        along = [Arrival(name, b"PK", kept=IncomingKind.ATTACHMENT, letter="1") for name in files]
        return any("följer filer med" in told for told in look(demo, [form, *along], TODAY)[0].warnings)

    assert warned("natthälsa.pdf")
    assert not warned("Natthälsa.pdf", "natthälsa.pdf")
    assert not warned("natthälsa.pdf, pris.xlsx och a.pdf", "natthälsa.pdf", "a.pdf", "pris.xlsx")
    assert warned("natthälsa.pdf och pris.xlsx", "natthälsa.pdf")


def test_a_program_is_not_taken_in(demo: ForumFile) -> None:
    assert only(demo, Arrival("Inspel.pdf.exe", b"MZ", kept=IncomingKind.LETTER)).verdict is Verdict.REFUSED


def test_a_file_sent_along_that_is_pdf_by_name_only_is_kept_and_told(demo: ForumFile) -> None:
    def sent(name: str, data: bytes) -> Arrival:
        return Arrival(name, data, kept=IncomingKind.ATTACHMENT, letter="<1@example.se>")

    plans = look(demo, [sent("Underlag.pdf", b"hej\n"), sent("Rapport.pdf", b"%PDF-1.7 \xff")], date(2023, 11, 20))
    assert [plan.verdict for plan in plans] == [Verdict.KEPT, Verdict.KEPT]
    assert [plan.warnings for plan in plans] == [("Det är ingen PDF, vad namnet än säger.",), ()]
