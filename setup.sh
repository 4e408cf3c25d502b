#!/bin/sh
# Installs what footpress needs: system packages (Pango and the text face, with apt where it may), then the pinned Python
# packages into .venv. Says in one line what a person must install where it may not do it itself.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
packages="python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-sil-gentiumplus"

say() { printf 'footpress setup: %s\n' "$*" >&2; }

missing() {
    for package in $packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || printf '%s ' "$package"
    done
}

if command -v apt-get >/dev/null 2>&1; then
    wanted=$(missing)
    if [ -n "$wanted" ]; then
        become=
        [ "$(id -u)" = 0 ] || become="sudo -n"
        if [ -z "$become" ] || $become true 2>/dev/null; then
            say "installing $wanted"
            log=$(mktemp)
            # shellcheck disable=SC2086
            if ! { $become apt-get update && $become env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $wanted; } >"$log" 2>&1; then
                tail -n 5 "$log" >&2
                say "apt-get failed. Install these yourself, then type make again: sudo apt install $wanted"
                exit 3
            fi
            rm -f "$log"
        else
            say "please install these, then type make again: sudo apt install $wanted"
            exit 3
        fi
    fi
elif [ "$(uname)" = Darwin ]; then
    [ -e /opt/homebrew/lib/libpango-1.0.dylib ] || [ -e /usr/local/lib/libpango-1.0.dylib ] ||
        say "for the PDF, install Pango and the text face: brew install pango && brew install --cask font-gentium-plus"
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    say "Python 3.11 or newer is needed; $python is not. Install it, or name another: make PYTHON=python3.12"
    exit 3
}
[ -x .venv/bin/pip ] || "$python" -m venv --clear .venv
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
