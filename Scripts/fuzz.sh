#!/usr/bin/env bash
# Mutates drafts through reading, linting and fixing with libFuzzer, for at least ten million bytes.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
runs=${RUNS:-20000}
corpus=.build/fuzz/corpus
mkdir -p "$corpus" .build/fuzz/crashes

# A seed for each format: the first byte picks it.
number=0
for draft in Examples/*.html; do printf '\0' | cat - "$draft" >"$corpus/seed-$((number += 1))"; done
for draft in Examples/*.md; do printf '\1' | cat - "$draft" >"$corpus/seed-$((number += 1))"; done
for draft in Examples/*.txt; do printf '\2' | cat - "$draft" >"$corpus/seed-$((number += 1))"; done

GALLEY_FUZZ=1 swift build -c release --scratch-path .build/fuzz/build --product galley-fuzz
binary=$(GALLEY_FUZZ=1 swift build -c release --scratch-path .build/fuzz/build --show-bin-path)/galley-fuzz
log=.build/fuzz/log
"$binary" -max_len=4096 -len_control=0 -runs="$runs" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
  -artifact_prefix=.build/fuzz/crashes/ "$corpus" 2>&1 | tee "$log" | grep -vE '^#[0-9]+\s+(REDUCE|NEW)' | tail -20
[ "${PIPESTATUS[0]}" -eq 0 ]
