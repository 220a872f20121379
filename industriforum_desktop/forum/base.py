"""What every mapped class of the forum shares."""

from __future__ import annotations

import enum
from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import JSON, Date, DateTime, Enum, MetaData, Time
from sqlalchemy.orm import DeclarativeBase


def _values(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


class Base(DeclarativeBase):
    """Declarative base: constraints are named so that later schema versions can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        date: Date(),
        time: Time(),
        datetime: DateTime(),
        dict[str, str]: JSON(),
        list[str]: JSON(),
        enum.Enum: Enum(enum.Enum, native_enum=False, create_constraint=False, values_callable=_values),
    }


class RuleBroken(ValueError):
    """Something the forum's rules don't allow; the text is a message id that a person can be shown.

    `names` fill the placeholders of the translated message.
    """

    def __init__(self, message: str, **names: str) -> None:
        super().__init__(message)
        self.message = message
        self.names = names
