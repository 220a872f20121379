"""Lists of proposals from Excel or as CSV: one row a question, columns found by their heads."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from industriforum_desktop.exchange.arrivals import Row
from industriforum_desktop.forum.base import RuleBroken
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import LANGUAGES, Language, _, language
from industriforum_desktop.papers import forms

MOST_ROWS, MOST_COLUMNS = 5_000, 50
LARGEST = 50_000_000
"""Bytes of a workbook once unpacked."""

COLUMNS = {
    forms.ORGANISATION: (N_("Organisation"), ("part", "organization")),
    forms.PERSON: (N_("Name"), ("namn", "kontaktperson", "person")),
    forms.EMAIL: (N_("E-mail"), ("e-post", "epost", "mejl", "email")),
    forms.TITLE: (N_("The question"), ("frågan", "fråga", "rubrik", "titel", "förslag", "title", "question")),
    forms.BACKGROUND: (N_("Why it is raised"), ("varför den tas upp", "bakgrund", "background")),
    forms.WANTED: (N_("What is wanted"), ("önskat resultat", "syfte", "wanted", "purpose")),
    forms.HORIZON: (N_("How far ahead it looks"), ("hur långt fram frågan ser", "horisont", "horizon")),
    forms.THEME: (N_("Theme"), ("tema", "område")),
    forms.MINUTES: (N_("Minutes wanted"), ("önskad tid", "tid", "minuter", "minutes")),
    forms.PRESENTER: (N_("Presenter"), ("föredragande", "presenteras av")),
}
"""The columns by the names of a form's fields: the head of our own list, and what else it may be called."""


class ListError(RuleBroken):
    """The list can't be read; the message says why and what to do."""


def read_list(name: str, data: bytes) -> list[Row]:
    """The rows that hold anything, each numbered as in the sheet. Raises ListError."""
    rows = _workbook(data) if name.lower().endswith((".xlsx", ".xlsm")) else _text(data)
    columns: dict[int, str] = {}
    found = []
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ListError(N_("The list has more than {n} rows. Divide it."), n=str(MOST_ROWS))
        if not any(cells):
            continue
        if not columns:
            columns = _heads(cells)
            continue
        values = {columns[place]: text for place, text in enumerate(cells) if text and place in columns}
        if values:
            problem = "" if values.get(forms.TITLE) else _("The row says no question.")
            found.append(Row(number, values, problem))
    return found


def empty_list(spoken: Language) -> bytes:
    """An Excel workbook with the heads alone, for organisations to fill in."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = spoken.gettext("Proposals")
    sheet.append([spoken.gettext(head) for head, _others in COLUMNS.values()])
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = 26
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _heads(cells: Sequence[str]) -> dict[int, str]:
    """Which field each column holds."""
    names: dict[str, str] = {}
    for field, (head, others) in COLUMNS.items():
        for called in (head, *(language(code).gettext(head) for code in LANGUAGES), *others):
            names[called.casefold()] = field
    found = {place: names.get(text.strip(" :*").casefold(), "") for place, text in enumerate(cells)}
    kept = {place: field for place, field in found.items() if field}
    if forms.TITLE not in kept.values():
        raise ListError(N_("The list's first row must name the columns, one of them “The question”."))
    return kept


def _clean(value: object) -> str:
    text = "" if value is None else str(value)
    return "".join(char for char in text.replace("\r\n", "\n") if char.isprintable() or char == "\n").strip()


def _workbook(data: bytes) -> Iterator[list[str]]:
    import openpyxl

    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise ListError(N_("The list is too large. Divide it."))
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        yield from _cells(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True))
    except (BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, OSError) as error:
        if isinstance(error, RuleBroken):
            raise
        raise ListError(
            N_("The Excel file is damaged or no Excel file. Save it again and try once more.")
        ) from error


def _text(data: bytes) -> Iterator[list[str]]:
    """CSV in the encodings that Excel writes, with the sign between the columns that the first row has most of."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    between = max(";,\t", key=first.count)
    try:
        yield from _cells(csv.reader(StringIO(text, newline=""), delimiter=between))
    except csv.Error as error:
        raise ListError(N_("The list can't be read. Save it as an Excel file and try once more.")) from error


def _cells(rows: Iterable[Iterable[object]]) -> Iterator[list[str]]:
    for row in rows:
        yield [_clean(value) for value in list(row)[:MOST_COLUMNS]]
