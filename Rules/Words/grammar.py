"""Parts of speech of forms that WordNet does not list itself."""

from __future__ import annotations

import re

import binary as b

PREFIXES = """anti auto bio co counter cyber de dis eco fore geo hyper inter micro mid mini mis multi
nano non out over photo post pre pro pseudo re semi sub super tele trans un under""".split()
NOUN = re.compile("....(?:ism|ist|ness|ment|ship|hood|ation|ology|ologist|graphy|ity)s?$")


def derive_parts(words: dict) -> None:
    """Parts of speech of inflections, prefixed words and clear endings."""
    noun, verb, adjective, adverb = 1, 2, 4, 8
    endings = (("s", noun | verb), ("ed", verb), ("ing", verb), ("er", adjective),
               ("est", adjective), ("ly", adjective), ("men", noun))
    for folded, word in words.items():
        for ending, takes in endings:
            if folded.endswith(ending) and len(folded) > len(ending) + 1:
                for base in bases(folded, ending):
                    found = words[base].parts & takes if base in words else 0
                    word.parts |= adverb if found and ending == "ly" else found
    for folded, word in words.items():
        if word.parts or not word.flags & b.LOWER:
            continue
        for prefix in PREFIXES:
            rest = folded.removeprefix(prefix)
            if rest != folded and len(rest) > 3 and rest in words:
                word.parts |= words[rest].parts & 0xF
        if not word.parts and NOUN.search(folded):
            word.parts = noun


def bases(form: str, ending: str) -> set[str]:
    """Base forms an inflected form may come from."""
    stem = form.removesuffix(ending)
    if ending == "men":
        return {stem + "man"}
    found = {stem}
    if ending == "s":
        if stem.endswith("ie"):
            found.add(stem[:-2] + "y")
        if stem.endswith("e"):
            found.add(stem[:-1])
        return found
    found.add(stem + "e")
    if stem.endswith("i"):
        found.add(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        found.add(stem[:-1])
    if ending == "ly":
        found |= {stem + "le", stem.removesuffix("al")}
    return found
