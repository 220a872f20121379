"""Settings of the situation: the themes that questions are sorted by, and the fixed questions."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.store import situation as stored
from industriforum_desktop.store.forum_file import ForumFile
from industriforum_desktop.ui.settings.part import Part
from industriforum_desktop.ui.situation.questions import QuestionList, questions_hint
from industriforum_desktop.ui.widgets.own_list import OwnList


class ThemesPart(Part):
    def __init__(self, file: ForumFile) -> None:
        super().__init__()
        self.title = _("Themes")
        self.themes = OwnList(_("Themes"), [(theme, None) for theme in file.forum.themes or []])
        self.questions = QuestionList(file)
        for own in (self.themes, self.questions):
            own.setMinimumHeight(128)
        self.section(
            _("Themes"),
            self.themes,
            _("Proposals, items and concerns offer these in this order. Any other theme can be written."),
            below=self.themes.tools(_("Add a theme"), _("Remove the theme")),
        )
        self.section(_("Fixed questions"), self.questions, questions_hint(), below=self.questions.own_tools())

    def write(self, file: ForumFile) -> None:
        themes = list(dict.fromkeys(text for _id, text in self.themes.texts()))
        if themes != (file.forum.themes or []):
            file.forum.themes = themes
        stored.keep_questions(file, self.questions.questions())
