"""Files as they came in, each with what could be read in it. Nothing here knows the forum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from industriforum_desktop.exchange.forms import FilledForm
from industriforum_desktop.forum.kinds import IncomingKind, Way


@dataclass(frozen=True)
class Row:
    """A proposal in a list; `number` is the row's in the sheet, `problem` why it can't be read."""

    number: int
    values: Mapping[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Arrival:
    """One file with its bytes unchanged, and how it came.

    It is a form, a list with rows, or something to keep as it is (`kept`); or there is a `trouble`, told in the
    person's language. `letter` is the same text for all files that came with one letter, empty for the others.
    """

    name: str
    data: bytes = field(repr=False)
    way: Way = Way.FORM
    sender: str = ""
    received_on: date | None = None
    form: FilledForm | None = None
    rows: tuple[Row, ...] = ()
    kept: IncomingKind | None = None
    trouble: str = ""
    letter: str = ""

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()
