"""Compiled catalogues: made from translations/ when they are older, and put into every wheel with the resources.

Without them the program would speak English to everybody and say nothing about it, so the build makes them
itself. Run as a program it compiles only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "industriforum_desktop"


def compile_catalogues(root: Path) -> list[Path]:
    """The compiled catalogues of the project in `root`, each at least as new as its source."""
    compiled = []
    for source in sorted((root / "translations").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as text:
                catalogue = read_po(text)
            with target.open("wb") as file:
                write_mo(file, catalogue)
        compiled.append(target)
    return compiled


class DataHook(BuildHookInterface[Any]):
    """Called by hatchling. An editable install reads the data from the checkout and needs no copies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compiled = compile_catalogues(root)
        if version == "standard" and self.target_name == "wheel":
            inside = build_data["force_include"]
            inside[str(root / "resources")] = f"{PACKAGE}/resources"
            for path in compiled:
                inside[str(path)] = f"{PACKAGE}/{path.relative_to(root).as_posix()}"


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent.parent)
