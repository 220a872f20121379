"""Personuppgiftsinformation: how the forum handles personal data (GDPR art. 13 and 14)."""

from __future__ import annotations

from industriforum_desktop.forum.kinds import N_
from industriforum_desktop.i18n import Language
from industriforum_desktop.papers import parts
from industriforum_desktop.papers.document import Block, BulletList, Document, Heading, Paragraph
from industriforum_desktop.papers.source import Source

SECTIONS = (("storage", N_("How long it is kept")), ("rights", N_("Your rights")))
AUTHORITY = "https://www.imy.se"


def build(source: Source, language: Language) -> Document:
    """The text, for those whose data the forum keeps."""
    _ = language.gettext
    forum = source.forum
    controller = forum.convener.name if forum.convener else forum.name
    title = _("How we handle your personal data")
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(
            _("{controller} is responsible for the personal data that {forum} handles.").format(
                controller=controller, forum=forum.name
            ),
            "lead",
        ),
        *parts.facts((_("Contact"), parts.contact(source) or controller)),
        Heading(2, _("Why we need it")),
        Paragraph(
            _(
                "We call the forum's meetings, document what is said and follow up what is agreed. The legal basis"
                " is that this is a task of public interest"
                " (article 6.1 e of the General Data Protection Regulation)."
            )
        ),
        Heading(2, _("What we keep")),
        BulletList(
            (
                _("name, organisation, title, and whether you are regular or substitute"),
                _("work e-mail and work telephone"),
                _("which meetings you have taken part in, and what you have been given to do"),
                _("where the details come from, and when you were told of this"),
            )
        ),
        Paragraph(
            _(
                "We keep no personal identity number, home address or picture, and nothing on membership of a trade"
                " union, health or politics. Why somebody was absent is never written down."
            )
        ),
        Heading(2, _("Where it comes from")),
        Paragraph(_("From you, or from the organisation that you represent.")),
        Heading(2, _("Who gets it")),
        Paragraph(
            _(
                "Names stand in notices and minutes, which go to the parties and are official documents that can be"
                " given out on request. Contact details are not passed on."
            )
        ),
    ]
    if source.shows("storage"):
        blocks += [
            Heading(2, _("How long it is kept")),
            Paragraph(
                _(
                    "Contact details are taken away when you no longer take part. Your name stays in minutes that"
                    " have been made final, since they are archived."
                )
            ),
        ]
    if source.shows("rights"):
        blocks += [
            Heading(2, _("Your rights")),
            BulletList(
                (
                    _("You can see what is kept about you."),
                    _("You can have what is wrong put right, and in some cases have it taken away."),
                    _("You can object to how it is handled, and ask that it be restricted."),
                )
            ),
            Paragraph(
                parts.linked(
                    _("You can complain to the Swedish Authority for Privacy Protection, IMY: {address}").format(
                        address=AUTHORITY
                    )
                )
            ),
        ]
    return parts.paper(
        source, language, title=title, kind=_("Personal data"), day=source.today, status="", blocks=blocks
    )
