"""Every page, light and dark, on screens of all sizes: seen, read, pressed and reached by everybody."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QTabWidget

from industriforum_desktop.app import App
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.pages import LISTED
from tests.ui.dialogs import activate
from tests.ui.sight import faults, outside, unseen_stops

LONG = os.environ.get("INDUSTRIFORUM_DOOR") == "long"
TARGETS = {"live": 4, "finish": 1}
PAGES = (*(kind.key for kind in LISTED), *TARGETS)
SIZES = {"1280x800": QSize(1280, 800), "150 %": QSize(910, 512), "200 %": QSize(640, 400)}
"""Screens in device-independent pixels: a small laptop's, and what is left of two where all is shown larger."""
FEW = (("overview", "light", "1280x800"), ("meetings", "dark", "1280x800"), ("people", "light", "200 %"))
"""What is looked at each time; the rest by `packaging/test.sh --long`."""
ALL = [(PAGES, scheme, size) for scheme in ("light", "dark") for size in SIZES]

WRITING = ("NotesEditor", "WritingField")
"""Where sentences are typed Tab stays, so that none of them is lost elsewhere; Ctrl+Tab goes on."""


@pytest.fixture
def scheme(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[str]:
    """The system asks for light or dark."""
    plain = theme.colours
    monkeypatch.setattr(theme, "colours", lambda accent, *, dark: plain(accent, dark=request.param == "dark"))
    monkeypatch.setattr(theme, "_worn", None)
    yield request.param
    monkeypatch.undo()
    theme._worn = None
    theme.apply(qapp, "#B3122B")


every = pytest.mark.parametrize(
    ("keys", "scheme", "size"),
    ALL if LONG else [((key,), scheme, size) for key, scheme, size in FEW],
    indirect=["scheme"],
)


def _settle() -> None:
    """Let what was asked for be laid out, and what hangs on that."""
    for _turn in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _views(app: App, keys: Sequence[str]) -> Iterator[str]:
    """The pages, and each page with each of its tabs."""
    for key in keys:
        app.window.go(key, TARGETS.get(key))
        page = app.window.page
        assert page is not None
        _settle()
        yield key
        for tabs in [one for one in page.findChildren(QTabWidget) if one.isVisible()]:
            for n in range(tabs.count()):
                if n != tabs.currentIndex() and tabs.isTabVisible(n):
                    tabs.setCurrentIndex(n)
                    _settle()
                    yield f"{key}, {tabs.tabText(n)}"


@every
def test_a_page_can_be_read_and_pressed(scheme: str, app: App, keys: Sequence[str], size: str) -> None:
    app.window.resize(SIZES[size])
    found = {name: [*faults(app.window), *outside(app.window, SIZES[size])] for name in _views(app, keys)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@every
def test_the_keyboard_is_seen_wherever_it_comes(scheme: str, app: App, keys: Sequence[str], size: str) -> None:
    """Where sentences are typed a Tab stays; Ctrl+Tab and F6 lead out of there."""
    app.window.resize(SIZES[size])
    activate(app.window)
    found = {
        name: [one for one in unseen_stops(app.window) if not one.startswith(WRITING)] for name in _views(app, keys)
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
