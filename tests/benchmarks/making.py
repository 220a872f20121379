"""How long it takes to make every page, as it is and in a bare style: python -m tests.benchmarks.making

A ratio within one run, in processor time. Nothing here passes or fails.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from statistics import median

ROUNDS = 7


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from industriforum_desktop import app as program
    from industriforum_desktop.ui.pages import KINDS, import_all

    qt = program.make_application(sys.argv[:1])
    app = program.App(qt)
    import_all()

    def once() -> tuple[float, int]:
        gc.collect()
        gc.disable()
        began = time.process_time()
        pages = [kind.page(app.desk) for kind in KINDS]
        widgets = [widget for page in pages for widget in (page, *page.findChildren(QWidget))]
        for widget in widgets:
            widget.ensurePolished()
        took = time.process_time() - began
        gc.enable()
        for page in pages:
            page.deleteLater()
        qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return took * 1000, len(widgets)

    first, count = once()
    ours = median(once()[0] for _round in range(ROUNDS))
    qt.setStyle("Fusion")
    bare = median(once()[0] for _round in range(ROUNDS))
    print(
        f"making {count} widgets of all pages: {ours:.0f} ms, first {first:.0f} ms; in a bare style {bare:.0f} ms"
    )
    print(f"ours / bare: {ours / bare:.2f}")


if __name__ == "__main__":
    main()
