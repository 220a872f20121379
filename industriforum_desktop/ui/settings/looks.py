"""Settings of how papers and window look: the accent colour, the logo and the sender of letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QColorDialog, QLabel

from industriforum_desktop.forum.forum import DEFAULT_ACCENT
from industriforum_desktop.i18n import Language, _
from industriforum_desktop.settings import documents_folder
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui import file_dialogs
from industriforum_desktop.ui.asking import without_pictures
from industriforum_desktop.ui.fields import Field, Line, Text, Tick, Told
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.theme import AA, GRID, contrast
from industriforum_desktop.ui.widgets.basics import Steady, button, column, filling, holding, row

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
        self.accent = Line()
        self.accent.setMaxLength(7)
        self.accent.setMaximumWidth(14 * GRID)
        self.pick_button = button(_("Choose a colour …"), self._pick)
        # It warns in other words than it praises: nothing below it moves when it does.
        self.contrast = Steady((self._contrast_text(1.0), self._contrast_text(21.0)), warns=True)
        self.picture = QLabel()
        self.picture.setFixedHeight(9 * GRID)
        self.remove_button = button(_("Remove"), lambda: self._use_logo(None), name="trash")
        self.logo_trouble = filling("", "warning")
        self.logo_trouble.setVisible(False)
        usual = button(_("Usual colour"), lambda: self.accent.setText(DEFAULT_ACCENT), role="plain")
        hint = _("PNG or JPEG, at most 2 MB. Stands at the top of papers.")
        choose = button(_("Choose a picture …"), self._choose_logo, name="open")
        pictures = column(self.picture, row(choose, self.remove_button, None), filling(hint), self.logo_trouble)
        self.ask(
            Field(
                "accent",
                _("Accent colour"),
                self.accent,
                hint=_("Used in the window and on papers."),
                check=self._wrong,
            ),
            Told("", holding(row(self.pick_button, usual, None))),
            Told("", self.contrast),
            Told(_("Logo"), holding(pictures)),
            Field("sender", _("Sender"), Text(4), hint=_("Name and address. Stands at the head of letters.")),
            Field("plain_names", "", Tick(_("Name files with the letters a–z alone"))),
            of=file.forum,
        )
        self.body.addStretch(1)
        self.accent.textChanged.connect(lambda text: self._show_colour())
        self._show_colour()
        self._show_logo()

    @staticmethod
    def _wrong(colour: str) -> str:
        if QColor.isValidColorName(colour) and colour.startswith("#"):
            return ""
        return _("The accent colour is written as # and six digits or letters a–f, for example #B3122B.")

    def _show_colour(self) -> None:
        colour = self.accent.value()
        wrong = self._wrong(colour)
        swatch = QPixmap(18, 18)
        swatch.fill(QColor(colour) if not wrong else Qt.GlobalColor.transparent)
        self.pick_button.setIcon(QIcon(swatch))
        self.pick_button.setIconSize(QSize(18, 18))
        if wrong:
            self._say_contrast("", warn=False)
            return
        ratio = contrast(colour, "#ffffff")
        self._say_contrast(self._contrast_text(ratio), warn=ratio < AA)

    def _contrast_text(self, ratio: float) -> str:
        if ratio < AA:
            text = _(
                "Contrast with white is {ratio}:1, less than the {least}:1 that text needs."
                " Choose a darker colour; until then text is drawn darker than this."
            )
        else:
            text = _("Contrast with white is {ratio}:1: text in this colour can be read by most people.")
        return text.format(ratio=_number(ratio, self._language), least=_number(AA, self._language))

    def _say_contrast(self, text: str, *, warn: bool) -> None:
        self.contrast.setText(text)
        self.contrast.setProperty("role", "warning" if warn else "small")
        self.contrast.style().unpolish(self.contrast)
        self.contrast.style().polish(self.contrast)

    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self.accent.text()), self)
        dialog.setWindowTitle(_("Choose a colour"))
        without_pictures(dialog)
        if dialog.exec():
            self.accent.setText(dialog.selectedColor().name().upper())
        dialog.deleteLater()

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
        self.form.fields.write(file.forum)
        file.forum.logo = self.logo


def _number(value: float, language: Language) -> str:
    """4,5: one decimal is enough for a contrast, cut off so that 4.49 is not said to be 4.5."""
    from babel.numbers import format_decimal

    return str(format_decimal(int(value * 10) / 10, locale=language.tag.replace("-", "_")))
