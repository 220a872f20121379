"""Papers as PDF: at once PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).

`render` is pure: a Document in, bytes out. This module is cheap to import; the engine loads on first use.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from industriforum_desktop.papers.document import Document

# A face cannot be in two papers at once (ReportLab, TTFont).
_one_at_a_time = threading.Lock()


class PictureError(ValueError):
    """The logo or a figure is no picture that can be drawn; the message says which and why."""


@dataclass(frozen=True)
class Rendered:
    """A finished paper. `replaced`: what was typed but no face has, shown as a square, each once. `notes`:
    sentences that the officer should read about the file.
    """

    data: bytes
    pages: int
    replaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def render(document: Document) -> Rendered:
    """The paper as PDF. Raises PictureError for a logo or a figure that is no picture."""
    from industriforum_desktop.papers.pdf.compose import compose

    with _one_at_a_time:
        return compose(document)


def write(document: Document, path: Path) -> Rendered:
    """Render into this file: whole or not at all. Raises OSError where it cannot be written."""
    rendered = render(document)
    save(rendered.data, path)
    return rendered


def save(data: bytes, path: Path) -> None:
    """Write a finished paper: whole or not at all. Raises OSError where it cannot be written."""
    temporary = path.with_name(f".{uuid4().hex}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
