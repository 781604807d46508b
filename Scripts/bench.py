#!/usr/bin/env python3
"""Measures Galley against a program that only parses the same files with libxml2's SAX interface.

All figures of a table come from one run, so that ratios hold whatever the machine. Corpora are made from
documentation packages of Debian; see bench_corpus.py.
"""
from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
import bench_corpus  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def measure(command: list[str], stdin: bytes = b"") -> tuple[float, float, int]:
    """CPU seconds, wall seconds and peak memory in bytes of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.stdin.write(stdin)
        process.stdin.close()
    except BrokenPipeError:
        pass
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {code}: {' '.join(command[1:4])}")
    scale = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * scale


def best(runs: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs)


def size(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


class Bench:
    """One run of all measurements."""

    def __init__(self, galley: str, corpus: Path):
        self.galley, self.corpus = galley, corpus
        self.floor = corpus / "floor"
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True,
                               check=True).stdout.split()
        subprocess.run(["cc", "-O2", "-o", self.floor, ROOT / "Tests/Benchmark/floor.c", *flags], check=True)
        self.rows: list[tuple[str, str, str, str]] = []
        self.failed = False

    def lint(self, path: Path) -> list[str]:
        return [self.galley, "lint", "--no-config", "--jobs", "1", "--fail-on", "never", "--format", "jsonl",
                "--output", os.devnull, str(path)]

    def row(self, what: str, value: str, bound: str, met: bool) -> None:
        self.failed |= not met
        self.rows.append((what, value, bound, "yes" if met else "**no**"))
        print(f"{what:58s} {value:>22s}   bound {bound:<20s} {'met' if met else 'NOT MET'}", flush=True)

    def html(self) -> None:
        folder = self.corpus / "html"
        names = "\n".join(sorted(str(p) for p in folder.rglob("*.html"))).encode()
        floor, lint, extract = [], [], []
        for _ in range(ROUNDS):
            floor.append(measure([str(self.floor)], names))
            lint.append(measure(self.lint(folder)))
            extract.append(measure([self.galley, "extract", "--no-config", "--jobs", "1", str(folder)]))
        (f, _, _), (g, _, _), (e, _, _) = best(floor), best(lint), best(extract)
        megabytes = size(folder) / 1e6
        self.row(f"HTML, {megabytes:.0f} MB, one thread: time over the floor's", f"{g / f:.2f} ×", "2 ×", g / f <= 2)
        self.row("  Galley", f"{megabytes / g:.0f} MB/s", "–", True)
        self.row("  floor (libxml2 SAX, nothing else)", f"{megabytes / f:.0f} MB/s", "–", True)
        self.row("Extract the same, one thread: time over the floor's", f"{e / f:.2f} ×", "1.3 ×", e / f <= 1.3)

    def text(self) -> None:
        folder = self.corpus / "text"
        cpu, _, _ = best([measure(self.lint(folder)) for _ in range(ROUNDS)])
        rate = size(folder) / 1e6 / cpu
        self.row("Plain text, one core", f"{rate:.0f} MB/s", "100 MB/s", rate >= 100)
        for name, bound in (("words-known", None), ("words-unknown", None)):
            path = self.corpus / f"{name}.txt"
            cpu, _, _ = best([measure(self.lint(path)) for _ in range(3)])
            words = len(path.read_bytes().split())
            label = "all words known" if name == "words-known" else "one word in ten unknown"
            self.row(f"  text with {label}", f"{words / cpu / 1e6:.2f} M words/s", "–", True)

    def startup(self) -> None:
        path = self.corpus / "tiny.html"
        path.write_text("<!DOCTYPE html><html lang=en><title>t</title><body><p>Hello, world.</p></body></html>\n")
        walls = sorted(measure(self.lint(path))[1] for _ in range(60))
        value = walls[len(walls) // 2] * 1000
        self.row("Start-up, a tiny file, median of 60 runs", f"{value:.1f} ms", "10 ms", value <= 10)

    def memory(self) -> None:
        for path in (self.corpus / "huge.html", self.corpus / "huge.txt"):
            _, _, peak = best([measure(self.lint(path))])
            length = path.stat().st_size
            bound = 30e6 + 6 * length
            self.row(f"Memory, one {path.suffix[1:]} file of {length / 1e6:.0f} MB", f"{peak / 1e6:.0f} MB",
                     f"{bound / 1e6:.0f} MB", peak <= bound)

    def linear(self) -> None:
        costs = {}
        for step in ("1x", "4x", "16x"):
            folder = self.corpus / f"html-{step}"
            costs[step] = best([measure(self.lint(folder)) for _ in range(3)])[0] / size(folder)
        ratio = costs["16x"] / costs["1x"]
        self.row("Cost a byte at 16 × over 1 × the input", f"{ratio:.2f}", "1.25", ratio <= 1.25)


def page(bench: Bench) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT).stdout
    lines = [
        "# Performance", "",
        "Written by `make bench`. Ratios come from one run on one machine; trust them, not the digits of a second.", "",
        f"- Date: {time.strftime('%Y-%m-%d', time.gmtime())}, commit {commit.strip()}",
        f"- Machine: {platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "- Corpus: HTML documentation of Debian packages (PostgreSQL, Python, Git, GIMP, SQLite), and its text",
        "- `galley lint --no-config --jobs 1` with all default rules, findings written to the null device",
        "- `galley extract --no-config --jobs 1`, likewise", "",
        "| what | measured | bound | met |", "| --- | ---: | ---: | --- |",
    ]
    lines += [f"| {a.strip()} | {b} | {c} | {d} |" for a, b, c, d in bench.rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--galley", required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    random.seed(1)
    bench_corpus.make(options.corpus)
    bench = Bench(options.galley, options.corpus)
    for step in (bench.startup, bench.html, bench.text, bench.memory, bench.linear):
        step()
    if options.write:
        options.write.write_text(page(bench))
        print(f"wrote {options.write}")
    if bench.failed:
        raise SystemExit(1)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
