"""What the officer chooses for the paper that is shown: which variant and language, which sections, own texts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from industriforum_desktop.forum.forum import OwnText, PaperChoices, PaperPlace
from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import LANGUAGES, Language, _, language
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.fields import Choice, Text
from industriforum_desktop.ui.shared.scrolled import Scrolled
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import clear, column, label, soon

FOR_ALL = {
    "meeting": N_("The same for all meetings"),
    "year": N_("The same for all years"),
    "organisation": N_("The same for all organisations"),
}


class Options(Scrolled):
    """Signals: `changed` when another paper is wanted. Sections are kept in the forum kind by kind; own texts too,
    or for the one paper that is shown.
    """

    changed = Signal()
    WIDTH = 248

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._kind, self._filling = desk, "", False
        self._place: PaperPlace | None = None
        self._forum: Path | None = None
        self.language = Choice(({"sv": _("In Swedish"), "en": _("In English")}[code], code) for code in LANGUAGES)
        self.language.setAccessibleName(_("The paper's language"))
        self.language.currentIndexChanged.connect(lambda place: self.changed.emit())
        self.variant = Choice()
        self.variant.setAccessibleName(_("Variant"))
        self.variant.currentIndexChanged.connect(lambda place: self._tell())
        self.opening, self.closing = Text(4), Text(4)
        self.opening.setAccessibleName(_("Own text after the heading"))
        self.closing.setAccessibleName(_("Own text at the end"))
        self._later = soon(self.keep, 600)
        for field in (self.opening, self.closing):
            field.textChanged.connect(self._typed)
        self.for_all = QCheckBox()
        self.for_all.toggled.connect(lambda on: self.keep())
        self.frozen = label(
            _("The minutes are final, and nothing here changes them. Correct them to make a new version."),
            "small",
            wrap=True,
        )
        self.sections: dict[str, QCheckBox] = {}
        self._boxes = column(spacing=0)
        self._sections_head = label(_("Sections"), "eyebrow")
        self._sections_hint = label(
            _("What sections there are is kept for this kind of paper."), "small", wrap=True
        )
        self._build_layout()
        self.setFixedWidth(self.WIDTH)
        desk.leaving.connect(self.keep)

    def _build_layout(self) -> None:
        for part in (
            self.frozen,
            label(_("Language and variant"), "eyebrow"),
            self.language,
            self.variant,
            self._sections_head,
            self._boxes,
            self._sections_hint,
            label(_("Own text after the heading"), "eyebrow"),
            self.opening,
            label(_("Own text at the end"), "eyebrow"),
            self.closing,
            self.for_all,
        ):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        self.body.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GRID)

    @property
    def paper_language(self) -> Language:
        return language(self.language.currentData())

    @property
    def chosen_variant(self) -> str:
        return str(self.variant.currentData() or "")

    def show_paper(self, kind: str, place: PaperPlace | None, *, frozen: bool) -> None:
        """Show what can be chosen for this paper, as the forum has it; nothing, where the paper is `frozen`."""
        if self._later.isActive():
            # What is being typed is newer than what the forum has.
            self.keep()
        self._filling = True
        if self._forum != self._desk.file.path:
            self._forum = self._desk.file.path
            with QSignalBlocker(self.language):
                self.language.set_value(self._desk.paper_language.code)
        another = (kind, place) != (self._kind, self._place)
        if kind != self._kind:
            self._kind = kind
            self._build(kind)
        self._place = place
        choices, own = self._choices(), self._own()
        hidden = choices.get("hidden", [])
        for key, box in self.sections.items():
            box.setChecked(key not in hidden)
        for field, text in ((self.opening, choices.get("opening", "")), (self.closing, choices.get("closing", ""))):
            if field.toPlainText().strip() != text:
                field.setPlainText(text)
        standing = bool(choices.get("opening") or choices.get("closing"))
        # Who has ticked the box before writing anything keeps it so.
        if another or own is not None or standing:
            self.for_all.setChecked(own is None and standing)
        self.frozen.setVisible(frozen)
        texts = (self.opening, self.closing, self.for_all)
        for part in (self.language, self.variant, *texts, *self.sections.values()):
            part.setEnabled(not frozen)
        self._filling = False

    def _build(self, kind: str) -> None:
        paper = PAPERS[kind]
        self.variant.clear()
        for key, title in paper.variants:
            self.variant.addItem(_(title), key)
        self.variant.setVisible(bool(paper.variants))
        clear(self._boxes)
        self.sections = {key: QCheckBox(_(title)) for key, title in paper.sections}
        for box in self.sections.values():
            box.toggled.connect(lambda on: self.keep())
            self._boxes.addWidget(box)
        for part in (self._sections_head, self._sections_hint):
            part.setVisible(bool(self.sections))
        self.for_all.setVisible(paper.scope in FOR_ALL)
        self.for_all.setText(_(FOR_ALL.get(paper.scope, "")) if paper.scope in FOR_ALL else "")
        for field in (self.opening, self.closing):
            field.clear()

    def _choices(self) -> PaperChoices:
        return self._desk.file.forum.choices(self._kind, self._place)

    def _own(self) -> OwnText | None:
        return self._desk.file.forum.own_text(self._kind, self._place)

    def _typed(self) -> None:
        if not self._filling:
            self._later.start()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def keep(self) -> None:
        """Put the choices into the forum, if they differ from what it has."""
        self._later.stop()
        if self._filling or not self._kind or not self._desk.has_file or self._desk.file.read_only:
            return
        forum, own = self._desk.file.forum, self._own()
        opening, closing = self.opening.toPlainText().strip(), self.closing.toPlainText().strip()
        standing = forum.papers.get(self._kind, PaperChoices())
        wanted = PaperChoices(
            opening=standing.get("opening", ""),
            closing=standing.get("closing", ""),
            hidden=[key for key, box in self.sections.items() if not box.isChecked()],
        )
        written: tuple[str, str] | None = None
        if self._place is None or self.for_all.isChecked():
            wanted["opening"], wanted["closing"] = opening, closing
        elif opening or closing or wanted["opening"] or wanted["closing"]:
            written = (opening, closing)
        before = PaperChoices(**{**PaperChoices(opening="", closing="", hidden=[]), **standing})
        if wanted == before and written == (None if own is None else (own.opening, own.closing)):
            return
        with self._desk.change(_("Changed the paper “{paper}”").format(paper=_(PAPERS[self._kind].name))) as done:
            if wanted != before:
                forum.papers = {**forum.papers, self._kind: wanted}
            if own is not None:
                forum.own_texts.remove(own)
            if written is not None and self._place is not None:
                text = OwnText(kind=self._kind, opening=written[0], closing=written[1], **self._place._asdict())
                forum.own_texts.append(text)
        if done.later:
            # Typed, and not written: with the next choice, or when the forum is left, it is tried again.
            self._filling = True
            self.opening.setPlainText(opening)
            self.closing.setPlainText(closing)
            self._filling = False
