#!/usr/bin/env bash
# Adds a variant to each enum on which the application turns and to those inside them, one at a time, and sees that the
# compiler finds every place that forgot it: `cargo check` must fail, with at most eight errors. Run by hand: it takes
# minutes.
set -uo pipefail
cd "$(dirname "$0")/.."
most=8
bad=0
try() {
    local name=$1 file=$2 copy errors
    copy=$(mktemp)
    cp "$file" "$copy"
    sed -i "s|^pub enum $name {|pub enum $name {\n    /// Added by a test.\n    AddedByATest,|" "$file"
    errors=$(cargo check --lib --offline --message-format short 2>&1 | grep -c ': error')
    cp "$copy" "$file"
    rm -f "$copy"
    if [ "$errors" -ge 1 ] && [ "$errors" -le "$most" ]; then
        echo "$name: $errors errors"
    else
        echo "$name: $errors errors, expected 1 to $most"
        bad=1
    fi
}
try Command src/app/command.rs
try Focus src/app/command.rs
try Effect src/app/effect.rs
try Question src/app/effect.rs
try Write src/app/effect.rs
try Job src/app/effect.rs
try TerminalRequest src/app/effect.rs
try Data src/app/message.rs
try Answer src/app/message.rs
try Written src/app/message.rs
try Report src/app/message.rs
try Msg src/app/message.rs
try Panel src/app/panels/panel.rs
exit $bad
