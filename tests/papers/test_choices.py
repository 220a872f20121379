"""The officer's own touch on a kind of paper."""

from __future__ import annotations

import pytest

from industriforum_desktop.i18n import language
from industriforum_desktop.papers import PAPERS, Source, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.store.forum_file import ForumFile


def test_standing_texts_stand_after_the_heading_and_at_the_end(demo: ForumFile) -> None:
    with demo.change("Texter"):
        demo.forum.papers = {"agenda": {"opening": "Varmt välkommen!", "closing": "Vi bjuder på kaffe."}}
    lines = plain_text(make("agenda", Source.of(demo, demo.meetings()[-1]), language("sv"))).splitlines()
    assert lines[-1] == "Vi bjuder på kaffe."
    assert "Varmt välkommen!" in lines[:8]


def test_a_variant_that_there_is_not_is_refused(demo: ForumFile) -> None:
    for kind in PAPERS:
        with pytest.raises(ValueError, match=kind):
            make(kind, Source.of(demo, demo.meetings()[0], variant="nonsens"), language("sv"))
