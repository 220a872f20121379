"""The closed sets of the forum and the words for them.

`LABELS` holds message ids; `Forum.word` gives a person's word, the forum's own where it has one.
"""

from __future__ import annotations

from enum import Enum


def N_(message: str) -> str:
    """Mark a message for the catalogue without translating it here."""
    return message


class Side(Enum):
    """Which part an organisation speaks for. Belongs to the organisation, never to a person (GDPR art. 9)."""

    EMPLOYER = "employer"
    UNION = "union"
    PUBLIC = "public"
    EDUCATION = "education"
    NETWORK = "network"
    OTHER = "other"


class Membership(Enum):
    """Where the contact with an organisation stands.

    STRUCTURE is an existing network or body that receives actions without being invited to the forum.
    """

    TO_CONTACT = "to_contact"
    CONTACTED = "contacted"
    MEMBER = "member"
    DECLINED = "declined"
    STRUCTURE = "structure"


class Role(Enum):
    REGULAR = "regular"
    SUBSTITUTE = "substitute"


class ItemKind(Enum):
    """What an agenda item is for."""

    INFORMATION = "information"
    DIALOGUE = "dialogue"
    CONCLUSION = "conclusion"
    FOLLOW_UP = "follow_up"


class MeetingState(Enum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Stage(Enum):
    """Where a meeting stands, its minutes counted in. It is never kept: `forum.stage.stage` says which."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    FINAL = "final"
    SENT = "sent"
    CORRECTION = "correction"
    CANCELLED = "cancelled"


class MinutesState(Enum):
    """How far the minutes have come. From `FINAL` on they are frozen; a correction is a new version."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"
    SENT = "sent"

    @property
    def frozen(self) -> bool:
        return self in (MinutesState.FINAL, MinutesState.SENT)


class Presence(Enum):
    """How somebody took part. Why somebody was away is never kept."""

    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"

    @property
    def took_part(self) -> bool:
        return self in (Presence.PRESENT, Presence.REMOTE)


class OutcomeKind(Enum):
    """What a line in the minutes can be."""

    ACTION = "action"
    AGREEMENT = "agreement"
    QUESTION = "question"
    CHALLENGE = "challenge"
    NEED = "need"


class HangsOn(Enum):
    """The meeting whose day was meant when an action's day was said."""

    NEXT_MEETING = "next_meeting"
    FOLLOW_UP = "follow_up"


class ActionStatus(Enum):
    """Late is not a status: it follows from the date."""

    NOT_STARTED = "not_started"
    ONGOING = "ongoing"
    HANDED_OVER = "handed_over"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def open(self) -> bool:
        return self not in (ActionStatus.DONE, ActionStatus.DROPPED)


class ProposalState(Enum):
    """What has become of a question that an organisation proposed."""

    NEW = "new"
    PLANNED = "planned"
    POSTPONED = "postponed"
    DECLINED = "declined"
    TREATED = "treated"


class Way(Enum):
    """How something came in."""

    FORM = "form"
    EMAIL = "email"
    PHONE = "phone"
    MEETING = "meeting"
    OTHER = "other"


class IncomingKind(Enum):
    """What an original that came in is."""

    PROPOSAL = "proposal"
    ANSWER = "answer"
    EVALUATION = "evaluation"
    LIST = "list"
    ATTACHMENT = "attachment"
    LETTER = "letter"


class Direction(Enum):
    """Which way an organisation says that things go."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Trend(Enum):
    """How a challenge or a need develops over the meetings."""

    NEW = "new"
    PERSISTS = "persists"
    FADES = "fades"
    SOLVED = "solved"


class Horizon(Enum):
    """How far ahead a question looks. What is for now is operative and may belong to a network."""

    NOW = "now"
    YEARS = "years"
    LONGER = "longer"


class Answer(Enum):
    """What an organisation says about a draft agenda."""

    AGREES = "agrees"
    WANTS_CHANGE = "wants_change"
    DISAGREES = "disagrees"


class DeadlineKind(Enum):
    """What is to be done by a day that hangs on a meeting, or on the mandate."""

    ROUND = "round"
    NOTICE = "notice"
    REMARKS = "remarks"
    FINAL = "final"
    FOLLOW_UP = "follow_up"
    REPORT_DRAFT = "report_draft"
    REPORT_CHECK = "report_check"
    REPORT_IN = "report_in"
    REPORT = "report"
    RENEWAL = "renewal"


class SendingKind(Enum):
    """What a letter about a meeting is for."""

    NOTICE = "notice"
    CHANGE = "change"
    ROUND = "round"
    REMINDER = "reminder"
    CANCELLATION = "cancellation"
    REMARKS = "remarks"
    MINUTES = "minutes"
    FORM = "form"
    ACTIONS = "actions"
    INVITATION = "invitation"
    EVALUATION = "evaluation"
    PROPOSAL = "proposal"


LABELS: dict[Enum, str] = {
    Side.EMPLOYER: N_("Employers"),
    Side.UNION: N_("Trade union"),
    Side.PUBLIC: N_("Public"),
    Side.EDUCATION: N_("Education"),
    Side.NETWORK: N_("Network"),
    Side.OTHER: N_("Other"),
    Membership.TO_CONTACT: N_("To contact"),
    Membership.CONTACTED: N_("Contacted"),
    Membership.MEMBER: N_("Member"),
    Membership.DECLINED: N_("Declined"),
    Membership.STRUCTURE: N_("Existing structure"),
    Role.REGULAR: N_("Regular"),
    Role.SUBSTITUTE: N_("Substitute"),
    ItemKind.INFORMATION: N_("Information"),
    ItemKind.DIALOGUE: N_("Dialogue"),
    ItemKind.CONCLUSION: N_("Joint conclusion"),
    ItemKind.FOLLOW_UP: N_("Follow-up"),
    MeetingState.PLANNED: N_("Planned"),
    MeetingState.HELD: N_("Held"),
    MeetingState.CANCELLED: N_("Cancelled"),
    MinutesState.DRAFT: N_("Draft"),
    MinutesState.REVIEW: N_("Out for remarks"),
    MinutesState.FINAL: N_("Final"),
    MinutesState.SENT: N_("Sent out"),
    Presence.PRESENT: N_("Present"),
    Presence.REMOTE: N_("Remote"),
    Presence.EXCUSED: N_("Sent regrets"),
    Presence.ABSENT: N_("Absent"),
    OutcomeKind.ACTION: N_("Action"),
    OutcomeKind.AGREEMENT: N_("Agreed"),
    OutcomeKind.QUESTION: N_("Open question"),
    OutcomeKind.CHALLENGE: N_("Challenge"),
    OutcomeKind.NEED: N_("Need"),
    ActionStatus.NOT_STARTED: N_("Not started"),
    ActionStatus.ONGOING: N_("In progress"),
    ActionStatus.HANDED_OVER: N_("Handed over"),
    ActionStatus.DONE: N_("Done"),
    ActionStatus.DROPPED: N_("Dropped"),
    ProposalState.NEW: N_("New"),
    ProposalState.PLANNED: N_("On an agenda"),
    ProposalState.POSTPONED: N_("Put off"),
    ProposalState.DECLINED: N_("Turned down"),
    ProposalState.TREATED: N_("Dealt with"),
    Answer.AGREES: N_("Agrees"),
    Answer.WANTS_CHANGE: N_("Agrees with a change"),
    Answer.DISAGREES: N_("Doesn't agree"),
    IncomingKind.PROPOSAL: N_("Proposal"),
    IncomingKind.ANSWER: N_("Answer to a draft agenda"),
    IncomingKind.EVALUATION: N_("Evaluation"),
    IncomingKind.LIST: N_("List of proposals"),
    IncomingKind.ATTACHMENT: N_("Attachment"),
    IncomingKind.LETTER: N_("Letter"),
    Direction.BETTER: N_("Better"),
    Direction.SAME: N_("Unchanged"),
    Direction.WORSE: N_("Worse"),
    Trend.NEW: N_("New"),
    Trend.PERSISTS: N_("Persists"),
    Trend.FADES: N_("Fades"),
    Trend.SOLVED: N_("Solved"),
    Horizon.NOW: N_("Now"),
    Horizon.YEARS: N_("1–3 years"),
    Horizon.LONGER: N_("Longer"),
    Way.FORM: N_("Form"),
    Way.EMAIL: N_("E-mail"),
    Way.PHONE: N_("Telephone"),
    Way.MEETING: N_("At a meeting"),
    Way.OTHER: N_("In another way"),
}
"""Message ids, one for each member of the closed sets."""
SEVERAL: dict[Enum, str] = {
    OutcomeKind.QUESTION: N_("Open questions"),
    OutcomeKind.CHALLENGE: N_("Challenges"),
    OutcomeKind.NEED: N_("Needs"),
}
"""What stands above several of them, where that is another word."""


def word_key(value: Enum) -> str:
    """The name under which a forum keeps its own word for a member: Side.employer."""
    return f"{type(value).__name__}.{value.value}"
