"""Make final: what is left to see to, what becomes of the minutes, and the making of the paper that is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QTextBrowser

from industriforum_desktop.forum.kinds import MeetingState, MinutesState
from industriforum_desktop.forum.meeting import Meeting
from industriforum_desktop.forum.record import make_final
from industriforum_desktop.i18n import LANGUAGES, Language, _, current, language, ngettext
from industriforum_desktop.papers import make, minutes
from industriforum_desktop.papers.changes import Difference, Pieces, differences, when_final
from industriforum_desktop.papers.parts import same_content
from industriforum_desktop.papers.source import Final
from industriforum_desktop.store.check import holds_minutes
from industriforum_desktop.ui import worker
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Choice, Text
from industriforum_desktop.ui.finish.spelling import Looks
from industriforum_desktop.ui.finish.step import Step
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.ways import ShowPaper
from industriforum_desktop.ui.widgets.basics import Card, button, column, label, row

if TYPE_CHECKING:
    from industriforum_desktop.papers.document import Document
    from industriforum_desktop.papers.pdf import Rendered


class FinalStep(Step):
    """Freezes the minutes: the PDF is made without its draft mark and kept in the forum with its checksum."""

    key = "final"

    def __init__(self, desk: Desk, looks: Looks) -> None:
        super().__init__(
            desk,
            _("Make final"),
            _(
                "The minutes are frozen as a PDF that is kept in the forum's file, with time and checksum. After"
                " that nothing in them can be changed, and it can't be undone. What turns out to be wrong is"
                " corrected in a new version, beside this one."
            ),
        )
        self._looks = looks
        self.state = label(role="heading", wrap=True)
        self.left = label(wrap=True)
        self.correction = Text(2)
        self.correction.setAccessibleName(_("What has been corrected"))
        self.correction.setPlaceholderText(
            _("It stands first in the new version, with the date and the differences.")
        )
        self.differences = QTextBrowser()
        self.differences.setMinimumHeight(64)
        self.differences.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.differences.setAccessibleName(_("What differs from the version before"))
        self.paper_language = Choice(
            ({"sv": _("In Swedish"), "en": _("In English")}[code], code) for code in LANGUAGES
        )
        self.paper_language.setAccessibleName(_("The paper's language"))
        self.paper_language.setMinimumWidth(140)
        self.paper_language.currentIndexChanged.connect(lambda place: self._show_differences())
        self.preview_button = button(_("Preview"), self.preview, name="eye", tip=_("See the paper as it is now"))
        self.final_button = button(
            _("Make the minutes final …"), self.finish, name="lock", role="primary", tip=_("This can't be undone")
        )
        self.forward_button = button(
            _("On to sending"), lambda: self.wanted.emit("send"), name="right", role="primary"
        )
        self.older_button = self.versions_button()
        self._replaced_accepted: tuple[str, ...] = ()
        self._missing = False
        """The version that was made is not in the forum's file."""
        self._build()

    def _build(self) -> None:
        self.corrected = Card(
            label(_("What has been corrected?"), "eyebrow"),
            self.correction,
            self.differences,
        )
        self.corrected.column.setStretch(self.corrected.column.indexOf(self.differences), 1)
        ways = (self.preview_button, self.older_button, self.paper_language)
        buttons = row(self.final_button, self.forward_button, *ways, None)
        self.add(Card(column(self.state, self.left, spacing=GRID)), self.corrected, buttons, None)
        self.parts.setStretch(self.parts.indexOf(self.corrected), 100)

    def reset(self, meeting: Meeting) -> None:
        self.paper_language.set_value(self.desk.paper_language.code)
        self.correction.clear()
        self._replaced_accepted = ()
        self._missing = False

    def show_meeting(self, meeting: Meeting) -> None:
        frozen = meeting.minutes_state.frozen
        self.final_button.setVisible(not frozen)
        self.final_button.setEnabled(meeting.state is MeetingState.HELD)
        self.forward_button.setVisible(frozen)
        self.older_button.setVisible(bool(meeting.versions))
        self.paper_language.setVisible(not frozen)
        self.corrected.setVisible(bool(meeting.versions) and not frozen)
        self.state.setText(self._state(meeting))
        self.left.setText("" if frozen else "\n".join(f"• {line}" for line in self._to_see_to(meeting)))
        self.left.setVisible(bool(self.left.text()))
        self._show_differences()

    def _state(self, meeting: Meeting) -> str:
        if meeting.minutes_state.frozen:
            if self._missing or self.desk.file.unsaved:
                return _("Not made final yet: the forum's file can't be reached")
            latest = meeting.versions[-1]
            return _("Made final {when}").format(when=when_final(latest.number, latest.made_at, current()))
        return _("This becomes version {n}").format(n=len(meeting.versions) + 1)

    def _to_see_to(self, meeting: Meeting) -> list[str]:
        """What the officer should know before; none of it but the first stands in the way."""
        found = []
        if meeting.state is not MeetingState.HELD:
            found.append(_("The meeting has not been ended yet. End it in the live view first."))
        n = len(self._looks.left(meeting))
        if n:
            text = ngettext("{n} line has not been looked through.", "{n} lines have not been looked through.", n)
            found.append(text.format(n=n))
        n = len(self._looks.all(meeting)) - n
        if n:
            found.append(ngettext("{n} line was skipped.", "{n} lines were skipped.", n).format(n=n))
        if self._looks.thinking:
            found.append(_("The spelling is being checked …"))
        if meeting.minutes_state is MinutesState.REVIEW and meeting.remarks_by:
            if meeting.remarks_by >= self.desk.today():
                text = _("Remarks can come in until {day}.")
                found.append(text.format(day=current().long_date(meeting.remarks_by)))
        elif not meeting.versions:
            found.append(_("The draft has not been sent for remarks."))
        n = sum(1 for remark in meeting.remarks if not remark.answer.strip() and remark.text != _("No remarks."))
        if n:
            found.append(ngettext("{n} remark has no answer.", "{n} remarks have no answer.", n).format(n=n))
        return found or [_("Everything is seen to.")]

    @property
    def _language(self) -> Language:
        return language(self.paper_language.currentData())

    def _show_differences(self) -> None:
        if self._meeting_id is None or not self.corrected.isVisibleTo(self):
            return
        text = minutes.final_text(self.source, self._language)
        found = differences(self.meeting.versions[-1].text, text)
        shown = "".join(_shown(one) for one in found) or escape(_("Nothing in the text differs yet."))
        if shown != self.differences.property("shown"):
            self.differences.setProperty("shown", shown)
            self.differences.setHtml(shown)

    def preview(self) -> None:
        """Show the paper as it is now."""
        self.desk.go.emit(ShowPaper("minutes", self.meeting.id))

    def finish(self) -> None:
        """Ask, then make the paper and freeze the minutes as it."""
        meeting = self.meeting
        if not self.desk.writable() or not self.desk.put_down():
            return
        if meeting.versions and not self.correction.toPlainText().strip():
            self.desk.warn(_("Say what has been corrected since the version before."), self.window())
            self.correction.setFocus()
            return
        question = _(
            "Make the minutes of meeting {number}/{year} final? They can't be changed after that, and it can't be"
            " undone: nor can what you did before in the program. Errors are corrected in a new version."
        )
        asked = question.format(number=meeting.number, year=meeting.year)
        if self.desk.ask(asked, _("Make final"), self.window()):
            self._make()

    def _make(self) -> None:
        meeting = self.meeting
        now = datetime.combine(self.desk.today(), datetime.now().time().replace(microsecond=0))
        before = meeting.versions[-1].text if meeting.versions else ""
        version = Final(len(meeting.versions) + 1, now, self.correction.toPlainText().strip(), before)
        document, file = self._document(version), self.desk.file
        self.setEnabled(False)
        self.desk.said.emit(_("The paper is being made …"))

        def work() -> Rendered:
            from industriforum_desktop.papers.pdf import render

            return render(document)

        def done(made: Rendered) -> None:
            self.setEnabled(True)
            if self.desk.has_file and self.desk.file is file and self._meeting_id == meeting_id:
                self._made(version, document, made)

        meeting_id = meeting.id
        worker.run(work, done, partial(self._not_made))

    def _document(self, version: Final) -> Document:
        source = replace(self.source, made=version.at.astimezone(), final=version)
        return make("minutes", source, self._language)

    def _made(self, version: Final, document: Document, made: Rendered) -> None:
        """Keep the paper, unless the forum has changed while it was made: then it is made again.

        Who has gone elsewhere meanwhile may be changing the minutes: then they are not made final.
        """
        if not self.isVisible():
            self.desk.said.emit(_("The minutes were not made final, since you left the step."))
            return
        if not same_content(document, self._document(version)):
            self._make()
            return
        if made.replaced and made.replaced != self._replaced_accepted:
            text = _("No type face has {characters}. A square stands in its place in the final paper.")
            question = text.format(characters=" ".join(made.replaced))
            if not self.desk.ask(question, _("Make final"), self.window()):
                return
        text = minutes.final_text(self.source, self._language)
        with self.desk.change(_("Made the minutes final"), lasting=True) as done:
            make_final(self.meeting, made.data, text, version.at, version.correction)
        if not done:
            return
        if self.desk.file.unsaved:
            return  # which has been told
        self._missing = not holds_minutes(self.desk.file.path, self.meeting.id, version.number, made.data)
        if self._missing:
            self.show_meeting(self.meeting)
            text = _(
                "The final minutes can't be read back from the forum's file. They are kept until you close the"
                " forum: save a copy of the forum in another place before that."
            )
            self.desk.warn(text, self.window())
        self.begin()

    def _not_made(self, error: Exception) -> None:
        from industriforum_desktop.papers.pdf import PictureError

        self.setEnabled(True)
        if not isinstance(error, PictureError):
            raise error
        self.desk.warn(_("The logo can't be drawn. Choose another one in the settings."), self.window())

    def summary(self, meeting: Meeting) -> str:
        if meeting.minutes_state.frozen:
            latest = meeting.versions[-1]
            return _("Version {n}, {day}").format(n=latest.number, day=current().short_date(latest.made_at.date()))
        if meeting.versions:
            return _("Version {n} is open").format(n=len(meeting.versions) + 1)
        return _("Not yet")

    def begin(self) -> None:
        if self.corrected.isVisibleTo(self):
            self.correction.setFocus()
        else:
            (self.final_button if self.final_button.isVisibleTo(self) else self.forward_button).setFocus()


def _shown(one: Difference) -> str:
    was = _("was") + ": " + _marked(one.before, "s")
    now = _("is") + ": " + _marked(one.after, "u")
    return f"<p><b>{escape(one.section)}</b><br>{was}<br>{now}</p>"


def _marked(pieces: Pieces, sign: str) -> str:
    """Words taken away struck through, words added underlined, both bold: never by colour alone."""
    found = (
        f"<b><{sign}>{escape(piece.text)}</{sign}></b>" if piece.changed else escape(piece.text) for piece in pieces
    )
    return " ".join(found) or "–"
