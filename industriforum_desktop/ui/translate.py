"""Qt's own words, dates and numbers in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from industriforum_desktop.i18n import Language

_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: Language) -> None:
    """Give Qt this language for its dialogs, menus, dates and numbers; the catalogue comes with Qt."""
    while _installed:
        app.removeTranslator(_installed.pop())
    locale = QLocale(language.tag.replace("-", "_"))
    QLocale.setDefault(locale)
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(locale, "qtbase", "_", folder):
        app.installTranslator(words)
        _installed.append(words)
