"""What the parts of the year's page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from industriforum_desktop.ui.year.page import YearPage


class YearPart(QWidget):
    """One tab, or a few that belong together; it shows the forum in `refresh`."""

    key = ""

    def __init__(self, page: YearPage) -> None:
        super().__init__()
        self.page = page
        self.desk = page.desk
        self.beside: list[QWidget] = []
        """What stands beside the page's title while the part is in view."""

    @property
    def title(self) -> str:
        raise NotImplementedError

    @property
    def tabs(self) -> list[tuple[QWidget, str]]:
        """The part's views and their names."""
        return [(self, self.title)]

    def refresh(self) -> None:
        """Show the forum as it is now."""
