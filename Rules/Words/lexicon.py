"""Decides which forms are words and what is known of each."""

from __future__ import annotations

import re

import binary as b
from forms import SHAPE, SHORT_LOWER, SHORT_TITLE, case_flag, slips
from sources import Sources, given_names, own, plain

# Categories of SCOWL that make up the usage of a region. The first variants are
# "almost equal" to the main spelling there; the second ones are not.
REGION_LISTS = {
    b.US: ("american", "variant_1"),
    b.GB: ("british", "british_z", "british_variant_1"),
    b.CA: ("canadian", "canadian_variant_1"),
    b.AU: ("australian", "australian_variant_1"),
}
CAPITALISED = 16  # shift of the regions that a capitalised form is listed for
MISSING = 0.8  # Zipf frequency taken for forms that wordfreq lacks
# How much rarer than its correction (in Zipf steps, 2 is a hundred times) a known
# misspelling must be to lose its place among the words. The large lists hold true
# misspellings ("superceded", "pharoah"), so what only they have is trusted less.
RARER = {55: 2.0, 60: 2.0, 70: 1.3, 80: 0.5, 99: 0.5}
NAME_RARER = 2.0
# A rare word one slip of the keys away from a word this frequent, and this many
# Zipf steps rarer, is that slip ("nuder" for "under") and no word to rely on.
SLIP_OF, SLIP_RARER = 4.5, 3.3
NAME_IN_USE = 3.0  # a curated name this frequent stays even if it is often a slip
RARE_SIZE = 80
IN_USE = 3.3  # a form of the large lists this frequent is not called rare
UNLISTED = 99  # size of a form that is not in the main or regional SCOWL lists


class Word:
    """What the sources say about one folded form."""

    __slots__ = ("flags", "size", "regions", "everywhere", "parts", "odd")

    def __init__(self):
        self.flags = 0
        self.size = UNLISTED  # smallest SCOWL size, variants of second rank not counted
        self.regions = 0
        self.everywhere = 0  # bit 0: in lower case, bit 1: capitalised
        self.parts = 0
        self.odd: tuple[int, str] | None = None  # (rank, exact form)


