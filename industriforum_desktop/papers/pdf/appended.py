"""Pages of other files after a paper of ours.

What follows is not ours to vouch for, so the file no longer says that it is PDF/UA and PDF/A; the tags of our own
pages stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

import pikepdf

from industriforum_desktop.forum.kinds import N_

_CLAIMS = re.compile(
    rb"<pdf(?:ua|a)id:(part|conformance)>[^<]*</pdf(?:ua|a)id:\1>\n?"
    rb"|<pdfaExtension:schemas>.*?</pdfaExtension:schemas>\n?",
    re.DOTALL,
)
_HARMLESS = ("/URI", "/GoTo")
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)
"""What pikepdf raises at files that are not as they should be."""


class Unreadable(Exception):
    """A file whose pages can't be had. `message` is a message id with {name} in it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def clean_copy(data: bytes) -> tuple[bytes, int]:
    """The file's pages without what acts by itself or would be mistaken for ours, and how many they are.

    Raises Unreadable for a file that is locked or no PDF.
    """
    try:
        with pikepdf.open(BytesIO(data)) as source, pikepdf.new() as copy:
            if source.is_encrypted:
                raise Unreadable(N_("{name} is locked and is left out. Hand it out as a file of its own."))
            if "/AcroForm" in source.Root:
                source.generate_appearance_streams()
                source.flatten_annotations()
            copy.pages.extend(source.pages)
            for page in copy.pages:
                _tame(page)
            out = BytesIO()
            copy.save(out)
            pages = len(copy.pages)
    except pikepdf.PasswordError as error:
        raise Unreadable(N_("{name} is locked and is left out. Hand it out as a file of its own.")) from error
    except _BROKEN as error:
        raise Unreadable(N_("{name} can't be read as PDF and is left out. Open it and save it anew.")) from error
    if not pages:
        raise Unreadable(N_("{name} can't be read as PDF and is left out. Open it and save it anew."))
    return out.getvalue(), pages


def _tame(page: pikepdf.Page) -> None:
    """Without scripts and programs to start, and without numbers that point into a structure tree."""
    for key in ("/StructParents", "/AA"):
        if key in page.obj:
            del page.obj[key]
    for annotation in page.obj.get("/Annots", ()):
        for key in ("/StructParent", "/AA"):
            if key in annotation:
                del annotation[key]
        action = annotation.get("/A")
        if action is not None and str(action.get("/S")) not in _HARMLESS:
            del annotation["/A"]


def append(data: bytes, files: Sequence[tuple[str, bytes]]) -> tuple[bytes, int]:
    """The paper with the pages of the files after it, each with its bookmark; and how many pages there are.

    `files` are bookmarks and clean copies. The bookmarks go below the paper's last one.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        found = []
        for bookmark, content in files:
            found.append(pikepdf.OutlineItem(bookmark, len(pdf.pages)))
            with pikepdf.open(BytesIO(content)) as other:
                pdf.pages.extend(other.pages)
        with pdf.open_outline() as outline:
            below = outline.root[-1].children if outline.root else outline.root
            below.extend(found)
        metadata = pdf.Root.Metadata
        metadata.write(_CLAIMS.sub(b"", metadata.read_bytes()))
        # Not all content is in the structure tree any more (ISO 32000-1, 14.7.1).
        pdf.Root.MarkInfo.Suspects = True
        out = BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue(), len(pdf.pages)
