#!/usr/bin/env bash
# Set everything up and start the program. Arguments go to the program: bash packaging/run.sh --help
# Without a display there is no window: then a tour of it is made instead, as pictures and PDF files.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
bash "$here/packaging/setup.sh" run
program=$here/.venv/bin/industriforum-desktop

opens_window=no
case ${1:-} in
    demo | report | check | tour | -*) ;;
    *) opens_window=yes ;;
esac
if [ $opens_window = yes ] && [ "$(uname -s)" = Linux ] &&
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        en*) echo "There is no display to open a window on; a tour is made in $PWD/tour instead." >&2 ;;
        *) echo "Det finns ingen skärm att öppna fönstret på; en rundtur görs i $PWD/tour i stället." >&2 ;;
    esac
    exec "$program" tour tour
fi
exec "$program" "$@"
