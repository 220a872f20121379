"""What a filled proposal says, in the forum's own terms, and how that differs from what is known already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from industriforum_desktop.forum.forum import Forum
from industriforum_desktop.forum.kinds import LABELS, N_, Horizon, ItemKind, Way
from industriforum_desktop.forum.proposal import MINUTES, Proposal
from industriforum_desktop.i18n import LANGUAGES, _, current, language
from industriforum_desktop.papers import forms
from industriforum_desktop.store.forum_file import ForumFile

LONGEST_ITEM = 240
"""Minutes: who asks for more is taken not to have meant it."""

FIELDS = {
    "title": N_("The question"),
    "background": N_("Why it is raised"),
    "wanted": N_("What is wanted"),
    "horizon": N_("How far ahead it looks"),
    "theme": N_("Theme"),
    "minutes": N_("Minutes wanted"),
    "presenter": N_("Presenter"),
    "aims": N_("Which aim it serves"),
    "person": N_("From whom"),
}
"""A proposal's fields that a form fills in, with what they are called."""

_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(min\w*\.?|m|h|tim\w*\.?|hours?)?", re.IGNORECASE)
_KEY = re.compile(r"t[0-9a-f]{8}")
Member = TypeVar("Member", bound=Enum)


@dataclass(frozen=True)
class Wish:
    """One proposal's content. `given` names the fields that were filled in, `warnings` what could not be used."""

    title: str
    background: str = ""
    wanted: ItemKind = ItemKind.DIALOGUE
    horizon: Horizon | None = None
    theme: str = ""
    minutes: int = MINUTES
    presenter: str = ""
    aims: tuple[int, ...] = ()
    person: str = ""
    given: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()

    def write(self, proposal: Proposal, fields: Mapping[str, str] | tuple[str, ...] = tuple(FIELDS)) -> None:
        """Put these fields into the proposal."""
        for name in fields:
            value = getattr(self, name)
            setattr(proposal, name, list(value) if name == "aims" else value)

    def new(self, received_on: date) -> Proposal:
        """A proposal that says this, come by a form."""
        made = Proposal(received_on=received_on, way=Way.FORM)
        self.write(made)
        return made


def folded(text: str) -> str:
    """A title or a name, so that two that a person takes for the same are equal."""
    return " ".join(text.split()).casefold()


def read_wish(values: Mapping[str, str], file: ForumFile) -> Wish:
    """What the form says; what can't be understood is left at what is usual, and warned of."""
    warnings: list[str] = []
    forum = file.forum
    aims = {aim.id for aim in file.aims()}
    ticked = [int(name.removeprefix("aim_")) for name in values if re.fullmatch(r"aim_[0-9]{1,9}", name)]
    given = {name for name in FIELDS if values.get(name, "").strip()} | ({"aims"} if ticked else set())
    wanted = _member(ItemKind, values.get(forms.WANTED, ""), forum, warnings)
    return Wish(
        title=" ".join(values.get(forms.TITLE, "").split()),
        background=values.get(forms.BACKGROUND, "").strip(),
        wanted=wanted or ItemKind.DIALOGUE,
        horizon=_member(Horizon, values.get(forms.HORIZON, ""), forum, warnings),
        theme=_theme(values.get(forms.THEME, "").strip(), forum.themes, warnings),
        minutes=_minutes(values.get(forms.MINUTES, "").strip(), warnings),
        presenter=" ".join(values.get(forms.PRESENTER, "").split()),
        aims=tuple(sorted(aims.intersection(ticked))),
        person=" ".join(values.get(forms.PERSON, "").split()),
        given=frozenset(given),
        warnings=tuple(warnings),
    )


def present(proposal: Proposal) -> Wish:
    """What a proposal in the forum says now."""
    values = {name: getattr(proposal, name) for name in FIELDS if name != "aims"}
    return Wish(aims=tuple(sorted(proposal.aims or ())), given=frozenset(FIELDS), **values)


def differing(new: Wish, now: Wish, before: Wish | None) -> tuple[str, ...]:
    """The fields that a form sent again changes.

    `before` is what the last form about the question said: what stands the same on both forms, the officer may
    have mended since, and that stays. Without one, a field left empty changes nothing. The title tells that it
    is the same question, so it is never among them.
    """
    told = new.given | (before.given if before else frozenset())
    return tuple(
        name
        for name in FIELDS
        if name != "title"
        and name in told
        and getattr(new, name) != getattr(now, name)
        and (before is None or getattr(new, name) != getattr(before, name))
    )


def in_words(name: str, wish: Wish, file: ForumFile) -> str:
    """A field's content as a person reads it."""
    value = getattr(wish, name)
    if name == "aims":
        return "\n".join(aim.text for aim in file.aims() if aim.id in value)
    if name == "minutes":
        return _("{n} min").format(n=value)
    if isinstance(value, Enum):
        return file.forum.word(value, current())
    return str(value or "")


def _member(kind: type[Member], text: str, forum: Forum, warnings: list[str]) -> Member | None:
    """The member with this value, or that somebody wrote the word of."""
    if not text.strip():
        return None
    for one in kind:
        words = {str(one.value), *(language(code).gettext(LABELS[one]) for code in LANGUAGES)}
        if folded(text) in {folded(word) for word in (*words, forum.word(one, current()))}:
            return one
    warnings.append(_("“{text}” is not among what can be chosen, and was left out.").format(text=text.strip()[:60]))
    return None


def _theme(text: str, themes: list[str], warnings: list[str]) -> str:
    """The forum's theme by its key or its name. Another one is kept as it was written, in a list."""
    for theme in themes:
        if text == forms.theme_key(theme) or folded(text) == folded(theme):
            return theme
    if _KEY.fullmatch(text):
        warnings.append(_("The theme that was chosen is no longer among the forum's, and was left out."))
        return ""
    if text:
        warnings.append(_("The theme “{theme}” is not among the forum's.").format(theme=text))
    return text


def _minutes(text: str, warnings: list[str]) -> int:
    found = _LENGTH.fullmatch(text)
    if found is not None:
        hours = (found[2] or "").lower().startswith(("h", "t"))
        minutes = round(float(found[1].replace(",", ".")) * (60 if hours else 1))
        if 0 < minutes <= LONGEST_ITEM:
            return minutes
    if text:
        said = _("“{text}” is no number of minutes. {n} minutes are written down.")
        warnings.append(said.format(text=text[:60], n=MINUTES))
    return MINUTES
