"""What happened before: earlier meetings on the item's question, and what became of their actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QListWidgetItem, QTextBrowser, QWidget

from industriforum_desktop.forum import rules
from industriforum_desktop.forum.kinds import ActionStatus, ItemKind, OutcomeKind
from industriforum_desktop.forum.meeting import AgendaItem
from industriforum_desktop.forum.minutes import ActionReport, Outcome
from industriforum_desktop.forum.year import CLOSING, FOLLOW_UP, OPENING
from industriforum_desktop.i18n import LANGUAGES, _, language
from industriforum_desktop.minutes.dates import last_said
from industriforum_desktop.store import past
from industriforum_desktop.ui import theme
from industriforum_desktop.ui.icons import icon
from industriforum_desktop.ui.keys import native
from industriforum_desktop.ui.live.arrange import AskLine
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.live.wrapped import WrappedList, breakable
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import column, label, row

OUTCOME = Qt.ItemDataRole.UserRole
CHAPTERS = 8
"""So many earlier items are told of at once; more when one reads on."""


class OpenActions(WrappedList):
    """Earlier actions to go through. Signals, with an action's id: `ticked`, `to_report`, `to_carry`."""

    ticked = Signal(str)
    to_report = Signal(str)
    to_carry = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Actions from earlier meetings"))
        self.itemDoubleClicked.connect(lambda item: self.to_report.emit(item.data(OUTCOME)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.currentItem()
        if chosen is not None and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(chosen.data(OUTCOME))
        elif chosen is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            carry = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.to_carry if carry else self.to_report).emit(chosen.data(OUTCOME))
        else:
            super().keyPressEvent(event)


class ThemeBox(QComboBox):
    """`closed` when its list has been open: what is typed next is no theme."""

    closed = Signal()

    def hidePopup(self) -> None:
        was_open = self.view().isVisible()
        super().hidePopup()
        if was_open:
            self.closed.emit()


class Before(QWidget):
    """A tab beside what was captured."""

    def __init__(self, sitting: Sitting, line: AskLine) -> None:
        """`line` asks for what is told of an action."""
        super().__init__()
        self._sitting, self._desk, self._line = sitting, sitting.desk, line
        self._was: dict[str, ActionStatus] = {}
        """What an action stood at before it was ticked here."""
        self.theme = ThemeBox()
        self.theme.setEditable(True)
        self.theme.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.theme.setAccessibleName(_("Theme of the item"))
        self.theme.setToolTip(_("Items with the same theme belong together across the meetings"))
        field = self.theme.lineEdit()
        assert field is not None
        field.setPlaceholderText(_("No theme"))
        field.editingFinished.connect(self._set_theme)
        field.returnPressed.connect(sitting.write)
        self.theme.activated.connect(lambda place: self._set_theme())
        self.theme.closed.connect(lambda: QTimer.singleShot(0, sitting.write))
        self.open_actions = OpenActions()
        self.open_actions.ticked.connect(self.tick)
        self.open_actions.to_report.connect(self.ask_report)
        self.open_actions.to_carry.connect(self.ask_day)
        self._head = label(_("Open actions"), "eyebrow")
        self._keys = label(role="small", wrap=True)
        said = _("{done}: done · {report}: report · {carry}: new day")
        self._keys.setText(said.format(done=native("Space"), report=native("Return"), carry=native("Shift+Return")))
        self.story = QTextBrowser()
        self.story.setProperty("role", "plain")
        self.story.setAccessibleName(_("Earlier meetings on this"))
        self.story.setTabChangesFocus(True)
        self.story.verticalScrollBar().valueChanged.connect(self._read_on)
        self._further: list[AgendaItem] = []
        """The earlier items that are not in the story yet."""
        name = label(_("Theme"))
        name.setBuddy(self.theme)
        chooser = row(name, self.theme)
        chooser.setStretch(1, 1)
        layout = column(chooser, self._head, self.open_actions, self._keys, self.story, spacing=GRID // 2)
        layout.setContentsMargins(GRID // 2, GRID, GRID // 2, 0)
        layout.setStretch(2, 1)
        layout.setStretch(4, 1)
        self.setLayout(layout)
        sitting.changed.connect(self.refresh)
        sitting.item_shown.connect(self.refresh)

    def begin(self) -> None:
        """Come here with the keyboard; F7 leads back to the minutes."""
        self._sitting.wanted.emit(self)
        self.refresh()
        if self.open_actions.count():
            if self.open_actions.currentRow() < 0:
                self.open_actions.setCurrentRow(0)
            self.open_actions.setFocus()
        else:
            self.story.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show what belongs to the item at hand, if the tab is in view."""
        if self._sitting.session is None or not self.isVisible():
            return
        item, session = self._sitting.item, self._desk.file.session
        if not self.theme.hasFocus():
            self.theme.clear()
            self.theme.addItems(["", *past.themes(session)])
            self.theme.setCurrentText(item.theme)
        earlier = past.earlier_items(session, item, _standing())
        self._show_actions(item, _to_follow(item, earlier, past.open_actions(session, item)))
        self._show_story(earlier)

    def _show_actions(self, item: AgendaItem, found: list[Outcome]) -> None:
        chosen, place = self._chosen(), self.open_actions.currentRow()
        self.open_actions.clear()
        for outcome in found:
            report = self._report(item, outcome)
            entry = QListWidgetItem(breakable(self._words(outcome, report)))
            closed = not outcome.status.open
            entry.setIcon(icon("check" if closed else "edit" if report else "action", "accent"))
            entry.setData(OUTCOME, outcome.id)
            entry.setToolTip(outcome.line.strip())
            self.open_actions.addItem(entry)
            self.open_actions.fit(entry)
            if outcome.id == chosen:
                self.open_actions.setCurrentItem(entry)
        if self.open_actions.currentRow() < 0 <= place and found:
            self.open_actions.setCurrentRow(min(place, len(found) - 1))
        for part in (self._head, self.open_actions, self._keys):
            part.setVisible(bool(found))

    def _words(self, outcome: Outcome, report: ActionReport | None) -> str:
        """IUC: boka lokal – 15 juni 2023 (2/2023). Klar: bokad i går"""
        speak, meeting = self._desk.language, outcome.item.meeting
        who = f"{outcome.who}: " if outcome.who else ""
        day = speak.long_date(outcome.due) if outcome.due else outcome.due_text
        due = f" – {day}" if day else ""
        text = f"{who}{outcome.text}{due} ({meeting.number}/{meeting.year})"
        if report is None:
            return text
        status = self._desk.file.forum.word(report.status, speak)
        return f"{text}\n{status}: {report.text}" if report.text else f"{text}\n{status}"

    def _show_story(self, items: list[AgendaItem]) -> None:
        self._further = items[CHAPTERS:]
        html = "".join(self._chapter(item) for item in items[:CHAPTERS])
        nothing = _("Nothing from earlier meetings on this.")
        self.story.setHtml(html or f"<p>{escape(nothing)}</p>")

    def _read_on(self, place: int) -> None:
        """Who has read to the end is shown what comes before it."""
        bar = self.story.verticalScrollBar()
        if self._further and place == bar.maximum():
            chapters, self._further = self._further[:CHAPTERS], self._further[CHAPTERS:]
            end = QTextCursor(self.story.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertHtml("<p></p>" + "".join(self._chapter(item) for item in chapters))

    def _chapter(self, item: AgendaItem) -> str:
        speak, meeting, scheme = self._desk.language, item.meeting, theme.now()
        head = _("Meeting {number}/{year}").format(number=meeting.number, year=meeting.year)
        day = speak.long_date(meeting.day)
        parts = [f"<p style='color:{scheme.accent}'><b>{escape(head)}</b> · {escape(day)}"]
        parts.append(f"<br/><b>{escape(f'{item.position}. {item.title}')}</b></p>")
        for outcome in item.outcomes:
            if outcome.kind is OutcomeKind.AGREEMENT:
                word = self._desk.file.forum.word(outcome.kind, speak)
                parts.append(f"<p><b style='color:{scheme.good}'>{escape(word)}:</b> {escape(outcome.text)}</p>")
        agreed = {outcome.position for outcome in item.outcomes if outcome.kind is OutcomeKind.AGREEMENT}
        lines = [] if item.note is None else item.note.text.split("\n")
        told = [line for n, line in enumerate(lines) if n not in agreed and line.strip()]
        if not told and not agreed:
            nothing = _("Nothing was noted.")
            parts.append(f"<p style='color:{scheme.muted}'>{escape(nothing)}</p>")
        parts += [f"<p style='margin:0 0 4px 0'>{escape(line)}</p>" for line in told]
        return "".join(parts)

    def _chosen(self) -> str:
        entry = self.open_actions.currentItem()
        return str(entry.data(OUTCOME)) if entry is not None else ""

    def _set_theme(self) -> None:
        if self._sitting.session is None:
            return
        text, item = self.theme.currentText().strip(), self._sitting.item
        if text == item.theme:
            return
        name = _("Gave the theme “{theme}”").format(theme=text) if text else _("Took the theme away")
        with self._desk.change(name):
            item.theme = text

    @staticmethod
    def _report(item: AgendaItem, outcome: Outcome) -> ActionReport | None:
        return next((report for report in item.reports if report.outcome_id == outcome.id), None)

    def tick(self, outcome_id: str) -> None:
        """The action is done; or open again when it was ticked by mistake."""
        item, outcome = self._sitting.item, self._desk.file.session.get_one(Outcome, outcome_id)
        report = self._report(item, outcome)
        if outcome.status.open:
            before = outcome.status
            if self._tell(_("Marked the action as done"), item, outcome, ActionStatus.DONE):
                self._was[outcome_id] = before
            return
        back = self._was.get(outcome_id, ActionStatus.ONGOING)
        with self._desk.change(_("Opened the action again")):
            rules.set_status(outcome, back, self._sitting.meeting.day)
            if report is not None and not report.text:
                item.reports.remove(report)
            elif report is not None:
                report.status = back

    def ask_report(self, outcome_id: str) -> None:
        """Ask what is told of the action."""
        outcome = self._desk.file.session.get_one(Outcome, outcome_id)
        report, item_id = self._report(self._sitting.item, outcome), self._sitting.item.id

        def tell(text: str) -> bool:
            item, outcome = self._both(item_id, outcome_id)
            status = ActionStatus.ONGOING if outcome.status is ActionStatus.NOT_STARTED else outcome.status
            told = self._tell(_("Wrote down what was told of the action"), item, outcome, status, text)
            if told:
                self.open_actions.setFocus()
            return told

        self._line.ask(_("What is told:"), report.text if report else "", tell)

    def ask_day(self, outcome_id: str) -> None:
        """Ask for the day that the action is put off to."""
        item_id = self._sitting.item.id

        def carry(text: str) -> bool:
            assert self._sitting.session is not None
            # What is told at this meeting counts from it; its day may stand without “senast”.
            found = last_said(text, self._sitting.session.calendar)
            if found is None:
                self._desk.warn(
                    _("That day is not understood. Write it as 15 juni or 2024-06-15."), self._sitting.window
                )
                return False
            item, outcome = self._both(item_id, outcome_id)
            # The day that hangs on a meeting may move: what is told keeps the words.
            day = self._desk.language.long_date(found.day) if found.day and not found.hangs_on else text
            said = _("new day {day}").format(day=day)
            with self._desk.change(_("Gave the action a new day")) as done:
                report = self._put(item, outcome, outcome.status)
                report.text, report.carried_over = said, True
                outcome.put_off(found.day, text, found.hangs_on, self._sitting.meeting)
            if done:
                self.open_actions.setFocus()
            return done.kept

        self._line.ask(_("New day:"), "", carry)

    def _both(self, item_id: int, outcome_id: str) -> tuple[AgendaItem, Outcome]:
        session = self._desk.file.session
        return session.get_one(AgendaItem, item_id), session.get_one(Outcome, outcome_id)

    def _tell(
        self, name: str, item: AgendaItem, outcome: Outcome, status: ActionStatus, text: str | None = None
    ) -> bool:
        with self._desk.change(name) as done:
            report = self._put(item, outcome, status)
            if text is not None:
                report.text = text
            rules.set_status(outcome, status, self._sitting.meeting.day)
        return done.kept

    def _put(self, item: AgendaItem, outcome: Outcome, status: ActionStatus) -> ActionReport:
        """What is told of the action at this item, begun if nothing was yet."""
        report = self._report(item, outcome)
        if report is None:
            report = ActionReport(outcome=outcome, outcome_id=outcome.id, text="", carried_over=False)
            item.reports.append(report)
        report.status = status
        return report


def _standing() -> list[str]:
    """What the items are called that every agenda has, in each language a forum may be written in."""
    return [language(code).gettext(item.title) for item in (*OPENING, *CLOSING, FOLLOW_UP) for code in LANGUAGES]


def _to_follow(item: AgendaItem, earlier: Sequence[AgendaItem], found: Sequence[Outcome]) -> list[Outcome]:
    """The actions to go through at this item: all at one that follows up, else those on the same question; and
    those that something was told of here. By day, those without one last.
    """
    told = {report.outcome_id for report in item.reports}
    asked = {other.id for other in earlier}
    every = item.kind is ItemKind.FOLLOW_UP
    mine = [one for one in found if every or one.item_id in asked or one.id in told]
    return sorted(mine, key=lambda one: (one.due is None, one.due or date.max))
