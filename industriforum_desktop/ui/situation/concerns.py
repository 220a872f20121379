"""The tab of concerns: what the meetings raised, gathered, weighed and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from industriforum_desktop.forum import concerns as rules
from industriforum_desktop.forum.concerns import Gathered
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.situation import Concern
from industriforum_desktop.i18n import _
from industriforum_desktop.papers.concerns import by_theme
from industriforum_desktop.store import past
from industriforum_desktop.store import situation as stored
from industriforum_desktop.ui.situation.forms import AnswersDialog, ConcernForm, GatherDialog
from industriforum_desktop.ui.situation.tree import NODE, ConcernTree, Node
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import FinishMeeting, ShowAction, ShowLine
from industriforum_desktop.ui.widgets.basics import Empty, button, column, label, row
from industriforum_desktop.ui.widgets.letters import literal
from industriforum_desktop.ui.widgets.trace import show_trace
from industriforum_desktop.ui.widgets.trace_choice import trace_one_of

if TYPE_CHECKING:
    from industriforum_desktop.ui.situation.page import SituationPage


class ConcernsPart(QWidget):
    """Every step is one change. A line of the minutes is dragged, or gathered with the keys."""

    def __init__(self, page: SituationPage) -> None:
        super().__init__()
        self.page, self.desk = page, page.desk
        self.tree = ConcernTree()
        self.tree.opened.connect(self._open)
        self.tree.dropped.connect(self._dropped)
        self.tree.currentItemChanged.connect(lambda now, before: self._show_hint())
        self._hint = label(role="small", wrap=True)
        self._suggested: int | None = None
        self.found: list[Gathered] = []
        self.loose = 0
        self.suggestion = button("", self._take_suggestion, name="agreement", tip=_("Gather with what is like it"))
        self.make_button, self.gather_button = page.button("make", text=N_("Make a concern")), page.button("gather")
        self.answer_button = page.button("answer", text=N_("Actions …"))
        self.edit_button = page.button("edit")
        empty = Empty(
            "challenge",
            _("Nothing was raised yet"),
            _("Challenges (!) and needs (+) that are captured in the minutes are gathered here by theme."),
        )
        full = QWidget()
        below = row(
            self.suggestion, None, self.make_button, self.gather_button, self.answer_button, self.edit_button
        )
        full.setLayout(column(self._hint, self.tree, below, spacing=GRID))
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(empty)
        layout = column(self.stack)
        layout.setContentsMargins(0, GRID, 0, 0)
        self.setLayout(layout)

    def here(self) -> ConcernsPart:
        """The concerns, brought into view: what is done to them is done where they can be seen."""
        self.page.views.setCurrentWidget(self)
        return self

    def refresh(self) -> None:
        """Show the concerns as they are now."""
        file, language = self.desk.file, self.desk.language
        loose = stored.not_sorted(file)
        self.loose = len(loose)
        self.found = stored.gathered(file)
        self.names = rules.names_of(file.organisations(), file.participants())
        self.tree.show_all(
            by_theme(self.found, file.forum.themes, language), loose, self.names, file.forum, language
        )
        self.stack.setCurrentIndex(0 if loose or self.found else 1)
        self._show_hint()

    def choose(self, concern_id: int) -> None:
        """Make this concern the current row."""
        if self.tree.choose(Node("concern", str(concern_id))):
            self.tree.setFocus()

    @property
    def line(self) -> Outcome | None:
        """The chosen line of the minutes."""
        node = self.tree.node
        known = node is not None and node.kind == "line"
        return self.desk.file.session.get(Outcome, node.key) if known and node is not None else None

    @property
    def concern(self) -> Concern | None:
        """The chosen concern, or the one that the chosen row stands below."""
        entry = self.tree.currentItem()
        while entry is not None:
            node = entry.data(0, NODE)
            if node.kind == "concern":
                return self.desk.file.session.get(Concern, int(node.key))
            entry = entry.parent()
        return None

    def _show_hint(self) -> None:
        if not self.desk.has_file:
            return
        line, concern = self.line, self.concern
        loose = line is not None and line.concern_id is None
        self._suggested = None
        if line is not None and loose:
            near = rules.alike(line.text, (one.concern for one in self.found))
            if near:
                self._suggested = near[0].id
                self.suggestion.setText(_("Gather with “{text}”").format(text=literal(_short(near[0].text))))
            self._hint.setText(
                _("Make a concern of the line, or drag it to a concern or a theme. Enter shows the minutes.")
            )
        elif concern is not None:
            self._hint.setText(
                _("Drag a concern to another to make one of both, or to a theme. → shows who raised it and when.")
            )
        else:
            self._hint.setText("")
        self.page.enable()
        self.suggestion.setVisible(self._suggested is not None)
        self.make_button.setEnabled(loose)
        self.gather_button.setEnabled(line is not None or concern is not None)
        for part in (self.answer_button, self.edit_button):
            part.setEnabled(concern is not None)

    def _needs_concern(self) -> Concern | None:
        if self.concern is None:
            self.desk.said.emit(_("Choose a concern first."))
            return None
        return self.concern if self.desk.writable() else None

    def make(self, theme: str | None = None) -> None:
        """Make a concern of the chosen line."""
        line = self.line
        if line is None or line.concern_id is not None:
            self.desk.said.emit(_("Choose a line that is not sorted yet."))
            return
        if not self.desk.writable():
            return
        with self.desk.change(_("Added the concern “{text}”").format(text=_short(line.text))) as done:
            made = stored.new_concern(self.desk.file, line, theme)
        if done:
            self.choose(made.id)

    def _take_suggestion(self) -> None:
        line = self.line
        if line is not None and self._suggested is not None:
            self._gather_line(line, self._suggested)

    def _gather_line(self, line: Outcome, concern_id: int) -> None:
        if line.concern_id == concern_id or not self.desk.writable():
            return
        concern = self.desk.file.session.get_one(Concern, concern_id)
        with self.desk.change(_("Gathered with “{text}”").format(text=_short(concern.text))) as done:
            line.concern = concern
        if done:
            self.choose(concern_id)

    def _merge(self, other_id: int, kept_id: int) -> None:
        if other_id == kept_id or not self.desk.writable():
            return
        session = self.desk.file.session
        kept, other = session.get_one(Concern, kept_id), session.get_one(Concern, other_id)
        with self.desk.change(_("Merged with “{text}”").format(text=_short(kept.text))) as done:
            stored.merge(self.desk.file, kept, other)
        if done:
            self.choose(kept_id)

    def gather(self) -> None:
        """Ask which concern the chosen line belongs to, or the chosen concern is the same as."""
        line, concern = self.line, self.concern
        text = line.text if line is not None else concern.text if concern is not None else ""
        if not text:
            self.desk.said.emit(_("Choose a line or a concern first."))
            return
        others = [one.concern for one in self.found if concern is None or one.concern.id != concern.id]
        if not others:
            self.desk.said.emit(_("There is no other concern yet."))
            return
        if not self.desk.writable():
            return
        near = rules.alike(text, others)
        rest = sorted((one for one in others if one not in near), key=lambda o: self.desk.language.sort_key(o.text))
        dialog = GatherDialog(text, near, rest, self.window())
        if not dialog.exec():
            return
        if line is not None:
            self._gather_line(line, dialog.chosen)
        elif concern is not None:
            self._merge(concern.id, dialog.chosen)

    def edit(self) -> None:
        """Ask for the concern's words, theme and weight."""
        concern = self._needs_concern()
        if concern is None:
            return
        file = self.desk.file
        form = ConcernForm(concern, past.themes(file.session), file.forum, self.desk.language, self.window())
        name = _("Changed “{text}”").format(text=_short(concern.text))
        form.commit = lambda: self.desk.write(name, lambda: form.write(concern))
        form.exec()

    def solve(self) -> None:
        """The forum says that it is solved; or takes that back."""
        concern = self._needs_concern()
        if concern is None:
            return
        solved = concern.solved_on is None
        text = _("Noted as solved: “{text}”") if solved else _("Noted as raised again: “{text}”")
        with self.desk.change(text.format(text=_short(concern.text))):
            concern.solved_on = self.desk.today() if solved else None

    def trace(self) -> None:
        """Show the chain that the chosen line belongs to, or one of those that the chosen concern has part in."""
        line, concern = self.line, self.concern
        if line is not None:
            show_trace(self.desk, line, self.window())
        elif concern is not None:
            found = next(one for one in self.found if one.concern.id == concern.id)
            trace_one_of(self.desk, (*found.raised, *found.actions), self.window())
        else:
            self.desk.said.emit(_("Choose a line or a concern first."))

    def answer(self) -> None:
        """Ask which actions answer the concern."""
        concern = self._needs_concern()
        if concern is None:
            return
        file = self.desk.file
        places = {one.item_id for found in self.found if found.concern is concern for one in found.raised}
        actions = sorted(file.actions(), key=lambda one: (one.concern_id != concern.id, one.item_id not in places))
        shown = [(one, f"{one.who}: {one.text} ({one.item.meeting.label})".lstrip(": ")) for one in actions]
        dialog = AnswersDialog(concern, shown, self.window())

        def write() -> None:
            wanted = dialog.chosen()
            for one in actions:
                if one.id in wanted:
                    one.concern = concern
                elif one.concern_id == concern.id:
                    one.concern = None

        name = _("Chose the actions that answer “{text}”").format(text=_short(concern.text))
        dialog.commit = lambda: self.desk.write(name, write)
        dialog.exec()

    def put_back(self) -> None:
        """Take a line or an action out of its concern; take a concern apart, so that its lines wait again."""
        node, concern = self.tree.node, self.concern
        if node is None or concern is None or not self.desk.writable():
            return
        if node.kind == "concern":
            with self.desk.change(_("Took “{text}” apart").format(text=_short(concern.text))):
                self.desk.file.session.delete(concern)
            return
        line = self.desk.file.session.get_one(Outcome, node.key)
        with self.desk.change(_("Took out of “{text}”").format(text=_short(concern.text))):
            line.concern = None

    def _open(self, node: Node) -> None:
        if node.kind == "concern":
            self.edit()
        elif node.kind == "action":
            self.desk.go.emit(ShowAction(node.key))
        elif node.kind == "line":
            self.visit(self.desk.file.session.get_one(Outcome, node.key))

    def visit(self, line: Outcome) -> None:
        """Show the line where it stands: in the notes, or with the final minutes."""
        meeting = line.item.meeting
        if meeting.minutes_state.frozen or line.position is None or self.desk.file.read_only:
            self.desk.go.emit(FinishMeeting(meeting.id))
        else:
            self.desk.go.emit(ShowLine(meeting.id, line.item.position, line.position))

    def _dropped(self, carried: Node, on: Node) -> None:
        """A line goes to a concern, or becomes one of a theme; a concern goes to a theme, or into another."""
        session = self.desk.file.session
        target = on
        if on.kind in ("line", "action"):
            line = session.get_one(Outcome, on.key)
            target = Node("loose", "") if line.concern_id is None else Node("concern", str(line.concern_id))
        theme = "" if target.key == _("Without a theme") else target.key
        if carried.kind in ("line", "action"):
            line = session.get_one(Outcome, carried.key)
            if target.kind == "concern":
                self._gather_line(line, int(target.key))
            elif target.kind == "loose" and line.concern_id is not None:
                self.tree.choose(carried)
                self.put_back()
            elif target.kind == "theme" and line.concern_id is None:
                self.tree.choose(carried)
                self.make(theme)
        elif carried.kind == "concern" and target.kind == "concern":
            self._merge(int(carried.key), int(target.key))
        elif carried.kind == "concern" and target.kind == "theme" and self.desk.writable():
            concern = session.get_one(Concern, int(carried.key))
            with self.desk.change(_("Gave the theme “{theme}”").format(theme=target.key)):
                concern.theme = theme


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
