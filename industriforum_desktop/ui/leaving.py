"""Before the open forum is left: what is typed is written, and what can't be written is asked about."""

from __future__ import annotations

from industriforum_desktop.i18n import _
from industriforum_desktop.ui.desk import Desk
from industriforum_desktop.ui.window import Window


class Leaving:
    """The questions that are asked, over the window."""

    def __init__(self, desk: Desk, window: Window) -> None:
        self._desk, self._window = desk, window

    def agreed(self) -> bool:
        """Ask before the forum of a meeting that is in progress is left for another one."""
        meetings = self._desk.file.meetings() if self._desk.has_file else ()
        running = next((meeting for meeting in meetings if meeting.running), None)
        if running is None:
            return True
        text = _(
            "Meeting {number}/{year} is in progress. Do you want to leave it for another forum? All that is written"
            " is saved, and the meeting goes on where it was when you open this forum again."
        )
        return self._desk.ask(
            text.format(number=running.number, year=running.year), _("Leave the meeting"), self._window
        )

    def write(self) -> bool:
        """Write what is typed; False when it can't be written and the officer stays."""
        live, unsaved = self._window.pages.made.get("live"), self._unsaved()
        if live is not None and not live.leave():  # type: ignore[attr-defined]
            unsaved = self._unsaved()
            if not self._ask_give_up(live.safe, unsaved):  # type: ignore[attr-defined]
                return False
            live.put_aside()  # type: ignore[attr-defined]
        elif unsaved and not self._desk.ask(_only_here(unsaved), _("Close without it"), self._window):
            return False
        if self._desk.has_file and not self._desk.leave():
            text = _(
                "What you typed last is not written to the forum's file yet, and is lost when it is closed now."
            )
            if not self._desk.ask(text, _("Close without it"), self._window):
                return False
        return True

    def _unsaved(self) -> tuple[str, ...]:
        """What was done that is not in the forum's file, and can't be put there."""
        if not self._desk.has_file:
            return ()
        from industriforum_desktop.store.writing import NotSaved

        try:
            self._desk.file.make_sure()
        except NotSaved as error:
            return self._desk.file.unsaved or error.lost
        return ()

    def _ask_give_up(self, safe: bool, unsaved: tuple[str, ...]) -> bool:
        if safe and unsaved:
            text = _(
                "The forum's file can't be written just now. What you typed last in the notes is kept on this"
                " computer and is put into the file the next time you open the forum here."
            )
            return self._desk.ask(f"{text}\n\n{_only_here(unsaved)}", _("Close without it"), self._window)
        if safe:
            text = _(
                "The forum's file can't be written just now. Nothing is lost: what you typed last is kept on this"
                " computer and is put into the file the next time you open the forum here."
            )
            return self._desk.ask(text, _("Close the forum"), self._window)
        return self._desk.ask(
            _(
                "The last you typed can't be written to the forum's file: the disk may be full, or the place may be"
                " gone. Make room or put it back, and the program writes it by itself."
            ),
            _("Close without it"),
            self._window,
        )


def _only_here(unsaved: tuple[str, ...]) -> str:
    """What is lost when the forum is closed."""
    text = _(
        "This is not in the forum's file, and is gone if you close the forum now: {changes}. Save a copy of the"
        " forum in another place first."
    )
    return text.format(changes=", ".join(dict.fromkeys(unsaved)))
