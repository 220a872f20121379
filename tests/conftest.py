"""Fixtures that all tests share: forums to work on, and the program started on one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import settings

if "QT_QPA_PLATFORM" not in os.environ or os.environ["QT_QPA_PLATFORM"] == "offscreen":
    _screen = Path(__file__).parent / "data" / "screen.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen}"

from industriforum_desktop import i18n
from industriforum_desktop.demo.example import create_demo
from industriforum_desktop.store.content import create_forum
from industriforum_desktop.store.forum_file import ForumFile

settings.register_profile("long", max_examples=500, deadline=None)
# The usual samples are the same each time, so that a run can be compared with another.
settings.register_profile("usual", derandomize=True, deadline=None)
# While one works: the beginning of the usual samples.
settings.register_profile("quick", max_examples=25, derandomize=True, deadline=None)
_door = os.environ.get("INDUSTRIFORUM_DOOR", "")
settings.load_profile(_door if _door in ("long", "quick") else "usual")

TOLD = "told"
"""The property of a test's report that holds a line to be said at the end."""


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    """The compiled catalogues are not kept in the repository: make them as new as their sources."""
    for source in Path(__file__).parent.parent.glob("translations/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            # Two processes may do this at once.
            whole = target.with_suffix(f".{os.getpid()}")
            with source.open("rb") as text, whole.open("wb") as compiled:
                write_mo(compiled, read_po(text))
            whole.replace(target)


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Says a line at the end of the run, whichever process the test ran in."""
    return lambda line: record_property(TOLD, line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the tests counted."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, line in getattr(report, "user_properties", ()):
                if name == TOLD and report.when == "call":
                    terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folders, empty, so that no test meets another's settings or files."""
    folder = tmp_path / "home"
    for name, place in (
        ("HOME", folder),
        ("XDG_DATA_HOME", folder / "data"),
        ("XDG_CONFIG_HOME", folder / "config"),
        ("XDG_DOCUMENTS_DIR", folder / "Documents"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    i18n.install("sv")
    return folder


@pytest.fixture(scope="session")
def _demo_master(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("demo") / "demo.forum"
    create_demo(path).close()
    return path.read_bytes()


@pytest.fixture
def demo_path(tmp_path: Path, _demo_master: bytes) -> Path:
    """A fresh copy of the demo forum."""
    path = tmp_path / "Exempel.forum"
    path.write_bytes(_demo_master)
    return path


@pytest.fixture
def demo(demo_path: Path) -> Iterator[ForumFile]:
    """The demo forum, open."""
    file = ForumFile.open(demo_path)
    yield file
    file.close()


@pytest.fixture
def new_path(tmp_path: Path) -> Path:
    """A new forum as the welcome makes it."""
    path = tmp_path / "Nytt.forum"
    create_forum(path, today=date(2023, 1, 9)).close()
    return path


@pytest.fixture
def new(new_path: Path) -> Iterator[ForumFile]:
    """A new forum, open."""
    file = ForumFile.open(new_path)
    yield file
    file.close()
