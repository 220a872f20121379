"""Settings of how papers and window look: the accent colour, the logo and the sender of letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QCheckBox, QColorDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from industriforum_desktop.forum.forum import DEFAULT_ACCENT
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.settings.part import Part, said
from industriforum_desktop.ui.theme import AA, GRID, contrast
from industriforum_desktop.ui.widgets.basics import button, column, reserve, row
from industriforum_desktop.ui.widgets.form import line_edit, text_edit

LOGO_BYTES = 2 * 1024 * 1024
LOGO_SIDE = 6000
"""Greatest width and height of a logo, in pixels."""
_READABLE = (b"png", b"jpeg")


def logo_trouble(data: bytes) -> str:
    """Why these bytes can't be a logo, as a sentence; empty when they can."""
    if len(data) > LOGO_BYTES:
        return _("The picture is larger than 2 MB. Save it smaller and choose it again.")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in _READABLE:
        return _("The picture is neither PNG nor JPEG. Save it as one of these and choose it again.")
    size = reader.size()
    if max(size.width(), size.height()) > LOGO_SIDE:
        return _("The picture is more than {n} pixels wide or high. Save it smaller and choose it again.").format(
            n=LOGO_SIDE
        )
    if reader.read().isNull():
        return _("The picture is damaged and can't be read. Choose another one.")
    return ""


class LooksPart(Part):
    def __init__(self, file: ForumFile, language: Language) -> None:
        super().__init__()
        self.title = _("Looks")
        self._language = language
        self.logo: bytes | None = file.forum.logo
        self.accent = line_edit(file.forum.accent)
        self.accent.setMaxLength(7)
        self.accent.setMaximumWidth(14 * GRID)
        self.pick_button = button(_("Choose a colour …"), self._pick)
        self.contrast = reserve(said(""), 2)
        self.picture = QLabel()
        self.picture.setFixedHeight(9 * GRID)
        self.remove_button = button(_("Remove"), lambda: self._use_logo(None), name="trash")
        self.logo_trouble = said("", "warning")
        self.logo_trouble.setVisible(False)
        colour = row(
            self.accent,
            self.pick_button,
            button(_("Usual colour"), lambda: self.accent.setText(DEFAULT_ACCENT), role="plain"),
            None,
        )
        self.field(_("Accent colour"), _holding(colour), _("Used in the window and on papers."))
        self.accent.setAccessibleName(_("Accent colour"))
        self.form.addRow("", self.contrast)
        pictures = column(
            self.picture,
            row(button(_("Choose a picture …"), self._choose_logo, name="open"), self.remove_button, None),
            self.logo_trouble,
        )
        self.field(_("Logo"), _holding(pictures), _("PNG or JPEG, at most 2 MB. Stands at the top of papers."))
        self.letter_sender = text_edit(file.forum.sender, rows=4)
        self.field(_("Sender"), self.letter_sender, _("Name and address. Stands at the head of letters."))
        self.plain_names = QCheckBox(_("Name files with the letters a–z alone"))
        self.plain_names.setChecked(file.forum.plain_names)
        self.form.addRow("", self.plain_names)
        self.body.addStretch(1)
        self.accent.textChanged.connect(lambda text: self._show_colour())
        self._show_colour()
        self._show_logo()

    def trouble(self) -> str:
        if QColor.isValidColorName(self.accent.text()) and self.accent.text().startswith("#"):
            return ""
        return _("The accent colour is written as # and six digits or letters a–f, for example #B3122B.")

    def _show_colour(self) -> None:
        colour = self.accent.text()
        swatch = QPixmap(18, 18)
        swatch.fill(QColor(colour) if not self.trouble() else Qt.GlobalColor.transparent)
        self.pick_button.setIcon(QIcon(swatch))
        self.pick_button.setIconSize(QSize(18, 18))
        if self.trouble():
            self._say_contrast("", warn=False)
            return
        ratio = contrast(colour, "#ffffff")
        number = _number(ratio, self._language)
        if ratio < AA:
            text = _(
                "Contrast with white is {ratio}:1, less than the {least}:1 that text needs."
                " Choose a darker colour; until then text is drawn darker than this."
            )
        else:
            text = _("Contrast with white is {ratio}:1: text in this colour can be read by most people.")
        self._say_contrast(text.format(ratio=number, least=_number(AA, self._language)), warn=ratio < AA)

    def _say_contrast(self, text: str, *, warn: bool) -> None:
        self.contrast.setText(text)
        self.contrast.setProperty("role", "warning" if warn else "small")
        self.contrast.style().unpolish(self.contrast)
        self.contrast.style().polish(self.contrast)

    def _pick(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.accent.text()), self, _("Choose a colour"))
        if chosen.isValid():
            self.accent.setText(chosen.name().upper())

    def _choose_logo(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        path = file_dialogs.open_one(self, _("Choose a picture"), documents_folder(), kinds)
        if path is not None:
            self.read_logo(path)

    def read_logo(self, path: Path) -> None:
        """Take the picture at this path if it can be a logo; else say why not."""
        try:
            with path.open("rb") as file:
                data = file.read(LOGO_BYTES + 1)
        except OSError as error:
            trouble = _("The picture can't be read: {reason}").format(reason=error.strerror)
        else:
            trouble = logo_trouble(data)
        if not trouble:
            self._use_logo(data)
        self.logo_trouble.setText(trouble)
        self.logo_trouble.setVisible(bool(trouble))

    def _use_logo(self, data: bytes | None) -> None:
        self.logo = data
        self._show_logo()

    def _show_logo(self) -> None:
        self.logo_trouble.setVisible(False)
        self.remove_button.setEnabled(self.logo is not None)
        picture = QPixmap()
        if self.logo is None or not picture.loadFromData(self.logo):
            self.picture.setText(_("No logo"))
            return
        ratio = self.devicePixelRatioF()
        room = QSize(int(320 * ratio), int(self.picture.height() * ratio))
        mode = Qt.TransformationMode.SmoothTransformation
        if picture.width() > room.width() or picture.height() > room.height():
            picture = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)

    def write(self, file: ForumFile) -> None:
        file.forum.accent = self.accent.text()
        file.forum.logo = self.logo
        file.forum.plain_names = self.plain_names.isChecked()
        file.forum.sender = self.letter_sender.toPlainText().strip()


def _number(value: float, language: Language) -> str:
    """4,5: one decimal is enough for a contrast, cut off so that 4.49 is not said to be 4.5."""
    from babel.numbers import format_decimal

    return str(format_decimal(int(value * 10) / 10, locale=language.tag.replace("-", "_")))


def _holding(layout: QHBoxLayout | QVBoxLayout) -> QWidget:
    """A widget around a layout, so that it can stand in a form."""
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder
