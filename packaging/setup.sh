#!/usr/bin/env bash
# Make this checkout ready, and say nothing when it is already.
#   bash packaging/setup.sh run      to start the program
#   bash packaging/setup.sh test     to test it too
#   bash packaging/setup.sh build    to build packages of it
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}
PATH=$PATH:/usr/sbin:/sbin

say() { # Swedish, English
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        en*) printf '%s\n' "$2" >&2 ;;
        *) printf '%s\n' "$1" >&2 ;;
    esac
}

# What the system must have: a library or a command, and Debian's package of it.
missing=()
libraries=$(ldconfig -p 2>/dev/null || true)
library() { [[ $libraries == *"$1 "* ]] || missing+=("$2"); }
command_() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }

if [ "$(uname -s)" = Linux ]; then
    library libglib-2.0.so.0 libglib2.0-0
    library libGL.so.1 libgl1
    library libEGL.so.1 libegl1
    library libfontconfig.so.1 libfontconfig1
    library libdbus-1.so.3 libdbus-1-3
    library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    library libxcb-cursor.so.0 libxcb-cursor0
    library libxcb-icccm.so.4 libxcb-icccm4
    library libxcb-keysyms.so.1 libxcb-keysyms1
    library libxcb-shape.so.0 libxcb-shape0
    if [ "$purpose" != run ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        command_ Xvfb xvfb
        command_ xauth xauth
    fi
fi
case $purpose in
    test)
        command_ dbus-run-session dbus
        command_ openbox openbox
        command_ xdotool xdotool
        command_ setxkbmap x11-xkb-utils
        command_ javac default-jdk-headless
        [ -f /usr/share/java/jaxb-runtime.jar ] || missing+=(libjaxb-java)
        # Other people's programs, which read what ours writes and fill in its forms.
        command -v soffice >/dev/null 2>&1 || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
        command_ s-nail s-nail
        /usr/bin/python3 -c 'import gi; gi.require_version("Poppler", "0.18")' 2>/dev/null ||
            missing+=(python3-gi gir1.2-poppler-0.18)
        ;;
    build)
        command_ objdump binutils
        command_ git git
        command_ dpkg-shlibdeps dpkg-dev
        command_ desktop-file-validate desktop-file-utils
        library libwayland-client.so.0 libwayland-client0
        library libwayland-cursor.so.0 libwayland-cursor0
        library libwayland-egl.so.1 libwayland-egl1
        library libcups.so.2 libcups2
        # Debian's own Python has its library in a package apart.
        if [ "$(python3 -c 'import sys; print(sys.base_prefix)' 2>/dev/null || echo /usr)" = /usr ]; then
            [[ $libraries == *libpython3.*.so* ]] || missing+=(libpython3-dev)
        fi
        ;;
esac

# A Python that is new enough and can make environments; its name, or nothing.
find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
}

usable_environment() { .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

python=
if ! usable_environment; then
    python=$(find_python)
    [ -n "$python" ] || missing+=(python3-venv)
fi

if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installerar från Debian: ${missing[*]}" "Installing from Debian: ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        log=$(mktemp)
        if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
            cat "$log" >&2
            say "Installationen misslyckades, se ovan." "The installation failed, see above."
            exit 1
        fi
        rm -f "$log"
    else
        say "På datorn saknas: ${missing[*]}. Installera dem, till exempel så här:" \
            "This computer lacks: ${missing[*]}. Install them, for example like this:"
        echo "    sudo apt install ${missing[*]}" >&2
        exit 1
    fi
fi
if [ -z "$python" ] && ! usable_environment; then
    python=$(find_python)
    if [ -z "$python" ]; then
        say "Programmet behöver Python 3.11 eller senare med modulen venv." \
            "The program needs Python 3.11 or later with its venv module."
        exit 1
    fi
fi

# The environment: exactly what the lock file says.
if [ -n "$python" ]; then
    say "Skapar Pythonmiljön .venv …" "Making the Python environment .venv …"
    rm -rf .venv
    "$python" -m venv .venv
fi

# Install what a lock file names into an environment, unless that was done already.
install_lock() { # environment, lock file, further options of pip
    local environment=$1 lock=packaging/$2 stamp=$1/.installed-$2
    shift 2
    cmp -s "$lock" "$stamp" && return
    say "Installerar paketen i $lock …" "Installing the packages in $lock …"
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes "$@" -r "$lock"
    cp "$lock" "$stamp"
}

case $purpose in
    run) install_lock .venv requirements.txt ;;
    test) install_lock .venv requirements-dev.txt ;;
    build) install_lock .venv requirements-build.txt ;;
    *)
        say "Okänt ändamål: $purpose (run, test eller build)" "Unknown purpose: $purpose (run, test or build)"
        exit 2
        ;;
esac
if [ "$purpose" = test ]; then
    # The judge of the PDF papers has an environment of its own, so that the program can't come to need it.
    [ -x .oracle/bin/python ] || .venv/bin/python -m venv .oracle
    install_lock .oracle requirements-judge.txt --no-deps
fi

stamp=.venv/.installed-pyproject.toml
if ! cmp -s pyproject.toml "$stamp" || [ ! -x .venv/bin/industriforum-desktop ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    cp pyproject.toml "$stamp"
fi

# The catalogues: the repository has their sources only.
for source in translations/*/LC_MESSAGES/*.po; do
    if [ ! -f "${source%.po}.mo" ] || [ "$source" -nt "${source%.po}.mo" ]; then
        .venv/bin/python packaging/catalogues.py
        break
    fi
done
