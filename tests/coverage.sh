#!/usr/bin/env bash
# Lines that the tests run, file by file. Needs llvm-profdata and llvm-cov of the version that `rustc -vV` tells, such as
# those of Debian's llvm-22; only our own crate is measured and built again.
set -euo pipefail
cd "$(dirname "$0")/.."
llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/-\1/p')
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
printf '#!/bin/sh\nexec "$@" -Cinstrument-coverage\n' >"$work/rustc"
chmod +x "$work/rustc"
export RUSTC_WORKSPACE_WRAPPER="$work/rustc" LLVM_PROFILE_FILE="$work/%p-%m.profraw"
objects=$(cargo test --lib --test all --no-run 2>&1 | sed -n 's/.*Executable.*(\(.*\))$/-object \1/p')
cargo test --lib --test all >&2
# Programs that tests start without their environment write here.
find . -maxdepth 1 -name 'default_*.profraw' -exec mv -t "$work" {} +
"llvm-profdata$llvm" merge -sparse "$work"/*.profraw -o "$work/all"
# shellcheck disable=SC2086
"llvm-cov$llvm" report --instr-profile="$work/all" $objects -object target/debug/dateline --ignore-filename-regex='registry|/tests/|rustc'
