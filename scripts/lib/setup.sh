# What the scripts share: they source this file, then call setup_python (and setup_typescript).
# Everything lands in .venv and node_modules; a second call finds its own mark there and does nothing.
# Written for bash 3.2, the one that macOS brings.
# shellcheck shell=bash

set -euo pipefail
ROOT=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"
# Material and ProperDocs print advertisements about MkDocs 2 in every log without these.
export NO_MKDOCS_2_WARNING=1 DISABLE_MKDOCS_2_WARNING=true

say() { printf '%s\n' "$*"; }

die() {
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

# What to type for Debian's or Ubuntu's packages.
apt_line() {
    local sudo=''
    [ "$(id -u)" = 0 ] || sudo='sudo '
    printf '%s' "Type: ${sudo}apt-get update && ${sudo}apt-get install $*"
}

# setup_python run|dev: .venv with the packages of requirements/<level>.txt and the clone itself.
# dev holds everything that run does, in the same versions.
setup_python() {
    if is_ready dev || is_ready "$1"; then
        install_project
        return
    fi
    find_python
    trap 'die "Stopped. The next run takes up the set-up again."' INT
    lock_setup
    if ! is_ready dev && ! is_ready "$1"; then # another set-up may have done it meanwhile
        install_packages "$1"
    fi
    install_project
    exec 9<&- # unlock
    trap - INT
}

# is_ready LEVEL: does .venv hold what the lock file says, for this folder and this Python?
is_ready() { [ "$(cat ".venv/ready-$1" 2>/dev/null)" = "$(fingerprint "$1")" ]; }

fingerprint() {
    printf '%s\n' "$ROOT"
    .venv/bin/python -V 2>/dev/null || printf 'no Python in .venv\n'
    cksum <"requirements/$1.txt"
}

install_packages() {
    if is_ready run; then
        say "Adding the packages for tests and checks to .venv (once, about a minute) ..."
    else
        say "Setting up Python packages in .venv (once, about a minute) ..."
        rm -rf .venv
        "$PYTHON" -m venv .venv || die "Python could not make the folder .venv; its own words are above."
    fi
    # The marks go first and come last, so that a set-up that was interrupted starts afresh.
    rm -f .venv/ready-*
    # Wheels only: building a package would fetch build tools that no lock file names.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --only-binary :all: --require-hashes -r "requirements/$1.txt" ||
        die "The packages could not be installed; pip's own words are above." \
            "Is there a network? Then run the same command again."
    fingerprint run >.venv/ready-run
    [ "$1" = run ] || fingerprint "$1" >".venv/ready-$1"
}

# The clone itself, editable: a change in src/ counts at once. Fetches nothing.
install_project() {
    local wanted
    wanted=$(cksum <pyproject.toml)
    [ "$(cat .venv/ready-project 2>/dev/null)" != "$wanted" ] || return 0
    say "Installing callsheet itself into .venv ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --no-index --no-deps --no-build-isolation --editable . ||
        die "callsheet itself could not be installed; pip's own words are above."
    printf '%s\n' "$wanted" >.venv/ready-project
}

# Sets PYTHON: the first that is new enough and can make a .venv; PYTHON=... in front of a script
# overrides. Not yet 3.15: some of the locked packages have no wheels for it.
find_python() {
    local candidate version='' no_venv=''
    set -- python3 python3.14 python3.13 python3.12 python3.11
    [ -z "${PYTHON:-}" ] || set -- "$PYTHON"
    for candidate in "$@"; do
        version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || continue
        PYTHON=$candidate
        ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || return 0
        no_venv=$version
    done
    [ -z "$no_venv" ] || die_without_venv "$no_venv"
    die_without_python
}

die_without_venv() {
    die "Python $1 is here, but not the part of it that makes a .venv." \
        "$(apt_line "python$1-venv")"
}

die_without_python() {
    local found advice
    found=$(python3 -V 2>/dev/null) || found='no Python'
    if command -v apt-get >/dev/null; then
        case $found in
        'no Python') advice=$(apt_line python3 python3-venv) ;;
        *) advice=$(apt_line python3.11 python3.11-venv) ;;
        esac
    elif command -v brew >/dev/null; then
        advice="Type: brew install python@3.13"
    else
        advice="Get it from https://www.python.org/downloads/"
    fi
    die "Callsheet needs Python 3.11, 3.12, 3.13 or 3.14; this machine has $found." "$advice"
}

# One set-up at a time. The system itself opens the lock when this script ends, however it ends.
lock_setup() {
    exec 9<requirements/dev.txt
    "$PYTHON" -c '
import fcntl
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("Another script is setting up .venv; waiting for it ...", flush=True)
    fcntl.flock(9, fcntl.LOCK_EX)
except OSError:
    pass  # a file system without locks
'
}

# TypeScript, which checks the types of the browser code, in node_modules.
setup_typescript() {
    local wanted
    wanted=$(uname -sm; cksum <package-lock.json)
    [ "$(cat node_modules/ready 2>/dev/null)" != "$wanted" ] || return 0
    say "Setting up TypeScript in node_modules (once) ..."
    .venv/bin/npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier ||
        die "TypeScript could not be installed; npm's own words are above." \
            "Is there a network? Then run the same command again."
    printf '%s\n' "$wanted" >node_modules/ready
}
