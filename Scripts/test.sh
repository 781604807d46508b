#!/usr/bin/env bash
# Every check, in the order in which a fault is cheapest to find.
set -euo pipefail

step() { printf '\n== %s\n' "$1"; }

step "Format"
swift format lint --strict -r Sources Rules Tests Plugins Package.swift

step "Build without warnings"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift build --build-tests 2>&1 | tee "$log" | grep -vE '^\[[0-9]+/[0-9]+\]' || true
[ "${PIPESTATUS[0]}" -eq 0 ]
if grep -E 'Sources/|Rules/|Tests/|Plugins/' "$log" | grep -F ' warning: ' | grep -vF '/.build/checkouts/'; then
  echo "galley: the build gave warnings" >&2
  exit 1
fi

step "Tests"
swift test --skip-build

step "Command plugins on a sample package"
Scripts/test-plugins.sh
