"""The versions of the report on the mandate, as they were handed in."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Mapped, mapped_column

from industriforum_desktop.forum.base import Base


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
