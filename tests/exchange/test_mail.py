"""Drafts are read back by an e-mail parser, and hold what was meant."""

from __future__ import annotations

import email
import re
from base64 import b64decode
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import getaddresses
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.exchange.mail import Draft, File, eml

NOW = datetime(2023, 11, 1, 8, 0, tzinfo=UTC)


def read(draft: Draft) -> EmailMessage:
    found = email.message_from_bytes(eml(draft, NOW), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_draft_opens_as_something_to_be_sent() -> None:
    found = read(Draft("Kallelse till möte 4/2023 – åäö", "Hej!\n\nVälkommen.", [("Åsa Öberg", "asa@example.se")]))
    assert found["X-Unsent"] == "1"
    assert found["Subject"] == "Kallelse till möte 4/2023 – åäö"
    assert found["To"].addresses[0].display_name == "Åsa Öberg"
    body = found.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["Hej!", "", "Välkommen."]


def test_those_in_hidden_copy_are_not_in_to() -> None:
    found = read(Draft("Påminnelse", "Hej", hidden=[("A", "a@example.se"), ("B", "b@example.se")]))
    assert found["To"] is None
    assert [one.addr_spec for one in found["Bcc"].addresses] == ["a@example.se", "b@example.se"]


def test_the_papers_come_along_byte_for_byte_with_their_swedish_names() -> None:
    data = bytes(range(256)) * 20
    files = [
        File("Kallelse åäö 2023-11-30.pdf", data),
        File("möte.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar", "REQUEST"),
    ]
    found = read(Draft("Kallelse", "Hej", [("", "a@example.se")], files=files, html="<p>Hej</p>"))
    pdf, ics = found.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content()) == ("Kallelse åäö 2023-11-30.pdf", data)
    assert ics.get_content_type() == "text/calendar"
    assert ics.get_param("method") == "REQUEST"
    html = found.get_body(("html",))
    assert html is not None
    assert "<p>Hej</p>" in html.get_content()


def test_a_line_end_in_a_subject_makes_no_new_header() -> None:
    found = read(Draft("Hej\r\nBcc: alla@example.se", "Hej", [("A\nB", "a@example.se")]))
    assert found["Bcc"] is None
    assert found["To"].addresses[0].display_name == "A B"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ingen",
        "a b@example.se",
        "a@",
        "<a@b.se>",
        "a@b.se, c@d.se",
        "a@b.se\r\nBcc: c@d.se",
        "åsa@example.se",
        "a@å..se",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(address) or None):
        eml(Draft("Hej", "Hej", [("A", address)]), NOW)


# A reader of our own, by the letter of RFC 5322, 2047 and 2231: Python's forgives what other programs don't.


def _field(data: bytes, name: str) -> str:
    """A header, unfolded, once its lines are found to be as long as they may be."""
    head = data.split(b"\r\n\r\n")[0].decode("ascii")
    [value] = re.findall(rf"(?m)^{name}:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)", head)
    for line in f"{name}:{value}".split("\r\n"):
        # An address can't be divided.
        assert len(line) <= (76 if "=?" in line else 78) or len(line.removeprefix(f"{name}:").split()) == 1
    return re.sub(r"\r\n(?=[ \t])", "", value).strip()


def _decoded(text: str) -> str:
    def word(found: re.Match[str]) -> str:
        assert len(found[0]) <= 75
        if found[1] == "b":
            return b64decode(found[2]).decode("utf-8")
        return unquote_to_bytes(found[2].replace("_", " ").replace("=", "%")).decode("utf-8")

    # Space between two encoded words is none (RFC 2047, 6.2).
    return re.sub(r"=\?utf-8\?([qb])\?([^? ]*)\?=", word, re.sub(r"(?<=\?=) +(?==\?utf-8)", "", text))


