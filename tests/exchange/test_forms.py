"""Forms go out empty, are filled in by other people's programs, and are read back to the letter."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industriforum_desktop import papers
from industriforum_desktop.demo.example import create_demo
from industriforum_desktop.exchange.forms import FormError, read
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import forms
from industriforum_desktop.papers.document import Field
from industriforum_desktop.papers.forms import FormKind, Marking
from industriforum_desktop.papers.pdf import render
from industriforum_desktop.papers.source import Source
from tests.acceptance.programs import poppler_fills, pypdf_fills

BACKGROUND = "Åtta av tio – i vår bransch – säger ”vi hittar ingen”.\nÄven Öland."


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    file = create_demo(tmp_path_factory.mktemp("forms") / "demo.forum")
    source = Source.of(file, file.meetings()[-1], organisation=file.organisations()[0], year=2023)
    kinds = ("proposal-form", "answer-form", "evaluation-form")
    made = {kind: render(papers.make(kind, source, Language("sv"))).data for kind in kinds}
    file.close()
    return made


PROPOSAL = {
    forms.TITLE: "Lärlingar på Öland – hur många?",
    forms.BACKGROUND: BACKGROUND,
    forms.PERSON: "Åsa Öberg",
    forms.MINUTES: "20",
}


def test_a_proposal_filled_in_by_a_library_is_read_back(blank: dict[str, bytes]) -> None:
    filled = pypdf_fills(
        blank["proposal-form"],
        {**PROPOSAL, forms.WANTED: "conclusion", forms.HORIZON: "years", forms.aim(1): "yes"},
    )
    form = read(filled)
    assert form.kind is FormKind.PROPOSAL
    assert form.marking.organisation is not None
    for name, text in PROPOSAL.items():
        assert form.values[name] == text
    assert (form.values[forms.WANTED], form.values[forms.HORIZON]) == ("conclusion", "years")
    assert form.values[forms.aim(1)] == "yes"
    assert forms.aim(2) not in form.values
    assert form.organisation_name


def test_a_proposal_filled_in_by_a_reader_is_read_back(blank: dict[str, bytes], tmp_path: Path) -> None:
    filled = poppler_fills(
        blank["proposal-form"], {**PROPOSAL, forms.WANTED: "2", forms.HORIZON: "3", forms.aim(2): "yes"}, tmp_path
    )
    form = read(filled)
    for name, text in PROPOSAL.items():
        assert form.values[name] == text
    assert (form.values[forms.WANTED], form.values[forms.HORIZON]) == ("dialogue", "longer")
    assert form.values[forms.aim(2)] == "yes"
    assert forms.aim(1) not in form.values


def test_an_answer_says_which_draft_it_is_about(blank: dict[str, bytes], tmp_path: Path) -> None:
    for filled in (
        pypdf_fills(blank["answer-form"], {forms.ANSWER: "wants_change", forms.CHANGES: BACKGROUND}),
        poppler_fills(blank["answer-form"], {forms.ANSWER: "2", forms.CHANGES: BACKGROUND}, tmp_path),
    ):
        form = read(filled)
        assert form.kind is FormKind.ANSWER
        assert form.marking.meeting is not None
        assert form.marking.number is not None
        assert form.values[forms.ANSWER] == "wants_change"
        assert form.values[forms.CHANGES] == BACKGROUND


def test_an_evaluation_says_nothing_of_who_answered(blank: dict[str, bytes], tmp_path: Path) -> None:
    empty, kept = blank["evaluation-form"], {forms.KEEP: "Mötena", forms.grade(1): "4"}
    for filled in (
        pypdf_fills(empty, {**kept, forms.grade(2): "unsure"}),
        poppler_fills(empty, {**kept, forms.grade(2): "5"}, tmp_path),
    ):
        form = read(filled)
        assert form.kind is FormKind.EVALUATION
        assert (form.marking.year, form.marking.organisation) == (2023, None)
        assert form.values == {forms.grade(1): "4", forms.grade(2): "unsure", forms.KEEP: "Mötena"}


def test_each_field_is_spoken_and_in_the_order_of_the_page(blank: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(blank["proposal-form"])) as pdf:
        for page in pdf.pages:
            widgets = [one for one in page.get("/Annots", []) if one.Subtype == "/Widget"]
            heights = [round(float(one.Rect[1]) / 4) for one in widgets]
            assert heights == sorted(heights, reverse=True)
            assert page.Tabs == "/S"
            assert all(str(one.TU).strip() for one in widgets)
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    out = BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def altered(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        return saved(pdf)


def _code(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


SCRIPT = {"/S": pikepdf.Name.JavaScript, "/JS": pikepdf.String("app.alert(1)")}


def _to_first_page(pdf: pikepdf.Pdf, after: pikepdf.Object | None = None) -> pikepdf.Object:
    """An action that only shows the first page, and what comes after it."""
    there = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    action = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=there)
    if after is not None:
        action.Next = after
    return action


def _chain(pdf: pikepdf.Pdf, last: pikepdf.Object) -> pikepdf.Object:
    """Jumps, one in a list and one by a reference, that come round to the first again; then the last action."""
    first = pdf.make_indirect(_to_first_page(pdf))
    named = pikepdf.Dictionary(S=pikepdf.Name.Named, N=pikepdf.Name.FirstPage)
    first.Next = pikepdf.Array([named, pdf.make_indirect(_to_first_page(pdf, last)), first])
    return first


def _field(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.AcroForm.Fields[0]


def _mark(pdf: pikepdf.Pdf, outline: pikepdf.Object) -> None:
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=outline, Last=outline))


def _link(pdf: pikepdf.Pdf, action: pikepdf.Object) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].Annots.append(pdf.make_indirect(link))


def _by_name(pdf: pikepdf.Pdf, action: pikepdf.Object) -> None:
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", action]))


def _sets(name: str, *keys: str) -> Callable[[pikepdf.Pdf, pikepdf.Object], None]:
    """Hangs an action on a thing in the file, under its key or its key's key."""
    things: dict[str, Callable[[pikepdf.Pdf], pikepdf.Object]] = {
        "document": lambda pdf: pdf.Root,
        "page": lambda pdf: pdf.pages[-1].obj,
        "field": _field,
        "widget": lambda pdf: pdf.pages[0].Annots[0],
    }

    def hang(pdf: pikepdf.Pdf, action: pikepdf.Object) -> None:
        for key in reversed(keys[1:]):
            action = pikepdf.Dictionary({key: action})
        things[name](pdf)[keys[0]] = action

    return hang


