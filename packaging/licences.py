"""The licences of what a package carries besides the program itself."""

from __future__ import annotations

import re
import shutil
from importlib.metadata import Distribution, distributions
from pathlib import Path

from freeze import ROOT, VENV, output

INTRODUCTION = """This package carries these libraries, unchanged. Their licences lie in the folders beside it.
Qt (PySide6, Shiboken) is used under LGPL-3.0, whose text is in /usr/share/common-licenses/LGPL-3 on Debian;
its libraries are separate files that may be replaced by ones of your own making.

"""


def collect_licences(target: Path) -> None:
    """Copy every licence text into a folder for each library, and list them in README.txt."""
    lines = []
    for found in _carried():
        name = found.metadata["Name"]
        says = found.metadata["License-Expression"] or found.metadata["License"] or "see its folder"
        lines.append(f"{name} {found.version}: {says.splitlines()[0]}\n")
        for file in found.files or []:
            if ".dist-info" in str(file) and re.search(r"licen[cs]e|copying|notice", str(file), re.IGNORECASE):
                place = target / name / re.sub(r"^[^/]+\.dist-info/(licenses/)?", "", file.as_posix())
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), place)
    python = Path(output(VENV / "python", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").strip())
    lines.append("Python: PSF-2.0\n")
    if (python / "LICENSE.txt").is_file():
        (target / "Python").mkdir(parents=True)
        shutil.copyfile(python / "LICENSE.txt", target / "Python" / "LICENSE.txt")
    (target / "README.txt").write_text(INTRODUCTION + "".join(sorted(lines, key=str.casefold)), encoding="utf-8")


def _carried() -> list[Distribution]:
    """What the program needs, and what that needs in turn, extras left out."""
    installed = {}
    for packages in (ROOT / ".venv").glob("lib/python*/site-packages"):
        for found in distributions(path=[str(packages)]):
            installed[_key(found.metadata["Name"])] = found
    carried: dict[str, Distribution] = {}
    waiting = ["industriforum-desktop"]
    while waiting:
        name = waiting.pop()
        if name in installed and name not in carried:
            carried[name] = installed[name]
            for line in installed[name].requires or []:
                if "extra ==" not in line:
                    waiting.append(_key(re.split(r"[^\w.-]", line, maxsplit=1)[0]))
    del carried["industriforum-desktop"]
    return list(carried.values())


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
