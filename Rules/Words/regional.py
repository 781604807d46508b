#!/usr/bin/env python3
"""Builds english.regional: which spellings are those of one region, and what other regions have instead.

The spellings are VarCon's, read from the source of typos, where they stand as a table in Rust. The format GALLEYRS is
described in README.md; the reader is RegionalSpellings in Sources/GalleyText.
"""

from __future__ import annotations

import argparse
import re
import struct
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Iterator, NamedTuple

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import binary as b  # noqa: E402
from sources import fetch, own  # noqa: E402

HERE = Path(__file__).resolve().parent
MAGIC = b"GALLEYRS"
VERSION = 1
HEADER = struct.Struct("<8s4I")
TABLE = "typos-1.52.0/crates/varcon/src/codegen.rs"
# Spellings of words that SCOWL has in its lists up to this size.
LARGEST_LEVEL = 60
# The bits of the regions, and where they stand in a row.
REGIONS = {"American": 1, "BritishIse": 2, "BritishIze": 4, "Canadian": 8, "Australian": 16}
BRITISH, CANADIAN, AUSTRALIAN = 2 | 4, 8, 16
ID_BITS, USED_SHIFT, LOOSE = 19, 38, 1 << 43
ROW_LENGTH = 6


class Spelling(NamedTuple):
    """One way to write a word, with the regions where it is the main one and where it is used at all."""

    form: str
    main: int
    used: int


def words(source: str) -> Iterator[tuple[int, list[Spelling]]]:
    """The level of each word in use, and its spellings."""
    level, spellings, form, main, used = 0, [], "", 0, 0

    def finished() -> list[Spelling]:
        return spellings + [Spelling(form, main, used)] if form else spellings

    for line in source.splitlines():
        line = line.strip()
        if line.startswith("level: "):
            level = int(line[7:].rstrip(","))
        elif line == "Entry {":
            spellings, form = [], ""
        elif line.startswith('word: "'):
            spellings = finished()
            form, main, used = line[7:].rstrip('",'), 0, 0
        elif kind := re.match(r"Type \{category: Category::(\w+), tag: (?:None|Some\(Tag::(\w+)\))", line):
            region = REGIONS.get(kind[1], 0)
            # Canada has nearly all spellings as variants, and so its main ones alone tell it apart.
            if kind[2] in (None, "Eq") or kind[2] == "Variant" and region != CANADIAN:
                used |= region
            if kind[2] is None:
                main |= region
        elif line.startswith("pos: ") and "archaic: false" in line:
            yield level, finished()


class Table:
    """What VarCon says of the spellings that the lexicon has."""

    def __init__(self, source: str, lexicon: b.Lexicon):
        self.used: dict[str, int] = {}
        self.level: dict[str, int] = {}
        self.instead: dict[str, dict[int, set[str]]] = {}  # by region, its main spelling
        self.known = lambda form: "'" not in form and lexicon.find(form)
        for level, spellings in words(source):
            for spelling in spellings:
                # A form that is used in one sense somewhere is not wrong there.
                self.used[spelling.form] = self.used.get(spelling.form, 0) | spelling.used
                self.level[spelling.form] = min(self.level.get(spelling.form, level), level)
                for other in spellings:
                    self.note(spelling.form, other)

    def note(self, form: str, other: Spelling) -> None:
        """Notes another spelling of a form for the regions where it is the main one."""
        for region in REGIONS.values():
            if other.main & region and other.form != form and self.known(other.form):
                self.instead.setdefault(form, {}).setdefault(region, set()).add(other.form)

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """A form, what some region has instead, and where the form is used."""
        for form in sorted(self.instead):
            used = self.used[form]
            everywhere = sum(REGIONS.values())
            # Usage of Canada and Australia alone is too unsettled to hold a draft to it.
            if not self.known(form) or self.level[form] > LARGEST_LEVEL or used in (0, everywhere):
                continue
            if used & ~(CANADIAN | AUSTRALIAN) in (0, 1 | BRITISH):
                continue
            found = {region: forms for region, forms in self.instead[form].items() if not used & region}
            if any(len(forms) > 1 for forms in found.values()):
                continue
            for other in dict.fromkeys(other for forms in found.values() for other in forms):
                yield form, other, used


def build(source: str, lexicon: b.Lexicon) -> bytes:
    """The bytes of the table."""
    judged = {row[0]: row[1] for row in own("regional.tsv")}
    rows, met = [], set()
    for form, other, used in Table(source, lexicon).rows():
        met.add(form)
        if judged.get(form) == "never" or lexicon.entry(lexicon.find(other)).flags & b.VULGAR:
            continue
        value = lexicon.find(form) | lexicon.find(other) << ID_BITS | used << USED_SHIFT
        rows.append((lexicon.find(form), len(rows), value | LOOSE * (judged.get(form) == "loose")))
    if lexicon.count >= 1 << ID_BITS:
        raise SystemExit(f"{lexicon.count} words do not fit into {ID_BITS} bits of id")
    if idle := sorted(set(judged) - met):
        raise SystemExit(f"regional.tsv: no regional spellings: {' '.join(idle)}")
    print(f"{len(rows)} rows")
    data = HEADER.pack(MAGIC, VERSION, lexicon.count, len(rows), 0)
    # By id, and where several stand for one, British ones with -ise first: the order of VarCon.
    data += b"".join(value.to_bytes(ROW_LENGTH, "little") for _, _, value in sorted(rows))
    return data + bytes(-len(data) % 8 + b.PADDING)


def main() -> None:
    """Reads, decides, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder that keeps the downloads (default: a temporary one)")
    parser.add_argument("--output", type=Path, default=HERE / "english.regional")
    options = parser.parse_args()
    lexicon = b.Lexicon((HERE / "english.lexicon").read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        cache = options.cache or Path(folder)
        cache.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fetch("typos", cache)) as archive:
            source = archive.extractfile(TABLE).read().decode("utf-8")
    data = build(source, lexicon)
    options.output.write_bytes(data)
    print(f"{options.output.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
