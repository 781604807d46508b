#!/usr/bin/env python3
"""Builds english.pairs: which words are taken for which, and which stand beside which (see README.md)."""

from __future__ import annotations

import argparse
import math
import struct
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import trigrams  # noqa: E402
from binary import MASK64, Lexicon  # noqa: E402
from sources import fetch, run  # noqa: E402

HERE = Path(__file__).resolve().parent
MODEL = "usr/share/pocketsphinx/model/en-us/en-us.lm.bin"
KEPT = 365_000
MAGIC, VERSION = b"GALLEYWP", 2
HEADER = struct.Struct("<8s14I")
WORD = struct.Struct("<IHhBbH")
BUCKET_BITS, GROUP_BITS = 15, 6
# Weights in steps of half a nat, from -4 to 11.5; in words and margins in sixteenths of one.
STEP, LOWEST, LEVELS = 0.5, -4.0, 32
UNIT = 16
# How much better than a word its best rival may stand beside a neighbour: upper bounds of the eight levels.
RIVAL_LEVELS = (-6.0, -4.0, -2.5, -1.0, 0.0, 1.5, 3.0, 5.0)
# Neighbours that stand for a class: sentence start and end, any number, any possessive.
START, END, NUMBER, POSSESSIVE = "<s>", "</s>", "five", "company's"
# What has no number in the lexicon has one of these; the reader has the same.
CLASS_NUMBERS = {START: 0xFFFF_FFFF, END: 0xFFFF_FFFE, POSSESSIVE: 0xFFFF_FFFD}
CONTRACTIONS = set("""it's he's she's that's what's there's here's who's where's how's when's why's let's
one's everyone's everybody's someone's somebody's nobody's""".split())


class Selection(NamedTuple):
    """The words that matter, and the kept weights of pairs and triples by word."""

    rivals: dict[str, dict[str, str]]
    chance: dict[str, float]
    pairs: dict[tuple[str, str], float]
    triples: dict[tuple[str, str, str], float]


def confusions(path: Path = HERE / "confusions.txt") -> dict[str, dict[str, str]]:
    """For each word what may be meant by it, each with the section it stands in first."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    never = set()
    for line in path.read_text("utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            section = line[1:-1]
        elif section == "never" and line:
            never.add(line)
        elif ">" in line:
            word, _, meant = line.partition(">")
            for other in meant.split():
                found.setdefault(word.strip(), {}).setdefault(other, section)
        elif line:
            group = [word.strip() for word in line.split("/")]
            for word in group:
                for other in group:
                    if word != other:
                        found.setdefault(word, {}).setdefault(other, section)
    return {word: others for word, others in found.items() if word not in never}


def margins(path: Path = HERE / "margins.tsv") -> dict[tuple[str, str], float]:
    """By how much what may be meant has to fit better."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line)
    return {(word, meant): float(margin) for word, meant, margin in rows}


def model(cache: Path) -> trigrams.Model:
    """The trigram model of the pinned package."""
    package = fetch("pocketsphinx-en-us", cache)
    folder = cache / f"{package.stem}-unpacked"
    if not folder.exists():
        run(["dpkg-deb", "-x", str(package.resolve()), folder.name], cache)
    return trigrams.read((folder / MODEL).read_bytes())


def level(weight: float) -> float:
    """A weight as it is stored."""
    return LOWEST + STEP * min(LEVELS - 1, max(0, round((weight - LOWEST) / STEP)))


def select(source: trigrams.Model, rivals: dict[str, dict[str, str]]) -> Selection:
    """The pairs and triples that say most of the words in question, weighed by how often they occur."""
    lexicon = Lexicon((HERE / "english.lexicon").read_bytes())
    number = {word: index for index, word in enumerate(source.words)}
    wanted = set(rivals) | {meant for group in rivals.values() for meant in group}
    asked = {number[word] for word in wanted if word in number}
    # All possessives are one class; the model's other ones say nothing that the class does not.
    barred = {index for index, word in enumerate(source.words)
              if word.endswith("'s") and word not in CONTRACTIONS and word != POSSESSIVE and word not in wanted}
    chance = {}
    for word in sorted(wanted):
        if word in number:
            chance[word] = source.chance[number[word]] + source.loss[number[word]]
        else:
            found = lexicon.find(word)
            zipf = lexicon.entry(found).frequency / 30 if found else 0
            chance[word] = (min(zipf, 3.5) or 1.5) * math.log(10) - 9 * math.log(10)
    ranked = []
    for (first, last), (weight, loss) in source.pairs.items():
        if (first in asked or last in asked) and not (first in barred or last in barred):
            gain = weight - source.loss[first] - source.chance[last] + loss
            add(ranked, source.chance[first] + weight, gain, (first, last))
    for key, weight in source.triples.items():
        if asked.isdisjoint(key) or not barred.isdisjoint(key):
            continue
        first, second, last = key
        before, loss = source.pairs.get((first, second), (-5.0, 0.0))
        pair = source.pairs.get((second, last))
        rest = pair[0] if pair else source.loss[second] + source.chance[last]
        add(ranked, source.chance[first] + before + weight, weight - loss - rest, key)
    ranked.sort(key=lambda item: (-item[0], item[2]))
    pairs, triples = {}, {}
    for _, gain, key in ranked[:KEPT]:
        (pairs if len(key) == 2 else triples)[tuple(source.words[index] for index in key)] = level(gain)
    return Selection(rivals, chance, pairs, triples)


