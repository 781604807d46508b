#!/usr/bin/env python3
"""Measures on edited texts by how much a rival has to fit better before a word is doubted: writes margins.tsv.

python3 margins.py --cache FOLDER TEXTS...   folders of .txt files, paragraphs parted by blank lines

How often a rival fits better by more than some amount falls off by half with each further 1/1.44 or so, whatever
the pair. So the count of those above a low bar says where false alarms get as rare as the pair's section allows.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import Iterator

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import pairs as p  # noqa: E402

# False alarms allowed in a million words for each pair, and the least margin.
ALLOWED = {"most": 19.0, "often": 3.7, "sometimes": 1.5, "seldom": 0.3}
LEAST = {"most": 2.8, "often": 3.8, "sometimes": 4.3, "seldom": 4.8}
BAR, FALL = 2.0, 1.44
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d|[^\s\w]")
CLEAR = set(",“”\"‘’'")
ABBREVIATED = set("mr mrs ms dr st jr sr sen gen gov lt col rev prof".split())
# What may touch a word that is judged.
TOUCHING = set(",.;:!?()[]\"“”‘’'")


def items(text: str) -> Iterator[tuple[str, bool, bool]]:
    """(neighbour name or "" for what says nothing, judged, behind or before a clear mark) of one paragraph."""
    found = list(TOKEN.finditer(text))
    begins = True
    yield p.START, False, False
    for at, match in enumerate(found):
        token, first = match.group(), match.group()[0]
        behind = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        if first.isdigit():
            yield p.NUMBER, False, False
        elif not first.isalpha():
            if first in ".!?" and (behind is None or behind.start() > match.end()
                                   and behind.group()[0].isupper()) and not (
                    before and (before.group().lower() in ABBREVIATED or re.fullmatch("[A-HJ-Z]", before.group()))):
                yield p.END, False, False
                yield p.START, False, False
                begins = True
            elif first not in CLEAR:
                yield "", False, False
            continue
        else:
            folded = token.lower().replace("’", "'")
            is_name = first.isupper() and not begins and token != "I" and not folded.startswith("i'")
            touches = before and before.end() == match.start() and before.group() not in TOUCHING or (
                behind and behind.start() == match.end() and behind.group() not in TOUCHING)
            marked = bool(before and before.group() in CLEAR or behind and behind.group() in CLEAR)
            if folded.endswith("'s") and folded not in p.CONTRACTIONS:
                folded = p.POSSESSIVE
            if "-" in text[max(0, match.start() - 1):match.start()] + text[match.end():match.end() + 1]:
                folded = ""
            yield folded, not (is_name or touches or len(token) > 1 and token.isupper()), marked
        begins = False
    yield p.END, False, False


class Fit:
    """How well a word stands between its neighbours."""

    def __init__(self, chosen: p.Selection):
        self.chosen = chosen

    def of(self, word: str, left: tuple[str, str], right: tuple[str, str]) -> float:
        """The sum of what is known of the word among two neighbours on each side."""
        chosen = self.chosen
        return (chosen.chance[word] + chosen.pairs.get((left[1], word), 0.0) + chosen.pairs.get((word, right[0]), 0.0)
                + chosen.triples.get((*left, word), 0.0) + chosen.triples.get((left[1], word, right[0]), 0.0)
                + chosen.triples.get((word, *right), 0.0))

    def gains(self, text: str) -> Iterator[tuple[str, str, float]]:
        """Each judged word with each rival that fits better than the bar."""
        row = [("", False, False)] * 2 + list(items(text)) + [("", False, False)] * 2
        for at in range(2, len(row) - 2):
            word, judged, _ = row[at]
            if not judged or word not in self.chosen.rivals:
                continue
            left, right = (row[at - 2][0], row[at - 1][0]), (row[at + 1][0], row[at + 2][0])
            if not left[1] and not right[0]:
                continue
            own = self.of(word, left, right)
            for other in self.chosen.rivals[word]:
                gain = self.of(other, left, right) - own
                if gain > BAR:
                    yield word, other, gain


def measure(task: tuple[Fit, list[str]]) -> tuple[int, dict[tuple[str, str], list[float]]]:
    """The words and the gains of some paragraphs."""
    fit, texts = task
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for text in texts:
        for word, other, gain in fit.gains(text):
            found[word, other].append(round(gain, 3))
    return sum(len(text.split()) for text in texts), found


def margin(gains: list[float], section: str, millions: float) -> float:
    """Where a pair's false alarms are as rare as its section allows."""
    allowed = ALLOWED[section] * millions
    needed = BAR + FALL * math.log((len(gains) + 0.5) / allowed)
    if len(gains) > allowed:
        seen = sorted(gains, reverse=True)[int(allowed)]
        needed = max((needed + seen) / 2, seen - 0.5) if allowed >= 1 else max(needed, seen)
    return max(needed, LEAST[section])


def main() -> None:
    """Measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=p.HERE / "margins.tsv")
    parser.add_argument("texts", type=Path, nargs="+")
    options = parser.parse_args()
    rivals = p.confusions()
    fit = Fit(p.select(p.model(options.cache), rivals))
    texts = [" ".join(part.split()) for folder in options.texts for path in sorted(folder.rglob("*.txt"))
             for part in path.read_text("utf-8").split("\n\n")]
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    count = 0
    with Pool() as pool:
        for words, part in pool.imap(measure, ((fit, texts[at:at + 8000]) for at in range(0, len(texts), 8000))):
            count += words
            for key, gains in part.items():
                found[key] += gains
    rows = [f"{word}\t{other}\t{margin(found[word, other], section, count / 1e6):.2f}"
            for word, others in sorted(rivals.items()) for other, section in sorted(others.items())]
    options.output.write_text("\n".join(rows) + "\n", "utf-8")
    print(f"{options.output.name}: {len(rows)} pairs, {count} words; most doubted",
          Counter({key: len(gains) for key, gains in found.items()}).most_common(5))


if __name__ == "__main__":
    main()
