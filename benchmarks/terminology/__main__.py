"""`python -m benchmarks.terminology`: how often the findings about words are right.

Prints Markdown tables for `benchmarks/README.md`. What misses its target is in bold.
"""

from __future__ import annotations

import argparse

from benchmarks.terminology import conflicts, rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terminology", description=__doc__)
    parser.add_argument("--cards", action="store_true", help="only what the cards of rules quote")
    parser.add_argument("--misses", action="store_true", help="also what was missed, and what was false")
    given = parser.parse_args()
    if given.cards:
        for rule, sentence in rows.SENTENCES.items():
            print(f"{rule}: {sentence()}", flush=True)
        return
    print(f"{rows.HEAD}", flush=True)
    for row in rows.labelled_rows():
        print(row, flush=True)
    print("\nRight, by kind of pair:\n")
    for line in rows.by_kind():
        print(f"- {line}", flush=True)
    print(f"\n{rows.HEAD}", flush=True)
    for row, outcome in rows.planted_rows():
        print(row, flush=True)
        if given.misses:
            show(outcome)
    print(rows.slips_row(), flush=True)
    print(f"\n{rows.SILENCE_HEAD}", flush=True)
    for name, silence in conflicts.all_silence().items():
        print(rows.silence_line(name, silence), flush=True)
        if given.misses:
            for (change, rule), count in silence.said.items():
                print(f"    {count} {rule}: {change}")


def show(outcome: conflicts.Outcome) -> None:
    """What was not found, and what was found beside it."""
    for conflict in outcome.missed:
        changes = "; ".join(" ".join(edit.new.split())[-100:] for edit in conflict.edits)
        print(f"    missed ({conflict.kind}, {conflict.form}): {changes}")
    for found in outcome.false:
        print(
            f"    false: {found.card.name} {found.at.where.path}:{found.at.where.first.line} {found.headline}"
        )


if __name__ == "__main__":
    main()
