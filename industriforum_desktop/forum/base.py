"""What every mapped class of the forum shares."""

from __future__ import annotations

import enum
from datetime import date, datetime, time
from typing import Any, ClassVar
from unicodedata import normalize

from sqlalchemy import JSON, Date, DateTime, Enum, MetaData, String, Time, event
from sqlalchemy.orm import ColumnProperty, DeclarativeBase, QueryableAttribute


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


@event.listens_for(Base, "attribute_instrument", propagate=True)
def _put_letters_together(_kind: type[Base], _name: str, attribute: QueryableAttribute[Any]) -> None:
    """Text is kept in NFC, whoever sets it: a name with å made of a and ° is the same name."""
    if isinstance(attribute.property, ColumnProperty) and isinstance(attribute.property.columns[0].type, String):
        event.listen(attribute, "set", _nfc, retval=True, propagate=True)


def _nfc(_owner: Base, value: object, _before: object, _initiator: object) -> object:
    return normalize("NFC", value) if isinstance(value, str) and not isinstance(value, enum.Enum) else value


class RuleBroken(ValueError):
    """Something the forum's rules don't allow; the text is a message id that a person can be shown.

    `names` fill the placeholders of the translated message.
    """

    def __init__(self, message: str, **names: str) -> None:
        super().__init__(message)
        self.message = message
        self.names = names
