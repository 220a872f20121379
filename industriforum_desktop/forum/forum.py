"""The forum itself, what it is for, and its mandate. One file holds one forum."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypedDict
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.kinds import LABELS, word_key
from industriforum_desktop.i18n import LANGUAGES, Language, language

if TYPE_CHECKING:
    from industriforum_desktop.forum.meeting import Meeting
    from industriforum_desktop.forum.organisation import Organisation

DEFAULT_ACCENT = "#B3122B"


class PaperChoices(TypedDict, total=False):
    """For one kind of paper: standing texts after the heading and at the end, and sections left out."""

    opening: str
    closing: str
    hidden: list[str]


class PaperPlace(NamedTuple):
    """The meeting, year or organisation that one paper of its kind is about."""

    meeting_id: int | None = None
    organisation_id: int | None = None
    year: int | None = None


class OwnText(Base):
    """What the officer has written for one paper: the minutes of one meeting, the plan of one year. It stands there
    instead of the text for all papers of the kind, and in no other.
    """

    __tablename__ = "own_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), default=1)
    kind: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    year: Mapped[int | None]
    opening: Mapped[str] = mapped_column(default="")
    closing: Mapped[str] = mapped_column(default="")

    @property
    def place(self) -> PaperPlace:
        return PaperPlace(self.meeting_id, self.organisation_id, self.year)


class Forum(Base):
    """The one row that says whose file this is. Everything in it is the officer's to change.

    `words` are its own names for members of closed sets, `abbreviations` what the live editor writes out,
    `dictionary` the words that its speller is to know. `sender` is the name and address at the head of letters,
    `papers` what the officer has chosen for each kind of paper, `deadlines` its own days by kind of deadline.
    `themes` are the areas that questions are sorted by, in order.
    `language` is the code of that which its papers and letters are in, whatever the window's.
    With `plain_names` files are named with the letters a–z alone.
    """

    __tablename__ = "forum"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    uid: Mapped[str] = mapped_column(default=lambda: uuid4().hex)
    name: Mapped[str]
    convener_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    contact: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    meetings_per_year: Mapped[int] = mapped_column(default=4)
    accent: Mapped[str] = mapped_column(default=DEFAULT_ACCENT)
    logo: Mapped[bytes | None]
    footer: Mapped[str] = mapped_column(default="")
    diary_number: Mapped[str] = mapped_column(default="")
    words: Mapped[dict[str, str]] = mapped_column(default=dict)
    abbreviations: Mapped[dict[str, str]] = mapped_column(default=dict, server_default="{}")
    dictionary: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    sender: Mapped[str] = mapped_column(default="", server_default="")
    papers: Mapped[dict[str, PaperChoices]] = mapped_column(JSON, default=dict, server_default="{}")
    plain_names: Mapped[bool] = mapped_column(default=False, server_default="0")
    deadlines: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, server_default="{}")
    themes: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    language: Mapped[str] = mapped_column(default="sv", server_default="sv")
    created_at: Mapped[datetime] = mapped_column(default=datetime.now)

    convener: Mapped[Organisation | None] = relationship()
    own_texts: Mapped[list[OwnText]] = relationship(cascade="all, delete-orphan")
    meetings: Mapped[list[Meeting]] = relationship(
        primaryjoin="remote(foreign(Meeting.id)) >= Forum.id",
        viewonly=True,
        order_by="(Meeting.day, Meeting.start)",
    )
    """All of them, oldest first: a file holds one forum."""

    @property
    def paper_language(self) -> Language:
        """What the forum's papers and letters are in, if nothing else is chosen."""
        return language(self.language if self.language in LANGUAGES else LANGUAGES[0])

    def own_text(self, kind: str, place: PaperPlace | None) -> OwnText | None:
        """What was written for this one paper, if anything was."""
        return next((text for text in self.own_texts if (text.kind, text.place) == (kind, place)), None)

    def choices(self, kind: str, place: PaperPlace | None) -> PaperChoices:
        """What the officer has chosen for a paper: its own texts, else those for all of its kind."""
        chosen = self.papers.get(kind, PaperChoices())
        own = self.own_text(kind, place)
        return {**chosen, "opening": own.opening, "closing": own.closing} if own is not None else chosen

    def word(self, value: Enum, language: Language) -> str:
        """The forum's own word for a member of a closed set, else the language's."""
        return self.words.get(word_key(value)) or language.gettext(LABELS[value])


class Aim(Base):
    """One of the forum's aims, in order."""

    __tablename__ = "aim"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]


class Mandate(Base):
    """The task behind the forum: where it comes from and to whom it is reported, by when.

    `number` and `decided_by` are the task's own. The report is handed in on `submitted_on`, presented on
    `reported_on` and decided on on `decided_on`; `decision` is what was decided, with its paragraph. `blocks` are
    the officer's own texts for the report, by its sections.
    """

    __tablename__ = "mandate"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    source: Mapped[str] = mapped_column(default="")
    wording: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    report_to: Mapped[str] = mapped_column(default="")
    report_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    diary_number: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="", server_default="")
    decided_by: Mapped[str] = mapped_column(default="", server_default="")
    submitted_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    decision: Mapped[str] = mapped_column(default="", server_default="")
    blocks: Mapped[dict[str, str]] = mapped_column(default=dict, server_default="{}")
