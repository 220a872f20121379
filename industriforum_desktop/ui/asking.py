"""Questions and warnings: one small window each, whose buttons say what they do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QPushButton, QWidget

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.widgets.letters import underline

Role = QMessageBox.ButtonRole


def ask(parent: QWidget | None, title: str, text: str, *answers: tuple[str, Role], usual: int = 0) -> int:
    """Which of the answers was given: its place. The last one is given by Esc, and changes nothing; Enter gives the
    `usual` one.
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=parent)
    # The text can be gone to and copied.
    by = Qt.TextInteractionFlag
    box.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
    buttons: list[QPushButton] = [box.addButton(answer, role) for answer, role in answers]
    box.setDefaultButton(buttons[usual])
    box.setEscapeButton(buttons[-1])
    underline(buttons)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return next((n for n, button in enumerate(buttons) if button is pressed), len(buttons) - 1)


def agrees(parent: QWidget | None, title: str, text: str, yes: str, no: str = "", *, usual: int = 0) -> bool:
    """Whether the person wants what the button `yes` says."""
    return ask(parent, title, text, (yes, Role.AcceptRole), (no or _("Cancel"), Role.RejectRole), usual=usual) == 0


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """A message that must be read."""
    ask(parent, title, text, (_("OK"), Role.AcceptRole))


def without_pictures(dialog: QDialog) -> None:
    """Take the system's cross and tick from the buttons of a dialog that Qt has made."""
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            button.setIcon(QIcon())


class Wish(Enum):
    """What is to become of something written."""

    SAVE = "save"
    THROW_AWAY = "throw away"
    GO_ON = "go on"


def ask_about_written(parent: QWidget, *, can_save: bool, save: str = "") -> Wish:
    """Ask what is to become of what is written; Esc goes on writing. `save` says how it is saved here."""
    answers: Sequence[tuple[Wish, str, Role]] = (
        (Wish.SAVE, save or _("Save"), Role.AcceptRole),
        (Wish.THROW_AWAY, _("Throw away"), Role.DestructiveRole),
        (Wish.GO_ON, _("Keep writing"), Role.RejectRole),
    )[0 if can_save else 1 :]
    text = _("What you have written here is not saved.")
    buttons = [(answer, role) for _wish, answer, role in answers]
    place = ask(parent, parent.windowTitle(), text, *buttons, usual=0 if can_save else 1)
    return answers[place][0]
