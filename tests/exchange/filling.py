"""Filled forms, made the short way: fields with the marking and the values, as any reader of PDF may save them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pikepdf

from industriforum_desktop.exchange import forms as filled
from industriforum_desktop.exchange.arrivals import Arrival
from industriforum_desktop.forum.kinds import Way
from industriforum_desktop.papers.forms import MARKING, FormKind, Marking
from industriforum_desktop.store.forum_file import ForumFile


def pdf(marking: Marking, values: Mapping[str, str], seed: int = 0) -> bytes:
    """A form with these values; another seed gives another file that says the same."""
    made = pikepdf.new()
    made.add_blank_page()
    fields = [
        made.make_indirect(
            pikepdf.Dictionary(
                FT=pikepdf.Name.Tx, T=pikepdf.String(name), V=pikepdf.String(text), Ff=4096, Rect=[0, 0, 1, 1]
            )
        )
        for name, text in {MARKING: str(marking), **values}.items()
    ]
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
    made.docinfo["/Producer"] = f"reader {seed}"
    out = BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def came(data: bytes, name: str = "inspel.pdf", **more: object) -> Arrival:
    """The form as it arrives."""
    return Arrival(name, data, form=filled.read(data), **more)  # type: ignore[arg-type]


def proposal(file: ForumFile, values: Mapping[str, str], organisation: str = "Unionen", seed: int = 0) -> Arrival:
    """A proposal form that was made for an organisation, filled in, by e-mail."""
    found = next((one.id for one in file.organisations() if organisation in (one.name, one.short_name)), None)
    data = pdf(Marking(FormKind.PROPOSAL, file.forum.uid, found), values, seed)
    return came(data, way=Way.EMAIL, sender="Maja Ek <maja@example.se>", received_on=date(2023, 11, 20))
