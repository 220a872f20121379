"""A finished paper on a printer, page by page. Run in a worker: a QPrinter may be painted on from any thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from industriforum_desktop.ui.papers.pictures import measure, picture

MOST_DPI = 300
"""Finer than this a page of text looks no better, and takes four times the memory."""


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
