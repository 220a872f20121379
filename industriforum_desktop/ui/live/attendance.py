"""What the attendance panel shows of a meeting, and what its marks do to it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget

from industriforum_desktop.forum.kinds import Membership, Presence, Role, Side
from industriforum_desktop.forum.meeting import Attendance, Meeting
from industriforum_desktop.forum.organisation import Participant
from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.live.attendance_panel import Mark, Seat
from industriforum_desktop.ui.widgets.form import FormDialog


def seats(desk: Desk, meeting: Meeting) -> list[Seat]:
    """Everybody who serves on the day and everybody marked: by organisation, regulars first."""
    rows: list[tuple[tuple[object, ...], Seat]] = []
    key = desk.language.sort_key
    marked = {row.participant_id: row for row in meeting.attendances if row.participant_id}
    for person in desk.file.participants():
        attendance = marked.get(person.id)
        if attendance is None and not person.serves_on(meeting.day):
            continue
        order = (0, key(person.organisation.called), person.role is Role.SUBSTITUTE, key(person.name))
        rows.append((order, _seat(person.name, person.organisation.called, person.id, attendance)))
    for guest in meeting.attendances:
        if guest.participant_id is None:
            order = (1, key(guest.guest_organisation), False, key(guest.guest_name))
            place = f"{guest.guest_organisation} ({_('guest')})" if guest.guest_organisation else _("Guest")
            rows.append((order, _seat(guest.guest_name, place, None, guest)))
    return [seat for _order, seat in sorted(rows, key=lambda row: row[0])]


def _seat(name: str, organisation: str, person_id: int | None, attendance: Attendance | None) -> Seat:
    if attendance is None:
        return Seat(person_id, None, name, organisation, None)
    details = []
    if attendance.substitutes_for is not None:
        details.append(_("for {name}").format(name=attendance.substitutes_for.name))
    if attendance.from_item is not None:
        details.append(_("from item {n}").format(n=attendance.from_item))
    if attendance.to_item is not None:
        details.append(_("until item {n}").format(n=attendance.to_item))
    return Seat(person_id, attendance.id, name, organisation, attendance.presence, ", ".join(details))


def represented(desk: Desk, meeting: Meeting) -> str:
    """How many are here, and whether employers or unions among the members have nobody at the table."""
    here = [row for row in meeting.attendances if row.presence.took_part and row.to_item is None]
    organisations = {row.participant.organisation_id for row in here if row.participant}
    text = _("{people} here from {organisations} organisations").format(
        people=len(here), organisations=len(organisations)
    )
    members = [one for one in desk.file.organisations() if one.membership is Membership.MEMBER and one.active]
    for side, missing in (
        (Side.EMPLOYER, _("no employers' organisation is here")),
        (Side.UNION, _("no trade union is here")),
    ):
        seated = [one for one in members if one.side is side]
        if here and seated and not any(one.id in organisations for one in seated):
            text = f"{text} · {missing}"
    return text


def mark(desk: Desk, meeting: Meeting, seat: Seat, wanted: Mark, item_number: int, parent: QWidget) -> None:
    """Do what the mark says to the seat's attendance; one step of undo."""
    substitutes_for: Participant | None = None
    if wanted is Mark.SUBSTITUTES:
        substitutes_for = _ask_regular(desk, meeting, seat, parent)
        if substitutes_for is None:
            return
    with desk.change(_("Attendance: {name}").format(name=seat.name)):
        row = desk.file.session.get(Attendance, seat.attendance_id) if seat.attendance_id else None
        if wanted is Mark.CLEAR:
            if row is not None:
                meeting.attendances.remove(row)
            return
        if row is None:
            row = Attendance(participant=desk.file.session.get(Participant, seat.participant_id))
            meeting.attendances.append(row)
        if wanted is Mark.SUBSTITUTES:
            row.substitutes_for = substitutes_for
            row.presence = row.presence if row.presence and row.presence.took_part else Presence.PRESENT
        elif wanted is Mark.FROM_HERE:
            row.from_item, row.presence = item_number, _taking_part(row)
        elif wanted is Mark.TO_HERE:
            row.to_item, row.presence = item_number, _taking_part(row)
        else:
            row.presence = Presence(wanted.value)
            if not row.presence.took_part:
                row.from_item = row.to_item = None


def _taking_part(row: Attendance) -> Presence:
    return row.presence if row.presence is not None and row.presence.took_part else Presence.PRESENT


def _ask_regular(desk: Desk, meeting: Meeting, seat: Seat, parent: QWidget) -> Participant | None:
    person = desk.file.session.get(Participant, seat.participant_id) if seat.participant_id else None
    others = [
        other
        for other in desk.file.participants()
        if other.serves_on(meeting.day) and other is not person and other.role is Role.REGULAR
    ]
    others.sort(key=lambda other: (other.organisation is not (person and person.organisation), other.name))
    names = [f"{other.name}, {other.organisation.called}" for other in others]
    if not names:
        return None
    chosen, agreed = QInputDialog.getItem(
        parent, _("Substitutes for"), _("{name} substitutes for").format(name=seat.name), names, 0, False
    )
    return others[names.index(chosen)] if agreed else None


def ask_guest(desk: Desk, meeting: Meeting, parent: QWidget) -> None:
    """Add a guest by name and organisation."""
    dialog = FormDialog(_("Add a guest"), parent, save=_("Add"))
    name, organisation = QLineEdit(), QLineEdit()
    dialog.field(_("Name"), name)
    dialog.field(_("Organisation"), organisation)
    dialog.check = lambda: "" if name.text().strip() else _("Give the guest's name.")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    with desk.change(_("Add guest {name}").format(name=name.text().strip())):
        meeting.attendances.append(
            Attendance(guest_name=name.text().strip(), guest_organisation=organisation.text().strip())
        )
