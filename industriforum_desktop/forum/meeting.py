"""Meetings, their agendas and who took part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from industriforum_desktop.forum.agenda_round import AgendaRound
from industriforum_desktop.forum.attachment import Attachment
from industriforum_desktop.forum.base import Base, RuleBroken
from industriforum_desktop.forum.kinds import (
    N_,
    Horizon,
    ItemKind,
    MeetingState,
    MinutesState,
    Presence,
    Stage,
)
from industriforum_desktop.forum.minutes import ActionReport, Note, Outcome
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.forum.record import MinutesVersion, Remark
from industriforum_desktop.forum.sending import Sending
from industriforum_desktop.forum.stage import stage
from industriforum_desktop.forum.told import Outdated, SentItem, Standing, Told, outdated


class Meeting(Base):
    """One of the year's meetings. `number` counts within the year: 2023-1 is the year's first."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(default=lambda: uuid4().hex)
    year: Mapped[int]
    number: Mapped[int]
    day: Mapped[date] = mapped_column(index=True)
    start: Mapped[time]
    end: Mapped[time]
    place: Mapped[str] = mapped_column(default="")
    video_link: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    secretary: Mapped[str] = mapped_column(default="")
    reply_by: Mapped[date | None]
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    actual_start: Mapped[time | None]
    actual_end: Mapped[time | None]
    paused_since: Mapped[datetime | None]
    minutes_state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT, server_default="draft")
    agenda_set_on: Mapped[date | None]
    agenda_set: Mapped[list[SentItem] | None] = mapped_column(JSON(none_as_null=True))
    remarks_from: Mapped[str] = mapped_column(default="", server_default="")
    remarks_by: Mapped[date | None]

    items: Mapped[list[AgendaItem]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="AgendaItem.position"
    )
    attendances: Mapped[list[Attendance]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Attendance.id"
    )
    versions: Mapped[list[MinutesVersion]] = relationship(
        cascade="all, delete-orphan", order_by=MinutesVersion.number
    )
    remarks: Mapped[list[Remark]] = relationship(
        cascade="all, delete-orphan", order_by=[Remark.received_on, Remark.id]
    )
    rounds: Mapped[list[AgendaRound]] = relationship(cascade="all, delete-orphan", order_by=AgendaRound.number)
    sendings: Mapped[list[Sending]] = relationship(cascade="all, delete-orphan", order_by=Sending.id)
    attachments: Mapped[list[Attachment]] = relationship(cascade="all, delete-orphan", order_by=Attachment.id)

    @property
    def label(self) -> str:
        """2023-1: what the command line and file names call it."""
        return f"{self.year}-{self.number}"

    @property
    def running(self) -> bool:
        """Whether the meeting has begun and not ended."""
        return self.state is MeetingState.PLANNED and self.actual_start is not None and self.actual_end is None

    @property
    def stage(self) -> Stage:
        """Where the meeting stands, its minutes counted in."""
        return stage(self.state, self.minutes_state, running=self.running, corrected=lambda: bool(self.versions))

    def sent_items(self) -> list[SentItem]:
        """The agenda as it is sent."""
        return [[item.title, item.kind.value, item.minutes] for item in self.items]

    def told(self) -> Told:
        """What a letter that is sent now tells of the meeting."""
        items = tuple(tuple(item) for item in self.sent_items())
        return Told(self.day, self.start, self.end, self.place, self.video_link, items)

    def outdated(self, reached: Collection[str]) -> Outdated | None:
        """Who of those that letters can reach (by name) was told what isn't so any more; None of a meeting that
        has begun or been held.
        """
        if self.state is MeetingState.HELD or self.running:
            return None
        agreed = self.agenda_set_on is not None
        standing = Standing(self.told(), self.state is MeetingState.CANCELLED, agreed)
        return outdated([one.as_letter() for one in self.sendings], standing, reached)

    @property
    def planned_minutes(self) -> int:
        """The meeting's own length, in minutes."""
        return int((datetime.combine(self.day, self.end) - datetime.combine(self.day, self.start)).seconds / 60)

    @property
    def agenda_minutes(self) -> int:
        """What the items ask for together, in minutes."""
        return sum(item.minutes for item in self.items)

    @property
    def overrun(self) -> int:
        """Minutes that the agenda passes the meeting's end by; 0 when it fits."""
        return max(0, self.agenda_minutes - self.planned_minutes)

    def clock(self) -> Iterator[tuple[AgendaItem, time]]:
        """Each item with the time at which it begins when all keep to their minutes."""
        return zip(self.items, clock_times(self.start, (item.minutes for item in self.items)), strict=True)

    def renumber(self) -> None:
        """Give the items positions 1, 2, 3 … in their present order."""
        for position, item in enumerate(self.items, start=1):
            item.position = position

    def insert(self, item: AgendaItem, place: int) -> None:
        """Put a new item at this place, counted from 0; those below move down."""
        with self._attendance_kept():
            self.items.insert(place, item)
            self.renumber()

    def move(self, item: AgendaItem, place: int) -> None:
        """Move an item to this place, counted from 0 among the others; past either end is the end."""
        order = [other for other in self.items if other is not item]
        order.insert(max(0, place), item)
        with self._attendance_kept():
            for position, one in enumerate(order, start=1):
                one.position = position
            self.items.sort(key=lambda one: one.position)

    def remove(self, item: AgendaItem) -> None:
        """Take an item off the agenda; what was attached to it stays with the meeting.

        Raises RuleBroken when minutes are written under it.
        """
        if item.has_minutes:
            raise RuleBroken(
                N_("“{title}” has minutes and can't be deleted. Empty its minutes first."), title=item.title
            )
        for attachment in self.attachments:
            if attachment.item is item:
                attachment.item = None
        with self._attendance_kept():
            self.items.remove(item)
            self.renumber()

    @contextmanager
    def _attendance_kept(self) -> Iterator[None]:
        """Who came or left at an item did so at that item, whatever number it has afterwards.

        Where the item is taken away, attendance begins at the one after it, or ends at the one before it.
        """
        before = list(self.items)
        yield
        now = {item: number for number, item in enumerate(self.items, start=1)}
        for row in self.attendances:
            if row.from_item is not None:
                row.from_item = _number(before[row.from_item - 1 :], now, len(now))
            if row.to_item is not None:
                row.to_item = _number(before[: row.to_item][::-1], now, 1)

    @property
    def written(self) -> bool:
        """Whether the meeting has begun or anything of it is kept: minutes or attendance."""
        return bool(
            self.actual_start is not None
            or self.attendances
            or self.versions
            or self.remarks
            or any(item.has_minutes for item in self.items)
        )

    def check_deletable(self) -> None:
        """Raise RuleBroken when minutes or attendance would be lost with the meeting."""
        if self.written:
            raise RuleBroken(
                N_("Meeting {number}/{year} has minutes or attendance and can't be deleted. It stays as a record."),
                number=str(self.number),
                year=str(self.year),
            )

    def reopen(self) -> None:
        """Let a held meeting go on from when it began, until it is ended once more.

        Raises RuleBroken when it was not held, or its minutes have been made final.
        """
        if self.stage is not Stage.HELD:
            raise RuleBroken(
                N_("Meeting {number}/{year} can't be opened again: it was not held, or its minutes are final."),
                number=str(self.number),
                year=str(self.year),
            )
        self.state, self.actual_end = MeetingState.PLANNED, None

    def outcomes(self) -> list[Outcome]:
        """All that was captured in the minutes, in the order of the agenda."""
        return [outcome for item in self.items for outcome in item.outcomes]

    def attendance_of(self, participant: Participant) -> Attendance | None:
        return next((row for row in self.attendances if row.participant is participant), None)


