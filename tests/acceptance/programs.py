"""Other people's programs: what they make of our files. None takes part of the person's settings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

REQUIRED = "INDUSTRIFORUM_REQUIRE_PROGRAMS"
SYSTEM_PYTHON = "/usr/bin/python3"
POPPLER = Path(__file__).with_name("poppler_form.py")


def require(command: str, package: str) -> None:
    """Skip the test that asks, and say why, where the program is lacking; fail it where it must be there."""
    if shutil.which(command):
        return
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{command} is required but not installed (Debian: {package})")
    pytest.skip(f"{command} is not installed (Debian: {package})")


def libreoffice(paths: Sequence[Path], to: str = "txt") -> list[str]:
    """The texts that LibreOffice finds in Word files ("txt") or Excel lists ("csv"); all lie in one folder."""
    require("soffice", "libreoffice-writer-nogui libreoffice-calc-nogui")
    folder = paths[0].parent
    kind = {"txt": "txt:Text (encoded):UTF8", "csv": "csv:Text - txt - csv (StarCalc):59,34,76"}[to]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "read"),
        *map(str, paths),
    ]
    done = subprocess.run(call, capture_output=True, text=True, timeout=300, check=True)
    made = [folder / "read" / f"{path.stem}.{to}" for path in paths]
    lacking = [path.name for path in made if not path.is_file()]
    assert not lacking, f"LibreOffice can't open {', '.join(lacking)}: {done.stderr}"
    return [path.read_text(encoding="utf-8-sig") for path in made]


def mail_client(message: bytes, folder: Path) -> str:
    """What s-nail shows of a letter: its heads, its text, and the names and types of what goes with it."""
    require("s-nail", "s-nail")
    lines = message.replace(b"\r\n", b"\n").split(b"\n")
    quoted = [b">" + line if line.startswith(b"From ") else line for line in lines]
    box = folder / "letters.mbox"
    box.write_bytes(b"From somebody Mon Jan  1 00:00:00 2024\n" + b"\n".join(quoted) + b"\n\n")
    call = ["s-nail", "-n", "-R", "-S", "ttycharset=utf-8", "-f", str(box)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    done = subprocess.run(
        call, input="type 1\nquit\n", capture_output=True, encoding="utf-8", env=environment, timeout=60, check=True
    )
    return done.stdout


def poppler_fills(pdf: bytes, values: Mapping[str, str], folder: Path) -> bytes:
    """The form as Evince and Okular save it, filled in: texts, "yes" for what is ticked, an option's number."""
    ready = subprocess.run([SYSTEM_PYTHON, str(POPPLER)], capture_output=True, text=True, check=False)
    if ready.returncode:
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"poppler is required but not installed: {ready.stderr}")
        pytest.skip("poppler is not installed (Debian: python3-gi gir1.2-poppler-0.18)")
    blank, filled = folder / "blank.pdf", folder / "filled.pdf"
    blank.write_bytes(pdf)
    call = [SYSTEM_PYTHON, str(POPPLER), str(blank), str(filled), json.dumps(dict(values))]
    subprocess.run(call, capture_output=True, text=True, timeout=60, check=True)
    return filled.read_bytes()


def pypdf_fills(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """The form as an independent library saves it, filled in: texts, and states for what is ticked or chosen."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf))
    fields = writer.get_fields() or {}
    lacking = values.keys() - fields.keys()
    assert not lacking, f"no such fields: {', '.join(lacking)}"
    states = {name: f"/{value}" if fields[name]["/FT"] == "/Btn" else value for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, states, auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
