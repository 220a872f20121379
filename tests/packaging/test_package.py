"""What is installed holds all it needs, and the desktop is told the truth about it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

from industriforum_desktop import __version__
from industriforum_desktop.store.connection import APPLICATION_ID

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def _entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(LINUX / "industriforum-desktop.desktop", encoding="utf-8")
    return dict(parser["Desktop Entry"])


def test_wheel_carries_words_fonts_and_icons(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = "industriforum_desktop"
    for language in ("sv", "en"):
        assert f"{inside}/translations/{language}/LC_MESSAGES/industriforum.mo" in names
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file():
            assert f"{inside}/{path.relative_to(ROOT).as_posix()}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_desktop_knows_forum_files_by_their_first_bytes() -> None:
    kind = ElementTree.parse(LINUX / "industriforum-desktop.xml").find(f"{MIME}mime-type")
    assert kind is not None
    assert _entry()["MimeType"] == f"{kind.get('type')};"
    assert [glob.get("pattern") for glob in kind.findall(f"{MIME}glob")] == ["*.forum"]
    (identity,) = (match for match in kind.iter(f"{MIME}match") if match.get("offset") == "68")
    assert int(identity.get("value", ""), 16) == APPLICATION_ID


def test_desktop_entry_speaks_swedish_and_opens_a_file() -> None:
    entry = _entry()
    assert entry["Exec"] == "industriforum-desktop %f"
    assert entry["Comment[sv]"] != entry["Comment"]


def test_changelog_names_this_version() -> None:
    assert f"\n## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
