#!/usr/bin/env python3
"""Build packages of the program: python3 packaging/build.py deb

Build on the oldest system that the package is for: its C library is the least that the package will need.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from freeze import ROOT, freeze


def main() -> int:
    parser = argparse.ArgumentParser(description="Build packages of Industriforum Desktop.")
    parser.add_argument(
        "kind", choices=("folder", "deb"), help="a folder that runs without Python; a Debian package"
    )
    parser.add_argument("--output", type=Path, default=ROOT / "dist", metavar="FOLDER", help="dist/ if left out")
    call = parser.parse_args()
    prepared = subprocess.run(["bash", ROOT / "packaging" / "setup.sh", "build"], check=False)
    if prepared.returncode:
        return prepared.returncode
    if call.kind == "folder":
        made = freeze(ROOT / "build")
    else:
        from deb import build_deb

        made = build_deb(ROOT / "build", call.output.resolve())
    files = [made] if made.is_file() else [path for path in made.rglob("*") if not path.is_symlink()]
    print(f"{made}: {sum(path.stat().st_size for path in files) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
