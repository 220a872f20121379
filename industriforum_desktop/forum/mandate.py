"""The report on the mandate: its way to the body that gave it, and its versions as they were kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy.orm import Mapped, mapped_column

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import N_


class MandateReport(Base):
    """A report as it was made: the paper itself with its checksum and text. A version is never altered."""

    __tablename__ = "mandate_report"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[datetime]
    pdf: Mapped[bytes] = mapped_column(deferred=True)
    sha256: Mapped[str]
    text: Mapped[str]
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def of(cls, number: int, made_at: datetime, pdf: bytes, text: str, note: str = "") -> MandateReport:
        """A version with this paper."""
        return cls(
            number=number, made_at=made_at, pdf=pdf, sha256=sha256(pdf).hexdigest(), text=text, note=note.strip()
        )


def next_number(versions: Sequence[MandateReport]) -> int:
    """The number of the version that is kept next."""
    return max((one.number for one in versions), default=0) + 1


def out_of_order(submitted: date | None, reported: date | None, decided: date | None) -> str:
    """What is wrong with the days of the report's way, as a message id; empty when nothing is."""
    if reported is not None and submitted is not None and reported < submitted:
        return N_("The report can't be presented before it is handed in.")
    if decided is not None and decided < (reported or submitted or decided):
        return N_("The report can't be decided on before it is presented.")
    return ""
