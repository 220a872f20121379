"""What differs between two versions of the minutes, in words and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.document import (
    Block,
    Box,
    BulletList,
    Column,
    Heading,
    KeepTogether,
    KeyValues,
    NumberedList,
    Paragraph,
    Run,
    Table,
    Text,
    cell_blocks,
    list_marks,
    plain,
)
from industriforum_desktop.papers.source import Final

HEADING_MARK = "# "
REWORDED = 0.5
"""Two paragraphs that share this much are the same one reworded (difflib's ratio)."""
KEPT_WORDS = 6
"""How many unchanged words are shown beside changed ones."""


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph, changed or not."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Difference:
    """A paragraph that is not the same: the heading it stands under, how it was and how it is; empty when it was
    not there.
    """

    section: str
    before: Pieces
    after: Pieces


def text_of(blocks: Iterable[Block]) -> str:
    """The blocks' text for comparison: a line a paragraph, list item, table row or pair; headings marked."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{HEADING_MARK}{block.number} {plain(block.text)}".replace("  ", " ")
        case Paragraph():
            yield from plain(block.text).split("\n")
        case BulletList() | NumberedList():
            yield from (f"{mark} {plain(item.text)}" for mark, item in list_marks(block))
        case Table():
            for row in block.rows:
                yield "; ".join(_cell(cell_blocks(cell)) for cell in row)
        case KeyValues():
            for label, value in block.pairs:
                for part in cell_blocks(value):
                    yield f"{label}: {_cell((part,))}"
        case Box():
            yield from (f"{plain(block.title)}: {line}" for inner in block.blocks for line in _lines(inner))
        case KeepTogether():
            yield from (line for inner in block.blocks for line in _lines(inner))
        case _:
            pass


def _cell(blocks: Iterable[Block]) -> str:
    return " ".join(line for block in blocks for line in _lines(block))


def differences(before: str, after: str) -> list[Difference]:
    """Every paragraph of two versions' texts that is not the same in both, in order."""
    old, new = before.split("\n"), after.split("\n")
    old_sections, new_sections = _sections(old), _sections(new)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for here, there in _pairs(old[a:b], new[c:d]):
            section = new_sections[c + there] if there is not None else old_sections[a + (here or 0)]
            was = old[a + here].removeprefix(HEADING_MARK) if here is not None else ""
            now = new[c + there].removeprefix(HEADING_MARK) if there is not None else ""
            if was.split() != now.split():
                found.append(Difference(section, *_compared(was, now)))
    return found


def _sections(lines: Sequence[str]) -> list[str]:
    """For each line the heading that it stands under."""
    found, section = [], ""
    for line in lines:
        if line.startswith(HEADING_MARK):
            section = line.removeprefix(HEADING_MARK).strip()
        found.append(section)
    return found


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Lines that replace one another, in order; None beside one that has come or gone."""
    next_old = 0
    for n, line in enumerate(new):
        for m in range(next_old, len(old)):
            if SequenceMatcher(None, old[m].split(), line.split(), autojunk=False).ratio() >= REWORDED:
                yield from ((gone, None) for gone in range(next_old, m))
                yield m, n
                next_old = m + 1
                break
        else:
            yield None, n
    yield from ((gone, None) for gone in range(next_old, len(old)))


def _compared(before: str, after: str) -> tuple[Pieces, Pieces]:
    old, new = re.findall(r"\S+", before), re.findall(r"\S+", after)
    was, now = [], []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was.append((old[a:b], kind != "equal"))
        now.append((new[c:d], kind != "equal"))
    return _pieces(was), _pieces(now)


def _pieces(stretches: list[tuple[list[str], bool]]) -> Pieces:
    """Stretches of words as pieces, long ones that are unchanged cut short to what stands beside a change,
    also where the change is that words have come or gone.
    """
    found = []
    for n, (words, changed) in enumerate(stretches):
        head = KEPT_WORDS if n else 0
        tail = KEPT_WORDS if n < len(stretches) - 1 else 0
        if not changed and len(words) > head + tail + 1:
            words = [*words[:head], "…", *words[len(words) - tail :]]
        if words:
            found.append(Piece(" ".join(words), changed))
    return tuple(found)


def when_final(number: int, at: datetime, language: Language) -> str:
    """12 maj 2023, kl. 14.05 (version 2)."""
    day, clock = language.long_date(at.date()), language.time_span(at.time(), None)
    return f"{day}, {clock} ({language.gettext('version {n}').format(n=number)})"


def correction(final: Final, text: str, language: Language) -> list[Block]:
    """What has been corrected since the version before and when; nothing for a first version."""
    if final.number == 1:
        return []
    _ = language.gettext
    title = _("Correction {day}").format(day=language.long_date(final.at.date()))
    said: list[Block] = [Heading(2, title)]
    said += [Paragraph(line) for line in final.correction.splitlines() if line.strip()]
    found = differences(final.before, text)
    if not found:
        return [*said, Paragraph(_("The text is the same as in version {n}.").format(n=final.number - 1), "small")]
    columns = (
        Column(_("Where"), weight=2),
        Column(_("Version {n}").format(n=final.number - 1), weight=4),
        Column(_("Version {n}").format(n=final.number), weight=4),
    )
    rows = tuple((one.section or "–", _runs(one.before), _runs(one.after)) for one in found)
    caption = _("What differs. Words that were taken away or added are bold.")
    return [*said, Table(columns, rows, caption=caption)]


def _runs(pieces: Pieces) -> Text:
    """The pieces, changed words bold; a dash for nothing."""
    last = len(pieces) - 1
    found = tuple(
        Run(f"{piece.text} " if n < last else piece.text, piece.changed) for n, piece in enumerate(pieces)
    )
    return found or "–"
