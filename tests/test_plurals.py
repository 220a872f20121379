"""Whatever is counted has a singular: "1 organisation", never "1 organisationer"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from industriforum_desktop.i18n import LANGUAGES

CATALOGUES = Path(__file__).parent.parent / "translations"
COUNTED = re.compile(r"\{(?:n|m|count|people|organisations)\} (\w+)")
MANY = {
    "en": re.compile(r"(\w{2,}[^s]s|have|are)$"),
    "sv": re.compile(r"(\w+(?:er|ar|or|ade)|möten|ställen)$"),
}
SINGULAR = {
    "goes",
    "stays",
    "has",
    "lacks",
    "waits",
    "saknar",
    "papper",
    "väntar",
    "svar",
    "har",
    "ligger",
    "innehåller",
    "kommer",
}
"""What looks like many and is not."""
LIMITS = {
    "The list has more than {n} rows. Divide it.",
    "The picture is more than {n} pixels wide or high. Save it smaller and choose it again.",
    "The grades are not shown: fewer than {n} answers would tell who gave which.",
    "“{text}” is no number of minutes. {n} minutes are written down.",
}
"""The program has set these numbers, and they are never one."""


def _wrong(text: str, code: str) -> list[str]:
    """The counts in a text for one that say many."""
    found = COUNTED.finditer(text)
    return [match[0] for match in found if MANY[code].match(match[1]) and match[1] not in SINGULAR]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_counted_has_a_form_for_one(code: str) -> None:
    path = CATALOGUES / code / "LC_MESSAGES" / "industriforum.po"
    with path.open("rb") as file:
        catalogue = [message for message in read_po(file) if message.id]
    wrong: list[str] = []
    for message in catalogue:
        english = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string if isinstance(message.string, str) else (message.string or ("",))[0]
        if english not in LIMITS:
            wrong += [f"{found} in: {english}" for found in _wrong(said, code)]
    assert len(catalogue) > 1000
    assert not wrong, wrong


def test_the_guard_sees_a_plural_that_has_no_singular() -> None:
    assert _wrong("{n} här från {organisations} organisationer", "sv")
    assert _wrong("It meets {count} times a year.", "en")
    assert not _wrong("Version {n} is open", "en") and not _wrong("{n} min kvar", "sv")
