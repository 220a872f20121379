"""A forum of ten years: forty meetings with 250 notes each."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Note
from industriforum_desktop.store.content import create_forum

YEARS = range(2014, 2024)
ITEMS = 250
NOTE = "Läget är delat: orderböckerna är fulla i norr och tunnare i söder.\nKompetensbristen är densamma överallt."


def make(path: Path) -> None:
    """Write the forum to the path."""
    file = create_forum(path, today=date(2014, 1, 7))
    with file.change("ten years") as session:
        for year in YEARS:
            for number in range(1, 5):
                meeting = Meeting(
                    year=year, number=number, day=date(year, 3 * number - 1, 15), start=time(13), end=time(15)
                )
                meeting.items = [
                    AgendaItem(position=n, title=f"Punkt {n}", minutes=5, note=Note(text=NOTE))
                    for n in range(1, ITEMS + 1)
                ]
                session.add(meeting)
    file.close()
