"""The content of attachments, read when it is wanted, in whatever thread wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import Engine, select
from sqlalchemy.orm import object_session

from industriforum_desktop.forum.attachment import Attachment


def reader(attachment: Attachment) -> Callable[[], bytes]:
    """A function that reads the attachment's bytes on a connection of its own, so that a worker can call it.

    It raises sqlalchemy's NoResultFound when the attachment has been removed meanwhile.
    """
    session = object_session(attachment)
    if session is None:
        raise ValueError(f"{attachment.name} is in no forum file")
    engine = session.get_bind()
    assert isinstance(engine, Engine)
    return partial(_read, engine, attachment.id)


def _read(engine: Engine, attachment_id: int) -> bytes:
    with engine.connect() as connection:
        return connection.execute(select(Attachment.data).where(Attachment.id == attachment_id)).scalar_one()
