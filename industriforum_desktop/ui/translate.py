"""Qt's own words in the person's language: Qt's catalogue, bettered by ours where ours has a word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from industriforum_desktop.i18n import Language


class _OwnWords(QTranslator):
    """Answers Qt from the gettext catalogue; the message context is Qt's class name."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language

    def translate(self, context, source, disambiguation=None, n=-1):
        return self._language.qt_text(context, source, n)

    def isEmpty(self) -> bool:
        return False


_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: Language) -> None:
    """Give Qt this language for its dialogs, menus, dates and numbers."""
    while _installed:
        app.removeTranslator(_installed.pop())
    locale = QLocale(language.tag.replace("-", "_"))
    QLocale.setDefault(locale)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt_words = QTranslator(app)
    if qt_words.load(locale, "qtbase", "_", folder):
        app.installTranslator(qt_words)
        _installed.append(qt_words)
    own = _OwnWords(language, app)
    app.installTranslator(own)
    _installed.append(own)
