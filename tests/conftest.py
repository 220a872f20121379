"""Fixtures that all tests share: forums to work on, and the program started on one of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from industriforum_desktop import i18n
from industriforum_desktop.store.content import create_demo, create_forum
from industriforum_desktop.store.forum_file import ForumFile


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
