"""Keys as they are named to the person: by the system, in her language."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def native(keys: QKeySequence | str) -> str:
    """Keys as the system names them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(text: str, keys: QKeySequence | str) -> str:
    """What something does, and by which keys, if by any."""
    return f"{text} ({native(keys)})" if keys else text
