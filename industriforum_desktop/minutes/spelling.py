"""Swedish spelling, in a process of its own: hunspell may take half a second to think, and may crash.

The program talks to it in lines of JSON. `{"check": [words]}` is answered by `{"wrong": [words]}`,
`{"suggest": word}` by `{"for": word, "suggestions": [words]}`; `{"learn": [words]}` has no answer.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

LANGUAGE = "sv_SE"
MOST_SUGGESTIONS = 6

WORD = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*")
"""A word: letters, with hyphens, colons (EU:s) and apostrophes inside."""
TOGETHER = re.compile(r"\S+")
ADDRESS = re.compile(
    r"@|://|\bwww\.|\.(?:pdf|docx?|xlsx?|pptx?|od[pst]|png|jpe?g|gif|svg|txt|csv|ics|eml|zip|forum|com|eu|net|org|se)\b",
    re.IGNORECASE,
)
"""Within what is written together: it names a file, or where something is found, and nothing in it is a word."""


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text that can be misspelt, with their places; abbreviations in capitals are none, nor names of
    files and addresses.
    """
    named = [part.span() for part in TOGETHER.finditer(text) if ADDRESS.search(part[0])]
    for match in WORD.finditer(text):
        word = match[0]
        if any(start <= match.start() < end for start, end in named):
            continue
        if len(word) > 1 and not word.isupper():
            yield match.start(), word


def dictionary_folder() -> Path | None:
    """Where the Swedish dictionary lies: shipped with the program, installed beside it, or the system's."""
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "share/hunspell"] if frozen else [Path(sysconfig.get_path("data")) / "share/hunspell"]
    places.append(Path("/usr/share/hunspell"))
    return next((place for place in places if (place / f"{LANGUAGE}.dic").exists()), None)


def near(word: str, known: Iterable[str], most: int = 2) -> list[str]:
    """Known words at most so many letters away, the nearest first: what the forum itself says comes before
    what a dictionary would guess.
    """
    lower = word.casefold()
    found = [
        (distance, other)
        for other in known
        if abs(len(other) - len(word)) <= most and (distance := _distance(lower, other.casefold())) <= most
    ]
    return [other for distance, other in sorted(found) if len(other) > 2 * distance]


def _distance(one: str, other: str) -> int:
    """Letters to add, take away or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


class Speller:
    """Hunspell with the words it has learnt."""

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell

        with tempfile.TemporaryDirectory() as name:
            # The dictionary gives no suggestions for compounds; Swedish is made of them.
            rules = (folder / f"{LANGUAGE}.aff").read_text(encoding="utf-8")
            changed = re.sub(r"^MAXCPDSUGS .*$", "MAXCPDSUGS 4", rules, flags=re.MULTILINE)
            (Path(name) / f"{LANGUAGE}.aff").write_text(changed, encoding="utf-8")
            shutil.copy(folder / f"{LANGUAGE}.dic", name)
            self._hunspell = Hunspell(LANGUAGE, hunspell_data_dir=name)
        self._learnt: set[str] = set()

    def learn(self, words: Iterable[str]) -> None:
        """Words that are right from now on, with or without the genitive's s."""
        self._learnt |= {word.casefold() for word in words}

    def right(self, word: str) -> bool:
        lower = word.casefold()
        if lower in self._learnt or lower.removesuffix("s").removesuffix(":") in self._learnt:
            return True
        return bool(self._hunspell.spell(word)) or bool(self._hunspell.spell(word.replace("’", "'")))

    def suggestions(self, word: str) -> list[str]:
        """The likeliest words that were meant: the nearest, those with the same first letter before others."""
        capital = word[:1].isupper() and word[1:].islower()
        asked = word.casefold() if capital else word
        own = near(word, self._learnt)

        def far(found: str) -> tuple[int, bool]:
            return _distance(asked.casefold(), found.casefold()), found[:1].casefold() != asked[:1].casefold()

        found = [*own, *sorted(self._hunspell.suggest(asked), key=far)]
        if capital:
            found = [one[:1].upper() + one[1:] for one in found]
        return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]


def answer(speller: Speller, asked: dict[str, Any]) -> dict[str, Any] | None:
    """The answer to one message; None when there is none to give."""
    if "check" in asked:
        return {"wrong": [word for word in asked["check"] if not speller.right(word)], "asked": asked["check"]}
    if "suggest" in asked:
        return {"for": asked["suggest"], "suggestions": speller.suggestions(asked["suggest"])}
    speller.learn(asked.get("learn", ()))
    return None


def serve(source: IO[bytes], target: IO[bytes]) -> int:
    """Answer until the source ends; 1 when there is no dictionary."""
    folder = dictionary_folder()
    if folder is None:
        return 1
    speller = Speller(folder)
    for line in source:
        given = answer(speller, json.loads(line))
        if given is not None:
            target.write(json.dumps(given).encode() + b"\n")
            target.flush()
    return 0
