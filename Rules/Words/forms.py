"""The shape of words and the ways of writing them."""

from __future__ import annotations

import re

import binary as b

SHAPE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# Of the very short forms only these are words: most of the others in large word
# lists are board-game words or abbreviations that would hide slips of the keys.
SHORT_LOWER = set("""a ad ah am an as at ax be by cm do eh em er ex go ha he hi hm hr hz id if in is
it kg km la lb lo ma me mg ml mm mr mu my no nu of oh ok on or ow ox oz pa pi pm re sh so to uh um
up us vs we ye yo""".split())
SHORT_TITLE = set("""Al Bo Cy Di Ed Jo Li Lu Mo Ty Xi Yu Ng Vi Wu Xu Ai Ho He Hu Ma Ta Le La El Al
De Du Da Mr Ms Dr St Mt Jr Sr Lt Oz Io Ur Fe Po No Co Ra Om Lo Ge""".split())
LONE = b.CAPITAL | b.UPPER


def case_flag(form: str) -> int:
    """Which of the four ways of writing a form is."""
    if len(form) == 1 and form.isupper():
        return LONE
    if form == form.lower():
        return b.LOWER
    if form == form.upper():
        return b.UPPER
    if form[0] != form[0].lower() and form[1:] == form[1:].lower():
        return b.CAPITAL
    return b.ODD


def slips(word: str) -> list[str]:
    """Forms that a missing, doubled or swapped letter makes of a word."""
    found = []
    for i in range(len(word)):
        found += [word[:i] + word[i + 1:], word[:i] + word[i:i + 1] + word[i:]]
        if i:
            found.append(word[:i - 1] + word[i] + word[i - 1] + word[i + 1:])
    return [form for form in dict.fromkeys(found) if form != word]
