#!/usr/bin/env bash
# Installs Apertium with the pairs that tests/engines/apertium.rs translates by, where that can be done; the test is skipped
# without it, and this says so.
set -u
packages="apertium apertium-eng-spa apertium-fr-es apertium-spa-ita"

has_all() {
    local listed
    listed=$(apertium -l 2>/dev/null) || return 1
    for pair in eng-spa fr-es spa-ita; do
        grep -qw -- "$pair" <<<"$listed" || return 1
    done
}

has_all && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086
    timeout 300 apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 ||
        { timeout 120 apt-get update -qq && timeout 300 apt-get install -y -qq --no-install-recommends $packages; } >/dev/null 2>&1
fi
has_all || echo "SKIPPED: real translation is not tested, for Apertium ($packages) is not installed" >&2
exit 0
