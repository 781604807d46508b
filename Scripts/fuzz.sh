#!/usr/bin/env bash
# Mutates drafts through reading, linting and fixing with libFuzzer until ten million bytes of them went through.
#
#   BYTES=100000000 make fuzz    for longer
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
folder=.build/fuzz
mkdir -p "$folder/corpus" "$folder/crashes"

build=(swift build -c release --scratch-path "$folder/build" --product galley-fuzz)
ASAN_OPTIONS=detect_leaks=0 GALLEY_FUZZ=1 "${build[@]}"
binary=$(GALLEY_FUZZ=1 "${build[@]}" --show-bin-path)/galley-fuzz

# The first byte of an input picks its format, in the order html, markdown, text.
number=0
for draft in Examples/*.html; do printf '\0' | cat - "$draft" >"$folder/corpus/draft-$((number += 1))"; done
for draft in Examples/*.md; do printf '\1' | cat - "$draft" >"$folder/corpus/draft-$((number += 1))"; done
for draft in Examples/*.txt; do printf '\2' | cat - "$draft" >"$folder/corpus/draft-$((number += 1))"; done
GALLEY_FUZZ_SEEDS="$folder/corpus" "$binary" >/dev/null 2>&1

# Leaks are not looked for: TOMLKit loses a message of a hundred bytes for each front matter that is no TOML.
status=0
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 GALLEY_FUZZ_BYTES="${BYTES:-10000000}"
"$binary" -max_len=8192 -len_control=0 -timeout=60 -rss_limit_mb=4096 -dict=Tests/Fuzz/tokens.dict \
  -artifact_prefix="$folder/crashes/" "$folder/corpus" >"$folder/log" 2>&1 || status=$?
grep -vE '^#[0-9]+[[:space:]]+(REDUCE|NEW|pulse|RELOAD)' "$folder/log" | tail -30
[ "$status" -eq 0 ] || echo "galley: the input that broke a law is in $folder/crashes" >&2
exit "$status"
