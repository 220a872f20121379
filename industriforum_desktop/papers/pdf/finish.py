"""The last pass, with pikepdf: mends what ReportLab writes otherwise than the standards ask.

Re-saving alone puts the line end before each `endstream` (PDF/A-2, 6.1.7.1) and packs the structure tree.
"""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf

from industriforum_desktop.papers.pdf import form

_ENTRY = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_ENTRIES = re.compile(rb"\d+ beginbfchar.*endbfchar", re.DOTALL)
_LONGEST_BLOCK = 100


def finish(raw: bytes, info: dict[str, str]) -> bytes:
    """The finished file."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        told = pdf.docinfo
        for key in list(told.keys()):
            del told[key]
        for key, value in info.items():
            told[key] = value
        for font in pdf.pages[0].Resources.Font.values():
            table = font.get("/ToUnicode")
            if table is not None:
                table.write(to_unicode(table.read_bytes()))
        form.complete(pdf)
        out = BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def to_unicode(table: bytes) -> bytes:
    """The character map without unused codes, in blocks of at most 100, in UTF-16 (ISO 32000-1, 9.10.3)."""
    entries = []
    for code, value in _ENTRY.findall(table):
        number = int(value, 16)
        if number:
            entries.append(b"<%s> <%s>" % (code, chr(number).encode("utf-16-be").hex().upper().encode()))
    blocks = [entries[at : at + _LONGEST_BLOCK] for at in range(0, len(entries), _LONGEST_BLOCK)]
    body = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
    return _ENTRIES.sub(lambda _match: body, table)
