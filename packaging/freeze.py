"""A folder that runs without Python: PyInstaller's, less what the program or the system can do without."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "industriforum-desktop"
VENV = ROOT / ".venv" / "bin"


def version() -> str:
    """The program's version, from its one place."""
    text = (ROOT / "industriforum_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise SystemExit("industriforum_desktop/__init__.py has no __version__")
    return found[1]


def source_date() -> str:
    """The second that every file of a package bears, so that the same source gives the same package."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return given or output("git", "-C", str(ROOT), "log", "-1", "--format=%ct").strip()


def output(*command: str | Path, said: str = "") -> str:
    """What a command prints when this is said to it; its own words and an end when it fails."""
    ran = subprocess.run(command, input=said, capture_output=True, text=True, encoding="utf-8", check=False)
    if ran.returncode:
        words = " ".join(map(str, command[:6]))
        raise SystemExit(f"{words} … failed:\n{ran.stdout[-3000:]}{ran.stderr[-6000:]}")
    return ran.stdout


def freeze(build: Path) -> Path:
    """Build the folder anew inside `build`, trim it, see that it works, and return it."""
    work, folder = build / "work", build / "frozen" / NAME
    os.environ.update(SOURCE_DATE_EPOCH=source_date(), PYTHONHASHSEED="0")
    spec = ROOT / "packaging" / f"{NAME}.spec"
    places: list[str | Path] = ["--distpath", folder.parent, "--workpath", work]
    output(VENV / "pyinstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, spec)
    if sys.platform == "linux":
        _leave_to_the_system(folder / "_internal")
        _drop_orphans(folder)
        _strip(folder)
    try_out(folder / NAME, build / "try")
    return folder


def try_out(program: Path, place: Path) -> None:
    """Run every command: each library that is found at run time only is called by one of them."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    forum, paper = place / "Prov.forum", place / "prov.pdf"
    if version() not in output(program, "--version"):
        raise SystemExit(f"{program} --version does not say {version()}")
    output(program, "demo", forum)
    output(program, "check", forum)
    for language in ("sv", "en"):
        output(program, "report", "minutes", forum, "--meeting", "2023-1", "--language", language, "-o", paper)
        if not paper.read_bytes().startswith(b"%PDF"):
            raise SystemExit(f"{program} made no paper")
    if '"wrong": ["forumz"]' not in output(program, "spell", said='{"check": ["forum", "forumz"]}\n'):
        raise SystemExit(f"{program} does not tell a right word from a wrong one")
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
    output(program, "tour", place / "tour")


def elf_files(folder: Path) -> list[Path]:
    """Programs and shared libraries in the folder."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def needed(path: Path) -> set[str]:
    """Names of the libraries that one asks the linker for."""
    return set(re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", path)))


def _leave_to_the_system(internal: Path) -> None:
    """Remove the libraries that Debian has: there they get their security updates, and fit the drivers."""
    for library in internal.glob("*.so*"):
        if not library.name.startswith("libpython"):
            library.unlink()


def _drop_orphans(folder: Path) -> None:
    """Remove shared libraries of the wheels that nothing needs any more."""
    wants = {path: needed(path) for path in elf_files(folder)}
    while True:
        wanted = set().union(*wants.values())
        orphans = [
            path
            for path in wants
            if (path.parent.name.endswith(".libs") or path.parent.name == "lib") and path.name not in wanted
        ]
        if not orphans:
            return
        for path in orphans:
            path.unlink()
            del wants[path]


def _strip(folder: Path) -> None:
    """Remove symbols that only a debugger reads. Libraries that a wheel's repair has moved don't stand it."""
    for path in elf_files(folder / "_internal"):
        if "PySide6" not in path.parts and not path.parent.name.endswith(".libs"):
            output("strip", "--strip-unneeded", path)
