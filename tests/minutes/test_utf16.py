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


units = st.text(alphabet="aå😀🎉\ud83d\ude00", max_size=6)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), units), max_size=30))
def test_many_changes_are_the_same_as_each_on_the_whole_text(changes: list[tuple[int, int, str]]) -> None:
    text, whole = utf16.Text(""), ""
    for position, removed, inserted in changes:
        at = min(position, len(text))
        gone = min(removed, len(text) - at)
        text.replace(at, gone, inserted)
        data = whole.encode("utf-16-le")
        data = data[: 2 * at] + inserted.encode("utf-16-le", "surrogatepass") + data[2 * (at + gone) :]
        whole = data.decode("utf-16-le", "replace")
        assert str(text) == whole
