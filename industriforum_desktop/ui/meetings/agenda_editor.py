"""The agenda of one meeting: its table, its sum against the meeting's end, and the chosen item's fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from industriforum_desktop.forum.kinds import MeetingState
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.organisation import proposes
from industriforum_desktop.forum.record import check_editable
from industriforum_desktop.i18n import _
from industriforum_desktop.store import past
from industriforum_desktop.ui.commands import Actions
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.meetings.agenda_model import Agenda, AgendaModel, Draft, agenda
from industriforum_desktop.ui.meetings.agenda_view import AgendaView
from industriforum_desktop.ui.meetings.head import OneLine
from industriforum_desktop.ui.meetings.item_form import ItemCard, ItemForm, Options, kind_options
from industriforum_desktop.ui.meetings.standing import ask_standing
from industriforum_desktop.ui.meetings.strategy import belongs_text, share_text
from industriforum_desktop.ui.meetings.untouched import Untouched
from industriforum_desktop.ui.meetings.words import dealt_text, sum_text
from industriforum_desktop.ui.shared.editable import may_change
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import Empty, label, row

SIDE_BY_SIDE = 660
"""From this width on, in device-independent pixels, the fields stand beside the table and not below it."""

FORM_WIDTH, LEAST_WIDTH, LEAST_HEIGHT = 300, 144, 224


class AgendaEditor(QWidget):
    """Every step is a change of its own that can be undone. Signals: `chosen_changed`, of the item or its place."""

    chosen_changed = Signal()

    def __init__(self, desk: Desk, commands: Actions) -> None:
        super().__init__()
        self.desk, self.commands = desk, commands
        self._meeting_id: int | None = None
        self._fresh: int | None = None
        """The item that was added last and whose title is still being written."""
        self.model = AgendaModel()
        self.view = AgendaView(self.model)
        self.form = ItemForm()
        self._build()
        self.model.dropped.connect(self._place, Qt.ConnectionType.QueuedConnection)
        self.view.picked.connect(self._pick)
        self.view.shown.connect(self.open_form)
        self.view.opened.connect(self.begin)
        self.form.edited.connect(self._write)
        self.form.typed.connect(self._show_lines)
        self.form.finished.connect(self._next)
        self.form.left.connect(self.close_form)
        desk.leaving.connect(self.form.commit)

    def _build(self) -> None:
        self.sum_icon, self.sum = QLabel(), label()
        self.sum_icon.setFixedSize(20, 20)
        commands = self.commands
        self.add_button, self.standing_button = commands.button("new-item"), commands.button("standing")
        self.up_button, self.down_button = commands.tool("up"), commands.tool("down")
        self.delete_button = commands.tool("delete")
        self._tools = row(
            self.add_button,
            self.standing_button,
            self.up_button,
            self.down_button,
            self.delete_button,
            None,
        )
        self.card = ItemCard(self.form, self.close_form)
        self.close_button = self.card.close_button
        self.card.hide()
        # What they need beside one another must not push the agenda below the meetings: then they have the width.
        for part in (self.view, self.card):
            part.setMinimumWidth(LEAST_WIDTH)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(GRID)
        self.split.addWidget(self.view)
        self.split.addWidget(self.card)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self._empty = Empty(
            "calendar",
            _("The agenda is empty"),
            _("Begin with the standing items, or add the first item yourself."),
            commands.button("standing", role="primary"),
            commands.button("new-item"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.split)
        self._stack.addWidget(self._empty)
        # It takes what room there is, and makes the page scroll only where that is hardly any.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        self.share = OneLine()
        head = row(label(_("Agenda"), "heading"), self.sum_icon, self.sum, self.share, None)
        head.setStretch(3, 99)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.untouched = Untouched(self.desk, self._changing, self._choose)
        layout.addWidget(self.untouched)
        layout.addLayout(self._tools)

    def add_tool(self, part: QWidget) -> None:
        """Put another button at the far end of the row below the agenda."""
        self._tools.addWidget(part)

    @property
    def meeting(self) -> Meeting | None:
        """The shown meeting as it is in the file."""
        if self._meeting_id is None or not self.desk.has_file:
            return None
        return self.desk.file.session.get(Meeting, self._meeting_id)

    @property
    def item(self) -> AgendaItem | None:
        """The chosen item as it is in the file."""
        line, meeting = self.view.line, self.meeting
        if line is None or meeting is None:
            return None
        return next((item for item in meeting.items if item.id == line.item_id), None)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting's agenda as it is in the file now."""
        if meeting.id != self._meeting_id:
            self.form.commit()
            self.form.forget()
        self._meeting_id = meeting.id
        self._offer()
        writable = not self.desk.file.read_only and not meeting.minutes_state.frozen
        for part in (self.form, self.add_button, self.standing_button, self._empty):
            part.setEnabled(writable)
        self.view.setDragEnabled(writable)
        self.untouched.show_meeting(meeting, writable=writable)
        self._show_lines()

    def _offer(self) -> None:
        file, language = self.desk.file, self.desk.language
        parties = [one for one in file.organisations() if proposes(one, file.forum.convener_id)]
        parties.sort(key=lambda one: language.sort_key(one.called))
        organisations: list[tuple[str, Any]] = [("–", None), *((one.called, one.id) for one in parties)]
        names = [person.name for person in file.participants() if person.active]
        kinds: Options = kind_options(lambda kind: file.forum.word(kind, language))
        themes = past.themes(file.session)
        self.form.offer(kinds, organisations, sorted(set(names), key=language.sort_key), themes)
        self.form.offer_strategy(lambda one: file.forum.word(one, language), file.aims())

    def _show_lines(self) -> None:
        """Bring table, sum and fields up to what is written and typed."""
        meeting = self.meeting
        if meeting is None:
            return
        seen = agenda(meeting, self.desk.file.forum, self.desk.language, self._drafts())
        kept, old_row = self.form.item_id, self.view.currentIndex().row()
        other = self.model.show(seen.lines)
        if other and seen.lines:
            found = self.model.row_of(kept)
            self.view.choose(found if found >= 0 else max(0, old_row))
        self._show_sum(seen)
        self._show_share(meeting)
        self._stack.setCurrentWidget(self.split if seen.lines else self._empty)
        self._show_form()

    def _drafts(self) -> dict[int, Draft]:
        form = self.form
        if form.item_id is None or not form.dirty:
            return {}
        typed = form.values()
        return {
            form.item_id: Draft(form.item_id, typed["title"], typed["kind"], typed["presenter"], typed["minutes"])
        }

    def _show_sum(self, seen: Agenda) -> None:
        text, role, name = sum_text(seen, self.desk.language)
        self.sum.setText(text)
        if self.sum.property("role") != role:
            self.sum.setProperty("role", role)
            self.sum.style().unpolish(self.sum)
            self.sum.style().polish(self.sum)
        self.sum_icon.setVisible(bool(name))
        if name:
            self.sum_icon.setPixmap(icon(name, role).pixmap(18, 18))

    def _show_share(self, meeting: Meeting) -> None:
        said, more = share_text(meeting, self.desk.file.meetings())
        self.share.say(f"·  {said}" if said else "")
        self.share.setToolTip(more)

    def _show_form(self) -> None:
        item, meeting = self.item, self.meeting
        if item is None or meeting is None:
            self.form.forget()
            self.card.hide()
        else:
            self.card.number.setText(_("Item {n}").format(n=item.position))
            self.form.show_item(
                item.id,
                {
                    "title": item.title.strip(),
                    "kind": item.kind,
                    "minutes": item.minutes,
                    "presenter": item.presenter.strip(),
                    "proposed_by_id": item.proposed_by_id,
                    "theme": item.theme.strip(),
                    "horizon": item.horizon,
                    "aims": list(item.aims or []),
                    "background": item.background,
                },
            )
            file, today = self.desk.file, self.desk.today()
            planned = meeting.state is MeetingState.PLANNED
            self.form.say(
                belongs_text(item, file.organisations(), self.desk.language, today) if planned else dealt_text(item)
            )
        frozen = meeting is not None and meeting.minutes_state.frozen
        writable = item is not None and not self.desk.file.read_only and not frozen
        last = len(meeting.items) if meeting else 0
        self.up_button.setEnabled(writable and item is not None and item.position > 1)
        self.down_button.setEnabled(writable and item is not None and item.position < last)
        self.delete_button.setEnabled(writable)
        self.chosen_changed.emit()

    def _pick(self, item_id: int) -> None:
        self._fresh = None
        self.form.commit()
        self._show_form()

    def _write(self, item_id: int, changes: dict[str, Any]) -> None:
        item = self.desk.file.session.get_one(AgendaItem, item_id)
        title = changes.get("title", item.title)
        with self.desk.change(_("Changed the item “{title}”").format(title=title)) as done:
            check_editable(item.meeting)
            for name, value in changes.items():
                setattr(item, name, value)
        if not done:
            self._show_form()
            self.form.not_kept(item_id, changes, again=done.later)

    def _changing(self, name: str, run: Callable[[Meeting], None]) -> bool:
        """Write what is typed, then make one change to the meeting; whether it was made."""
        self.form.commit()
        meeting = self.meeting
        return (
            meeting is not None
            and self.desk.writable()
            and may_change(self.desk, meeting, self.window())
            and self.desk.write(name, lambda: run(meeting))
        )

    def add(self) -> None:
        """Add an item below the chosen one and put the cursor in its title."""
        item, meeting = self.item, self.meeting
        if meeting is None:
            return
        place = item.position if item is not None else len(meeting.items)
        fresh = AgendaItem(title=_("New item"))

        def insert(meeting: Meeting) -> None:
            meeting.insert(fresh, place)

        if self._changing(_("Added an item"), insert):
            self._choose(fresh.id)
            self._fresh = fresh.id
            self.begin()

    def begin(self) -> None:
        """Put the cursor into the chosen item's title."""
        meeting = self.meeting
        if self.item is None or meeting is None or not self.desk.writable():
            return
        if may_change(self.desk, meeting, self.window()):
            self.open_form()
            self.form.begin()

    def open_form(self) -> None:
        """Show the chosen item's fields: beside the agenda where there is room, else below it."""
        if self.card.isHidden():
            self.card.show()
            self._share()
            self.view.scrollTo(self.view.currentIndex())

    def close_form(self) -> None:
        """Give the agenda the room of the fields, and the keyboard."""
        self.form.commit()
        self.card.hide()
        self.view.setFocus()

    def _next(self) -> None:
        """Enter in a title goes on as in a list that is being written.

        Below a new item comes another one; a new one that got no words goes away again and ends the writing.
        From an older item the cursor goes to the next, and from the last to the table.
        """
        line, item = self.view.line, self.item
        if line is None or item is None:
            return
        if item.id == self._fresh:
            if self.form.title_field.isModified() or item.title != _("New item"):
                self.add()
            else:
                self.delete()
                self.view.setFocus()
            return
        self.form.commit()
        if item.position < len(self.model.lines):
            self._choose(self.model.lines[item.position].item_id)
            self.begin()
        else:
            self.view.setFocus()

    def _choose(self, item_id: int) -> None:
        found = self.model.row_of(item_id)
        if found >= 0:
            self.view.choose(found)
            self._show_form()

    def move_by(self, steps: int) -> None:
        """Move the chosen item up (negative) or down."""
        item, meeting = self.item, self.meeting
        if item is None or meeting is None:
            return
        place = item.position - 1 + steps
        if 0 <= place < len(meeting.items):
            self._place(item.id, place)

    def _place(self, item_id: int, place: int) -> None:
        """Move an item to a place counted from 0 among the others."""
        item = self.desk.file.session.get_one(AgendaItem, item_id)
        name = _("Moved “{title}”").format(title=item.title)
        if self._changing(name, lambda meeting: meeting.move(item, place)):
            self._choose(item_id)

    def take_up(self) -> None:
        """Say of the chosen item that it was dealt with though nothing was written, or take that back."""
        item = self.item
        if item is None or not self.desk.writable():
            return
        if not item.held or (item.dealt_with and not item.taken_up):
            self.desk.said.emit(_("Choose an item of a held meeting that nothing was written under."))
            return
        item_id, wanted = item.id, not item.taken_up
        name = _("Marked “{title}” as dealt with") if wanted else _("Took back that “{title}” was dealt with")

        def mark() -> None:
            self.desk.file.session.get_one(AgendaItem, item_id).taken_up = wanted

        self.desk.write(name.format(title=item.title), mark)

    def delete(self) -> None:
        """Take the chosen item off the agenda; refused when minutes are written under it."""
        item = self.item
        if item is not None:
            item_id = item.id

            def remove(meeting: Meeting) -> None:
                meeting.remove(self.desk.file.session.get_one(AgendaItem, item_id))

            self._changing(_("Deleted the item “{title}”").format(title=item.title), remove)

    def add_standing(self) -> None:
        """Propose the standing items that the agenda lacks, and add those that are wanted."""
        self.form.commit()
        meeting = self.meeting
        if meeting is not None and self.desk.writable() and may_change(self.desk, meeting, self.window()):
            ask_standing(self.desk, meeting, self._changing, self.window())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.isVisible():
            self.close_form()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        self.form.arrange(wide=not beside)
        if self.split.orientation() != orientation:
            self.split.setOrientation(orientation)
            self.split.setStretchFactor(1, 0 if beside else 1)
            self._share()

    def _share(self) -> None:
        beside = self.split.orientation() == Qt.Orientation.Horizontal
        whole = self.width() if beside else self.height()
        form = min(FORM_WIDTH, whole * 42 // 100) if beside else whole * 45 // 100
        self.split.setSizes([whole - form, form])
