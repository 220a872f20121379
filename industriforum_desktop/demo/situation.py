"""The demo forum's situation: challenges and needs gathered over its meetings, and answers to fixed questions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from industriforum_desktop.forum.concerns import typed_answer
from industriforum_desktop.forum.kinds import OutcomeKind
from industriforum_desktop.forum.minutes import Outcome
from industriforum_desktop.forum.organisation import Organisation
from industriforum_desktop.forum.situation import Concern, FixedAnswer, FixedQuestion
from industriforum_desktop.store.forum_file import ForumFile

Table = dict[str, Any]


def tell(file: ForumFile, table: Table) -> None:
    """Gather what the minutes hold, once they are written. Raises ValueError for a line that they don't have."""
    session = file.session
    for row in table["concern"]:
        concern = Concern(
            kind=OutcomeKind(row["kind"]),
            text=row["text"],
            theme=row["theme"],
            weight=row["weight"],
            note=row.get("note", ""),
            solved_on=row.get("solved_on"),
        )
        session.add(concern)
        for beginning in (*row["raised"], *row.get("actions", [])):
            _line(session, beginning).concern = concern
    questions = [FixedQuestion(position=n, text=row["text"]) for n, row in enumerate(table["question"], start=1)]
    session.add_all(questions)
    session.flush()
    organisations = {one.called: one for one in session.scalars(select(Organisation))}
    for row in table["meeting"]:
        meeting = file.meeting(row["label"])
        assert meeting is not None
        for name, answers in row["answers"].items():
            for question, typed in zip(questions, answers, strict=True):
                direction, text = typed_answer(typed)
                session.add(
                    FixedAnswer(
                        question_id=question.id,
                        organisation_id=organisations[name].id,
                        meeting_id=meeting.id,
                        text=text,
                        direction=direction,
                    )
                )
    session.commit()


def _line(session: Session, beginning: str) -> Outcome:
    found = [one for one in session.scalars(select(Outcome)) if one.line[2:].strip().startswith(beginning)]
    if len(found) != 1:
        raise ValueError(f"the demo has {len(found)} lines that begin with {beginning!r}")
    return found[0]
