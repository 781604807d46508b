#!/usr/bin/env bash
# Every check, in the order in which a fault is cheapest to find.
set -euo pipefail

step() { printf '\n== %s\n' "$1"; }

step "Format"
swift format lint --strict -r Sources Rules Tests Plugins Package.swift

step "Build without warnings"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! swift build --build-tests >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
if grep -E '(Sources|Rules|Tests|Plugins)/.* warning: ' "$log" | grep -vF '/.build/checkouts/'; then
  echo "galley: the build gave warnings" >&2
  exit 1
fi

step "Tests"
swift test --skip-build

step "Command plugins on a sample package"
Scripts/test-plugins.sh
