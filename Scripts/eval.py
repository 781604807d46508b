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


def straight(text: bytes) -> bytes:
    """Without the difference of straight and curly quotation marks, which some of the sets do not make."""
    for mark in "“”„":
        text = text.replace(mark.encode(), b'"')
    return text.replace("’".encode(), b"'").replace("‘".encode(), b"'")


def safe_fixes(galley: str, data: Path) -> tuple[int, list[tuple]]:
    """How many findings with a safe fix can be judged, and those whose fix is wrong.

    In the pairs a fix is judged where it touches an edit, and is wrong unless it gives the edit's text: nobody
    listed what else is wrong there. In edited clean texts every one is wrong but on a known slip.
    """
    sys.path.insert(0, str(data / "score"))
    import neutral
    import score as scorer
    command = f"{sys.executable} {data / 'score/galley.py'} lint {{dir}}"
    os.environ.update(GALLEY=galley, GALLEY_LEVEL="suggestion", GALLEY_ARGS="--ignore metadata")
    slips = [slip["text"] for slip in json.load(open(data / "known-slips.json"))]
    judged, wrong = 0, []
    for name in ("typos", "dropcap", "doubled", "harper", "lt", "mojibake", "clean", "articles"):
        rows = {}
        for _, kind, members in scorer.groups(str(data), name):
            for row in members:
                if kind == "pair" or name in ("clean", "articles") and row["tier"] == "edited":
                    rows.setdefault(row["bad"], {})[row.get("id") or str(row.get("edits"))] = row
        found = neutral.run(command, list(rows)).findings
        for (text, members), findings in zip(rows.items(), found):
            raw = text.encode("utf-8", "surrogatepass")
            free = neutral.drop_known(text, findings, slips)
            safe = [f for f in findings if f.get("safe")]
            for finding in safe:
                touched = [(row, k) for row in members.values() for k, edit in enumerate(row.get("edits") or [])
                           if neutral.overlaps(finding, edit)]
                if not touched and any(row.get("edits") for row in members.values()):
                    continue
                judged += 1
                # Several fixes may make up one edit: each alone, or all together, must give its text.
                beside = [f for f in safe if any(neutral.overlaps(f, row["edits"][k]) for row, k in touched)]
                made = [neutral.apply_one(raw, finding["start"], finding["end"], finding["replacement"]),
                        neutral.apply_all(raw, beside)]
                good = {g.encode("utf-8", "surrogatepass") for row, _ in touched for g in row["good"]}
                good = good.union(*(neutral.targets(raw, row["edits"], k) for row, k in touched))
                is_good = {straight(text) for text in made} & {straight(text) for text in good}
                if not is_good and finding in free:
                    was = raw[finding["start"]:finding["end"]].decode("utf-8", "replace")
                    gold = [row["edits"][k][2] for row, k in touched]
                    wrong.append((name, finding["rule"], was, finding["replacement"], gold))
    return judged, wrong


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
    parser.add_argument("--wrong", action="store_true", help="print the safe fixes that are wrong")
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
    judged, wrong = safe_fixes(galley, data)
    label = "fixes marked safe that are wrong, on all sets together, of 1,000"
    found = 1000 * len(wrong) / max(1, judged)
    print(f"{label:66s} {found:8.2f}  <= {1:<6} {'met' if found <= 1 else 'NOT MET'} ({len(wrong)} of {judged})")
    lines.append(f"| {label} | {found:.2f} | <= 1 | {'yes' if found <= 1 else 'no'} |")
    if options.wrong:
        for item in wrong:
            print("  ", *item)
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
