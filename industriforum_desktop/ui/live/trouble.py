"""What the officer is told while the forum's file can't be written, and when what was rescued is in it again."""

from __future__ import annotations

from datetime import datetime

from industriforum_desktop.i18n import _
from industriforum_desktop.store.journal import Folded
from industriforum_desktop.store.reasons import reason
from industriforum_desktop.store.recorder import Trouble
from industriforum_desktop.store.rescue import Merged
from industriforum_desktop.ui.live.sitting import Sitting
from industriforum_desktop.ui.widgets.basics import Banner


class Keeping:
    """Tells how what is typed is kept: in the status bar, and across the view while the file can't be written."""

    def __init__(self, sitting: Sitting, banner: Banner) -> None:
        self._sitting, self._desk, self._banner = sitting, sitting.desk, banner
        self._in_trouble = False
        sitting.begun.connect(self._begin)
        sitting.put_down.connect(self._forget)

    def _begin(self) -> None:
        session = self._sitting.session
        assert session is not None
        session.saved.connect(self._saved)
        session.folded.connect(self._folded)
        session.trouble.connect(self._trouble)

    def _saved(self, when: datetime) -> None:
        if self._sitting.session is None:
            return  # said before the meeting was put down, and heard after it
        if self._in_trouble:
            self._in_trouble = False
            self._banner.say("")
            self._sitting.say(_("The file can be written again, and all that was kept is in it."))
        self._desk.saved.emit(_("Saved {time}").format(time=self._desk.language.seconds(when)))

    def _folded(self, items: dict[int, Folded]) -> None:
        # The notes are the editor's; only what was read of them before is stale.
        if self._sitting.session is not None:
            self._desk.file.folded(items)
            self._sitting.folded.emit()

    def _trouble(self, found: Trouble) -> None:
        if self._sitting.session is None:
            return
        self._in_trouble = True
        self._banner.say(banner(found))
        time = self._desk.language.seconds(datetime.now())
        kept = _("Kept on this computer {time}").format(time=time) if found.kept else _("Not saved")
        self._desk.saved.emit(kept)

    def _forget(self) -> None:
        self._in_trouble = False
        self._banner.say("")
        self._desk.saved.emit("")


def banner(trouble: Trouble) -> str:
    """A sentence on what is wrong and one on what to do."""
    if trouble.kept:
        text = _(
            "The forum's file can't be written just now: {reason}. Go on writing: every word is kept on this"
            " computer and put into the file by itself as soon as that is possible."
        )
    else:
        text = _(
            "The forum's file can't be written just now: {reason}. Nor can anything be kept on this computer. Go on"
            " writing, but don't close the program: what you type is written as soon as that is possible."
        )
    return text.format(reason=reason(trouble.reason))


def rescued(merged: Merged) -> str:
    """What an opening took over; empty when there is nothing to tell."""
    parts = []
    if merged.items:
        parts.append(
            _("What you typed while the file could not be written is in the notes now: {items}.").format(
                items=_listed(merged.items)
            )
        )
    if merged.apart:
        parts.append(
            _("The notes had been changed elsewhere meanwhile. Your lines are at the end of: {items}.").format(
                items=_listed(merged.apart)
            )
        )
    parts += [
        _("Some of what you typed does not belong to this copy of the forum. It is kept in {path}.").format(
            path=path
        )
        for path in merged.left
    ]
    return "\n\n".join(parts)


def _listed(titles: list[str]) -> str:
    return ", ".join(_("“{title}”").format(title=title) for title in dict.fromkeys(titles))
