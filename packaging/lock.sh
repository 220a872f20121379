#!/usr/bin/env bash
# Write the lock files anew from pyproject.toml: exact versions with the hashes of their files for every platform.
#   bash packaging/lock.sh             keeps the locked versions that still fit
#   bash packaging/lock.sh --upgrade   takes the newest that fit
set -euo pipefail
cd "$(dirname "$0")/.."
bash packaging/setup.sh build

# Settings of this machine must not get into the files.
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="bash packaging/lock.sh"
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL

lock() { # target, then what pip-compile shall read
    local target=packaging/$1
    shift
    .venv/bin/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file "$target" "$@"
}

lock requirements.txt --extra install "$@" pyproject.toml
lock requirements-dev.txt --extra install --extra dev --constraint packaging/requirements.txt "$@" pyproject.toml
lock requirements-build.txt --extra install --extra build --constraint packaging/requirements.txt "$@" pyproject.toml
lock requirements-judge.txt "$@" packaging/judge.in
