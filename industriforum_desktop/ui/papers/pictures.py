"""Pages of a finished paper as pictures, through PDFium. Run in a worker: PDFium takes its time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

# PDFium knows no threads (its own documentation): one at a time, and nothing of it outlives a call.
_one_at_a_time = threading.Lock()


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    with _one_at_a_time:
        pdf = pypdfium2.PdfDocument(data)
        try:
            yield pdf
        finally:
            pdf.close()


def measure(data: bytes) -> list[QSizeF]:
    """The size of each page, in points."""
    with _opened(data) as pdf:
        return [QSizeF(*pdf.get_page_size(number)) for number in range(len(pdf))]


def picture(data: bytes, number: int, scale: float) -> QImage:
    """One page, counted from 0, with `scale` pixels to the point; the boxes of a form too."""
    with _opened(data) as pdf:
        # Before the page is read: only then are its fields drawn.
        pdf.init_forms()
        page = pdf[number]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        bitmap.close()
        page.close()
    return image


Place = tuple[int, list[QRectF]]
"""A page, counted from 0, and the rectangles on it that hold a word, in points from its upper left corner."""


def find(data: bytes, text: str) -> list[Place]:
    """Every place where the text stands, in order, without regard to case."""
    found: list[Place] = []
    with _opened(data) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            height = page.get_height()
            words = page.get_textpage()
            search = words.search(text, match_case=False)
            while (at := search.get_next()) is not None:
                areas = [words.get_rect(n) for n in range(words.count_rects(*at))]
                found.append(
                    (number, [QRectF(x, height - top, end - x, top - foot) for x, foot, end, top in areas])
                )
            search.close()
            words.close()
            page.close()
    return found
