"""Speed of the papers, as ratios within one run: python -m tests.benchmarks.papers"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

import pypdfium2

from industriforum_desktop.papers.document import Block, Document, Figure, Heading, Paragraph
from industriforum_desktop.papers.figures import Bars
from industriforum_desktop.papers.pdf import render
from tests.benchmarks import rivals
from tests.papers import samples

ROUNDS = 9
SLOW_ROUNDS = 3
ITEMS_ON_60_PAGES = 150
PARAGRAPHS_ON_60_PAGES = 420
ITEMS_ON_1000_PAGES = 2760


def minutes() -> Document:
    """60 pages of minutes with tables and charts."""
    rows = (("Dialog", (120, 95)), ("Information", (45, 60)), ("Gemensam slutsats", (30, 35)))
    chart = Bars(rows, ("2022", "2023"), "minuter")
    figure = Figure(chart, "Dialog 120 och 95 minuter, information 45 och 60, slutsats 30 och 35.", "Tid")
    document = samples.minutes(ITEMS_ON_60_PAGES)
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.number.endswith("0"):
            blocks.append(figure)
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def running_text() -> Document:
    """60 pages of paragraphs under headings."""

    def blocks() -> Iterator[Block]:
        said = [block for block in samples.minutes().blocks if isinstance(block, Paragraph)]
        texts = [block.text for block in said if isinstance(block.text, str) and len(block.text) > 200]
        yield Heading(1, "Löpande text")
        for number in range(PARAGRAPHS_ON_60_PAGES):
            if number % 8 == 0:
                yield Heading(2, f"Avsnitt {number // 8 + 1}")
            yield Paragraph(f"{number}. {texts[number % len(texts)]} {texts[(number + 1) % len(texts)]}")

    return replace(samples.minutes(1), blocks=tuple(blocks()))


def ours(document: Document) -> bytes:
    """Tagged, PDF/UA-1 and PDF/A-2a at once, finished."""
    return render(document).data


def _pages(data: bytes) -> int:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return len(pdf)
    finally:
        pdf.close()


def engines(title: str, document: Document) -> None:
    """Pages a second of processor time, and how much faster the whole text is done.

    The engines take turns, so that a busy moment touches all of them. Ours draws a table of contents besides.
    """
    makers: dict[str, Callable[[Document], bytes]] = {"ours": ours, "plain ReportLab": rivals.plain_reportlab}
    try:
        pages = {"WeasyPrint": _pages(rivals.weasyprint(document))}
        makers["WeasyPrint"] = rivals.weasyprint
    except ImportError as error:
        pages = {}
        print(f"{title}: WeasyPrint is not installed ({error.name}): pip install weasyprint")
    pages |= {name: _pages(make(document)) for name, make in makers.items() if name not in pages}
    taken: dict[str, list[float]] = {name: [] for name in makers}
    for turn in range(ROUNDS):
        for name, make in makers.items():
            if name == "WeasyPrint" and turn >= SLOW_ROUNDS:
                continue
            began = time.process_time()
            make(document)
            taken[name].append(time.process_time() - began)
    middle = {name: median(seconds) for name, seconds in taken.items()}
    for name, seconds in middle.items():
        ratio = "" if name == "ours" else f"  ours is {seconds / middle['ours']:.2f} × as fast"
        print(f"{title + ', ' + name + ':':<32} {pages[name]:3} pages  {pages[name] / seconds:5.0f} pages/s{ratio}")


def preview() -> None:
    """A paper of six pages after each change of a word, warm: to the PDF and to the picture of its first page."""
    document = samples.minutes()
    taken = []
    for number in range(9):
        changed = replace(
            document, blocks=(*document.blocks[:3], Paragraph(f"Ändrat {number}."), *document.blocks[3:])
        )
        began = time.process_time()
        data = render(changed).data
        pdf = pypdfium2.PdfDocument(data)
        pdf[0].render(scale=1.5).to_pil()
        taken.append(time.process_time() - began)
        pages = len(pdf)
        pdf.close()
    print(f"{f'preview of {pages} pages after a change:':<43}{median(taken[1:]):.2f} s")


def memory() -> None:
    """The largest size of a process that makes one paper; in children, since a process never shrinks."""
    for share in (0, 4, 2, 1):
        items = str(ITEMS_ON_1000_PAGES // share if share else 0)
        call = [sys.executable, "-m", "tests.benchmarks.papers", items]
        pages, kilobytes = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
        print(f"{f'memory for {pages} pages:':<43}{int(kilobytes) / 1024:.0f} MiB")


def child(items: int) -> None:
    """Make minutes with so many items; tell pages and kilobytes."""
    pages = render(samples.minutes(items)).pages
    # Linux alone tells it; what getrusage says a child has from its parent.
    print(pages, *re.findall(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii")))


def main() -> None:
    engines("minutes", minutes())
    engines("running text", running_text())
    preview()
    memory()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        child(int(sys.argv[1]))
    else:
        main()