PLACES: dict[str, Callable[[pikepdf.Pdf, pikepdf.Object], None]] = {
    "at opening": _sets("document", "/OpenAction"),
    "before closing": _sets("document", "/AA", "/WC"),
    "on a page": _sets("page", "/AA", "/O"),
    "in a field": _sets("field", "/AA", "/K"),
    "on a widget": _sets("widget", "/A"),
    "in the outline": lambda pdf, action: _mark(pdf, pikepdf.Dictionary(Title="Sida 1", A=action)),
    "on a link": _link,
    "by name": _by_name,
}
RUNS = {
    "script": lambda pdf: pikepdf.Dictionary(SCRIPT),
    "script in a stream": lambda pdf: pikepdf.Dictionary({**SCRIPT, "/JS": pdf.make_stream(b"app.alert(1)")}),
    "script of a film": lambda pdf: pikepdf.Dictionary(S=pikepdf.Name.Rendition, JS="app.alert(1)"),
    "program": lambda pdf: pikepdf.Dictionary(S=pikepdf.Name.Launch, F="prislista.bat"),
    "sending": lambda pdf: pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="https://example.se"),
}


@pytest.mark.parametrize("place", PLACES)
def test_code_is_found_wherever_it_hangs_behind_any_harmless_action(blank: dict[str, bytes], place: str) -> None:
    for last in RUNS.values():
        for before in (lambda pdf, action: action, _to_first_page, _chain):

            def hang(pdf: pikepdf.Pdf, last: Any = last, before: Any = before) -> None:
                PLACES[place](pdf, before(pdf, last(pdf)))

            with pytest.raises(FormError, match="program code"):
                read(altered(blank["proposal-form"], hang))


def _annotation(kind: str, **more: Any) -> Callable[[pikepdf.Pdf], None]:
    def add(pdf: pikepdf.Pdf) -> None:
        said = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), Rect=[0, 0, 9, 9], **more)
        pdf.pages[0].Annots.append(pdf.make_indirect(said))

    return add


WITHOUT_ACTION = {
    "model that begins by a script": _annotation("/3D", **{"3DD": pikepdf.Dictionary(OnInstantiate="start()")}),
    "film with a player of its own": _annotation("/RichMedia", RichMediaContent=pikepdf.Dictionary()),
    "scripts of a film": _annotation("/RichMedia", RichMediaSettings=pikepdf.Dictionary()),
    "script for an address": _annotation(
        "/Link", A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=" JavaScript:alert(1)")
    ),
}


