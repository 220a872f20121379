"""What the fillable forms have in common: the names of their fields, and the marking that says which form it is.

The names are part of what organisations have on their disks: they stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from industriforum_desktop.i18n import Language
from industriforum_desktop.papers.document import Field

MARKING = "marking"
ORGANISATION, PERSON, EMAIL = "organisation", "person", "email"
TITLE, BACKGROUND, WANTED, THEME, HORIZON = "title", "background", "wanted", "theme", "horizon"
MINUTES, PRESENTER, ATTACHED = "minutes", "presenter", "attached"
ANSWER, CHANGES = "answer", "changes"
KEEP, CHANGE, BEGIN = "keep", "change", "begin"
UNSURE = "unsure"
"""The state of a grade of who doesn't know."""

_VERSION = "IF1"
_PARTS = {"o": "organisation", "m": "meeting", "n": "number", "y": "year"}


class FormKind(Enum):
    """Which form it is."""

    PROPOSAL = "proposal"
    ANSWER = "answer"
    EVALUATION = "evaluation"


def aim(number: int) -> str:
    """The box of the aim with this id on the proposal form."""
    return f"aim_{number}"


def grade(number: int) -> str:
    """The grade of the aim with this id."""
    return f"grade_{number}"


def comment(number: int) -> str:
    """The words about the aim with this id."""
    return f"comment_{number}"


def theme_key(theme: str) -> str:
    """A theme's state on a form: themes are free text, states are short and plain."""
    return f"t{sha256(theme.strip().casefold().encode()).hexdigest()[:8]}"


@dataclass(frozen=True)
class Marking:
    """Which form it is, of which forum, and what it is about: the organisation and the meeting by their ids, the
    agenda round by its number, the year.
    """

    kind: FormKind
    forum: str
    organisation: int | None = None
    meeting: int | None = None
    number: int | None = None
    year: int | None = None

    def __str__(self) -> str:
        """As it stands on the form, its last part a sum over the rest."""
        parts = [_VERSION, self.kind.value, self.forum]
        for letter, name in _PARTS.items():
            value = getattr(self, name)
            if value is not None:
                parts.append(f"{letter}{value}")
        return "-".join((*parts, _sum(parts)))

    @classmethod
    def read(cls, text: str) -> Marking:
        """Raises ValueError for anything but an unaltered marking."""
        version, kind, forum, *parts, check = text.strip().split("-")
        if version != _VERSION or check != _sum([version, kind, forum, *parts]):
            raise ValueError(f"marking {text!r} has been altered")
        found = {_PARTS[part[0]]: int(part[1:]) for part in parts if part[0] in _PARTS}
        return cls(FormKind(kind), forum, **found)

    def field(self, language: Language) -> Field:
        """The marking where it can be seen, and cannot be written in."""
        label = language.gettext("The form's marking")
        hint = language.gettext("The forum recognises the form by it")
        return Field(MARKING, label, value=str(self), hint=hint, fixed=True)


def _sum(parts: list[str]) -> str:
    return sha256("-".join(parts).encode()).hexdigest()[:8]
