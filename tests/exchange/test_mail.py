"""Drafts are read back by an e-mail parser, and hold what was meant."""

from __future__ import annotations

import email
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default

import pytest

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


@pytest.mark.parametrize("address", ["", "ingen", "a b@example.se", "a@", "<a@b.se>", "a@b.se, c@d.se"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(address) or None):
        eml(Draft("Hej", "Hej", [("A", address)]), NOW)
