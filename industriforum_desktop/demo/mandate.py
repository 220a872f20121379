"""The demo's mandate: how far its report has come, the officer's own texts, and the versions that were kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from industriforum_desktop.forum.kinds import Membership
from industriforum_desktop.forum.mandate import MandateReport
from industriforum_desktop.i18n import Language, language
from industriforum_desktop.papers import Source, drawer, make
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.papers.report_text import FIELDS
from industriforum_desktop.store.forum_file import ForumFile


def tell(opened: ForumFile, row: dict[str, Any]) -> None:
    """Write down what `mandate.toml` says. Each version is the paper as the forum stood on its day."""
    swedish, mandate = language("sv"), opened.mandate
    for name in (
        "number",
        "decided_by",
        "diary_number",
        "valid_until",
        "submitted_on",
        "reported_on",
        "decided_on",
        "decision",
    ):
        setattr(mandate, name, row[name])
    for number, kept in enumerate(row["version"], 1):
        mandate.blocks = {key: _named(row["blocks"][key], swedish) for key in kept["own"]}
        at: datetime = kept["made_at"]
        source = _on(opened, at)
        document = make("mandate-report", source, swedish)
        data = drawer("mandate-report", source, swedish)(document).data
        opened.session.add(MandateReport.of(number, at, data, plain_text(document), kept["note"]))
    opened.session.commit()


def _named(text: str, language: Language) -> str:
    """The text with the names in braces as the officer reads them."""
    for name in FIELDS:
        text = text.replace(f"{{{name}}}", f"{{{language.gettext(name)}}}")
    return text.strip()


def _on(opened: ForumFile, at: datetime) -> Source:
    """What the forum held then: its meetings until that day, and the members that had somebody in it."""
    source, day = Source.of(opened, made=at.astimezone()), at.date()
    there = [
        one
        for one in source.organisations
        if one.membership is not Membership.MEMBER
        or any(person.since is None or person.since <= day for person in one.participants)
    ]
    meetings = [one for one in source.meetings if one.day <= day]
    return replace(source, meetings=meetings, organisations=there, actions=(), follow_ups={})
