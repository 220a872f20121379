"""Words for how near a day is, and for those who were told what isn't so any more.

Light: the first window says them too.
"""

from __future__ import annotations

from industriforum_desktop.forum.told import Difference, Outdated
from industriforum_desktop.i18n import Language, _, ngettext


def told_otherwise(found: Outdated, language: Language) -> str:
    """19 people have been called to 30 November 2023."""
    n, first, told = found.people, found.first, found.told
    if first is Difference.AGAIN:
        text = ngettext(
            "{n} person was told that the meeting is cancelled.",
            "{n} people were told that the meeting is cancelled.",
            n,
        )
        return text.format(n=n)
    what = {
        Difference.PLACE: _("with another place"),
        Difference.VIDEO_LINK: _("with another video link"),
        Difference.AGENDA: _("with another agenda"),
    }.get(first, "")
    if found.days and first in (Difference.DAY, Difference.CANCELLED):
        what = _("for {days}").format(days=language.join([language.long_date(day) for day in found.days]))
    elif told is not None and first is Difference.TIME:
        what = _("for {days}").format(days=language.time_span(told.start, told.end))
    text = ngettext("{n} person has got a notice {what}", "{n} people have got a notice {what}", n)
    return f"{text.format(n=n, what=what).strip()}."


def way_to_tell(found: Outdated) -> str:
    """What is to be done about it."""
    if found.first is Difference.CANCELLED:
        return _("Tell that the meeting is cancelled")
    return _("Send a new notice") if found.first is Difference.AGAIN else _("Send a changed notice")


def days_until(days: int) -> str:
    """today, tomorrow, in 3 days; nothing for a day that has passed."""
    if days < 0:
        return ""
    if days < 2:
        return _("tomorrow") if days else _("today")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)
