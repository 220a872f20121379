"""What came in: forms, e-mails and files as they were received, unchanged, with date, sender and way."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import IncomingKind, Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal

incoming_proposal = Table(
    "incoming_proposal",
    Base.metadata,
    Column("incoming_id", ForeignKey("incoming.id", ondelete="CASCADE"), primary_key=True),
    Column("proposal_id", ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True),
)


class Incoming(Base):
    """One original, byte for byte, with its file name. What was read out of it stands elsewhere, beside it.

    `sender` is whom it came from as far as that is known; empty for an anonymous evaluation. `proposals` are those
    that were made or changed by it, or that it is an attachment to.
    """

    __tablename__ = "incoming"

    id: Mapped[int] = mapped_column(primary_key=True)
    received_on: Mapped[date]
    way: Mapped[Way] = mapped_column(default=Way.EMAIL)
    kind: Mapped[IncomingKind]
    sender: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    data: Mapped[bytes] = mapped_column(deferred=True)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    note: Mapped[str] = mapped_column(default="")

    organisation: Mapped[Organisation | None] = relationship()
    proposals: Mapped[list[Proposal]] = relationship(secondary=incoming_proposal, order_by=Proposal.id)

    @classmethod
    def of(
        cls,
        kind: IncomingKind,
        name: str,
        data: bytes,
        received_on: date,
        *,
        way: Way = Way.EMAIL,
        sender: str = "",
        organisation: Organisation | None = None,
    ) -> Incoming:
        """An original with this content."""
        return cls(
            kind=kind,
            name=name,
            data=data,
            size=len(data),
            sha256=sha256(data).hexdigest(),
            received_on=received_on,
            way=way,
            sender=sender,
            organisation=organisation,
        )
