"""From files on disk to what came in: forms, lists, letters and what was sent along with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from industriforum_desktop.exchange import forms as filled
from industriforum_desktop.exchange import lists, post
from industriforum_desktop.exchange.arrivals import Arrival
from industriforum_desktop.forum.kinds import IncomingKind, Way
from industriforum_desktop.i18n import _


def read_files(paths: Iterable[Path]) -> list[Arrival]:
    """What the files hold, in order; a folder's files by name. Raises OSError for what is out of reach."""
    found: list[Path] = []
    for path in paths:
        found += sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    return [arrival for path in found for arrival in opened(path.name, path.read_bytes())]


def opened(name: str, data: bytes) -> list[Arrival]:
    """The file; of a letter what was sent along, and the letter itself last."""
    if not post.is_letter(name):
        return [understand(name, data)]
    try:
        letter = post.read_letter(name, data)
    except post.PostError as error:
        trouble = _(error.message).format(**error.names)
        return [Arrival(name, data, Way.EMAIL, trouble=trouble)]
    key = sha256(data).hexdigest()
    found = [understand(*file, Way.EMAIL, letter.sender, letter.day, key) for file in letter.files]
    if any(one.form or one.rows for one in found):
        # A PDF beside a form is what the form speaks of, not a form that failed.
        found = [_along(one) for one in found]
    whole = Arrival(name, data, Way.EMAIL, letter.sender, letter.day, kept=IncomingKind.LETTER, letter=key)
    return [*found, whole]


def _along(arrival: Arrival) -> Arrival:
    """The file as something that was sent along, when it is not a form or a list that can be read."""
    if arrival.trouble and arrival.data:
        return replace(arrival, trouble="", kept=IncomingKind.ATTACHMENT)
    return arrival


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
    if name.lower().endswith((".xlsx", ".xlsm", ".csv")):
        try:
            rows = tuple(lists.read_list(name, data))
        except lists.ListError as error:
            reason = _(error.message).format(**error.names)
            return Arrival(name, data, way, sender, received_on, trouble=reason, letter=letter)
        return Arrival(name, data, way, sender, received_on, rows=rows, letter=letter)
    kind = IncomingKind.ATTACHMENT if letter else IncomingKind.LETTER
    return Arrival(name, data, way if letter else Way.OTHER, sender, received_on, kept=kind, letter=letter)
