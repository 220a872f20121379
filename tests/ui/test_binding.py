"""The Qt binding in use keeps its references: one that loses them aborts after minutes of typing."""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_do_not_use_up_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _n in range(200_000):
        widget.update()
    assert sys.getrefcount(None) > before - 1000


def test_the_binding_is_the_one_that_was_measured() -> None:
    assert PySide6.__version_info__[:2] == (6, 11)
