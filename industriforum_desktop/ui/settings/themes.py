"""Settings of the situation: the themes that questions are sorted by, and the fixed questions."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.store import situation as stored
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.part import Part, said
from industriforum_desktop.ui.settings.purpose import AimList
from industriforum_desktop.ui.situation.questions import QuestionList, questions_editor
from industriforum_desktop.ui.widgets.basics import button, label, row, tool


class ThemesPart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Themes")
        self.themes = AimList()
        self.themes.setAccessibleName(_("Themes"))
        for theme in file.forum.themes or []:
            self.themes.add(theme)
        self.themes.setCurrentRow(0)
        self.questions = QuestionList(file)
        self.body.addWidget(label(_("Themes")))
        self.body.addWidget(
            said(_("Proposals, items and concerns offer these in this order. Any other theme can be written."))
        )
        self.body.addWidget(self.themes, 1)
        self.body.addLayout(
            row(
                button(_("Add a theme"), self._add_theme, name="plus"),
                button(_("Remove"), self.themes.remove, name="trash", tip=_("Remove the theme (Delete)")),
                None,
                tool("up", _("Move up (Alt+Up)"), lambda: self.themes.shift(-1)),
                tool("down", _("Move down (Alt+Down)"), lambda: self.themes.shift(1)),
            )
        )
        self.body.addWidget(label(_("Fixed questions")))
        self.body.addWidget(questions_editor(self.questions), 1)

    def _add_theme(self) -> None:
        self.themes.add_new()

    def write(self, file: ForumFile) -> None:
        themes = list(dict.fromkeys(text for _id, text in self.themes.aims()))
        if themes != (file.forum.themes or []):
            file.forum.themes = themes
        stored.keep_questions(file, self.questions.questions())
