"""The letters that, with Alt, lead to a field or press a button: given where one is seen, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedWidget, QWidget

Lettered = QAbstractButton | QLabel


def letter_of(text: str) -> str:
    """The letter that a text underlines, small; nothing if it underlines none."""
    found = re.search(r"&([^&\s])", text.replace("&&", ""))
    return found[1].lower() if found else ""


def plain(text: str) -> str:
    """The text as it is read, without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def literal(text: str) -> str:
    """A text as people wrote it, to be put where & would mark a letter."""
    return text.replace("&", "&&")


def underline(parts: Iterable[Lettered], taken: Iterable[str] = ()) -> set[str]:
    """Underline a letter in the text of each part, each letter once: the first of a word where it is free. The
    letters that are then in use, with those that were `taken`.

    What underlines one already keeps it. One gives way to another that has no other choice.
    """
    here = [part for part in parts if plain(part.text()).strip()]
    own = {letter for part in here if (letter := letter_of(part.text()))} | set(taken)
    wishes = {
        place: [letter for letter in _letters(part.text()) if letter not in own]
        for place, part in enumerate(here)
        if not letter_of(part.text())
    }
    given: dict[str, int] = {}

    def give(place: int, tried: set[str]) -> bool:
        """Find a letter for the part at this place, if one before it must take another."""
        for free in (True, False):
            for letter in wishes[place]:
                if letter in tried or (letter not in given) is not free:
                    continue
                tried.add(letter)
                if free or give(given[letter], tried):
                    given[letter] = place
                    return True
        return False

    for place in wishes:
        give(place, set())
    letters = {place: letter for letter, place in given.items()}
    for place in wishes:
        _mark(here[place], letters.get(place, ""))
    return own | set(given)


def _letters(text: str) -> dict[str, None]:
    """The letters of a text, the first ones of its words before the others."""
    firsts = [found[0].lower() for found in re.finditer(r"\b[^\W_]", text)]
    return dict.fromkeys([*firsts, *(sign.lower() for sign in text if sign.isalnum())])


def _mark(part: Lettered, letter: str) -> None:
    # It may have been here before, when no letter was free.
    text = part.text().replace("&&", "&")
    at = re.search(rf"\b{letter}", text, re.IGNORECASE) or re.search(letter, text, re.IGNORECASE)
    place = at.start() if letter and at is not None else len(text)
    mark = "&" if letter else ""
    name = part.accessibleName()
    part.setText(literal(text[:place]) + mark + literal(text[place:]))
    if name:
        part.setAccessibleName(name)
    if isinstance(part, QLabel) and not part.wordWrap():
        # Whoever measures the text takes the mark along.
        part.setMinimumWidth(part.fontMetrics().horizontalAdvance(part.text()) + 1)


def underline_in(whole: QWidget, taken: Iterable[str] = ()) -> None:
    """Underline a letter of each button and label in a dialog or a page that leads somewhere, the buttons first,
    but for letters that are `taken`. Parts that take each other's place may have the same letters.
    """
    groups: dict[QWidget | None, list[Lettered]] = {None: []}
    own = [part for part in whole.findChildren(QWidget) if part.window() is whole.window()]
    labels = [part for part in own if isinstance(part, QLabel) and part.buddy() is not None]
    # What a button says that a label belongs to is a value.
    called = [label.buddy() for label in labels]
    buttons = [part for part in own if isinstance(part, QAbstractButton) and part not in called]
    lettered: list[Lettered] = [*buttons, *labels]
    for part in lettered:
        groups.setdefault(_page_of(part, whole), []).append(part)
    common = underline(groups.pop(None), taken)
    for parts in groups.values():
        underline(parts, common)


def _page_of(part: QWidget, whole: QWidget) -> QWidget | None:
    """The page of a stack within the whole, be it of tabs or not, that the part stands on."""
    page: QWidget | None = part
    while page is not None and not isinstance(page.parentWidget(), QStackedWidget):
        page = None if page is whole or page.isWindow() else page.parentWidget()
    return None if page is whole else page
