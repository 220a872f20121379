"""What the attendance panel shows of a meeting, and what its marks do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from industriforum_desktop.forum.kinds import N_, Membership, Presence, Role, Side
from industriforum_desktop.forum.meeting import Attendance, Meeting
from industriforum_desktop.forum.organisation import Organisation, Participant
from industriforum_desktop.i18n import _, ngettext
from industriforum_desktop.ui import choosing
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Field, Line
from industriforum_desktop.ui.live.attendance_panel import AttendancePanel
from industriforum_desktop.ui.live.seat import Mark, Seat
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.widgets.basics import Steady
from industriforum_desktop.ui.widgets.form import FormDialog


class RollCall:
    """Shows who is here in the panel, and writes down what is marked there."""

    def __init__(self, sitting: Sitting, panel: AttendancePanel) -> None:
        self._sitting, self._desk, self._panel = sitting, sitting.desk, panel
        self.represented = Steady(longest_represented(), warns=True)
        panel.marked.connect(self._mark)
        panel.guest.connect(self._add_guest)
        panel.sentence.connect(self._write_down)
        sitting.changed.connect(self._refresh)

    def ask_guest(self) -> None:
        """Somebody who does not belong to the forum is here."""
        ask_guest(self._desk, self._sitting.meeting, self._sitting.window)

    def _refresh(self) -> None:
        meeting = self._sitting.meeting
        self._panel.show_seats(seats(self._desk, meeting))
        text, missing = represented(self._desk, meeting)
        self.represented.setText(text)
        role = "warning" if missing else "small"
        if self.represented.property("role") != role:
            self.represented.setProperty("role", role)
            self.represented.style().polish(self.represented)

    def _mark(self, seat: Seat, wanted: Mark) -> None:
        number = self._sitting.agenda.currentRow() + 1
        mark(self._desk, self._sitting.meeting, seat, wanted, number, self._sitting.window)

    def _add_guest(self, name: str, organisation: str) -> None:
        question = _("Is “{name}” a guest who comes from no organisation?").format(name=name)
        wanted = bool(organisation) or self._desk.ask(question, _("Add the guest"), self._sitting.window)
        if not wanted or not add_guest(self._desk, self._sitting.meeting, name, organisation):
            self._panel.ask_again(name, organisation)

    def _write_down(self, sentence: str) -> None:
        """What was written where people are sought is none of their names: it belongs to the notes."""
        self._sitting.write()
        self._sitting.editor.insertPlainText(f"{sentence}\n")
        self._sitting.say(_("That reads like a sentence, not a name: it stands in the notes now."))


def seats(desk: Desk, meeting: Meeting) -> list[Seat]:
    """Everybody who serves on the day for those who were called, and everybody marked: by organisation, regulars
    first; guests last.
    """
    rows: list[tuple[tuple[object, ...], Seat]] = []
    key = desk.language.sort_key
    marked = {row.participant_id: row for row in meeting.attendances if row.participant_id}
    here = {row.participant.organisation_id for row in meeting.attendances if row.participant and row.here}
    for person in desk.file.participants():
        attendance = marked.get(person.id)
        called = person.organisation.belonged_on(meeting.day) or person.organisation is desk.file.forum.convener
        if attendance is None and not (called and person.serves_on(meeting.day)):
            continue
        order = (0, key(person.organisation.called), person.role is Role.SUBSTITUTE, key(person.name))
        seat = _seat(desk, person.name, person.organisation.called, person.id, attendance)
        rows.append((order, replace(seat, represented=person.organisation_id in here)))
    for guest in meeting.attendances:
        if guest.participant_id is None:
            order = (1, key(guest.guest_organisation), False, key(guest.guest_name))
            place = guest.guest_organisation
            place = _("{organisation} (guest)").format(organisation=place) if place else _("Guest")
            seat = _seat(desk, guest.guest_name, place, None, guest)
            rows.append((order, replace(seat, represented=guest.here)))
    return [seat for _order, seat in sorted(rows, key=lambda row: row[0])]


def _seat(desk: Desk, name: str, organisation: str, person_id: int | None, attendance: Attendance | None) -> Seat:
    if attendance is None:
        return Seat(person_id, None, name, organisation, None)
    details = []
    if attendance.substitutes_for is not None:
        details.append(_("for {name}").format(name=attendance.substitutes_for.name))
    if attendance.from_item is not None:
        details.append(_("from item {n}").format(n=attendance.from_item))
    if attendance.to_item is not None:
        details.append(_("until item {n}").format(n=attendance.to_item))
    if attendance.arrived is not None:
        details.append(_("came {time}").format(time=desk.language.clock(attendance.arrived)))
    if attendance.left is not None:
        details.append(_("left {time}").format(time=desk.language.clock(attendance.left)))
    return Seat(person_id, attendance.id, name, organisation, attendance.presence, ", ".join(details))


def represented(desk: Desk, meeting: Meeting) -> tuple[str, bool]:
    """How many are here, and whether employers or unions among the members have nobody at the table.

    The bool is True when one of them has nobody.
    """
    here = [row for row in meeting.attendances if row.here]
    organisations = {row.participant.organisation_id for row in here if row.participant}
    members = [one for one in desk.file.organisations() if one.membership is Membership.MEMBER and one.active]
    missing = [side for side in _NOBODY if here and _is_away(side, members, organisations)]
    return _represented(len(here), len(organisations), missing), bool(missing)


_NOBODY = {Side.EMPLOYER: N_("no employers' organisation is here"), Side.UNION: N_("no trade union is here")}


def _is_away(side: Side, members: list[Organisation], here: set[int]) -> bool:
    seated = [one for one in members if one.side is side]
    return bool(seated) and not any(one.id in here for one in seated)


def _represented(people: int, organisations: int, missing: list[Side]) -> str:
    counted = ngettext("{people} here from {n} organisation", "{people} here from {n} organisations", organisations)
    text = counted.format(people=people, n=organisations)
    nobody = [_(_NOBODY[side]) for side in missing]
    if len(missing) == len(_NOBODY):
        nobody = [_("neither employers nor trade unions are here")]
    return " · ".join((text, *nobody))


def longest_represented() -> list[str]:
    """The longest that `represented` may say."""
    return [_represented(99, 99, missing) for missing in ([], [Side.EMPLOYER], [Side.UNION], [*_NOBODY])]


def mark(desk: Desk, meeting: Meeting, seat: Seat, wanted: Mark, item_number: int, parent: QWidget) -> None:
    """Do what the mark says to the seat's attendance; one step of undo."""
    regular: Participant | None = None
    if wanted is Mark.SUBSTITUTES:
        agreed, regular = _regular(desk, meeting, seat, parent)
        if not agreed:
            return
    with desk.change(_("Noted the attendance: {name}").format(name=seat.name)):
        row = desk.file.session.get(Attendance, seat.attendance_id) if seat.attendance_id else None
        if wanted is Mark.CLEAR:
            if row is not None:
                meeting.attendances.remove(row)
            return
        if row is None:
            row = Attendance(participant=desk.file.session.get(Participant, seat.participant_id))
            meeting.attendances.append(row)
        if wanted is Mark.SUBSTITUTES:
            row.substitutes_for, row.presence = regular, _taking_part(row)
        elif wanted in _ENDS:
            _come_or_go(row, wanted, item_number)
        else:
            row.presence = Presence(wanted.value)
            if not row.presence.took_part:
                row.from_item = row.to_item = row.arrived = row.left = None


