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
[ -x .venv/bin/pip ] || "$python" -m venv --clear .venv || {
    say "$python could not make .venv here (see above). Where room or rights are missing, give them; then type make again."
    exit 3
}

# What pip says is for those who know pip: one sentence says what to do, and where its own words are.
install() {
    log=$(mktemp)
    if .venv/bin/pip install --quiet --disable-pip-version-check --retries 1 "$@" >"$log" 2>&1; then
        rm -f "$log"
    elif grep -qiE 'no space left|disk quota' "$log"; then
        say "there is no room left for the Python packages. Make room, then type make again (pip's own words: $log)."
        exit 3
    elif grep -qiE 'connection|resolve|network|timed out|no matching distribution' "$log"; then
        say "the Python packages could not be fetched: connect to the network, or name a mirror with PIP_INDEX_URL, then type make again (pip's own words: $log)."
        exit 3
    else
        tail -n 3 "$log" >&2
        say "pip could not install the Python packages; its own words are in $log. Delete .venv, then type make again."
        exit 3
    fi
}

if [ "${1:-}" = tests ]; then
    install --require-hashes --requirement requirements-dev.txt
    exit
fi
install --require-hashes --requirement requirements.txt
install --no-deps --no-build-isolation --no-index --editable .
# The path to this folder, relative: Python 3.12 reads no letter beyond ASCII there where LC_ALL is C.
for path in .venv/lib/python3*/site-packages/_editable_impl_footpress.pth; do
    [ ! -f "$path" ] || echo ../../../.. >"$path"
done
