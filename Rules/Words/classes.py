#!/usr/bin/env python3
"""Builds english.classes: which kinds of words stand beside which (see README.md)."""

from __future__ import annotations

import argparse
import math
import struct
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import trigrams  # noqa: E402
from binary import LOWER, Lexicon  # noqa: E402
from pairs import CONTRACTIONS, END, NUMBER, POSSESSIVE, START, model  # noqa: E402

HERE = Path(__file__).resolve().parent
MAGIC, VERSION = b"GALLEYWC", 1
HEADER = struct.Struct("<8s6I")
# The commonest words are classes of their own.
NAMED = 128
# Kinds of words that are less of running text than this are joined with others.
LEAST = 3e-4
UNIT = 16
# What has no shape: the model's sentence start and end, possessives, numbers, and names.
SPECIAL = ("start", "end", "possessive", "number", "name")
SHAPES, ENDINGS = 18, ("", "ing", "ed", "ly", "s")


def ending(word: str) -> int:
    """The ending that tells of inflection; must agree with the Swift reader."""
    for index, text in enumerate(ENDINGS[1:], 1):
        if word.endswith(text) and len(word) > len(text) + 1 and not word.endswith("ss"):
            return index
    return 0


def shape(word: str, grammar: int) -> int:
    """The parts of speech and the ending as one number; must agree with the Swift reader."""
    parts = grammar & 0xF
    if not parts and grammar & 0x3F0:
        parts = 17 if grammar & 0x200 else 16
    return parts * len(ENDINGS) + ending(word)


def kinds(source: trigrams.Model, lexicon: Lexicon) -> list[tuple[str, int | str] | None]:
    """For each word of the model what it is: a special class, a word, a shape; None for what the lexicon lacks."""
    ranked = sorted(range(len(source.words)), key=lambda index: (-source.chance[index], source.words[index]))
    own: set[str] = set()
    for index in ranked:
        word = source.words[index]
        if len(own) < NAMED and word not in (START, END, NUMBER) and lexicon.find(word):
            own.add(word)
    special = {START: "start", END: "end", NUMBER: "number"}
    found: list[tuple[str, int | str] | None] = []
    for word in source.words:
        number = lexicon.find(word)
        if word in special:
            found.append(("special", special[word]))
        elif word in own:
            found.append(("word", word))
        elif word.endswith("'s") and word not in CONTRACTIONS:
            found.append(("special", "possessive"))
        elif not number:
            found.append(None)
        elif not lexicon.entry(number).flags & LOWER:
            found.append(("special", "name"))
        else:
            found.append(("shape", shape(word, lexicon.entry(number).grammar)))
    return found


def joined(found: list[tuple[str, int | str] | None], chance: list[float]) -> dict[int, int]:
    """For each shape the one that stands for it: itself, the same without its ending, or that of unknown words."""
    mass = [0.0] * (SHAPES * len(ENDINGS))
    for kind, weight in zip(found, chance):
        if kind and kind[0] == "shape":
            mass[kind[1]] += weight
    plain = [index - index % len(ENDINGS) for index in range(len(mass))]
    return {index: index if mass[index] >= LEAST else plain[index] if mass[plain[index]] >= LEAST else 0
            for index in range(len(mass))}


def gains(source: trigrams.Model, classes: list[int], chance: list[float], count: int) -> list[list[float]]:
    """How much readier a class stands behind another than by its frequency alone, in nats."""
    loss = [math.exp(value) for value in source.loss]
    mass, behind = [0.0] * count, [0.0] * count
    for index, kind in enumerate(classes):
        if kind >= 0:
            mass[kind] += chance[index]
            behind[kind] += chance[index] * loss[index]
    table = [[behind[first] * mass[last] for last in range(count)] for first in range(count)]
    for (first, last), (weight, _) in source.pairs.items():
        if classes[first] >= 0 and classes[last] >= 0:
            table[classes[first]][classes[last]] += chance[first] * (math.exp(weight) - loss[first] * chance[last])
    whole = sum(mass)
    for first, row in enumerate(table):
        total = sum(max(value, 1e-12) for value in row)
        table[first] = [math.log(max(value, 1e-12) / total / (mass[last] / whole)) for last, value in enumerate(row)]
    return table


def encode(source: trigrams.Model, lexicon: Lexicon) -> bytes:
    """The bytes of the file."""
    chance = [math.exp(value) for value in source.chance]
    found = kinds(source, lexicon)
    stands = joined(found, chance)
    words = sorted(lexicon.find(kind[1]) for kind in found if kind and kind[0] == "word")
    numbers = {("special", name): index for index, name in enumerate(SPECIAL)}
    numbers |= {("word", lexicon.entry(word).folded.decode()): len(SPECIAL) + index for index, word in enumerate(words)}
    for index in sorted(set(stands.values()) | {0}):
        numbers["shape", index] = len(numbers)
    classes = [-1 if kind is None else numbers[kind if kind[0] != "shape" else ("shape", stands[kind[1]])]
               for kind in found]
    table = gains(source, classes, chance, len(numbers))
    out = bytearray(HEADER.pack(MAGIC, VERSION, lexicon.count, len(words), len(stands), len(numbers), 0))
    out += struct.pack(f"<{len(words)}I", *words)
    out += bytes(numbers["shape", stands[index]] for index in range(len(stands)))
    for row in table:
        out += struct.pack(f"{len(row)}b", *(max(-127, min(127, round(gain * UNIT))) for gain in row))
    out.extend(bytes(-len(out) % 8 + 16))
    return bytes(out)


def main() -> None:
    """Fetches, counts, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder that keeps the download (default: a temporary one)")
    parser.add_argument("--output", type=Path, default=HERE / "english.classes")
    options = parser.parse_args()
    lexicon = Lexicon((HERE / "english.lexicon").read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        cache = options.cache or Path(folder)
        cache.mkdir(parents=True, exist_ok=True)
        data = encode(model(cache), lexicon)
    options.output.write_bytes(data)
    print(f"{options.output.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
