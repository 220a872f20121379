"""What the program gives away is read right by other people's programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from industriforum_desktop.exchange import letters
from industriforum_desktop.exchange.letters import KINDS
from industriforum_desktop.exchange.mail import File
from industriforum_desktop.forum.kinds import SendingKind
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source
from industriforum_desktop.papers.document import Block, Figure, letterhead, plain_text
from industriforum_desktop.papers.docx import render as word
from industriforum_desktop.store.forum_file import ForumFile
from tests.acceptance import programs
from tests.papers.every import CASES

SWEDISH = language("sv")
NOW = datetime(2023, 11, 2, 9, 0, tzinfo=UTC)
WORD = [case for case in CASES.values() if (case.forum, case.code) == ("demo", "sv")]


def words(text: str) -> set[str]:
    """All words of two letters or more."""
    return set(re.findall(r"[^\W\d_]{2,}", text))


def descriptions(blocks: Iterable[Block]) -> Iterator[str]:
    """What is said of the pictures."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block.alt
        yield from descriptions(getattr(block, "blocks", ()))


def squeezed(text: str) -> str:
    """Without the spaces that programs put where they like."""
    return re.sub(r"\s+", "", text)


def test_libreoffice_opens_every_paper_in_word_format(demo: ForumFile, tmp_path: Path) -> None:
    documents = [case.make(demo)[0] for case in WORD]
    paths = [tmp_path / f"{n}.docx" for n in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_bytes(word(document))
    for case, document, text in zip(WORD, documents, programs.libreoffice(paths), strict=True):
        # A text file has no page heads and no pictures.
        heads = [text for _part, text in letterhead(document)]
        alts = list(descriptions(document.blocks))
        lacking = words(plain_text(document)) - words(" ".join(heads + alts)) - words(text)
        assert not lacking, f"{case.name}: {sorted(lacking)}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_client_shows_every_letter(demo: ForumFile, tmp_path: Path, kind: SendingKind) -> None:
    source = Source.of(demo, demo.meetings()[-1], made=NOW)
    people, letter = letters.receivers(source, SWEDISH), letters.letter(kind, source, SWEDISH)
    files = [File("Kallelse – återsänd.pdf", b"%PDF-1.7\n\x00\xff" * 40)]
    made = letters.drafts(kind, source, people[:1], letter, files, SWEDISH, NOW)
    shown = programs.mail_client(made[0][1], tmp_path)
    assert squeezed(f"Subject: {letter.subject}") in squeezed(shown) and f"<{people[0].email}>" in shown
    for line in filter(None, letter.text.splitlines()):
        assert squeezed(line) in squeezed(shown), line
    assert "Content-Type: application/pdf" in shown
    if KINDS[kind].method is not None:
        assert "Content-Type: text/calendar" in shown
