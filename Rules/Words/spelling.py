#!/usr/bin/env python3
"""Builds english.spelling, which leads from a misspelling to words much like it, from english.lexicon.

The format GALLEYSP is described in README.md; the reader is SpellerIndex in Sources/GalleyText.
"""

from __future__ import annotations

import argparse
import struct
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import binary as b  # noqa: E402

HERE = Path(__file__).resolve().parent
MAGIC = b"GALLEYSP"
VERSION = 1
HEADER = struct.Struct("<8s6I")
LEAST_FREQUENCY = 70
LONGEST = 24
BUCKET_BITS = 17
# Letter keys: what is left of a short word without one of its letters.
LONGEST_BY_LETTERS = 6
# Sound keys: a longer word's consonants, without one of them, and of long ones without two.
SHORTEST_BY_SOUND = 4
SHORTEST_WITHOUT_ONE = 5
SOUNDS_WITHOUT_TWO = 6
SOUND_SALT = 0x5851F42D4C957F2D
PACKED_LETTERS = 12
# The letters whose presence an entry tells.
TOLD_LETTERS = b"eaiorntslc"
SOUNDS = {ord("q"): ord("k"), ord("c"): ord("k"), ord("z"): ord("s")}
SILENT = b"aeiouyh'"


def sounds(word: bytes) -> bytes:
    """The consonants of a word: c and q as k, z as s, no h, doubled ones once."""
    out = bytearray()
    before = 0
    for letter in word:
        letter = SOUNDS.get(letter, letter)
        if letter not in SILENT and letter != before:
            out.append(letter)
        before = letter
    return bytes(out)


def without_one(key: bytes) -> set[bytes]:
    """What is left without each one of the letters."""
    return {key[:i] + key[i + 1:] for i in range(len(key))}


def hashes(word: bytes) -> set[int]:
    """The hashes of all keys of a word."""
    found = set()
    if len(word) <= LONGEST_BY_LETTERS:
        found |= {b.hash64(key) for key in without_one(word) | {word}}
    if len(word) >= SHORTEST_BY_SOUND:
        whole = sounds(word)
        keys = {whole}
        if len(word) >= SHORTEST_WITHOUT_ONE:
            keys |= without_one(whole)
        if len(whole) >= SOUNDS_WITHOUT_TWO:
            for key in without_one(whole):
                keys |= without_one(key)
        found |= {b.hash64(key) ^ SOUND_SALT for key in keys}
    return found


def told(word: bytes) -> int:
    """A bit for each told letter that the word holds."""
    return sum(1 << place for place, letter in enumerate(TOLD_LETTERS) if letter in word)


def may_be_meant(entry: b.Entry) -> bool:
    """No vulgar word, no abbreviation in lower case, nothing rare, letters only."""
    if entry.flags & (b.VULGAR | b.RARE):
        return False
    if entry.flags & b.ABBREVIATION and entry.flags & b.LOWER:
        return False
    word = entry.folded
    return (1 < len(word) <= LONGEST and word[:1].isalpha()
            and all(0x61 <= letter <= 0x7A or letter == 0x27 for letter in word))


def packed(entry: b.Entry) -> int:
    """The first twelve letters, five bits each, and the frequency without its last four bits."""
    letters = sum((27 if letter == 0x27 else letter & 31) << 5 * place
                  for place, letter in enumerate(entry.folded[:PACKED_LETTERS]))
    return letters | (entry.frequency >> 4) << 60


def build(lexicon: b.Lexicon) -> bytes:
    """The bytes of the index."""
    buckets: list[list[int]] = [[] for _ in range(1 << BUCKET_BITS)]
    bounds = [0] * 256
    letters: list[int] = []
    for number in range(1, lexicon.count + 1):
        entry = lexicon.entry(number)
        if entry.frequency < LEAST_FREQUENCY:
            break
        letters.append(packed(entry) if may_be_meant(entry) else 0)
        for frequency in range(entry.frequency + 1):
            bounds[frequency] = number
        if number >= 1 << 17:
            raise SystemExit("the number of a word does not fit into 17 bits")
        if may_be_meant(entry):
            value = number | len(entry.folded) << 17 | told(entry.folded) << 22
            for key in hashes(entry.folded):
                buckets[key >> (64 - BUCKET_BITS)].append(value)
    starts, entries = [0], []
    for bucket in buckets:
        # One word may lie in a bucket under two keys.
        entries += sorted(set(bucket), key=lambda value: value & 0x1FFFF)
        starts.append(len(entries))
    head = HEADER.pack(MAGIC, VERSION, BUCKET_BITS, len(entries), lexicon.count, len(letters), 0)
    body = struct.pack("<256I", *bounds) + struct.pack(f"<{len(letters)}Q", *letters)
    return head + body + struct.pack(f"<{len(starts)}I{len(entries)}I", *starts, *entries)


def main() -> None:
    """Reads the lexicon, writes the index."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lexicon", type=Path, default=HERE / "english.lexicon")
    parser.add_argument("--output", type=Path, default=HERE / "english.spelling")
    options = parser.parse_args()
    data = build(b.Lexicon(options.lexicon.read_bytes()))
    options.output.write_bytes(data)
    print(f"{options.output.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
