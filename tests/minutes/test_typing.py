"""What is put right as one types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industriforum_desktop.minutes.typing import correction

SHORT = {"kf": "kompetensförsörjning", "RK": "Region Kalmar län", "bl.a": "bland annat"}


def typed(text: str) -> str:
    """The text after it was typed key by key."""
    lines = [""]
    for letter in text:
        lines[-1] += letter if letter != "\n" else ""
        right = correction(lines[-1], letter, SHORT)
        if right is not None:
            lines[-1] = lines[-1][: right.start] + right.text + lines[-1][right.end :]
        if letter == "\n":
            lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("vi talade om kf igår", "vi talade om kompetensförsörjning igår"),
        ("Kf är viktigt", "Kompetensförsörjning är viktigt"),
        ("KF sammanträder", "KF sammanträder"),
        ("(kf)", "(kompetensförsörjning)"),
        ("om kf\n", "om kompetensförsörjning\n"),
        ("RK: rk Rk ", "Region Kalmar län: rk Rk "),
        ("-> RK: ta upp kf.", "-> Region Kalmar län: ta upp kompetensförsörjning."),
        ("bl.a. detta", "bland annat. detta"),
        ("kfx kf-frågor", "kfx kf-frågor"),
        ("ett - två", "ett – två"),
        ("- en punkt", "- en punkt"),
        ("  - en punkt", "  - en punkt"),
        ("-> IUC: ring", "-> IUC: ring"),
        ("vänta...", "vänta…"),
        ("slut....", "slut…."),
        ("hon sa \"ja\" till 'det'", "hon sa ”ja” till ’det’"),
        ("kl. 13-15, kl 9.30-11 och 13-15 ", "kl. 13–15, kl 9.30–11 och 13-15 "),
        ("åldern 18-24, 2021-2023 och 95-105 kr.", "åldern 18–24, 2021–2023 och 95–105 kr."),
        ("(20-25 %)\n", "(20–25 %)\n"),
        ("senast 15-6 och 10-12 ", "senast 15-6 och 10-12 "),
        ("070-174 06 06, 5050-1055, 24-18, 2023-11-30 ", "070-174 06 06, 5050-1055, 24-18, 2023-11-30 "),
        ("RS 2023-45 EN 71-3 x18-24 ", "RS 2023-45 EN 71-3 x18-24 "),
        ("http://a.se/kf kf@region.se www.x.se/...", "http://a.se/kf kf@region.se www.x.se/..."),
    ],
)
def test_what_is_typed_comes_out_right(keys: str, text: str) -> None:
    assert typed(keys) == text


@given(st.text(alphabet="kf RK.-\"'>=?\nåé@:/", max_size=40))
def test_only_what_was_just_typed_is_touched(keys: str) -> None:
    assert typed(keys).count("\n") == keys.count("\n")
    right = correction("x" + keys, keys[-1:] or "x", SHORT) if not keys.endswith("\n") else None
    assert right is None or 0 <= right.start < right.end <= len(keys) + 1
