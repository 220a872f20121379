"""Fillable forms that come back: what was written in one of ours, and a plain reason where that can't be told.

Only text from fields with names we know is taken; nothing in the file is ever run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.papers import forms
from industriforum_desktop.papers.forms import FormKind, Marking

if TYPE_CHECKING:
    import pikepdf

LARGEST = 20_000_000
"""Bytes: a form of ours takes a hundredth of it."""
LONGEST = 20_000
"""Characters in one field."""
MOST_FIELDS, DEEPEST = 500, 8
MOST_OBJECTS = 200_000
_RUNS = frozenset(("JavaScript", "Launch", "SubmitForm", "ImportData", "RichMediaExecute"))
"""Kinds of actions (ISO 32000-2, 12.6.4) that run a program or send what the form holds to somebody."""
_HOLDS_CODE = ("/JS", "/OnInstantiate", "/RichMediaContent", "/RichMediaSettings")
"""What holds a script, or films and models (13.6 and 13.7) that bring their own."""
_UNSEEN = ("Cc", "Cs")
_OFF = ("Off", "/Off")

_KNOWN = re.compile(
    rf"{forms.MARKING}|{forms.ORGANISATION}|{forms.PERSON}|{forms.EMAIL}|{forms.TITLE}|{forms.BACKGROUND}"
    rf"|{forms.WANTED}|{forms.THEME}|{forms.HORIZON}|{forms.MINUTES}|{forms.PRESENTER}|{forms.ATTACHED}"
    rf"|{forms.ANSWER}|{forms.CHANGES}|{forms.KEEP}|{forms.CHANGE}|{forms.BEGIN}"
    r"|(?:aim|grade|comment)_[0-9]{1,9}"
)


class FormError(RuleBroken):
    """The file can't be taken as a form; the message says why and what to do."""


@dataclass(frozen=True)
class FilledForm:
    """What was filled in, by the names of the fields; a field left empty is not among `values`.

    `organisation` and `meeting` are ids in the forum file with the uid `forum`; `number` is the agenda round's.
    """

    marking: Marking
    values: Mapping[str, str]

    @property
    def kind(self) -> FormKind:
        return self.marking.kind

    @property
    def organisation_name(self) -> str:
        """As it was written on the form; empty on an anonymous one."""
        return self.values.get(forms.ORGANISATION, "")


def read(data: bytes) -> FilledForm:
    """The form in this PDF. Raises FormError, with a reason that a person understands."""
    import pikepdf

    if len(data) > LARGEST:
        raise FormError(N_("The file is too large to be one of the forum's forms."))
    if b"%PDF-" not in data[:1024]:
        raise FormError(N_("The file is not a PDF."))
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            values = _values(pdf)
    except FormError:
        raise
    except pikepdf.PasswordError as error:
        raise FormError(N_("The PDF is locked with a password. Ask for it without one.")) from error
    except (pikepdf.PdfError, TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise FormError(N_("The PDF is damaged and can't be read. Ask for it again.")) from error
    try:
        marking = Marking.read(values.pop(forms.MARKING, ""))
    except (ValueError, KeyError) as error:
        raise FormError(
            N_("The PDF is not one of the forum's forms, or its marking has been changed. Write in what it says.")
        ) from error
    if not values.keys() - {forms.ORGANISATION}:
        raise FormError(N_("Nothing is filled in on the form. It may have been sent back before it was saved."))
    return FilledForm(marking, values)


def _values(pdf: pikepdf.Pdf) -> dict[str, str]:
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if form is not None else None
    if form is not None and "/XFA" in form:
        raise FormError(N_("The form has been remade by another program (XFA). Write in what it says."))
    if not fields:
        raise FormError(
            N_("The PDF has no fields: it was printed or scanned. Write in what it says, or ask for the form.")
        )
    if _has_code(pdf):
        raise FormError(N_("The PDF holds program code, which none of the forum's forms does. Don't open it."))
    return {name: text for name, text in _fields(fields) if text}


def _has_code(pdf: pikepdf.Pdf) -> bool:
    """Whether anything in the file would run something, or send something away, when it is opened or used.

    Every object that the file leads to is looked at, wherever it hangs: one harmless action can lead to the next.
    """
    import pikepdf

    seen: set[tuple[int, int]] = set()
    waiting: list[pikepdf.Object] = [pdf.Root]
    left = MOST_OBJECTS
    while waiting:
        one = waiting.pop()
        if one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        left -= 1
        if left < 0:
            raise FormError(N_("The PDF is not one of the forum's forms: it has too many fields."))
        if isinstance(one, pikepdf.Array):
            parts = list(one.as_list())
        else:
            named = one.stream_dict if isinstance(one, pikepdf.Stream) else one
            if any(key in named for key in _HOLDS_CODE) or str(named.get("/S")).removeprefix("/") in _RUNS:
                return True
            if str(named.get("/URI", "")).strip().lower().startswith("javascript:"):
                return True
            parts = [part for _name, part in named.items()]
        waiting += [part for part in parts if isinstance(part, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)]
    return False


def _fields(fields: pikepdf.Object) -> Iterator[tuple[str, str]]:
    """Each known field with its text; a value is inherited by the fields below it (ISO 32000-1, 12.7.3.1)."""
    left = MOST_FIELDS
    waiting: list[tuple[pikepdf.Object, str, pikepdf.Object | None, int]]
    waiting = [(field, "", None, 0) for field in reversed(list(fields))]
    while waiting:
        field, above, inherited, depth = waiting.pop()
        left -= 1
        if left < 0 or depth > DEEPEST:
            raise FormError(N_("The PDF is not one of the forum's forms: it has too many fields."))
        own = str(field.get("/T", ""))
        name = ".".join(part for part in (above, own) if part)
        value = field.get("/V", inherited)
        below = [kid for kid in field.get("/Kids", []) if "/T" in kid]
        waiting += [(kid, name, value, depth + 1) for kid in reversed(below)]
        last = name.rpartition(".")[2]
        if not below and _KNOWN.fullmatch(last):
            text = _text(value)
            # Some programs write the state of a box as text, with the sign of a name.
            yield last, text.removeprefix("/") if field.get("/FT") == "/Btn" else text


def _text(value: pikepdf.Object | None) -> str:
    """A field's value as clean text; empty for a box that is not ticked."""
    import pikepdf

    if isinstance(value, pikepdf.Name):
        text = str(value).removeprefix("/")
    elif isinstance(value, pikepdf.String):
        text = str(value)
    else:
        return ""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _UNSEEN).strip()
    if len(text) > LONGEST:
        raise FormError(N_("A field of the form holds far too much text. Ask for it again, shorter."))
    return "" if text in _OFF else text
