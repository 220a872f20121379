"""Speed, as ratios within one run: python -m tests.benchmarks

Nothing here passes or fails; the numbers are read by people. Run it on a quiet machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

STARTS = 7
TEXT = "Läget i industrin är delat och orderböckerna fylls långsamt. "


def start_once(file: Path | None) -> tuple[float, float, int]:
    """Seconds until the window can be read and until it has settled; kilobytes of memory then."""
    call = [sys.executable, "-m", "tests.benchmarks.started", *([str(file)] if file else [])]
    began = time.monotonic()
    out = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    told = dict(line.split() for line in out.splitlines())
    return float(told["readable"]) - began, float(told["settled"]) - began, int(told["memory"])


def starts(demo: Path, decade: Path) -> None:
    """The programs take turns, so that a busy moment touches all of them."""
    kinds: dict[str, Path | None] = {"bare window": None, "demo forum": demo, "ten years": decade}
    seen: dict[str, list[tuple[float, float, int]]] = {kind: [] for kind in kinds}
    for _round in range(STARTS):
        for kind, file in kinds.items():
            seen[kind].append(start_once(file))
    middle = {kind: [median(column) for column in zip(*rows, strict=True)] for kind, rows in seen.items()}
    bare, example, years = middle["bare window"], middle["demo forum"], middle["ten years"]
    print(f"start, next meeting readable / bare window: {example[0] / bare[0]:.2f}  ({example[0] * 1000:.0f} ms)")
    print(f"start, content settled / bare window:       {example[1] / bare[0]:.2f}  ({example[1] * 1000:.0f} ms)")
    print(f"memory, settled:                            {example[2] / 1024:.0f} MiB  (bare {bare[2] / 1024:.0f})")
    print(f"ten years / demo, readable:                 {years[0] / example[0]:.2f}")
    print(f"ten years / demo, settled:                  {years[1] / example[1]:.2f}")


def paper(demo: Path, folder: Path) -> None:
    """The demo's longest minutes from the file to the PDF, against a plain ReportLab story of as many pages."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from industriforum_desktop import cli

    def ours() -> None:
        cli.main(["report", "minutes", str(demo), "--meeting", "2023-3", "-o", str(folder / "minutes.pdf")])

    def plain() -> None:
        style = getSampleStyleSheet()["BodyText"]
        story = [Paragraph(TEXT * 12, style) for _n in range(40)]
        SimpleDocTemplate(str(folder / "plain.pdf")).build(story)

    taken: dict[str, list[float]] = {"ours": [], "plain": []}
    for _round in range(5):
        for name, make in (("ours", ours), ("plain", plain)):
            began = time.perf_counter()
            make()
            taken[name].append(time.perf_counter() - began)
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(folder / "minutes.pdf"))
    seconds = median(taken["ours"][1:])
    ratio = seconds / median(taken["plain"][1:])
    print(f"minutes of {pages} pages / plain ReportLab:       {ratio:.1f}  ({seconds:.2f} s)")


def main() -> None:
    from industriforum_desktop.demo.example import create_demo
    from tests.benchmarks import decade, papers, typing

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(XDG_DATA_HOME=f"{name}/data", XDG_CONFIG_HOME=f"{name}/config", LANG="sv_SE.UTF-8")
        demo, years = folder / "demo.forum", folder / "years.forum"
        create_demo(demo).close()
        decade.make(years)
        starts(demo, years)
        for measure in (typing.keys, typing.long_keys, typing.long_meeting):
            create_demo(own := folder / f"{measure.__name__}.forum").close()
            measure(own)
        paper(demo, folder)
        papers.main()


if __name__ == "__main__":
    main()
