"""What can be completed while one types: the forum's people and organisations, and its themes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.i18n import current
from industriforum_desktop.minutes.lines import tag_of
from industriforum_desktop.store import past
from industriforum_desktop.store.forum_file import ForumFile

_WORD_STARTS = re.compile(r"(?<!\w)\w")


@dataclass(frozen=True)
class Name:
    """What is put into the text, what is said beside it, and other names by which it is found."""

    text: str
    detail: str = ""
    also: tuple[str, ...] = ()
    _beginnings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = [name.casefold() for name in (self.text, *self.also) if name]
        starts = [name[match.start() :] for name in names for match in _WORD_STARTS.finditer(name)]
        object.__setattr__(self, "_beginnings", (*names, *starts))

    def rank(self, query: str) -> int:
        """0 when the name begins with the query (casefolded), 1 when a word of it does, -1 when none."""
        if self._beginnings[0].startswith(query):
            return 0
        return 1 if any(beginning.startswith(query) for beginning in self._beginnings) else -1


def matching(names: list[Name], query: str) -> list[Name]:
    """The names that the query begins or begins a word of, those first that it begins; else in their order."""
    wanted = query.casefold()
    ranked = [(name.rank(wanted), name) for name in names]
    return [name for place in (0, 1) for rank, name in ranked if rank == place]


def names_in(file: ForumFile, meeting: Meeting) -> list[Name]:
    """People and organisations that are active, and the meeting's guests, in the alphabet's order."""
    found = [
        Name(one.called, one.name if one.short_name else "", (one.name,))
        for one in file.organisations()
        if one.active
    ]
    found += [Name(one.name, one.organisation.called) for one in file.participants() if one.active]
    found += [Name(one.name, one.organisation) for one in meeting.attendances if one.participant is None]
    return sorted(found, key=lambda name: current().sort_key(name.text))


def themes_in(file: ForumFile) -> list[Name]:
    """The forum's themes and those of all meetings and questions, as tags."""
    themes = {*past.themes(file.session), *(meeting.theme.strip() for meeting in file.meetings())}
    tagged = sorted({tag_of(theme): theme for theme in themes if tag_of(theme) != "#"}.items())
    return [Name(tag[1:], theme if theme != tag[1:] else "", (theme,)) for tag, theme in tagged]
