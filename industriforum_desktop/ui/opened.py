"""What the officer is told when a forum has been opened, and of words that wait for one that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industriforum_desktop.i18n import _
from industriforum_desktop.settings import rescue_folder

if TYPE_CHECKING:
    from industriforum_desktop.store.forum_file import ForumFile
    from industriforum_desktop.ui.desk import Desk
    from industriforum_desktop.ui.window import Window


def tell(desk: Desk, window: Window, file: ForumFile) -> None:
    """Say what is not as usual with this forum, and what was done with it at opening."""
    window.banner.say(_not_as_usual(file))
    if file.copy_made is not None:
        text = _("The forum was brought up to date. A copy of how it was is in {copy}.")
        desk.warn(text.format(copy=file.copy_made))
    if file.rescued is not None:
        from industriforum_desktop.ui.live import trouble

        if text := trouble.rescued(file.rescued):
            desk.warn(text, window)


def _not_as_usual(file: ForumFile) -> str:
    if file.rescue_failed is None:
        return _("The forum is open for reading only. Save a copy to change it.") if file.read_only else ""
    text = _(
        "The forum's file can't be written: {reason}. What you typed last is kept on this computer. Until"
        " it can be put into the file the forum is open for reading only."
    )
    if type(file.rescue_failed).__name__ == "IntegrityError":
        text = _(
            "What you typed last doesn't fit the forum as it is now, and is kept on this computer. The"
            " forum is unchanged and open for reading only. Save the log and send it to who helps you."
        )
    return text.format(reason=file.rescue_failed)


def any_rescued() -> bool:
    """Whether something may have been kept while a forum could not be written."""
    return any(rescue_folder().glob("*.rescue"))


def tell_waiting(desk: Desk, window: Window) -> None:
    """Say of a forum that is not where it was that something was typed for it."""
    if not any_rescued():
        return
    from industriforum_desktop.store import rescue

    for kept in rescue.waiting(rescue_folder()):
        if not kept.path.exists():
            text = _(
                "What you typed last in {path} is kept on this computer, since the file could not be reached."
                " It is put into the file when you open the forum again."
            )
            desk.warn(text.format(path=kept.path), window)
