"""`python -m benchmarks`: the rows of the speed budget, as ratios within one run.

`bare` is `python -c pass`; `raw` reads every file with PyYAML's C loader and drops it. Milliseconds do not
travel between machines, ratios do.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import corpus, page, reading, rows
from benchmarks.timing import Command, Ratio, Timing, alternate

RAW = """
import os, sys, yaml
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            yaml.load(file, Loader=yaml.CSafeLoader)
"""
CSV = """
import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for row in csv.reader(file):
        pass
"""
TODAY = "2026-11-22"


class Row(NamedTuple):
    """One line of the table. ``budget``: the ratio that the first release keeps."""

    number: str
    what: str
    timing: Timing
    against: str
    ratio: Ratio
    budget: float

    def __str__(self) -> str:
        verdict = "ok" if self.ratio.middle <= self.budget else "OVER"
        peak = f"{self.timing.peak:,.0f} MB" if self.timing.peak else ""
        spread = f"{self.ratio.least:.2f}-{self.ratio.most:.2f}"
        return (
            f"| {self.number:>2} | {self.what:<40} | {self.timing.middle * 1000:>8,.1f} ms "
            f"| {peak:>9} | {self.ratio.middle:>6.2f}x {self.against:<16} "
            f"| {spread:>13} | {self.budget:>5.2f}x | {verdict:<4} |"
        )


HEAD = (
    f"| {'#':>2} | {'what':<40} | {'median':>11} | {'peak':>9} | {'ratio':<24} | {'least-most':>13} "
    f"| {'limit':>6} | {'':<4} |\n|" + "|".join("-" * width for width in (4, 42, 13, 11, 26, 15, 8, 6)) + "|"
)


def script(name: str) -> str | None:
    """The console script of the environment that runs this, else the one on the path."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return str(beside) if beside.exists() else shutil.which(name)


class Tools:
    """The commands to time, for one workspace each."""

    def __init__(self, folder: Path) -> None:
        found = script("funnelspec")
        if not found:
            raise SystemExit('funnelspec is not installed here: pip install -e ".[bench]"')
        self.funnelspec = found
        self.yamllint = script("yamllint")
        self.check_jsonschema = script("check-jsonschema")
        for name in ("yamllint", "check-jsonschema"):
            if not script(name):
                print(f'{name} is not installed, its rows are left out: pip install -e ".[bench]"')
        self.schema = folder / "schema.json"
        printed = subprocess.run([found, "schema"], check=True, capture_output=True)
        self.schema.write_bytes(printed.stdout)

    bare = Command([sys.executable, "-c", "pass"])

    def version(self) -> Command:
        return Command([self.funnelspec, "--version"])

    def raw(self, root: Path) -> Command:
        return Command([sys.executable, "-c", RAW, str(root)])

    def check(self, root: Path, expected: int = 0) -> Command:
        return Command([self.funnelspec, "check", str(root), "--today", TODAY], expected)

    def csv(self, table: Path) -> Command:
        return Command([sys.executable, "-c", CSV, str(table)])

    def classify(self, table: Path, root: Path) -> Command:
        return Command([self.funnelspec, "classify", str(table), str(root), "--today", TODAY])

    def peers(self, root: Path) -> dict[str, Command]:
        """The other linters on the same files, those that are installed."""
        commands = {}
        if self.yamllint:
            commands["yamllint"] = Command([self.yamllint, "-d", "relaxed", str(root)])
        if self.check_jsonschema:
            definitions = sorted(str(path) for path in root.rglob("*.yaml") if path.name != "funnelspec.yaml")
            argv = [self.check_jsonschema, "--schemafile", str(self.schema), *definitions]
            commands["check-jsonschema"] = Command(argv)
        return commands


# Against (yamllint, check-jsonschema), by number of items; speed.md, rows 9 and 10.
PEER_BUDGETS = {50: (0.15, 0.15), 1_000: (0.10, 0.15), 10_000: (0.08, 0.15), 50_000: (0.08, 0.15)}
RAW_BUDGETS = {1_000: ("5", 3.0), 10_000: ("6", 3.0), 50_000: ("7", 3.0)}