def _receivers(text: str) -> list[tuple[str, str]]:
    """Names and addresses: a comma outside quotation marks divides, a name is one kind of thing all through."""
    people = []
    for one in re.findall(r'((?:"(?:[^"\\]|\\.)*"|[^",])+)(?:,|$)', text):
        found = re.fullmatch(r'(?:"((?:[^"\\]|\\.)*)"|([^"<>,@()\[\]:;\\]*?)) *<([^<> ]+)>', one.strip())
        quoted, words, spec = found.groups() if found else (None, "", one.strip())
        people.append((_decoded(words) if quoted is None else re.sub(r"\\(.)", r"\1", quoted), spec))
    return people


def _file_name(data: bytes) -> str:
    [value] = re.findall(rb"(?m)^Content-Disposition:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)", data)
    text = re.sub(r"\r\n(?=[ \t])", "", value.decode("ascii"))
    if plain := re.search(r'filename="((?:[^"\\]|\\.)*)"', text):
        return re.sub(r"\\(.)", r"\1", plain[1])
    pieces = re.findall(r"filename\*(?:\d+\*)?=([^;\s]+)", text)
    return unquote_to_bytes("".join(pieces).removeprefix("utf-8''")).decode("utf-8")


LETTERS = "abcÅäöé čŠ–\"\\,;:.()<>[]@=?_'/+%-😀한"
words = st.text(LETTERS, max_size=12)
names = st.one_of(
    st.lists(words, max_size=4).map(" ".join),
    st.text(LETTERS, max_size=160),
    st.text("aå ", min_size=60, max_size=300),
    st.sampled_from(["Åsa Öberg (Unionen)", "Ek, Bo", "Bo (x)", 'Bo "Bosse" Ek', "=?utf-8?q?x?=", "Anna Ek"]),
).map(lambda name: " ".join(name.split()))
specs = st.builds(
    lambda local, n, place: f"{local * n}@{place}.example.se",
    st.sampled_from(["a", "anna.ek", "o'neil+x", "b_c"]),
    st.integers(1, 9),
    st.sampled_from(["mail", "forbundet.region", "a" * 60]),
)
people = st.lists(st.tuples(names, specs), min_size=1, max_size=60)


@given(people)
def test_all_receivers_come_out_as_they_went_in(people: list[tuple[str, str]]) -> None:
    data = eml(Draft("Kallelse", "Hej", hidden=people), NOW)
    assert _receivers(_field(data, "Bcc")) == people
    # One to a line, so that a person can read it too.
    assert data.count(b",\r\n ") == len(people) - 1
    read_back = getaddresses([str(email.message_from_bytes(data, policy=compat32)["Bcc"])])
    assert [(str(make_header(decode_header(name))), spec) for name, spec in read_back] == people


@given(st.text(LETTERS, max_size=200))
def test_a_subject_and_a_file_name_come_out_as_they_went_in(text: str) -> None:
    subject = " ".join(text.split())
    data = eml(Draft(text, "Hej", files=[File(text, b"%PDF")]), NOW)
    assert _decoded(_field(data, "Subject")) == subject
    assert str(make_header(decode_header(email.message_from_bytes(data)["Subject"]))) == subject
    assert _file_name(data) == text


def test_letters_in_the_domain_are_sent_as_the_net_knows_them() -> None:
    data = eml(Draft("Hej", "Hej", [("Vendela Träff", "vendela@Träförbundet.example.se")]), NOW)
    [(name, spec)] = _receivers(_field(data, "To"))
    assert (name, spec) == ("Vendela Träff", "vendela@xn--trfrbundet-r5a1t.example.se")


def test_the_text_keeps_its_letters_lines_and_signs() -> None:
    text = "Hej!\n\nFrån oss alla: räksmörgås – 😀 = 1/3.\n.\nFrom here on\n" + "å" * 400 + "\n  indragen"
    body = read(Draft("Hej", text, [("", "a@example.se")])).get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text + "\n"


def test_a_letter_to_nobody_yet_has_no_receivers() -> None:
    assert b"\nTo:" not in eml(Draft("Hej", "Hej"), NOW)
