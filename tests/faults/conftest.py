"""The started program, and disks of its own to take away."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.conftest import app, qapp_cls, said, start

__all__ = ["app", "qapp_cls", "said", "small_disk", "start"]

DISK_KIB = 3 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """The folder of a disk with little room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    call = [mount or "mount", "-t", "tmpfs", "-o", f"size={DISK_KIB}k", "tmpfs", str(folder)]
    if mount is None or subprocess.run(call, capture_output=True).returncode:
        pytest.skip("a disk of its own can't be mounted here: that needs Linux and root")
    yield folder
    for mounted in (folder, folder.with_name("elsewhere")):
        while mounted.is_mount():
            subprocess.run(["umount", "--lazy", str(mounted)], check=True)
