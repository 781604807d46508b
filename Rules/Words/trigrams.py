"""Reads the trigram model of American English that Debian's pocketsphinx-en-us ships.

The file is a trie in sphinxbase's binary form, words last to first: bit-packed records of
word, quantised weights and the first child. Weights are natural logarithms times 10,000.
"""

from __future__ import annotations

import struct
from array import array
from typing import Iterator, NamedTuple

MAGIC = b"Trie Language Model"
WEIGHT_BITS = 16
SCALE = 1e-4


class Model(NamedTuple):
    """Log probabilities of a word, a pair, a triple; what is lost for a longer run that was not seen."""

    words: list[str]
    chance: list[float]
    loss: list[float]
    pairs: dict[tuple[int, int], tuple[float, float]]
    triples: dict[tuple[int, int, int], float]


def records(data: bytes, count: int, widths: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Bit-packed records of fields of these widths."""
    total = sum(widths)
    shifts = [(sum(widths[:index]), (1 << width) - 1) for index, width in enumerate(widths)]
    for index in range(count):
        bit = index * total
        value = int.from_bytes(data[bit >> 3:(bit + total + 7 >> 3) + 1], "little") >> (bit & 7)
        yield tuple(value >> shift & mask for shift, mask in shifts)


def read(data: bytes) -> Model:
    """The model in a file of order 3."""
    if not data.startswith(MAGIC) or data[len(MAGIC)] != 3:
        raise SystemExit("the trigram model is not in the form that this script reads")
    at = len(MAGIC) + 1
    singles, pair_count, triple_count, _ = struct.unpack_from("<4I", data, at)
    at += 16
    tables = []
    for _ in range(3):
        tables.append(array("f", data[at:at + (4 << WEIGHT_BITS)]))
        at += 4 << WEIGHT_BITS
    roots = list(struct.iter_unpack("<ffI", data[at:at + 12 * (singles + 1)]))
    at += 12 * (singles + 1)
    word_bits, child_bits = singles.bit_length(), triple_count.bit_length()

    def section(count: int, bits: int) -> bytes:
        nonlocal at
        size = (count * bits + 7) // 8 + 8
        at += size
        return data[at - size:at]

    widths = (word_bits, WEIGHT_BITS, WEIGHT_BITS, child_bits)
    middle = list(records(section(pair_count + 1, sum(widths)), pair_count + 1, widths))
    widths = (word_bits, WEIGHT_BITS)
    leaves = records(section(triple_count + 1, sum(widths)), triple_count, widths)
    names = data[at + 4:at + 4 + struct.unpack_from("<I", data, at)[0]].split(b"\0")[:singles]

    chances, losses, long_chances = tables
    pairs, triples = {}, {}
    for last in range(singles):
        for index in range(roots[last][2], roots[last + 1][2]):
            first, loss, chance, child = middle[index]
            pairs[first, last] = (chances[chance] * SCALE, losses[loss] * SCALE)
            for _ in range(child, middle[index + 1][3]):
                before, weight = next(leaves)
                triples[before, first, last] = long_chances[weight] * SCALE
    return Model([name.decode() for name in names], [root[0] * SCALE for root in roots[:singles]],
                 [root[1] * SCALE for root in roots[:singles]], pairs, triples)
