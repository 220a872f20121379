"""Fields to fill in, in the file: what each widget says, and what it looks like (ISO 32000-1, 12.7).

The canvas writes the widgets with the tagged page; `complete` gives them their looks and makes them one form. No
reader is asked to draw anything anew: every state of every field has its appearance (PDF/A-2, 6.4.1).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from industriforum_desktop.papers.document import Field
from industriforum_desktop.papers.pdf.fonts import cut
from industriforum_desktop.papers.pdf.structure import pdf_string
from industriforum_desktop.papers.text import clean

if TYPE_CHECKING:
    import pikepdf

SIZE, SMALL = 10.5, 7.5
LINE, PADDING = 14.0, 4.0
BOX = 11.0
"""A box to tick, each way, in points."""
TICKED = "yes"
"""The state of a box that is ticked."""

_FONT = "IF"
_GROUND, _EDGE, _INK = "0.972 0.972 0.965", "0.45 0.45 0.45", "0.1 0.1 0.1"
_READ_ONLY, _MULTILINE, _ONE_ALWAYS, _RADIO = 1, 1 << 12, 1 << 14, 1 << 15
_LONGEST_LINE, _LONGEST_TEXT = 200, 4000
_STATE = "/IFState"


def entries(field: Field, key: str = "", shown: str = "") -> str:
    """The widget of a field, or of one of its options, as entries of its dictionary.

    `key` is the option's state, `shown` its words.
    """
    spoken = ". ".join(part for part in (field.label, shown, field.hint) if part)
    parts = [f"/T {pdf_string(field.name)} /TU {pdf_string(clean(spoken))}"]
    if field.kind == "text":
        multiline = field.lines > 1
        flags = (_MULTILINE if multiline else 0) | (_READ_ONLY if field.fixed else 0)
        size = SMALL if field.fixed else SIZE
        parts.append(f"/FT /Tx /Ff {flags} /DA (/{_FONT} {size:g} Tf {_INK} rg)")
        parts.append(f"/V {pdf_string(one_line(field.value))}")
        parts.append(f"/MaxLen {_LONGEST_TEXT if multiline else _LONGEST_LINE}")
        ground = "" if field.fixed else f"/BG [{_GROUND}] /BC [{_EDGE}]"
        parts.append(f"/MK <<{ground}>> /BS <</W 0.6 /S /S>>")
    else:
        flags = _RADIO if field.kind == "choice" else 0
        parts.append(f"/FT /Btn /Ff {flags} /DA (/{_FONT} 0 Tf {_INK} rg) {_STATE} /{key or TICKED}")
        parts.append(f"/AS /{(key or TICKED) if field.value and field.value == (key or TICKED) else 'Off'}")
    return "\n".join(parts)


def one_line(text: str) -> str:
    """The text as it can stand in a field of one line."""
    return " ".join(clean(text).split())


def complete(pdf: pikepdf.Pdf) -> None:
    """Give every widget its looks, options of one field their parent, and the file its form."""
    import pikepdf

    widgets = [one for page in pdf.pages for one in page.get("/Annots", []) if one.Subtype == "/Widget"]
    if not widgets:
        return
    font = pdf.make_indirect(_whole_font(pdf))
    fields: list[pikepdf.Object] = []
    choices: dict[str, pikepdf.Object] = {}
    for widget in widgets:
        if widget.FT == "/Tx":
            widget.AP = pikepdf.Dictionary(N=_text_look(pdf, widget, font))
            fields.append(widget)
            continue
        _tickable(pdf, widget)
        if int(widget.Ff) & _RADIO:
            name = str(widget.T)
            if name not in choices:
                choices[name] = pdf.make_indirect(
                    pikepdf.Dictionary(FT=widget.FT, Ff=widget.Ff, T=widget.T, TU=widget.TU, Kids=[])
                )
                choices[name].V = pikepdf.Name.Off
                fields.append(choices[name])
            _add_option(choices[name], widget)
        else:
            widget.V = widget.AS
            fields.append(widget)
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=fields,
        DR=pikepdf.Dictionary(Font=pikepdf.Dictionary({f"/{_FONT}": font})),
        DA=pikepdf.String(f"/{_FONT} {SIZE:g} Tf {_INK} rg"),
    )


def _add_option(parent: pikepdf.Object, widget: pikepdf.Object) -> None:
    """Let the widget be one option of the field."""
    for key in ("/FT", "/Ff", "/T"):
        del widget[key]
    widget.Parent = parent
    parent.Kids.append(widget)
    if widget.AS != "/Off":
        parent.V = widget.AS


def _tickable(pdf: pikepdf.Pdf, widget: pikepdf.Object) -> None:
    """A box or a ring, with and without its mark; drawn with lines, so that no font is needed."""
    import pikepdf

    state = widget[_STATE]
    del widget[_STATE]
    pen = f"1 1 1 rg {_EDGE} RG 0.8 w"
    if int(widget.Ff) & _RADIO:
        ring = f"{pen} {_circle(BOX / 2 - 0.5)} b"
        marked = f"{ring} {_INK} rg {_circle(BOX / 4)} f"
    else:
        ring = f"{pen} 0.5 0.5 {BOX - 1:g} {BOX - 1:g} re b"
        marked = f"{ring} {_INK} RG 1.4 w 2.4 {BOX / 2:g} m {BOX / 2 - 0.8:g} 2.8 l {BOX - 2.4:g} {BOX - 2.6:g} l S"
    size = [0, 0, BOX, BOX]
    widget.AP = pikepdf.Dictionary(
        N=pikepdf.Dictionary({"/Off": _look(pdf, ring, size), str(state): _look(pdf, marked, size)})
    )


def _circle(radius: float) -> str:
    """A circle in the middle of the box, of four curves."""
    middle, pull = BOX / 2, radius * 0.5523
    east, west = middle + radius, middle - radius
    high, low = middle + pull, middle - pull
    return (
        f"{east:.2f} {middle:.2f} m "
        f"{east:.2f} {high:.2f} {high:.2f} {east:.2f} {middle:.2f} {east:.2f} c "
        f"{low:.2f} {east:.2f} {west:.2f} {high:.2f} {west:.2f} {middle:.2f} c "
        f"{west:.2f} {low:.2f} {low:.2f} {west:.2f} {middle:.2f} {west:.2f} c "
        f"{high:.2f} {west:.2f} {east:.2f} {low:.2f} {east:.2f} {middle:.2f} c h"
    )


def _text_look(pdf: pikepdf.Pdf, widget: pikepdf.Object, font: pikepdf.Object) -> pikepdf.Object:
    """A tinted field with its value on one line; fields that are filled in beforehand have one."""
    x0, y0, x1, y1 = (float(number) for number in widget.Rect)
    width, height = x1 - x0, y1 - y0
    fixed = bool(int(widget.Ff) & _READ_ONLY)
    size = SMALL if fixed else SIZE
    code = []
    if not fixed:
        code.append(f"{_GROUND} rg {_EDGE} RG 0.6 w 0.3 0.3 {width - 0.6:.2f} {height - 0.6:.2f} re b")
    shown = _escaped(str(widget.V))
    if shown:
        left = 0 if fixed else PADDING
        code.append(
            f"/Tx BMC q BT /{_FONT} {size:g} Tf {_INK} rg"
            f" {left:g} {(height - size) / 2 + 0.22 * size:.2f} Td ({shown}) Tj ET Q EMC"
        )
    return _look(pdf, " ".join(code), [0, 0, width, height], font)


def _escaped(text: str) -> str:
    """The text in the form's encoding as a string literal's inside; what it lacks shows as a question mark."""
    shown = unicodedata.normalize("NFC", text).encode("cp1252", "replace").decode("latin-1")
    return "".join(f"\\{ord(char):03o}" if char in "()\\" or not 32 <= ord(char) < 127 else char for char in shown)


def _look(
    pdf: pikepdf.Pdf, code: str, box: list[float] | list[int], font: pikepdf.Object | None = None
) -> pikepdf.Object:
    import pikepdf

    look = pdf.make_stream(code.encode("ascii"))
    look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    look.BBox = pikepdf.Array([round(float(number), 2) for number in box])
    fonts = {} if font is None else {"/Font": pikepdf.Dictionary({f"/{_FONT}": font})}
    look.Resources = pikepdf.Dictionary(fonts)
    return look


def _whole_font(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    """The text face whole, so that a reader can draw whatever is typed (WinAnsi: all of Western Europe)."""
    import pikepdf

    face = cut("Regular").ttf.face
    chars = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]
    widths = [face.charWidths.get(ord(char), 0) if char != "\ufffd" else 0 for char in chars]
    program = pdf.make_stream(bytes(face._ttf_data), Length1=len(face._ttf_data))
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name("/SourceSans3-Regular"),
        Flags=32,
        FontBBox=[round(number) for number in face.bbox],
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=round(face.capHeight),
        StemV=round(face.stemV),
        FontFile2=program,
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType,
        BaseFont=pikepdf.Name("/SourceSans3-Regular"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=255,
        Widths=[round(width, 3) for width in widths],
        FontDescriptor=pdf.make_indirect(descriptor),
    )
