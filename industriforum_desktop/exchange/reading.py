"""From files on disk to what came in: forms, lists, letters and what was sent along with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from industriforum_desktop.exchange import forms as filled
from industriforum_desktop.exchange.arrivals import Arrival
from industriforum_desktop.forum.kinds import IncomingKind, Way
from industriforum_desktop.i18n import _


def read_files(paths: Iterable[Path]) -> list[Arrival]:
    """What the files hold, in order; a folder's files by name. Raises OSError for what is out of reach."""
    found: list[Path] = []
    for path in paths:
        found += sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    return [understand(path.name, path.read_bytes()) for path in found]


def understand(
    name: str,
    data: bytes,
    way: Way = Way.FORM,
    sender: str = "",
    received_on: date | None = None,
    letter: str = "",
) -> Arrival:
    """What the file is. A PDF must be a form of ours; what else it may be is not taken in."""
    if not data:
        return Arrival(name, data, way, sender, received_on, trouble=_("{name} is empty.").format(name=name))
    if b"%PDF-" in data[:1024] or name.lower().endswith(".pdf"):
        try:
            form = filled.read(data)
        except filled.FormError as error:
            reason = _(error.message).format(**error.names)
            return Arrival(name, data, way, sender, received_on, trouble=reason, letter=letter)
        return Arrival(name, data, way, sender, received_on, form=form, letter=letter)
    kind = IncomingKind.ATTACHMENT if letter else IncomingKind.LETTER
    return Arrival(name, data, way, sender, received_on, kept=kind, letter=letter)


def sorted_out(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The forms and lists first, then what was sent along."""
    return sorted(arrivals, key=lambda one: one.kept is not None)