@pytest.mark.parametrize("what", WITHOUT_ACTION)
def test_code_that_no_action_runs_is_found(blank: dict[str, bytes], what: str) -> None:
    with pytest.raises(FormError, match="program code"):
        read(altered(blank["proposal-form"], WITHOUT_ACTION[what]))


@pytest.mark.parametrize("place", PLACES)
def test_harmless_actions_are_no_code(blank: dict[str, bytes], place: str) -> None:
    filled = pypdf_fills(blank["proposal-form"], PROPOSAL)

    def hang(pdf: pikepdf.Pdf) -> None:
        PLACES[place](pdf, _chain(pdf, pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.se")))

    assert read(altered(filled, hang)).values[forms.TITLE] == PROPOSAL[forms.TITLE]


def _xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def _printed(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


def _marking(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.T == forms.MARKING:
            field.V = str(field.V).replace("proposal", "answer")


def _ring(pdf: pikepdf.Pdf) -> None:
    field = pdf.Root.AcroForm.Fields[0]
    field.Kids = pikepdf.Array([field])


def _many(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = pikepdf.Array([*pdf.Root.AcroForm.Fields] * 60)


def _long(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields[0].V = "å" * 30_000


def _damaged(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields = pikepdf.Array([7, pikepdf.Dictionary(T=pikepdf.Array([]))])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_code, "program code"),
        (_xfa, "XFA"),
        (_printed, "no fields"),
        (_marking, "not one of the forum's forms"),
        (_ring, "too many fields"),
        (_many, "too many fields"),
        (_long, "too much text"),
        (_damaged, "damaged"),
    ],
)
def test_a_foreign_or_hostile_file_is_refused_with_a_reason(
    blank: dict[str, bytes], change: Callable[[pikepdf.Pdf], None], reason: str
) -> None:
    with pytest.raises(FormError, match=reason):
        read(altered(blank["proposal-form"], change))


def test_a_file_that_is_no_form_is_refused_with_a_reason(blank: dict[str, bytes]) -> None:
    with pytest.raises(FormError, match="not a PDF"):
        read(b"PK\x03\x04")
    with pytest.raises(FormError, match="damaged"):
        read(b"%PDF-1.7\nnothing")
    with pytest.raises(FormError, match="Nothing is filled in"):
        read(blank["evaluation-form"])
    with pikepdf.open(BytesIO(blank["proposal-form"])) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(FormError, match="password"):
        read(locked)


def test_fields_inside_fields_and_names_as_values_are_read(blank: dict[str, bytes]) -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        fields = list(pdf.Root.AcroForm.Fields)
        above = pdf.make_indirect(pikepdf.Dictionary(T="page1", Kids=pikepdf.Array(fields)))
        for field in fields:
            if field.T == forms.TITLE:
                field.V = "Rad ett\r\nrad två\x07"
            if field.T == forms.WANTED:
                field.V = pikepdf.Name.dialogue
        pdf.Root.AcroForm.Fields = pikepdf.Array([above])

    form = read(altered(blank["proposal-form"], nest))
    assert form.values[forms.TITLE] == "Rad ett\nrad två"
    assert form.values[forms.WANTED] == "dialogue"


@given(
    st.sampled_from(FormKind), st.uuids(), st.none() | st.integers(1, 10**6), st.none() | st.integers(1900, 2200)
)
def test_a_marking_reads_as_it_was_written(
    kind: FormKind, forum: object, organisation: int | None, year: int | None
) -> None:
    marking = Marking(kind, str(forum).replace("-", ""), organisation, year=year)
    assert Marking.read(f" {marking}\n") == marking


@given(st.text(max_size=80))
def test_any_other_text_is_no_marking(text: str) -> None:
    with pytest.raises(ValueError):
        Marking.read(text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 30_000))
def test_a_torn_file_is_read_or_refused_and_nothing_else(torn: bytes, at: int) -> None:
    data = _TORN[0] if _TORN else b"%PDF-1.7"
    with pytest.raises(FormError):
        read(data[:at] + torn)


_TORN: list[bytes] = []


@pytest.fixture(autouse=True, scope="module")
def _whole(blank: dict[str, bytes]) -> None:
    _TORN.append(blank["proposal-form"])


def test_a_choice_needs_options() -> None:
    with pytest.raises(ValueError, match="options"):
        Field("wanted", "Önskat", "choice")
