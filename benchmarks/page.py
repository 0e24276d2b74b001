"""The published page: how large it is, how long it takes to make, and how fast its search is in a browser.

The search is timed by the browser's own clock, from a letter typed to the results laid out. Without
playwright or a Chromium only the sizes are printed. The items of the corpus are long (0.93 KB each as YAML,
most of it prose that a page cannot leave out); the short ones are terms of one sentence.

    python -m benchmarks.page --items 2000
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks import corpus
from funnelspec.engine import check_folder
from funnelspec.usecases import published

QUERIES = ("l", "le", "lead", "when must sales answer", "customer team", "quokka", "a quokka of the board")
BUDGET = 50.0
"""Milliseconds for one search of 2,000 items."""
SIZE = 1_000_000
"""Bytes for a page of 2,000 short terms."""

# Typing is an event; reading a height makes the browser lay out what the event changed.
SEARCH = """query => {
    const box = document.getElementById("search"), begin = performance.now();
    box.value = query;
    box.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    return performance.now() - begin;
}"""


def short_terms(root: Path, items: int) -> Path:
    """A workspace of terms that say one sentence each."""
    terms = "".join(
        f"  word_{number}:\n    name: Word number {number}\n    owner: sales\n"
        f"    definition: What everybody in the company means by word number {number}, and nothing else.\n"
        for number in range(items)
    )
    root.mkdir()
    (root / "funnelspec.yaml").write_text(corpus.CONFIG, encoding="utf-8")
    (root / "terms.yaml").write_text(f"terms:\n{terms}", encoding="utf-8")
    return root


def page(root: Path) -> tuple[str, float]:
    """The page of a workspace, and the processor's seconds that it took, reading not counted."""
    run = check_folder(str(root), date(2026, 11, 22))
    assert run.model is not None
    begin = process_time()
    text = published(run.model, ["html"])["glossary.html"]
    return text, process_time() - begin


def searches(path: Path, rounds: int) -> dict[str, list[float]] | None:
    """The milliseconds of every round of each query; nothing where no browser is."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        found = None
    if not found:
        return None
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        shown = browser.new_page()
        shown.goto(path.as_uri())
        shown.focus("#search")
        took = {query: [shown.evaluate(SEARCH, query) for _ in range(rounds)] for query in QUERIES}
        browser.close()
    return took


def report(items: int, rounds: int, folder: Path) -> Iterator[str]:
    """Lines to print."""
    short, _ = page(short_terms(folder / "short", items))
    verdict = "" if items != 2_000 else " ok" if len(short.encode()) <= SIZE else " OVER"
    yield f"page, {items:,} short terms: {len(short.encode()):,} bytes, limit {SIZE:,}{verdict}"
    root = folder / f"{items}-page"
    written = sum(path.stat().st_size for path in corpus.write(root, items))
    text, seconds = page(root)
    yield (
        f"page, {items:,} items of the corpus: {len(text.encode()):,} bytes from {written:,} of YAML, "
        f"made in {seconds * 1000:,.0f} ms"
    )
    path = folder / "glossary.html"
    path.write_text(text, encoding="utf-8")
    took = searches(path, rounds)
    if took is None:
        yield 'search: not timed, there is no browser here: pip install -e ".[browser]", and Chromium'
        return
    slowest = max(took, key=lambda query: median(took[query]))
    verdict = "ok" if median(took[slowest]) <= BUDGET else "OVER"
    yield (
        f"search, {items:,} items: median {median(map(median, took.values())):.1f} ms, slowest "
        f'{median(took[slowest]):.1f} ms, at least {min(took[slowest]):.1f} ("{slowest}"), '
        f"limit {BUDGET:.0f} ms {verdict}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.page", description="The page and its search, timed."
    )
    parser.add_argument("--items", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        for line in report(given.items, given.rounds, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
