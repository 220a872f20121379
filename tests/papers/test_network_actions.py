"""A network gets the actions that were handed over to it, with all that it needs to take them on."""

from __future__ import annotations

from industriforum_desktop import papers
from industriforum_desktop.i18n import language
from industriforum_desktop.papers import Source
from industriforum_desktop.papers.document import plain_text
from industriforum_desktop.store.forum_file import ForumFile


def text(file: ForumFile, name: str, code: str = "sv") -> str:
    organisation = next(one for one in file.organisations() if one.called == name)
    found = plain_text(papers.make("network-actions", Source.of(file, organisation=organisation), language(code)))
    return found.replace("\N{NO-BREAK SPACE}", " ")


def test_it_holds_the_networks_open_actions_and_no_others(demo: ForumFile) -> None:
    found = text(demo, "IUC")
    assert "Ta över samordningen av validering för mindre företag" in found
    assert "Ta med tidigare morgonturer" not in found
    assert "Kartlägga stödet till företag vid generationsskifte" not in found, "it is done"


def test_it_says_what_is_needed_and_what_was_told(demo: ForumFile) -> None:
    found = text(demo, "IUC")
    assert "Målet är att företag med färre än tio anställda ska kunna validera" in found
    assert "24 augusti 2023, IUC: Fyra företag har anmält intresse." in found
    assert "15 november 2023" in found


def test_a_network_without_actions_is_told_so(demo: ForumFile) -> None:
    assert "Ingen åtgärd är öppen." in text(demo, "IKEM")
    assert "No action is open." in text(demo, "IKEM", "en")
