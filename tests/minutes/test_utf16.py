"""Counting as the editor counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.minutes import utf16

any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


def test_an_emoji_is_two_units() -> None:
    assert utf16.length("a😀b") == 4
    assert utf16.replace("a😀b", 3, 1, "å") == "a😀å"


@given(any_text, any_text, any_text)
def test_putting_in_and_taking_out_gives_the_text_back(before: str, new: str, after: str) -> None:
    at = utf16.length(before)
    longer = utf16.replace(before + after, at, 0, new)
    assert longer == before + new + after
    assert utf16.replace(longer, at, utf16.length(new), "") == before + after


def test_a_change_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="change at 3"):
        utf16.replace("abc", 3, 1, "")
