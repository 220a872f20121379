"""Text is kept in NFC, whoever sets it."""

from __future__ import annotations

from unicodedata import normalize

from industriforum_desktop.forum.base import Base
from industriforum_desktop.forum.organisation import Organisation

APART = normalize("NFD", "Träförädlarna på Öland")
WHOLE = normalize("NFC", APART)


def test_letters_that_were_taken_apart_are_put_together() -> None:
    made = Organisation(name=APART)
    assert made.name == WHOLE
    made.name = "IUC"
    made.name = APART
    assert made.name == WHOLE


def test_every_text_of_the_forum_is() -> None:
    seen = 0
    for mapper in Base.registry.mappers:
        for column in mapper.columns:
            name = mapper.get_property_by_column(column).key
            if column.type.python_type is str and not hasattr(column.type, "enum_class"):
                made = mapper.class_()
                setattr(made, name, APART)
                assert getattr(made, name) == WHOLE, f"{mapper.class_.__name__}.{name}"
                seen += 1
    assert seen > 60
