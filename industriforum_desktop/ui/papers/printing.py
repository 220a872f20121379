"""A finished paper on a printer, page by page, in a worker: a QPrinter may be painted on from any thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from industriforum_desktop.i18n import _
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.asking import without_pictures
from industriforum_desktop.ui.papers.pictures import measure, picture

if TYPE_CHECKING:
    from industriforum_desktop.ui.papers.page import PapersPage

MOST_DPI = 300
"""Finer than this a page of text looks no better, and takes four times the memory."""


def ask_and_print(page: PapersPage) -> None:
    """Ask for a printer, and print the paper that the page shows when it is finished."""
    if not QPrinterInfo.availablePrinterNames():
        page.desk.warn(_("No printer was found. Add one in the system, or save the paper as PDF."), page)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(page.file_name.removesuffix(".pdf"))
    dialog = QPrintDialog(printer, page)
    without_pictures(dialog)
    if page.preview.pages:
        dialog.setMinMax(1, page.preview.pages)
        dialog.setFromTo(1, page.preview.pages)
    chosen = dialog.exec()
    dialog.deleteLater()
    if chosen:
        page.with_paper(partial(_print_on, page, printer))


def _print_on(page: PapersPage, printer: QPrinter, data: bytes) -> None:
    def failed(error: Exception) -> None:
        if not isinstance(error, PrintError):
            raise error
        text = _("{printer} doesn't take the paper. Check that it is on, or save the paper as PDF.")
        page.desk.warn(text.format(printer=printer.printerName()), page)

    said = _("Sent to {printer}").format(printer=printer.printerName())
    worker.run(lambda: print_pages(data, printer), lambda pages: page.desk.said.emit(said), failed)


class PrintError(Exception):
    """The printer doesn't take the paper."""


def print_pages(data: bytes, printer: QPrinter) -> int:
    """Print the pages that the printer was told to; how many there were. Raises PrintError."""
    pages = wanted_pages(printer, len(measure(data)))
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError(printer.printerName())
    try:
        for place, number in enumerate(pages):
            if place:
                printer.newPage()
            image = picture(data, number, min(printer.resolution(), MOST_DPI) / 72)
            sheet = QRectF(painter.viewport())
            size = QSizeF(image.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(sheet.topLeft(), size)
            target.moveCenter(sheet.center())
            painter.drawImage(target, image)
    finally:
        painter.end()
    return len(pages)


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, counted from 0: all, or those from one to another."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return list(range(count))
    last = printer.toPage() or count
    return list(range(printer.fromPage() - 1, min(last, count)))
