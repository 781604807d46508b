#!/usr/bin/env python3
"""Checks english.lexicon by its format and prints what it holds."""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the folder is committed; keep it clean

import binary as b  # noqa: E402

HERE = Path(__file__).resolve().parent
LARGEST = 12_000_000
WORDS = """the president university hour one honest don't o'clock ma'am it's he's ebrahim ibrahim
erdogan zelenskyy iphone ebay macos linkedin youtube mcdonald github wordpress javascript mrna ph
podcast covid cryptocurrency livestream colour color organise organize theatre theater kyiv london
monday january i a us uk nato said would their receive separate definitely occurred government
café o'brien naïve woking""".split()
NO_WORDS = """ppresident recieve teh alot untill wich seperate definately occured accomodate
goverment beleive thier adress hte ot fo th brahim superceded pharoah fuschia xqzt dog's zzzq
""".split() + ["", "ice-cream", "the the"]
CORRECTIONS = {"recieve": "receive", "teh": "the", "alot": "a lot", "thier": "their",
               "goverment": "government", "definately": "definitely", "untill": "until"}
FORMS = {"iphone": "iPhone", "ebay": "eBay", "macos": "macOS", "linkedin": "LinkedIn",
         "youtube": "YouTube", "mcdonald": "McDonald", "mrna": "mRNA", "ph": "pH"}
FLAGS = ("lower case", "initial capital", "all capitals", "odd capitals", "rare", "vulgar",
         "US", "GB", "CA", "AU", "given name", "surname", "place", "brand/organisation",
         "abbreviation", "contraction")


def check(good: bool, what: str) -> None:
    """Stops with a message where a check fails."""
    if not good:
        raise SystemExit(f"english.lexicon: {what}")


def sections(lexicon: b.Lexicon) -> None:
    """The layout: alignment, bounds, no overlap, padding."""
    size = len(lexicon.data)
    parts = [(0, b.HEADER.size), (lexicon.slots_at, 4 << lexicon.bits),
             (lexicon.entries_at, b.ENTRY.size * lexicon.count),
             (lexicon.heap_at, lexicon.heap_length),
             (lexicon.cased_at, b.CASED.size * lexicon.cased_count),
             (lexicon.wrong_at, 8 << lexicon.wrong_bits),
             (lexicon.wrong_heap_at, lexicon.wrong_heap_length)]
    check(size <= LARGEST, f"{size} bytes are more than {LARGEST}")
    for start, _ in parts:
        check(start % 8 == 0, f"section at {start} is not aligned")
    ends = sorted((start, start + length) for start, length in parts)
    for (_, end), (start, _) in zip(ends, ends[1:]):
        check(end <= start, f"sections overlap at {start}")
    check(size - ends[-1][1] >= b.PADDING, "padding is missing")
    check(not any(lexicon.data[ends[-1][1]:]), "padding is not zero")
    check(lexicon.count <= b.MAX_LOAD * (1 << lexicon.bits), "the word table is too full")
    check(lexicon.wrong_count <= b.MAX_LOAD * (1 << lexicon.wrong_bits),
          "the misspelling table is too full")


def entries(lexicon: b.Lexicon) -> list[b.Entry]:
    """Every entry: order, heap, look-up, flags."""
    found, expected = [], 0
    for number in range(1, lexicon.count + 1):
        entry = lexicon.entry(number)
        text = entry.folded.decode()
        offset, = b.struct.unpack_from("<I", lexicon.data,
                                       lexicon.entries_at + b.ENTRY.size * (number - 1))
        check(offset == expected, f"{text!r} is not back to back in the heap")
        expected += len(entry.folded)
        check(b.fold(text) == text, f"{text!r} is not folded")
        check(lexicon.find(text) == number, f"{text!r} is not found by its hash")
        check(bool(entry.flags & b.CASES), f"{text!r} has no way of writing")
        if found:
            last = found[-1]
            check((-last.frequency, last.folded) < (-entry.frequency, entry.folded),
                  f"{text!r} is out of order")
        found.append(entry)
    forms = lexicon.cased()
    check(list(forms) == sorted(forms), "written forms are not sorted by id")
    for number, form in forms.items():
        check(b.fold(form).encode() == found[number - 1].folded, f"{form!r} is on the wrong word")
    for number, entry in enumerate(found, 1):
        check(not entry.flags & b.ODD or number in forms,
              f"{entry.folded.decode()!r} lacks its written form")
    return found


def misspellings(lexicon: b.Lexicon) -> int:
    """Every misspelling record; the number that are words as well."""
    offset = count = both = 0
    while offset < lexicon.wrong_heap_length:
        wrong, right = lexicon.record(offset)
        text = wrong.decode()
        offset += 2 + len(wrong) + sum(1 + len(form) for form in right)
        check(bool(right), f"misspelling {text!r} has no correction")
        check(lexicon.corrections(text) == [form.decode() for form in right],
              f"misspelling {text!r} is not found by its hash")
        both += lexicon.find(text) != 0
        count += 1
    check(count == lexicon.wrong_count, f"{count} misspellings, not {lexicon.wrong_count}")
    return both


def main() -> None:
    """Runs all checks and prints statistics."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=HERE / "english.lexicon")
    parser.add_argument("--sample", type=int, default=0, help="print this many rare words")
    options = parser.parse_args()
    try:
        lexicon = b.Lexicon(options.file.read_bytes())
    except FileNotFoundError:
        raise SystemExit(f"{options.file.name} does not exist; run build.py")
    sections(lexicon)
    found = entries(lexicon)
    both = misspellings(lexicon)
    forms = lexicon.cased()
    for word in WORDS:
        check(lexicon.find(word) != 0, f"{word!r} should be a word")
    for word in NO_WORDS:
        check(lexicon.find(word) == 0, f"{word!r} should not be a word")
    for wrong, right in CORRECTIONS.items():
        check(lexicon.corrections(wrong)[:1] == [right], f"{wrong!r} should give {right!r}")
    for word, form in FORMS.items():
        check(forms.get(lexicon.find(word)) == form, f"{word!r} should be written {form!r}")
    check(lexicon.count >= 250_000, f"only {lexicon.count} words")

    print(f"{len(lexicon.data)} bytes, {lexicon.count} words (table of 2^{lexicon.bits}), "
          f"{len(forms)} written forms, {lexicon.wrong_count} misspellings "
          f"(table of 2^{lexicon.wrong_bits}), {both} of them words as well")
    for bit, name in enumerate(FLAGS):
        print(f"{sum(e.flags >> bit & 1 for e in found):8} {name}")
    for bit, name in enumerate(b.PARTS):
        print(f"{sum(e.grammar >> bit & 1 for e in found):8} {name}")
    print(f"{sum(e.frequency > 0 for e in found):8} with a frequency")
    print(f"{sum(e.grammar >> b.SYLLABLE_SHIFT & 0xFF > 0 for e in found):8} with a pronunciation")
    if options.sample:
        rare = [e.folded.decode() for e in found if e.frequency == 0]
        print(" ".join(sorted(random.Random(0).sample(rare, min(options.sample, len(rare))))))


if __name__ == "__main__":
    main()
