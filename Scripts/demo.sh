#!/usr/bin/env bash
# What Galley does, on the drafts in Examples/: lint, fix a copy, report.
set -euo pipefail

galley=$1
rule() { printf '\n\033[1m%s\033[0m\n' "$1"; }

rm -rf Demo
cp -R Examples Demo

rule "1. galley lint Demo"
"$galley" lint Demo --no-config --statistics || true

rule "2. galley report Demo -o report.html"
"$galley" report Demo --no-config -o report.html || true

rule "3. galley fix Demo"
"$galley" fix Demo --no-config || true

rule "What to look at"
cat <<END
  report.html          the findings, marked in the drafts: open it in a browser
  diff -r Examples Demo   what was fixed, byte for byte; everything else is as it was
  $galley lint YOUR-DRAFTS
END