_ENDS = (Mark.FROM_HERE, Mark.TO_HERE, Mark.CAME_NOW, Mark.LEFT_NOW)


def _come_or_go(row: Attendance, wanted: Mark, item_number: int) -> None:
    """The same mark again takes it away; who comes after having left is back."""
    now = datetime.now().time().replace(second=0, microsecond=0)
    row.presence = _taking_part(row)
    if wanted is Mark.FROM_HERE:
        row.from_item = None if row.from_item == item_number else item_number
    elif wanted is Mark.TO_HERE:
        row.to_item = None if row.to_item == item_number else item_number
    elif wanted is Mark.LEFT_NOW:
        row.left = now if row.left is None else None
    elif row.left is not None:
        row.left = None
    else:
        row.arrived = now if row.arrived is None else None


def _taking_part(row: Attendance) -> Presence:
    return row.presence if row.presence is not None and row.presence.took_part else Presence.PRESENT


def _regular(desk: Desk, meeting: Meeting, seat: Seat, parent: QWidget) -> tuple[bool, Participant | None]:
    """Whom the person substitutes for, and whether that is settled.

    The one regular of the same organisation who isn't here goes without asking. Otherwise, or when the mark is
    made again, the officer is asked; nobody is an answer, too.
    """
    person = desk.file.session.get(Participant, seat.participant_id) if seat.participant_id else None
    others = [
        other
        for other in desk.file.participants()
        if other.serves_on(meeting.day) and other is not person and other.role is Role.REGULAR
    ]
    row = desk.file.session.get(Attendance, seat.attendance_id) if seat.attendance_id else None
    away = [
        other
        for other in others
        if person is not None
        and other.organisation is person.organisation
        and ((kept := meeting.attendance_of(other)) is None or not kept.presence.took_part)
    ]
    if len(away) == 1 and (row is None or row.substitutes_for is None):
        return True, away[0]
    others.sort(key=lambda other: (other.organisation is not (person and person.organisation), other.name))
    names = [f"{other.name}, {other.organisation.called}" for other in others] + [_("Nobody")]
    now = others.index(row.substitutes_for) if row is not None and row.substitutes_for in others else 0
    question = _("{name} substitutes for").format(name=seat.name)
    place = choosing.choose(parent, _("Substitutes for"), question, names, now)
    return (False, None) if place is None else (True, [*others, None][place])


def ask_guest(desk: Desk, meeting: Meeting, parent: QWidget) -> None:
    """Add a guest by name and organisation."""
    dialog = FormDialog(_("Add a guest"), parent, save=_("Add"))
    name, organisation = Line(), Line()
    dialog.ask(
        Field("guest_name", _("Name"), name, needed=_("Give the guest's name.")),
        Field("guest_organisation", _("Organisation"), organisation),
    )
    dialog.commit = lambda: add_guest(desk, meeting, name.value(), organisation.value())
    dialog.exec()


def add_guest(desk: Desk, meeting: Meeting, name: str, organisation: str) -> bool:
    """Somebody of this name is here who doesn't belong to the forum; whether that is written."""
    with desk.change(_("Added the guest {name}").format(name=name)) as done:
        meeting.attendances.append(Attendance(guest_name=name, guest_organisation=organisation))
    return done.kept