def _number(candidates: Iterable[AgendaItem], now: dict[AgendaItem, int], otherwise: int) -> int:
    """The number of the first that is still on the agenda."""
    return next((now[item] for item in candidates if item in now), otherwise)


class AgendaItem(Base):
    """A numbered item of a meeting's agenda.

    `taken_up` is the officer's word that it was dealt with though nothing was written.

    An item that `continues` another goes on with what an earlier meeting postponed or split; items with the
    same `theme` belong together across the years.
    """

    __tablename__ = "agenda_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.DIALOGUE)
    presenter: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=10)
    background: Mapped[str] = mapped_column(default="")
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    used_seconds: Mapped[int] = mapped_column(default=0)
    theme: Mapped[str] = mapped_column(default="", server_default="")
    postponed: Mapped[bool] = mapped_column(default=False, server_default="0")
    taken_up: Mapped[bool] = mapped_column(default=False, server_default="0")
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id", ondelete="SET NULL"), index=True)
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="SET NULL"))
    aims: Mapped[list[int]] = mapped_column(JSON, default=list, server_default="[]")
    horizon: Mapped[Horizon | None]

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    proposed_by: Mapped[Organisation | None] = relationship()
    continues: Mapped[AgendaItem | None] = relationship(remote_side=[id])
    reports: Mapped[list[ActionReport]] = relationship(cascade="all, delete-orphan", order_by=ActionReport.id)
    note: Mapped[Note | None] = relationship(cascade="all, delete-orphan")
    outcomes: Mapped[list[Outcome]] = relationship(
        back_populates="item",
        cascade="all, delete-orphan",
        order_by="Outcome.position",
        primaryjoin="and_(AgendaItem.id == Outcome.item_id, Outcome.position.is_not(None))",
    )

    @property
    def has_minutes(self) -> bool:
        """Whether anything was written under this item."""
        return bool(self.note is not None and self.note.text.strip())

    @property
    def held(self) -> bool:
        """Whether its meeting has been held and did not put it off."""
        return self.meeting.state is MeetingState.HELD and not self.postponed

    @property
    def dealt_with(self) -> bool:
        """Whether the meeting dealt with it: something was written or told under it, or the officer says so."""
        return self.held and bool(self.taken_up or self.has_minutes or self.outcomes or self.reports)

    def continued(self) -> AgendaItem:
        """A new item that goes on with this one: the same question, with nothing said about it yet."""
        return AgendaItem(
            title=self.title,
            kind=self.kind,
            presenter=self.presenter,
            minutes=self.minutes,
            background=self.background,
            proposed_by=self.proposed_by,
            theme=self.theme,
            proposal_id=self.proposal_id,
            aims=list(self.aims or []),
            horizon=self.horizon,
            continues=self,
        )


