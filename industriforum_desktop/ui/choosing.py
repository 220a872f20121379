"""Asking for one of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.fields import Choice, Field
from industriforum_desktop.ui.widgets.form import FormDialog


def choose(parent: QWidget, title: str, question: str, texts: Sequence[str], first: int = 0) -> int | None:
    """Ask for one of several; its place, or None when none is wanted."""
    dialog = FormDialog(title, parent, save=_("Choose"))
    options = Choice((text, place) for place, text in enumerate(texts))
    dialog.ask(Field("place", question, options, above=True), of={"place": first})
    return options.currentIndex() if dialog.exec() else None
