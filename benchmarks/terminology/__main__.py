"""`python -m benchmarks.terminology`: how often the findings about words are right.

Prints the Markdown tables of `benchmarks/README.md`. What misses its target is in bold.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.terminology import conflicts, rows

README = Path(__file__).parents[1] / "README.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terminology", description=__doc__)
    parser.add_argument("--cards", action="store_true", help="only what the cards of rules quote")
    parser.add_argument("--misses", action="store_true", help="also what was missed, and what was false")
    parser.add_argument("--update", action="store_true", help="write the tables into benchmarks/README.md")
    given = parser.parse_args()
    if given.cards:
        for rule, sentence in rows.SENTENCES.items():
            print(f"{rule}: {sentence()}", flush=True)
        return
    text = README.read_text(encoding="utf-8")
    for name, lines in tables(given.misses).items():
        print(f"## {name}\n", flush=True)
        table = []
        for line in lines:
            print(line, flush=True)
            table.append(line)
        print()
        text = put(text, name, table)
    if given.update:
        README.write_text(text, encoding="utf-8")


def tables(misses: bool) -> dict[str, Iterator[str]]:
    return {
        "labelled": labelled(),
        "kinds": (f"- {line}" for line in rows.by_kind()),
        "planted": planted(misses),
        "silence": silence(misses),
    }


def put(text: str, name: str, lines: list[str]) -> str:
    """A page with other lines between the marks of this name."""
    before, start, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    kept = "\n".join(line for line in lines if not line.startswith(" "))
    return f"{before}{start}{kept}\n{end}{after}"


def labelled() -> Iterator[str]:
    yield rows.HEAD
    yield from map(str, rows.labelled_rows())


def planted(misses: bool) -> Iterator[str]:
    yield rows.HEAD
    for row, outcome in rows.planted_rows():
        yield str(row)
        if misses:
            yield from shown(outcome)
    yield str(rows.slips_row())


def silence(misses: bool) -> Iterator[str]:
    yield rows.SILENCE_HEAD
    for name, outcome in conflicts.all_silence().items():
        yield rows.silence_line(name, outcome)
        if misses:
            for (change, rule), count in outcome.said.items():
                yield f"    {count} {rule}: {change}"


def shown(outcome: conflicts.Outcome) -> Iterator[str]:
    """What was not found, and what was found beside it."""
    for conflict in outcome.missed:
        changes = "; ".join(" ".join(edit.new.split())[-100:] for edit in conflict.edits)
        yield f"    missed ({conflict.kind}, {conflict.form}): {changes}"
    for found in outcome.false:
        place = f"{found.at.where.path}:{found.at.where.first.line}"
        yield f"    false: {found.card.name} {place} {found.headline}"


if __name__ == "__main__":
    main()