class Attendance(Base):
    """Somebody's part in a meeting: a participant of the forum or a guest by name."""

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    guest_name: Mapped[str] = mapped_column(default="")
    guest_organisation: Mapped[str] = mapped_column(default="")
    presence: Mapped[Presence] = mapped_column(default=Presence.PRESENT)
    substitutes_for_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"))
    from_item: Mapped[int | None]
    to_item: Mapped[int | None]
    arrived: Mapped[time | None]
    left: Mapped[time | None]

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")
    participant: Mapped[Participant | None] = relationship(foreign_keys=[participant_id])
    substitutes_for: Mapped[Participant | None] = relationship(foreign_keys=[substitutes_for_id])

    @property
    def here(self) -> bool:
        """Whether the person takes part and has not left."""
        return self.presence.took_part and self.left is None and self.to_item is None

    @property
    def name(self) -> str:
        return self.participant.name if self.participant else self.guest_name

    @property
    def organisation(self) -> str:
        return self.participant.organisation.called if self.participant else self.guest_organisation


def clock_times(start: time, minutes: Iterable[int]) -> Iterator[time]:
    """When each of the parts begins that follow one another from `start`, given their lengths in minutes."""
    moment = datetime.combine(date.min, start)
    for length in minutes:
        yield moment.time()
        moment += timedelta(minutes=length)


def next_number(meetings: Iterable[Meeting], year: int) -> int:
    """The lowest number that no meeting of the year has."""
    taken = {meeting.number for meeting in meetings if meeting.year == year}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)
