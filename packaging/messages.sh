#!/usr/bin/env bash
# Bring the catalogues in translations/ up to date with the messages in the code, and compile them.
# New messages are left empty in Swedish; in English they are the message itself.
set -euo pipefail
cd "$(dirname "$0")/.."
babel=${PYBABEL:-.venv/bin/pybabel}
template=$(mktemp)
trap 'rm -f "$template"' EXIT
"$babel" -q extract --no-default-keywords -k _ -k N_ -k gettext -k ngettext:1,2 --no-location --sort-output \
    --project=industriforum-desktop --copyright-holder="the Industriforum Desktop developers" -o "$template" industriforum_desktop
for language in sv en; do
    catalogue=translations/$language/LC_MESSAGES/industriforum.po
    mkdir -p "$(dirname "$catalogue")"
    [ -f "$catalogue" ] || "$babel" -q init -D industriforum -i "$template" -d translations -l "$language"
    "$babel" -q update -D industriforum -i "$template" -d translations -l "$language" --no-fuzzy-matching --ignore-obsolete
done
"${babel%pybabel}python" - <<'PYTHON'
from pathlib import Path
from babel.messages.pofile import read_po, write_po

for code in ("sv", "en"):
    path = Path(f"translations/{code}/LC_MESSAGES/industriforum.po")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=code)
    for message in catalogue:
        if code == "en" and message.id:
            message.string = message.id
    with path.open("wb") as file:
        write_po(file, catalogue, omit_header=False, width=110, sort_output=True)
PYTHON
"${babel%pybabel}python" packaging/catalogues.py
