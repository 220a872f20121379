"""What the officer chooses for the paper that is shown: which variant and language, which sections, own texts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from industriforum_desktop.forum.forum import PaperChoices
from industriforum_desktop.i18n import LANGUAGES, Language, _, language
from industriforum_desktop.papers import PAPERS
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.theme import GRID
from industriforum_desktop.ui.widgets.basics import clear, column, label, soon
from industriforum_desktop.ui.widgets.form import choice, text_edit


class Options(QScrollArea):
    """Signals: `changed` when another paper is wanted. Sections and texts are kept in the forum, kind by kind."""

    changed = Signal()
    WIDTH = 248

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._kind, self._filling = desk, "", False
        self.language = choice(
            tuple(({"sv": _("In Swedish"), "en": _("In English")}[code], code) for code in LANGUAGES),
            desk.language.code,
        )
        self.language.setAccessibleName(_("The paper's language"))
        self.language.currentIndexChanged.connect(lambda place: self.changed.emit())
        self.variant = choice((), None)
        self.variant.setAccessibleName(_("Variant"))
        self.variant.currentIndexChanged.connect(lambda place: self._tell())
        self.opening, self.closing = text_edit("", 4), text_edit("", 4)
        self.opening.setAccessibleName(_("Own text after the heading"))
        self.closing.setAccessibleName(_("Own text at the end"))
        self._later = soon(self.keep, 600)
        for field in (self.opening, self.closing):
            field.textChanged.connect(self._typed)
        self.sections: dict[str, QCheckBox] = {}
        self._boxes = column(spacing=0)
        self._sections_head = label(_("Sections"), "eyebrow")
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(
            column(
                label(_("Language and variant"), "eyebrow"),
                self.language,
                self.variant,
                self._sections_head,
                self._boxes,
                label(_("Own text after the heading"), "eyebrow"),
                self.opening,
                label(_("Own text at the end"), "eyebrow"),
                self.closing,
                label(_("Your choices are kept for this kind of paper."), "small", wrap=True),
                None,
                spacing=GRID,
            )
        )
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFixedWidth(self.WIDTH)
        desk.leaving.connect(self.keep)

    @property
    def paper_language(self) -> Language:
        return language(self.language.currentData())

    @property
    def chosen_variant(self) -> str:
        return str(self.variant.currentData() or "")

    def show_kind(self, kind: str) -> None:
        """Show what can be chosen for this kind, as the forum has it."""
        if self._later.isActive():
            # What is being typed is newer than what the forum has.
            self.keep()
        self._filling = True
        if kind != self._kind:
            self._kind = kind
            self._build(kind)
        choices = self._choices()
        hidden = choices.get("hidden", [])
        for key, box in self.sections.items():
            box.setChecked(key not in hidden)
        for field, text in ((self.opening, choices.get("opening", "")), (self.closing, choices.get("closing", ""))):
            if field.toPlainText().strip() != text:
                field.setPlainText(text)
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
        self._sections_head.setVisible(bool(self.sections))
        for field in (self.opening, self.closing):
            field.clear()

    def _choices(self) -> PaperChoices:
        return self._desk.file.forum.papers.get(self._kind, PaperChoices())

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
        wanted = PaperChoices(
            opening=self.opening.toPlainText().strip(),
            closing=self.closing.toPlainText().strip(),
            hidden=[key for key, box in self.sections.items() if not box.isChecked()],
        )
        kept = self._choices()
        before = (kept.get("opening", ""), kept.get("closing", ""), kept.get("hidden", []))
        if (wanted["opening"], wanted["closing"], wanted["hidden"]) == before:
            return
        forum = self._desk.file.forum
        with self._desk.change(_("Changed the paper “{paper}”").format(paper=_(PAPERS[self._kind].name))):
            forum.papers = {**forum.papers, self._kind: wanted}