def measure(items: int, rounds: int, folder: Path, tools: Tools) -> Iterator[Row]:
    """All rows about workspaces of one size, from one run of everything in turn."""
    faulty = "misshapen" if items < 1_000 else "disputed"
    clean_root, faulty_root = folder / f"{items}-clean", folder / f"{items}-{faulty}"
    corpus.write(clean_root, items)
    corpus.write(faulty_root, items, faulty)
    commands = {
        "bare": tools.bare,
        "version": tools.version(),
        "raw": tools.raw(clean_root),
        "raw faulty": tools.raw(faulty_root),
        "clean": tools.check(clean_root),
        "faulty": tools.check(faulty_root, expected=1),
        **tools.peers(clean_root),
    }
    took = alternate(commands, rounds, folder)

    def row(number: str, what: str, name: str, against: str, budget: float) -> Row:
        shown = against.removesuffix(" faulty")
        return Row(number, what, took[name], shown, took[name].against(took[against]), budget)

    size = f"check, {items:,} items"
    if items < 1_000:
        yield row("1", "--version", "version", "bare", 2.5)
        yield row("2", f"{size}, clean", "clean", "bare", 15)
        yield row("3", f"{size}, faults of shape", "faulty", "bare", 20)
    else:
        number, budget = RAW_BUDGETS.get(items, ("", 3.0))
        yield row(number, f"{size}, clean", "clean", "raw", budget)
        yield row(number, f"{size}, with findings", "faulty", "raw faulty", budget)
    for number, peer, budget in zip(
        ("9", "10"), ("yamllint", "check-jsonschema"), PEER_BUDGETS.get(items, (0.10, 0.15)), strict=True
    ):
        if peer in took:
            yield row(number, f"{size}, clean", "clean", peer, budget)


def reading_row(items: int, rounds: int, folder: Path) -> Row:
    """Row 4: reading with places against reading without, both in this process."""
    root = folder / "reading"
    paths = corpus.write(root, items)
    ours, plain = reading.in_turn(paths, rounds)
    return Row("4", f"reading {items:,} items, in process", ours, "CSafeLoader", ours.against(plain), 0.65)


def rows_rows(leads: int, rounds: int, folder: Path, tools: Tools) -> Iterator[Row]:
    """Row 13: every lead held against 30 criteria, or those of the project's own definitions, and the
    verdicts written; against reading the file alone."""
    table = rows.write(folder / "rows", leads)
    commands = {
        "csv": tools.csv(table),
        "30 criteria": tools.classify(table, folder / "rows" / "definitions"),
        "definitions/": tools.classify(table, Path(__file__).parents[1] / "definitions"),
    }
    took = alternate(commands, rounds, folder)
    for what in ("30 criteria", "definitions/"):
        ratio = took[what].against(took["csv"])
        yield Row("13", f"classify, {leads:,} rows, {what}", took[what], "csv.reader", ratio, 3.5)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", default="50,1000,10000", help="numbers of items (default %(default)s)")
    parser.add_argument("--rows", type=int, default=1_000_000, help="number of leads (default %(default)s)")
    parser.add_argument(
        "--page", type=int, default=2_000, help="items of the published page (default %(default)s)"
    )
    parser.add_argument(
        "--rounds", type=int, help="rounds for each size (default 15, 7, 3: fewer when larger)"
    )
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",") if size]
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} at the start.")
    if load > 0.5:
        print("The machine is busy with other things: read the ratios with care.")
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        tools = Tools(folder)
        print(HEAD)
        if sizes:
            print(reading_row(1_000, given.rounds or 7, folder), flush=True)
        for items in sizes:
            rounds = given.rounds or (15 if items < 1_000 else 7 if items < 10_000 else 3)
            for row in measure(items, rounds, folder, tools):
                print(row, flush=True)
        if given.rows:
            for row in rows_rows(given.rows, given.rounds or 5, folder, tools):
                print(row, flush=True)
        if given.page:
            for line in page.report(given.page, given.rounds or 9, folder):
                print(line, flush=True)


if __name__ == "__main__":
    main()
