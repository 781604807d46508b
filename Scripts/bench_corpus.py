"""Makes the benchmark's corpora out of Debian's documentation packages."""
from __future__ import annotations

import hashlib
import html.parser
import random
import re
import shutil
import subprocess
from pathlib import Path

PACKAGES = ["postgresql-doc-15", "python3.11-doc", "git-doc", "gimp-help-en", "sqlite3-doc", "debian-policy",
            "debian-reference-en", "developers-reference"]
# Indexes and tables of identifiers are no prose.
SKIPPED = re.compile(r"genindex|py-modindex|/search\.html|contents\.html$|keyword_index|doclist|matrix")
BLOCKS = set("p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr td th pre blockquote section title br hr".split())


def make(folder: Path) -> None:
    """Fills the folder; what is there already is kept."""
    if (folder / "made").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    packages, root = folder / "packages", folder / "root"
    packages.mkdir(exist_ok=True)
    for name in PACKAGES:
        if not list(packages.glob(f"{name}_*.deb")):
            subprocess.run(["apt-get", "download", "-qq", name], cwd=packages, check=True)
    for package in sorted(packages.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", str(package), str(root)], check=True)
    pages = list(_pages(root))
    _fill(folder / "html", pages, 60e6)
    random.Random("steps").shuffle(pages)
    for step, limit in (("1x", 4e6), ("4x", 16e6), ("16x", 64e6)):
        _fill(folder / f"html-{step}", pages, limit)
    _huge(folder, pages)
    _text(folder, pages)
    (folder / "made").write_text("")


def _pages(root: Path):
    seen = set()
    for path in sorted(root.rglob("*.html")):
        if SKIPPED.search(str(path)) or path.is_symlink() or not path.is_file():
            continue
        if not 1024 < path.stat().st_size < 1_500_000:
            continue
        data = path.read_bytes()
        digest = hashlib.sha256(data).digest()
        if digest not in seen:
            seen.add(digest)
            yield path, data


def _fill(folder: Path, pages, limit: float) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    total = 0
    for number, (_, data) in enumerate(pages):
        if total + len(data) > limit:
            continue
        (folder / f"{number:05d}.html").write_bytes(data)
        total += len(data)


def _huge(folder: Path, pages) -> None:
    body = re.compile(rb"<body[^>]*>(.*)</body>", re.S | re.I)
    script = re.compile(rb"<script\b.*?</script>", re.S | re.I)
    output = [b'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>All</title></head><body>\n']
    total = 0
    for _, data in pages * 2:
        match = body.search(data)
        if match and total < 50e6 and _is_utf8(match.group(1)):
            output.append(b"<div>" + script.sub(b"", match.group(1)) + b"</div>\n")
            total += len(output[-1])
    (folder / "huge.html").write_bytes(b"".join(output) + b"</body></html>\n")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


class _Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.output, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style", "pre")
        if tag in BLOCKS:
            self.output.append("\n\n")

    def handle_endtag(self, tag):
        if tag in ("script", "style", "pre"):
            self.hidden = max(0, self.hidden - 1)
        if tag in BLOCKS:
            self.output.append("\n\n")

    def handle_data(self, data):
        if not self.hidden:
            self.output.append(data)


def _text(folder: Path, pages) -> None:
    target = folder / "text"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    parts, total, number, vocabulary = [], 0, 0, {}
    for _, data in pages:
        if total > 40e6 or not _is_utf8(data):
            continue
        parser = _Text()
        parser.feed(data.decode("utf-8"))
        lines = [" ".join(line.split()) for line in "".join(parser.output).split("\n\n")]
        text = "\n\n".join(line for line in lines if line) + "\n"
        for word in text.split():
            if word.isalpha() and word.islower():
                vocabulary[word] = vocabulary.get(word, 0) + 1
        parts.append(text)
        total += len(text)
        if sum(map(len, parts)) > 50_000:
            (target / f"{number:05d}.txt").write_text("".join(parts))
            parts, number = [], number + 1
    whole = "\n".join(path.read_text() for path in sorted(target.iterdir()))
    (folder / "huge.txt").write_text((whole * 3)[:50_000_000])
    _words(folder, vocabulary)


def _words(folder: Path, vocabulary: dict[str, int]) -> None:
    """Two texts of a million words: all frequent ones, and one in ten with two letters swapped."""
    chooser = random.Random("words")
    frequent = [w for w in sorted(vocabulary, key=lambda w: (-vocabulary[w], w)) if len(w) > 1][:5000]
    weights = [vocabulary[w] for w in frequent]
    for name, share in (("words-known", 0.0), ("words-unknown", 0.1)):
        words = []
        for word in chooser.choices(frequent, weights, k=1_000_000):
            # The same word twice, or an article before the wrong sound, would be a finding.
            if words and (word == words[-1] or words[-1] in ("a", "an")):
                word = "known"
            if chooser.random() < share and len(word) > 4:
                at = chooser.randrange(1, len(word) - 2)
                word = word[:at] + word[at + 1] + word[at] + chooser.choice("aeiou") + word[at + 2:]
            words.append(word)
        lines = [" ".join(words[i:i + 80]).capitalize() + "." for i in range(0, len(words), 80)]
        (folder / f"{name}.txt").write_text("\n\n".join(lines) + "\n")
