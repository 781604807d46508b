#!/usr/bin/env bash
# Runs the command plugins as a user of them would: in a package that depends on Galley.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$root/Tests/Fixtures/SamplePackage/." "$work/"
sed -i.bak "s|GALLEY_PATH|$root|" "$work/Package.swift"
cd "$work"
set +e
swift package --allow-writing-to-package-directory lint-drafts --fail-on error >lint.out 2>lint.err
code=$?
set -e
if [ "$code" -eq 0 ] || ! grep -q 'typo/doubled-initial' lint.out; then
  echo "galley: lint-drafts did not find the slip in the sample package" >&2
  cat lint.out lint.err >&2
  exit 1
fi
swift package --allow-writing-to-package-directory fix-drafts >fix.out 2>fix.err || true
if ! grep -q 'The President spoke' Drafts/Sample.md; then
  echo "galley: fix-drafts did not mend the slip in the sample package" >&2
  cat fix.out fix.err >&2
  exit 1
fi
echo "lint-drafts found the slip, fix-drafts mended it."
