"""A package for Debian 12 or later, and Ubuntu 24.04 or later."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

from freeze import NAME, ROOT, elf_files, freeze, output, source_date, version
from licences import collect_licences

LINUX = ROOT / "packaging" / "linux"
MAINTAINER = "Industriforum Desktop developers <industriforum-desktop@example.se>"
PROGRAM = f"usr/lib/{NAME}/{NAME}"
# Qt opens these by name, so that no file says it needs them.
OPENED_BY_NAME = ("libgl1", "libegl1", "libfontconfig1")
# A wheel brings its own, under Debian's name.
BROUGHT = "libhunspell-1.7-0"
FILES = {
    "industriforum-desktop.desktop": "usr/share/applications",
    "industriforum-desktop.metainfo.xml": "usr/share/metainfo",
    "industriforum-desktop.xml": "usr/share/mime/packages",
    "industriforum-desktop.1": "usr/share/man/man1",
}
CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: at-spi2-core, desktop-file-utils, shared-mime-info
Section: office
Priority: optional
Description: convene a dialogue forum: participants, agendas, live minutes, papers
 For the person who convenes a dialogue forum of employers, unions and public
 bodies: keeps organisations and participants, plans the year's meetings, drafts
 agendas, takes the minutes live and makes accessible PDF papers. One file is
 one forum. The program works offline and opens no connections.
"""


def build_deb(build: Path, target: Path) -> Path:
    """Freeze the program, put it into a package in the folder `target`, and return the package."""
    folder = freeze(build)
    architecture = output("dpkg", "--print-architecture").strip()
    tree = build / f"{NAME}_{version()}_{architecture}"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(folder, tree)
    _write_control(tree, architecture, _depends(tree, build))
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / PROGRAM else 0o644)
    package = target / f"{tree.name}.deb"
    target.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = source_date()
    output("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, package)
    return package


def _lay_out(folder: Path, tree: Path) -> None:
    """Where everything lies once installed."""
    inside = tree / "usr" / "lib" / NAME
    shutil.copytree(folder, inside, symlinks=True)
    link = tree / "usr" / "bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    for name, place in FILES.items():
        _install(LINUX / name, tree / place / name)
    icons = tree / "usr" / "share" / "icons" / "hicolor" / "scalable"
    _install(ROOT / "resources" / "icons" / "app.svg", icons / "apps" / f"{NAME}.svg")
    _install(ROOT / "resources" / "icons" / "app.svg", icons / "mimetypes" / "application-x-industriforum.svg")
    documents = tree / "usr" / "share" / "doc" / NAME
    _install(ROOT / "LICENSE", documents / "copyright")
    collect_licences(documents / "licences")
    _install(ROOT / "CHANGELOG.md", documents / "CHANGELOG.md")
    output("gzip", "-9n", tree / FILES[f"{NAME}.1"] / f"{NAME}.1", documents / "CHANGELOG.md")
    output("desktop-file-validate", tree / FILES[f"{NAME}.desktop"] / f"{NAME}.desktop")


def _install(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _depends(tree: Path, build: Path) -> str:
    """Debian's packages that the program's files need, with the versions of the symbols they use."""
    stub = build / "shlibdeps" / "debian" / "control"
    stub.parent.mkdir(parents=True, exist_ok=True)
    stub.write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n", encoding="utf-8")
    elfs = elf_files(tree)
    private = [f"-l{folder}" for folder in sorted({path.parent for path in elfs})]
    here = Path.cwd()
    os.chdir(stub.parent.parent)
    try:
        said = output(
            "dpkg-shlibdeps",
            "-O",
            "--ignore-missing-info",
            f"-x{BROUGHT}",
            *private,
            *(f"-e{path}" for path in elfs),
        )
    finally:
        os.chdir(here)
    found = re.fullmatch(r"shlibs:Depends=(.*)\n", said)
    if found is None:
        raise SystemExit(f"dpkg-shlibdeps said {said!r}")
    computed = found[1].split(", ")
    names = {one.split(" ")[0] for one in computed}
    return ", ".join([*computed, *(name for name in OPENED_BY_NAME if name not in names)])


def _write_control(tree: Path, architecture: str, depends: str) -> None:
    """What dpkg reads: the description, and the sum of every file."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    control = tree / "DEBIAN"
    control.mkdir()
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    text = CONTROL.format(
        name=NAME,
        version=version(),
        architecture=architecture,
        maintainer=MAINTAINER,
        kibibytes=sum(path.stat().st_size for path in files) // 1024,
        depends=depends,
    )
    (control / "control").write_text(text, encoding="utf-8")
