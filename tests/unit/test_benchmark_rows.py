"""What is timed must be what it is said to be."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from benchmarks.rows import CRITERIA, DAY, definitions, write
from funnelspec.diagnostic import WARNING
from funnelspec.engine import check_texts
from funnelspec.leads.classify import Tally, classify
from funnelspec.leads.columns import find_columns
from funnelspec.leads.items import asked, chosen
from funnelspec.leads.output import Output
from funnelspec.leads.table import Table
from funnelspec.model.entities import Field


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", 50).read_bytes(), write(tmp_path / "two", 50).read_bytes()
    assert one == two
    assert one != write(tmp_path / "other", 50, seed=2).read_bytes()


def test_leads_and_criteria_are_what_the_readme_says(tmp_path: Path) -> None:
    path = write(tmp_path, 2000)
    assert 140 < path.stat().st_size / 2000 < 190
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {15}
    assert 0.02 < sum(row.count("") for row in rows) / 15 / 2000 < 0.04

    run = check_texts(definitions(), date.fromisoformat(DAY))
    assert run.model is not None
    assert not run.report.at_least(WARNING)
    items = chosen(run.model.shared)
    assert len(items) == len(CRITERIA) == 30
    fields, questions = asked(items)
    assert (len(fields), questions) == (13, {})
    with open(path, "rb") as table:
        read = Table(iter(lambda: table.read(4096), b""))
        columns = find_columns(read.header, run.model.shared.all(Field), fields, questions)
        tally = Tally()
        for some in classify(read, items, columns, date.fromisoformat(DAY), Output("csv", items, {})):
            tally.add(some)
    assert (tally.read, tally.left_out) == (2000, {})
    # Each criterion lets some leads through and keeps some out.
    assert all(0 < tally.meeting(number) < 2000 for number in range(30))
