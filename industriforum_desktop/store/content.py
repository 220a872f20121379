"""What a new forum starts with, as the program brings it along."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from industriforum_desktop.forum.forum import Aim, Forum, Mandate
from industriforum_desktop.forum.kinds import (
    Membership,
    Side,
)
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.i18n import resources
from industriforum_desktop.store.forum_file import ForumFile

Table = dict[str, Any]


def read(path: Path) -> Table:
    """What a file of the program's resources says."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def create_forum(path: Path, *, name: str = "", convener: str = "", today: date | None = None) -> ForumFile:
    """A new forum, filled in with what the mandate says; name and convener may differ.

    Raises ForumFileError when the file exists or can't be written.
    """
    starter = read(resources() / "starter.toml")

    def fill(session: Session) -> None:
        start(session, starter, name.strip(), convener.strip(), today or date.today())

    return ForumFile.create(path, fill)


def start(session: Session, starter: Table, name: str, convener: str, today: date) -> dict[str, Organisation]:
    """Fill a new forum in with what the starter says; its organisations by each of their names."""
    head, task = starter["forum"], starter["mandate"]
    organisations = _organisations(session, starter["organisation"])
    convening = organisations[head["convener"]]
    if convener:
        convening.name = convener
    session.add(
        Forum(
            name=name or head["name"],
            convener=convening,
            purpose=head["purpose"],
            meetings_per_year=head["meetings_per_year"],
            themes=head["themes"],
        )
    )
    session.add_all(Aim(position=n, text=text) for n, text in enumerate(head["aims"], start=1))
    report_on = date(today.year, task["report_month"], task["report_day"])
    if report_on < today:
        report_on = report_on.replace(year=today.year + 1)
    session.add(
        Mandate(source=task["source"], wording=task["wording"], report_to=task["report_to"], report_on=report_on)
    )
    return organisations


def _organisations(session: Session, rows: list[Table]) -> dict[str, Organisation]:
    made: dict[str, Organisation] = {}
    for row in rows:
        organisation = Organisation(
            name=row["name"],
            short_name=row.get("short_name", "") if row.get("short_name") != row["name"] else "",
            side=Side(row["side"]),
            sector=row.get("sector", ""),
            level=row.get("level", ""),
            membership=Membership(row["status"]),
            note=row.get("note", ""),
        )
        session.add(organisation)
        made[organisation.name] = made[organisation.called] = organisation
    return made
