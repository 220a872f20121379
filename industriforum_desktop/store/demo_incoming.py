"""The demo's originals: a letter with a proposal, and the file that came with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.incoming import Incoming
from industriforum_desktop.forum.kinds import IncomingKind, Way
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.proposal import Proposal


def tell(session: Session, row: dict[str, Any], organisations: Mapping[str, Organisation]) -> None:
    """Keep what `incoming.toml` says, with line ends as mail and lists have them."""
    for one in row["incoming"]:
        original = Incoming.of(
            IncomingKind(one["kind"]),
            one["name"],
            one["text"].lstrip().replace("\n", "\r\n").encode(),
            one["received_on"],
            way=Way(one["way"]),
            sender=one["sender"],
            organisation=organisations[one["organisation"]],
        )
        original.proposals = list(session.scalars(select(Proposal).where(Proposal.title.in_(one["about"]))))
        session.add(original)