def add(ranked: list, often: float, gain: float, key: tuple[int, ...]) -> None:
    """Ranks a weight by its size and by how often it counts; rounded, so that every machine sorts alike."""
    if abs(gain) > STEP / 2:
        ranked.append((round((0.75 * often + math.log(abs(gain))) * 1000), gain, key))


def mixed(numbers: tuple[int, ...]) -> int:
    """The hash of a run of two or three words by their numbers; must agree with the Swift reader."""
    value = len(numbers)
    for number in numbers:
        value = (value ^ number) * 0x9FB21C651E98DF25 & MASK64
        value ^= value >> 29
    value = value * 0xD6E8FEB86659FD93 & MASK64
    return value ^ value >> 32


def table(entries: list[tuple[int, int, int]], tag_bits: int) -> tuple[bytes, bytes]:
    """(group offsets and bucket offsets, 24-bit entries) of (hash, value, extra): tag, value, extra from the top."""
    rows: list[list[int]] = [[] for _ in range(1 << BUCKET_BITS)]
    for key, value, extra in entries:
        tag = key >> 64 - BUCKET_BITS - tag_bits & (1 << tag_bits) - 1
        rows[key >> 64 - BUCKET_BITS].append(tag << 24 - tag_bits | value << 19 - tag_bits | extra)
    packed, groups, offsets = bytearray(), [], []
    for index, row in enumerate([*rows, []]):
        if index % (1 << GROUP_BITS) == 0:
            groups.append(len(packed) // 3)
        offsets.append(len(packed) // 3 - groups[-1])
        for entry in sorted(row):
            packed += entry.to_bytes(3, "little")
    return struct.pack(f"<{len(groups)}I{len(offsets)}H", *groups, *offsets), bytes(packed)


def rival_level(gains: list[float]) -> int:
    """The level that bounds the best of these gains from above."""
    best = max(gains)
    return next((index for index, bound in enumerate(RIVAL_LEVELS) if best <= bound), len(RIVAL_LEVELS) - 1)


def numbers(words: tuple[str, ...], lexicon: Lexicon) -> tuple[int, ...] | None:
    """The numbers of words; None where the lexicon lacks one, which the reader then never asks about."""
    found = tuple(CLASS_NUMBERS.get(word) or lexicon.find(word) for word in words)
    return found if all(found) else None


def pair_entries(chosen: Selection, lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Each pair's hash, weight, and how well rivals of its second and of its first word stand in its place."""
    found = []
    for (first, last), weight in chosen.pairs.items():
        key = numbers((first, last), lexicon)
        if not key:
            continue
        behind = before = 0
        if last in chosen.rivals:
            behind = rival_level([chosen.chance[other] - chosen.chance[last] - weight
                                  + chosen.pairs.get((first, other), 0.0) for other in chosen.rivals[last]])
        if first in chosen.rivals:
            before = rival_level([chosen.pairs.get((other, last), 0.0) - weight for other in chosen.rivals[first]])
        found.append((mixed(key), stored(weight), behind << 3 | before))
    return found


def stored(weight: float) -> int:
    """A level's number."""
    return round((weight - LOWEST) / STEP)


def encode(chosen: Selection, margin: dict[tuple[str, str], float], lexicon: Lexicon) -> bytes:
    """The bytes of the file."""
    names = sorted(chosen.chance)
    index = {word: at for at, word in enumerate(names)}
    words, rivals = bytearray(), bytearray()
    for word in names:
        others = sorted(chosen.rivals.get(word, {}))
        reach = max((chosen.chance[other] - chosen.chance[word] for other in others), default=0.0)
        number = lexicon.find(word)
        if not number:
            raise SystemExit(f"confusions.txt: “{word}” is not in english.lexicon")
        words += WORD.pack(number, len(rivals) // 4, round(chosen.chance[word] * UNIT), len(others),
                           max(-128, min(127, math.ceil(reach * 2))), 0)
        for other in others:
            needed = margin[word, other]
            rivals += struct.pack("<HBB", index[other], min(255, round(needed * UNIT)),
                                  ("most", "often", "sometimes", "seldom").index(chosen.rivals[word][other]))
    pairs = pair_entries(chosen, lexicon)
    keys = {words: numbers(words, lexicon) for words in chosen.triples}
    triples = [(mixed(keys[words]), stored(weight), 0) for words, weight in chosen.triples.items() if keys[words]]
    out = bytearray(HEADER.size)
    starts = []
    for section in (words, rivals, *table(pairs, 13), *table(triples, 19)):
        out.extend(bytes(-len(out) % 8))
        starts.append(len(out))
        out.extend(section)
    out.extend(bytes(-len(out) % 8 + 16))
    HEADER.pack_into(out, 0, MAGIC, VERSION, lexicon.count, len(names), len(rivals) // 4, len(pairs), len(triples),
                     *starts, 0, 0)
    return bytes(out)


def main() -> None:
    """Fetches, selects, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder that keeps the download (default: a temporary one)")
    parser.add_argument("--output", type=Path, default=HERE / "english.pairs")
    options = parser.parse_args()
    lexicon = Lexicon((HERE / "english.lexicon").read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        cache = options.cache or Path(folder)
        cache.mkdir(parents=True, exist_ok=True)
        chosen = select(model(cache), confusions())
        data = encode(chosen, margins(), lexicon)
    options.output.write_bytes(data)
    print(f"{options.output.name}: {len(data)} bytes, {len(chosen.chance)} words, "
          f"{len(chosen.pairs)} pairs, {len(chosen.triples)} triples")


if __name__ == "__main__":
    main()
