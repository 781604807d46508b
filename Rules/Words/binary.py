"""The GALLEYLX version 1 binary format: folding, hashing, writing, reading."""

from __future__ import annotations

import struct
import unicodedata
from typing import NamedTuple

MAGIC = b"GALLEYLX"
VERSION = 1
HEADER = struct.Struct("<8s14I")
ENTRY = struct.Struct("<IBBHI")
CASED = struct.Struct("<III")
ID_BITS = 22
MASK64 = (1 << 64) - 1
MAX_LOAD = 0.6
PADDING = 16

# Flags of an entry (u16).
LOWER, CAPITAL, UPPER, ODD = 1 << 0, 1 << 1, 1 << 2, 1 << 3
RARE, VULGAR = 1 << 4, 1 << 5
US, GB, CA, AU = 1 << 6, 1 << 7, 1 << 8, 1 << 9
GIVEN, SURNAME, PLACE, BRAND = 1 << 10, 1 << 11, 1 << 12, 1 << 13
ABBREVIATION, CONTRACTION = 1 << 14, 1 << 15
CASES = LOWER | CAPITAL | UPPER | ODD
REGIONS = US | GB | CA | AU

# Bits of the grammar field (u32).
PARTS = ("noun", "verb", "adjective", "adverb", "determiner", "pronoun",
         "preposition", "conjunction", "interjection", "numeral")
SYLLABLE_SHIFT = 16
VOWEL_START, CONSONANT_START = 1 << 24, 1 << 25


class Entry(NamedTuple):
    """One word as it is stored."""

    folded: bytes
    frequency: int
    flags: int
    grammar: int
    cased: str | None


def fold(text: str) -> str:
    """Simple one-to-one lower case of the NFC form, straight apostrophe."""
    out = []
    for ch in unicodedata.normalize("NFC", text).replace("\u2019", "'"):
        low = ch.lower()
        out.append(low if len(low) == 1 else ch)
    return "".join(out)


def hash64(word: bytes) -> int:
    """The hash of a folded word; must agree with the Swift reader."""
    h = 0x9E3779B97F4A7C15 ^ (len(word) * 0xD6E8FEB86659FD93 & MASK64)
    for start in range(0, len(word), 8):
        chunk = int.from_bytes(word[start:start + 8], "little")
        h = (h ^ chunk) * 0xA0761D6478BD642F & MASK64
        h ^= h >> 32
    return h


def slot_bits(count: int) -> int:
    """Smallest table size that keeps the load factor at or under the limit."""
    bits = 1
    while count > MAX_LOAD * (1 << bits):
        bits += 1
    return bits


def fill(keys: list[bytes], values, bits: int) -> list[int]:
    """Open addressing with linear probing; values(index, hash) gives a slot."""
    size = 1 << bits
    table = [0] * size
    for index, key in enumerate(keys):
        h = hash64(key)
        slot = h & (size - 1)
        while table[slot]:
            slot = (slot + 1) & (size - 1)
        table[slot] = values(index, h)
    return table


