"""Fills a form with poppler's own code, as Evince does; run by the system's Python, which has its bindings.

Arguments: the blank form, where to save, the values by field as JSON; of options that exclude
each other the number from 1. Without arguments it says whether it could.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import gi

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # noqa: E402


def main(blank: Path, filled: Path, values: dict[str, str]) -> None:
    """Fill in and save."""
    document = Poppler.Document.new_from_file(blank.as_uri(), None)
    left = dict(values)
    for number in range(document.get_n_pages()):
        seen: dict[str, int] = {}
        places = document.get_page(number).get_form_field_mapping()
        for mapping in sorted(places, key=lambda one: (-round(one.area.y1), one.area.x1)):
            field = mapping.field
            name = field.get_name()
            if name not in values:
                continue
            left.pop(name, None)
            match field.get_field_type():
                case Poppler.FormFieldType.TEXT:
                    field.text_set_text(values[name])
                case Poppler.FormFieldType.CHOICE:
                    choices = [field.choice_get_item(n) for n in range(field.choice_get_n_items())]
                    if values[name] in choices:
                        field.choice_select_item(choices.index(values[name]))
                    else:
                        field.choice_set_text(values[name])
                case Poppler.FormFieldType.BUTTON:
                    seen[name] = seen.get(name, 0) + 1
                    if values[name] in ("yes", str(seen[name])):
                        field.button_set_state(True)
    if left:
        raise SystemExit(f"no such fields: {', '.join(left)}")
    document.save(filled.as_uri())


if __name__ == "__main__" and len(sys.argv) > 1:
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), json.loads(sys.argv[3]))
