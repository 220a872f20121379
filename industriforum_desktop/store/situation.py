"""Challenges and needs gathered over the meetings, and the answers to the fixed questions, in the file."""

from __future__ import annotations

from sqlalchemy import select, update

from industriforum_desktop.forum import concerns as rules
from industriforum_desktop.forum.concerns import Gathered
from industriforum_desktop.forum.kinds import Direction, ItemKind, MeetingState, Membership
from industriforum_desktop.forum.meeting import AgendaItem, Meeting
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion
from industriforum_desktop.i18n import Language
from industriforum_desktop.store.forum_file import ForumFile

ITEM_MINUTES = 15
"""How long an item about an untouched concern is planned for."""


def gathered(file: ForumFile) -> list[Gathered]:
    """Every concern with what belongs to it, as it stands now."""
    return rules.gather(file.concerns(), file.concerned(), file.meetings())


def not_sorted(file: ForumFile) -> list[Outcome]:
    """Challenges and needs of the minutes that belong to no concern yet, the newest meeting's first."""
    found = [one for one in file.raised() if one.concern_id is None]
    return sorted(found, key=lambda one: one.item.meeting.day, reverse=True)


def new_concern(file: ForumFile, line: Outcome, theme: str | None = None) -> Concern:
    """Make a concern of a challenge or a need; its theme is the item's where none is given.

    Called inside a change.
    """
    _who, text = rules.speaker(line.text, rules.names_of(file.organisations(), file.participants()))
    made = Concern(kind=line.kind, text=text, theme=line.item.theme.strip() if theme is None else theme)
    file.session.add(made)
    file.session.flush()
    line.concern = made
    return made


def merge(file: ForumFile, kept: Concern, other: Concern) -> None:
    """Make one concern of two, inside a change: all that points at the other points at the one that is kept."""
    if kept is other:
        return
    rules.merge(kept, other)
    file.session.execute(update(Outcome).where(Outcome.concern_id == other.id).values(concern_id=kept.id))
    file.session.delete(other)


def left_untouched(file: ForumFile, meeting: Meeting) -> list[Gathered]:
    """Heavy concerns that nobody does anything about, or speaks of, and that are not on this meeting's agenda."""
    if meeting.state is not MeetingState.PLANNED:
        return []
    return [one for one in gathered(file) if one.untouched and not rules.on_agenda(one.concern, meeting)]


def item_about(found: Gathered, language: Language) -> AgendaItem:
    """An agenda item for a concern that was left untouched."""
    concern = found.concern
    background = concern.text.strip()
    if found.raised:
        met = found.raised[-1].item.meeting
        text = language.gettext("Last raised at meeting {number}/{year}, {day}.")
        day = language.long_date(met.day)
        background = f"{background}\n{text.format(number=met.number, year=met.year, day=day)}"
    return AgendaItem(
        title=concern.text.strip().rstrip("."),
        kind=ItemKind.DIALOGUE,
        minutes=ITEM_MINUTES,
        theme=concern.theme,
        background=background,
    )


Place = tuple[int, int, int]
"""Question, organisation and meeting, by their ids."""


def answers_by_place(file: ForumFile) -> dict[Place, FixedAnswer]:
    """All answers to the fixed questions."""
    return {(one.question_id, one.organisation_id, one.meeting_id): one for one in file.answers()}


def answer(file: ForumFile, place: Place, text: str, direction: Direction | None) -> None:
    """Write down an answer, inside a change; without words and direction it is taken away."""
    question_id, organisation_id, meeting_id = place
    found = file.session.scalar(
        select(FixedAnswer).where(
            FixedAnswer.question_id == question_id,
            FixedAnswer.organisation_id == organisation_id,
            FixedAnswer.meeting_id == meeting_id,
        )
    )
    text = " ".join(text.split())
    if not text and direction is None:
        if found is not None:
            file.session.delete(found)
    elif found is None:
        file.session.add(
            FixedAnswer(
                question_id=question_id,
                organisation_id=organisation_id,
                meeting_id=meeting_id,
                text=text,
                direction=direction,
            )
        )
    else:
        found.text, found.direction = text, direction


def answering(file: ForumFile, language: Language) -> list[Organisation]:
    """Who answers the fixed questions: the members, and others that have answered, by name."""
    answered = {one.organisation_id for one in file.answers()}
    found = [
        one
        for one in file.organisations()
        if (one.active and one.membership is Membership.MEMBER) or one.id in answered
    ]
    return sorted(found, key=lambda one: language.sort_key(one.called))


def answered_meetings(file: ForumFile) -> list[Meeting]:
    """The meetings that answers can belong to, oldest first: all that were not called off."""
    return [one for one in file.meetings() if one.state is not MeetingState.CANCELLED]


def keep_questions(file: ForumFile, wanted: list[tuple[int | None, str, bool]]) -> None:
    """Write the questions in this order, inside a change: id (None for a new one), text, whether it is asked.

    A question that is left out is taken away if nobody ever answered it, and else no longer asked.
    """
    known = {one.id: one for one in file.questions()}
    position = 0
    for question_id, text, active in wanted:
        position += 1
        found = known.pop(question_id, None) if question_id is not None else None
        if found is None:
            file.session.add(FixedQuestion(position=position, text=text, active=active))
        else:
            found.position, found.text, found.active = position, text, active
    answered = {one.question_id for one in file.answers()}
    for one in known.values():
        if one.id in answered:
            position += 1
            one.position, one.active = position, False
        else:
            file.session.delete(one)
