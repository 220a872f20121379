#!/usr/bin/env bash
# Set everything up, then run every check and every test. Arguments go to pytest: bash packaging/test.sh -k live
set -euo pipefail
cd "$(dirname "$0")/.."
bash packaging/setup.sh test
export PATH=$PWD/.venv/bin:$PATH
# The judge of the papers and the other programs are here now: that they are silent must not pass for a pass.
export INDUSTRIFORUM_REQUIRE_PROGRAMS=1

# pytest ends with 5 when it ran no test: right only if the arguments chose none of this part.
none_chosen() {
    [ "$1" = 5 ] && [ $# -gt 1 ] || exit "$1"
}

step() { printf '\n== %s\n' "$*"; }

step ruff
ruff check .
ruff format --check .
step mypy
mypy
(cd packaging && MYPYPATH=. mypy --config-file ../pyproject.toml ./*.py)
step import-linter
lint-imports

step "pytest, offscreen"
QT_QPA_PLATFORM=offscreen pytest -m "not screen" "$@" || none_chosen $? "$@"

step "pytest, on an X display with a window manager and real keys"
# A display, a bus and a configuration of their own: nothing of the person's desktop takes part.
on_screen='openbox & manager=$!; result=0
pytest -m screen "$@" || result=$?
kill $manager
exit $result'
env -u WAYLAND_DISPLAY QT_QPA_PLATFORM=xcb dbus-run-session -- \
    xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24" bash -c "$on_screen" on-screen "$@" || none_chosen $? "$@"
