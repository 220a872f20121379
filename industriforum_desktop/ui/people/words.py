"""How people and organisations are written in lists."""

from __future__ import annotations

from datetime import date

from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import Language, _


def named(thing: Organisation | Participant) -> str:
    """The name, with a word when the person or organisation no longer takes part."""
    return thing.name if thing.active else _("{name} (inactive)").format(name=thing.name)


def span(since: date | None, until: date | None, language: Language) -> str:
    """2023-01-01 – 2023-08-31, open where a day is missing; nothing when both are."""
    if since is None and until is None:
        return ""
    days = (language.short_date(day) if day else "" for day in (since, until))
    return " – ".join(days).strip()


def shade(thing: Organisation | Participant) -> str:
    """The colour of a row: muted when inactive."""
    return "" if thing.active else "muted"
