#!/usr/bin/env python3
"""Measures detection on development sets, and writes the table to docs/accuracy.md.

The sets are not part of the project. Their folder is given with --data and holds the scorers in score/; without it
there is nothing to do, which is said.
"""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# label, set in the scorer's output, level, what is asked for, bound ("<=" or ">=")
ROWS = [
    ("clean edited prose: findings per 1,000 words", "F clean-prose edited", "warning", "per_thousand", "<=", 0.10),
    ("clean edited prose: errors per 1,000 words", "F clean-prose edited", "error", "per_thousand", "<=", 0.02),
    ("clean edited prose: with suggestions", "F clean-prose edited", "suggestion", "per_thousand", "<=", 0.8),
    ("misspelt words: located %", "F all, non-word", "warning", "located", ">=", 93),
    ("misspelt words: first fix %", "F all, non-word", "warning", "fix1", ">=", 86),
    ("misspelt words: any fix %", "F all, non-word", "warning", "fixany", ">=", 93),
    ("real words in the wrong place: located %", "F all, real-word", "suggestion", "located", ">=", 35),
    ("real words in the wrong place: first fix %", "F all, real-word", "suggestion", "fix1", ">=", 25),
    ("ewt: located %", "F ewt", "suggestion", "located", ">=", 52),
    ("ewt: first fix %", "F ewt", "suggestion", "fix1", ">=", 42),
    ("lost initial, rest no word: located %", "G dropcap residue no word", "warning", "located", ">=", 99),
    ("lost initial, rest no word: first fix %", "G dropcap residue no word", "warning", "fix1", ">=", 80),
    ("lost initial, rest a word: located %", "G dropcap residue is a word", "warning", "located", ">=", 95),
    ("lost initial, rest a word: first fix %", "G dropcap residue is a word", "warning", "fix1", ">=", 75),
    ("lost one-letter word: located %", "G dropcap one-letter word", "warning", "located", ">=", 80),
    ("pPresident: located %", "G doubled lower-upper", "warning", "located", ">=", 99.5),
    ("pPresident: first fix %", "G doubled lower-upper", "warning", "fix1", ">=", 98),
    ("PPresident: located %", "G doubled twin-caps", "warning", "located", ">=", 99.5),
    ("PPresident: first fix %", "G doubled twin-caps", "warning", "fix1", ">=", 98),
    ("THe: located %", "G doubled two-caps (THe)", "warning", "located", ">=", 99.5),
    ("THe: first fix %", "G doubled two-caps (THe)", "warning", "fix1", ">=", 98),
    ("untouched twins: findings of the initial rules", "G dropcap clean twin", "initials", "findings", "<=", 0),
    ("untouched twins of doubled: initial rules", "G doubled clean twin", "initials", "findings", "<=", 0),
]


def score(galley: str, data: Path, level: str, only: str | None = None) -> dict:
    """The scorer's results at one least severity."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, str(data / "score/score.py"), "--data", str(data), "--sets",
                   "typos,dropcap,doubled,clean", "--out", out.name, "--cmd",
                   f"{sys.executable} {data / 'score/galley.py'} lint {{dir}}"]
        if only:
            command += ["--only", only]
        environment = dict(os.environ, GALLEY=galley, GALLEY_LEVEL=level, GALLEY_ARGS="--ignore metadata")
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        return json.load(open(out.name))["results"]


BY_HAND = "## Precision on real pages"


def value(result: dict, what: str) -> float:
    if what == "per_thousand":
        return 1000 * result["findings"] / max(1, result["words"])
    if what == "findings":
        return result["findings"]
    return 100 * result[what] / max(1, result["edits"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--galley", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if not options.data or not (Path(options.data) / "score/score.py").exists():
        print(f"No development sets in “{options.data}”: nothing measured. Give their folder with DATA=FOLDER.")
        return
    data = Path(options.data).resolve()
    galley = str(Path(options.galley).resolve())
    results = {level: score(galley, data, level) for level in ("suggestion", "warning", "error")}
    results["initials"] = score(galley, data, "suggestion", only="initial|capitals")
    lines = []
    for label, name, level, what, sign, bound in ROWS:
        found = value(results[level][name], what)
        met = found <= bound if sign == "<=" else found >= bound
        print(f"{label:66s} {found:8.2f}  {sign} {bound:<6} {'met' if met else 'NOT MET'}", flush=True)
        lines.append(f"| {label} | {found:.2f} | {sign} {bound} | {'yes' if met else 'no'} |")
    if options.write:
        revision = ["git", "rev-parse", "--short", "HEAD"]
        commit = subprocess.run(revision, capture_output=True, text=True, cwd=ROOT).stdout
        head = ["# Accuracy", "",
                "Written by `make eval DATA=FOLDER` on development sets that are not part of the project.",
                "Rules at their defaults, metadata rules apart; severity `warning` and above unless said so.", "",
                f"Date: {time.strftime('%Y-%m-%d', time.gmtime())}, commit {commit.strip()}.", "",
                "| what | measured | goal | met |", "| --- | ---: | ---: | --- |"]
        # What was counted by hand stands below the table and is kept.
        old = options.write.read_text() if options.write.exists() else ""
        kept = old[old.index(BY_HAND):] if BY_HAND in old else ""
        options.write.write_text("\n".join(head + lines) + "\n" + ("\n" + kept if kept else ""))
        print(f"wrote {options.write}")


if __name__ == "__main__":
    main()