def encode(entries: list[Entry], misspellings: list[tuple[bytes, list[bytes]]]) -> bytes:
    """The bytes of a lexicon; the order of both lists does not matter."""
    entries = sorted(entries, key=lambda e: (-e.frequency, e.folded))
    misspellings = sorted(misspellings)
    if len(entries) >= 1 << ID_BITS:
        raise SystemExit(f"{len(entries)} words do not fit into {ID_BITS} bits of id")

    heap = bytearray()
    records = bytearray()
    for entry in entries:
        if not 0 < len(entry.folded) < 256:
            raise SystemExit(f"word of {len(entry.folded)} bytes: {entry.folded!r}")
        records += ENTRY.pack(len(heap), len(entry.folded), entry.frequency,
                              entry.flags, entry.grammar)
        heap += entry.folded
    cased = bytearray()
    for number, entry in enumerate(entries, 1):
        if entry.cased:
            form = entry.cased.encode()
            cased += CASED.pack(number, len(heap), len(form))
            heap += form

    bits = slot_bits(len(entries))
    words = fill([e.folded for e in entries],
                 lambda i, h: (h >> 54) << ID_BITS | (i + 1), bits)

    wrong_heap = bytearray()
    starts = []
    for wrong, right in misspellings:
        starts.append(len(wrong_heap))
        wrong_heap += bytes([len(wrong)]) + wrong + bytes([len(right)])
        for form in right:
            wrong_heap += bytes([len(form)]) + form
    wrong_bits = slot_bits(len(misspellings))
    wrong_slots = fill([w for w, _ in misspellings],
                       lambda i, h: (h >> 32) << 32 | (starts[i] + 1), wrong_bits)

    out = bytearray(HEADER.size)

    def section(data: bytes) -> int:
        out.extend(bytes(-len(out) % 8))
        start = len(out)
        out.extend(data)
        return start

    slots_at = section(struct.pack(f"<{len(words)}I", *words))
    entries_at = section(records)
    cased_at = section(cased)
    wrong_at = section(struct.pack(f"<{len(wrong_slots)}Q", *wrong_slots))
    heap_at = section(heap)
    wrong_heap_at = section(wrong_heap)
    out.extend(bytes(-len(out) % 8 + PADDING))
    HEADER.pack_into(out, 0, MAGIC, VERSION, len(entries), bits, slots_at,
                     entries_at, heap_at, len(heap), len(cased) // CASED.size,
                     cased_at, len(misspellings), wrong_bits, wrong_at,
                     wrong_heap_at, len(wrong_heap))
    return bytes(out)


class Lexicon:
    """Reads a lexicon the way the linter does: by hash look-up."""

    def __init__(self, data: bytes):
        self.data = data
        (magic, version, self.count, self.bits, self.slots_at, self.entries_at,
         self.heap_at, self.heap_length, self.cased_count, self.cased_at,
         self.wrong_count, self.wrong_bits, self.wrong_at, self.wrong_heap_at,
         self.wrong_heap_length) = HEADER.unpack_from(data)
        if magic != MAGIC or version != VERSION:
            raise SystemExit("not a GALLEYLX file of version 1")

    def entry(self, number: int) -> Entry:
        """The entry of an id (1...count)."""
        offset, length, frequency, flags, grammar = ENTRY.unpack_from(
            self.data, self.entries_at + ENTRY.size * (number - 1))
        start = self.heap_at + offset
        return Entry(self.data[start:start + length], frequency, flags, grammar, None)

    def find(self, word: str) -> int:
        """The id of a word, or 0."""
        key = fold(word).encode()
        h = hash64(key)
        mask = (1 << self.bits) - 1
        slot = h & mask
        while True:
            value, = struct.unpack_from("<I", self.data, self.slots_at + 4 * slot)
            if value == 0:
                return 0
            number = value & ((1 << ID_BITS) - 1)
            if value >> ID_BITS == h >> 54 and self.entry(number).folded == key:
                return number
            slot = (slot + 1) & mask

    def cased(self) -> dict[int, str]:
        """Exact written forms by id."""
        forms = {}
        for index in range(self.cased_count):
            number, offset, length = CASED.unpack_from(
                self.data, self.cased_at + CASED.size * index)
            start = self.heap_at + offset
            forms[number] = self.data[start:start + length].decode()
        return forms

    def record(self, offset: int) -> tuple[bytes, list[bytes]]:
        """The misspelling record at an offset of its heap."""
        at = self.wrong_heap_at + offset

        def text() -> bytes:
            nonlocal at
            length = self.data[at]
            at += 1 + length
            return self.data[at - length:at]

        wrong = text()
        at += 1
        return wrong, [text() for _ in range(self.data[at - 1])]

    def corrections(self, word: str) -> list[str]:
        """The corrections of a known misspelling, best first."""
        key = fold(word).encode()
        h = hash64(key)
        mask = (1 << self.wrong_bits) - 1
        slot = h & mask
        while True:
            value, = struct.unpack_from("<Q", self.data, self.wrong_at + 8 * slot)
            if value == 0:
                return []
            if value >> 32 == h >> 32:
                wrong, right = self.record((value & 0xFFFFFFFF) - 1)
                if wrong == key:
                    return [form.decode() for form in right]
            slot = (slot + 1) & mask
