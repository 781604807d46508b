#!/usr/bin/env python3
"""Builds english.lexicon from public word data (see README.md)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import binary  # noqa: E402
from grammar import derive_parts  # noqa: E402
from lexicon import Builder  # noqa: E402
from sources import Sources  # noqa: E402

HERE = Path(__file__).resolve().parent
# As many misspellings as a table of 2^17 slots may hold; the table doubles with
# one more, and the ones left out are misspellings of the rarest words.
MISSPELLINGS = int(binary.MAX_LOAD * (1 << 17))
LARGEST = 12_000_000


def main() -> None:
    """Fetches, decides, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder that keeps the downloads "
                        "(default: a temporary one)")
    parser.add_argument("--output", type=Path, default=HERE / "english.lexicon")
    options = parser.parse_args()
    if options.cache:
        data = build(options.cache)
    else:
        with tempfile.TemporaryDirectory() as folder:
            data = build(Path(folder))
    if len(data) > LARGEST:
        raise SystemExit(f"the lexicon has {len(data)} bytes, more than {LARGEST}")
    options.output.write_bytes(data)
    print(f"{options.output.name}: {len(data)} bytes")


def build(cache: Path) -> bytes:
    """The bytes of the lexicon."""
    builder = Builder(Sources(cache))
    builder.add_scowl()
    builder.add_wordnet()
    builder.add_names()
    builder.add_places()
    builder.add_own()
    builder.drop()
    derive_parts(builder.words)
    entries = builder.entries()
    wrong = builder.misspellings(MISSPELLINGS)
    print(f"{len(entries)} words, {len(wrong)} misspellings")
    return binary.encode(entries, wrong)


if __name__ == "__main__":
    main()
