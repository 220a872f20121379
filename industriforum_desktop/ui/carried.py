"""What is dropped or pasted: files, words, or a picture. A file that lies on this computer is never text."""

from __future__ import annotations

from pathlib import Path
from unicodedata import combining, is_normalized, normalize

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

QT = 'name="qrichtext"'
"""Stands in what Qt's own fields carry as HTML."""


def local_files(carried: QMimeData) -> list[Path]:
    """The files on this computer that are carried; addresses on the web are text."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def text_for(field: QLineEdit | QPlainTextEdit, carried: QMimeData) -> str:
    """The words that are carried, as they are put where the field's cursor stands."""
    # Loaded when something is pasted: the first window does without the language of the minutes.
    from industriforum_desktop.minutes.pasted import cleaned, from_html, one_line

    if local_files(carried):
        return ""
    html = carried.html() if carried.hasHtml() else ""
    # What was cut or copied in this program is plain text, and its line ends are part of it.
    text = (from_html(html) if QT not in html else "") or carried.text()
    if isinstance(field, QLineEdit):
        return one_line(text)
    start = field.textCursor().selectionStart()
    return cleaned(text, begins_line=start == field.document().findBlock(start).position())


def text_field(part: QObject) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The text field that the widget is, or is the viewport of."""
    if isinstance(part, QLineEdit | QPlainTextEdit | QTextEdit):
        return part
    parent = part.parent()
    if isinstance(parent, QPlainTextEdit | QTextEdit) and parent.viewport() is part:
        return parent
    return None


class PastingField(QPlainTextEdit):
    """A field that can do more with what is pasted or dropped than write its words.

    Signals: `files_given` (their paths) and `picture_given` (a QImage).
    """

    files_given = Signal(list)
    picture_given = Signal(QImage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self._put_together(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._put_together(event.commitString())

    def _put_together(self, typed: str) -> None:
        """Make one letter of a letter and the mark that was typed after it: å of a and °."""
        if not any(map(combining, typed)):
            return
        cursor = self.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, len(typed) + 1
        )
        apart = cursor.selectedText()
        if not is_normalized("NFC", apart):
            cursor.joinPreviousEditBlock()
            cursor.insertText(normalize("NFC", apart))
            cursor.endEditBlock()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Write the words as plain lines, whatever Word or the browser brought; tell of files, or of a picture."""
        if files := local_files(source):
            self.files_given.emit(files)
        elif text := text_for(self, source):
            self.insertPlainText(text)
        elif source.hasImage():
            self.picture_given.emit(QImage(source.imageData()))