class Builder:
    """Collects words from the sources in a fixed order."""

    def __init__(self, sources: Sources):
        self.sources = sources
        self.words: dict[str, Word] = {}
        self.zipf = sources.wordfreq()
        self.typos = {b.fold(w): r for w, r in sources.typos().items()}
        for wrong, *right in own("misspellings.tsv"):
            self.typos[b.fold(wrong)] = right
        self.stopped = {row[0]: row[-1] == "lower" for row in own("stoplist.txt")}
        self.sounds = sources.cmudict()
        self.fixed: set[str] = set()  # never dropped as a misspelling

    def frequency(self, folded: str) -> float:
        """Zipf frequency, with a floor for unknown forms."""
        return self.zipf.get(folded, MISSING)

    def add(self, form: str, flags: int = 0, rank: int = UNLISTED) -> Word | None:
        """Records one written form, or nothing where its shape rules it out."""
        if not SHAPE.fullmatch(form) or len(form) > 60 or form.endswith("'s"):
            return None  # the few 's that are no possessives are in the supplement
        case = case_flag(form)
        if case == b.LOWER and len(form) <= 2 and form not in SHORT_LOWER:
            return None
        if case == b.CAPITAL and len(form) == 2 and form not in SHORT_TITLE:
            return None
        word = self.words.setdefault(b.fold(form), Word())
        word.flags |= case | flags
        if case == b.ODD and (word.odd is None or (rank, form) < word.odd):
            word.odd = (rank, form)
        return word

    # --- sources ---------------------------------------------------------

    def add_scowl(self) -> None:
        """Words by size; possessives and second-rank variants are special."""
        seconds = []
        # Small sizes first, so that the rare names can be held against common words.
        for category, kind, size, forms in sorted(self.sources.scowl(), key=lambda row: row[2]):
            region = sum(bit for bit, names in REGION_LISTS.items() if category in names)
            if category != "english" and not region:
                if category.endswith("variant_2") and kind == "words" and size <= 60:
                    seconds += forms
                continue
            for form in forms:
                if form.endswith(("'s", "s'")) or not self.plausible(form, kind, size):
                    continue
                extra = {"abbreviations": b.ABBREVIATION, "contractions": b.CONTRACTION}
                word = self.add(form, extra.get(kind, 0), size)
                if word:
                    word.size = min(word.size, size)
                    # "Gray" the surname is at home everywhere, "gray" is not:
                    # the lower-case use alone decides about a common word.
                    lower = case_flag(form) == b.LOWER
                    word.regions |= region if lower else region << CAPITALISED
                    word.everywhere |= (category == "english") * (1 if lower else 2)
        for form in seconds:
            folded = b.fold(form)
            if "'" not in form and folded not in self.words and folded not in self.typos:
                self.add(form, b.RARE)

    def plausible(self, form: str, kind: str, size: int) -> bool:
        """Whether a short form or abbreviation is worth the slips it would hide."""
        case, length = case_flag(form), len(form)
        if size == RARE_SIZE and case == b.CAPITAL:
            common = self.words.get(b.fold(form))  # "President" is no name of its own
            if common and common.flags & b.LOWER and common.size <= 50:
                return False
        if kind == "abbreviations":
            if case == b.LOWER:
                return (length == 2 or size <= 40 and length >= 3
                        or length >= 5 and self.frequency(form) >= 2.5)
            if case == b.CAPITAL:
                return size <= 40 or length >= 4 and size <= 60
            return True
        if kind == "contractions":
            return size <= 60
        if length == 3:
            if case == b.LOWER:
                return size <= 70
            return size <= 60 or self.frequency(b.fold(form)) >= 3.6
        if size == RARE_SIZE and (length == 4 or case != b.LOWER):
            return b.fold(form) in self.zipf
        return True

    def add_wordnet(self) -> None:
        """Single words of WordNet, parts of speech, and names of people and places."""
        bits = {"noun": 1, "verb": 2, "adj": 4, "adv": 8}
        kinds = {14: b.BRAND, 15: b.PLACE}
        for form, part, topic, is_name in self.sources.wordnet():
            pieces = form.split("_")
            if len(pieces) > 1:
                if is_name and topic == 18 and len(pieces[-1]) > 3 and case_flag(pieces[-1]) == b.CAPITAL:
                    self.add(pieces[-1], b.SURNAME)
                continue
            folded = b.fold(form)
            known = folded in self.words
            in_use = folded in self.zipf or case_flag(form) == b.LOWER and len(form) > 4
            if not known and (len(form) <= 3 or not in_use):
                continue
            name = is_name and part == "noun" and case_flag(form) == b.CAPITAL
            word = self.add(form, (kinds.get(topic, 0) if name else 0) | (0 if known else b.RARE))
            if word:
                word.parts |= bits[part]
        for form, base, part in self.sources.irregular():
            if "_" not in form and form in self.words:
                self.words[form].parts |= bits[part]
            elif "_" not in form and base in self.words and len(form) > 4 and form in self.zipf:
                word = self.add(form, b.RARE)
                if word:
                    word.parts |= bits[part]

    def add_names(self) -> None:
        """Given names, and names that have a pronunciation and are in use."""
        for name in given_names():
            if len(name) > 2 and (len(name) > 3 or b.fold(name) in self.zipf):
                self.add(name, b.GIVEN)
        for form in sorted(self.sounds):
            if (len(form) >= 4 and form.isalpha() and form not in self.words
                    and form not in self.typos and self.frequency(form) >= 1.5):
                self.add(form.capitalize(), 0)

    def add_places(self) -> None:
        """Parts of place names; large places also without their diacritics."""
        for name, people in self.sources.places():
            pieces = re.split(r"[\s,()/-]+", name)
            for piece in pieces:
                for form in dict.fromkeys((piece, plain(piece))):
                    folded = b.fold(form)
                    if case_flag(form or "x") not in (b.CAPITAL, b.ODD):
                        continue
                    if len(form) <= 3 and (len(pieces) > 1 or people < 300_000):
                        continue
                    if people < 300_000 and folded not in self.zipf:
                        continue
                    # A part of a longer name ("Many Farms") does not make a
                    # lower-case word a place, nor does a small town ("University").
                    cases = self.words.get(folded, Word()).flags & b.CASES
                    if cases & b.LOWER and (len(pieces) > 1 or cases == b.LOWER and people < 100_000):
                        continue
                    self.add(form, b.PLACE)
                    if people >= 1_000_000:
                        self.fixed.add(folded)

    def add_own(self) -> None:
        """Our own words come last: their written forms outrank all others."""
        kinds = {"given": b.GIVEN, "surname": b.SURNAME, "place": b.PLACE, "brand": b.BRAND,
                 "organisation": b.BRAND, "abbreviation": b.ABBREVIATION,
                 "contraction": b.CONTRACTION, "word": 0, "name": 0}
        for folded, form, kind in own("supplement.tsv"):
            if kind not in kinds or b.fold(form) != folded:
                raise SystemExit(f"supplement.tsv: bad row {folded!r} {form!r} {kind!r}")
            word = self.words.setdefault(folded, Word())
            word.flags = word.flags & ~b.RARE | case_flag(form) | kinds[kind]
            if case_flag(form) == b.ODD:
                word.odd = (0, form)
            self.fixed.add(folded)
        for folded, parts in own("parts-of-speech.tsv"):
            if folded in self.words:
                word = self.words[folded]
                word.parts |= sum(1 << b.PARTS.index(part) for part in parts.split())
        for (folded,) in own("vulgar.txt"):
            if folded in self.words:
                self.words[folded].flags |= b.VULGAR

    # --- decisions -------------------------------------------------------

    def drop(self) -> None:
        """Removes stopped forms and forms that hide a known misspelling."""
        for folded, lower_only in self.stopped.items():
            word = self.words.get(folded)
            if word:
                word.flags &= ~b.LOWER if lower_only else ~b.CASES
        for folded in list(self.words):
            word = self.words[folded]
            if not word.flags & b.CASES:
                del self.words[folded]
            elif folded in self.typos and folded not in self.fixed and word.size > 50:
                best = max((self.phrase(right) for right in self.typos[folded]), default=0)
                gap = best - self.frequency(folded)
                if word.flags & b.LOWER and gap >= RARER[word.size]:
                    word.flags &= ~b.LOWER
                if not word.flags & b.CASES or gap >= NAME_RARER and not self.is_name(folded, word):
                    del self.words[folded]

        for folded in [word for word, zipf in self.zipf.items() if zipf >= SLIP_OF and len(word) > 3]:
            for slip in slips(folded) if folded in self.words else ():
                word = self.words.get(slip)
                if (word and word.size >= RARE_SIZE and slip not in self.fixed
                        and self.frequency(folded) - self.frequency(slip) >= SLIP_RARER):
                    word.flags &= ~b.LOWER
                    if not word.flags & b.CASES:
                        del self.words[slip]

    def is_name(self, folded: str, word: Word) -> bool:
        """Whether a form is well enough known as a name to outlive a misspelling."""
        return (self.frequency(folded) >= NAME_IN_USE and bool(word.flags & b.CAPITAL)
                and (word.size < UNLISTED or bool(word.flags & (b.SURNAME | b.GIVEN))))

    def phrase(self, text: str) -> float:
        """Frequency of a correction; of several words the rarest one counts."""
        return min((self.frequency(part) for part in re.findall(r"[\w']+", b.fold(text))), default=0)

    def misspellings(self, limit: int) -> list[tuple[bytes, list[bytes]]]:
        """Known misspellings that are not words; the most useful up to a limit."""
        kept = []
        for wrong, right in self.typos.items():
            word = self.words.get(wrong)
            if word and (word.size <= 60 or word.regions or wrong in self.fixed
                         or word.flags & (b.GIVEN | b.PLACE | b.SURNAME)):
                continue
            right = [form for form in right if self.is_text(form)]
            if right and SHAPE.fullmatch(wrong) and len(wrong) > 1:
                best = max(self.phrase(form) for form in right)
                kept.append((-best, wrong, right[:8]))
        kept.sort()
        return [(wrong.encode(), [form.encode() for form in right])
                for _, wrong, right in kept[:limit]]

    def is_text(self, text: str) -> bool:
        """Whether every part of a correction is itself a word."""
        return all(part in self.words for part in re.findall(r"[^\W\d_][\w']*", b.fold(text)))

    def entries(self) -> list[b.Entry]:
        """The finished entries."""
        result = []
        for folded, word in self.words.items():
            flags, zipf = word.flags, self.zipf.get(folded)
            named = flags & (b.GIVEN | b.SURNAME | b.PLACE | b.BRAND)
            known = named or folded in self.fixed or (zipf or 0) >= IN_USE
            if word.size < RARE_SIZE or known:
                flags &= ~b.RARE
            elif word.size < UNLISTED:
                flags |= b.RARE
            lower = flags & b.LOWER
            regions = (word.regions if lower else word.regions >> CAPITALISED) & b.REGIONS
            if regions != b.REGIONS and not word.everywhere & (1 if lower else 2):
                flags |= regions
            grammar = word.parts
            sounds = self.sounds.get(folded)
            if sounds:
                grammar |= min(255, sum(p[-1].isdigit() for p in sounds[0])) << b.SYLLABLE_SHIFT
                for phones in sounds:
                    grammar |= b.VOWEL_START if phones[0][-1].isdigit() else b.CONSONANT_START
            result.append(b.Entry(
                folded.encode(), 0 if zipf is None else max(1, min(255, round(zipf * 30))),
                flags, grammar, word.odd[1] if word.odd and flags & b.ODD else None))
        return result
