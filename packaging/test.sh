#!/usr/bin/env bash
# Set everything up, then run the checks and the tests.
#   bash packaging/test.sh --quick    while one works: no judge of the papers, no faults, no whole years
#   bash packaging/test.sh            before a change is sent on
#   bash packaging/test.sh --long     all there is: other people's programs too, and chance that is new each time
# Further arguments go to pytest: bash packaging/test.sh --quick -k live
set -euo pipefail
cd "$(dirname "$0")/.."
door=usual
case ${1:-} in --quick | --long) door=${1#--}; shift ;; esac
bash packaging/setup.sh test
export PATH=$PWD/.venv/bin:$PATH INDUSTRIFORUM_DOOR=$door
# The tests start many programs. Where nothing that was compiled is kept, each of them would compile it all anew.
unset PYTHONDONTWRITEBYTECODE
# The judge of the papers and the other programs are here now: that they are silent must not pass for a pass.
export INDUSTRIFORUM_REQUIRE_PROGRAMS=1

case $door in
    quick) left_out=(--ignore=tests/papers/conformance --ignore=tests/acceptance --ignore=tests/faults) ;;
    usual) left_out=(--ignore=tests/acceptance/test_other_programs.py) ;;
    long) left_out=() && export INDUSTRIFORUM_KILLS=80 ;;
esac

# pytest ends with 5 when it ran no test: right only if the arguments chose none of this part.
none_chosen() {
    [ "$1" = 5 ] && [ $# -gt 1 ] || exit "$1"
}

step() { printf '\n== %s\n' "$*"; }

step ruff
ruff check .
ruff format --check .
step mypy, import-linter
(cd packaging && MYPYPATH=. mypy --config-file ../pyproject.toml ./*.py) &
scripts=$!
mypy
wait "$scripts"
lint-imports

# A window's test waits for half its time: three share two cores well.
step "pytest, offscreen, in three processes"
QT_QPA_PLATFORM=offscreen pytest -n 3 --dist loadfile -m "not screen and not fault" "${left_out[@]}" "$@" ||
    none_chosen $? "$@"

# Both wait more than they work, so they wait beside each other.
faults=$(mktemp)
if [ "$door" != quick ]; then
    QT_QPA_PLATFORM=offscreen pytest -m fault "${left_out[@]}" "$@" >"$faults" 2>&1 &
    killing=$!
fi

step "pytest, on an X display with a window manager and real keys"
# A display, a bus and a configuration of their own: nothing of the person's desktop takes part.
on_screen='openbox & manager=$!; result=0
pytest -m screen "$@" || result=$?
kill $manager
exit $result'
shown=0
env -u WAYLAND_DISPLAY QT_QPA_PLATFORM=xcb dbus-run-session -- \
    xvfb-run --auto-servernum --server-args="-screen 0 1920x1080x24" \
    bash -c "$on_screen" on-screen "${left_out[@]}" "$@" || shown=$?

if [ "$door" != quick ]; then
    killed=0
    wait "$killing" || killed=$?
    step "pytest, processes that are killed and disks that go away"
    cat "$faults"
    [ "$killed" = 0 ] || none_chosen "$killed" "$@"
fi
rm -f "$faults"
[ "$shown" = 0 ] || none_chosen "$shown" "$@"
