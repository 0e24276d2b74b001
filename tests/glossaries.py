"""Glossaries for tests: one read from definitions, one made by hand with a given text in every place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from funnelspec import config as configuration
from funnelspec.glossary import Glossary, build
from funnelspec.glossary.value import (
    Argued,
    Contrast,
    Difference,
    Fact,
    Item,
    Lines,
    Overview,
    Owner,
    Place,
    Prose,
    Row,
    Run,
    Said,
    Section,
    Step,
    Table,
    Target,
    Translation,
    View,
    Way,
    Wording,
    Words,
)
from funnelspec.model.build import build as build_model
from funnelspec.source import Source
from funnelspec.syntax.reader import read
from tests.conftest import CONFIG


def glossary_of(files: Mapping[str, str], today: date | None = None) -> Glossary:
    """The glossary of definitions held in memory, in the order given; they must be without a fault."""
    workspace = Source("funnelspec.yaml", files.get("funnelspec.yaml", CONFIG))
    config, findings = configuration.load(workspace, read(workspace).root)
    sources = [Source(path, text) for path, text in files.items() if path != "funnelspec.yaml"]
    readings = [read(source) for source in sources]
    model, more = build_model(
        config,
        [(source, reading.root) for source, reading in zip(sources, readings, strict=True)],
        today=today,
    )
    more += [finding for reading in readings for finding in reading.findings]
    assert [finding.headline for finding in (*findings, *more)] == []
    return build(model)


def sample(text: Callable[[str], str], prose: Callable[[str], str] = str) -> Glossary:
    """A glossary with everything a glossary can hold.

    Args:
        text: makes each plain text of a harmless one.
        prose: makes each Markdown text of a harmless one.
    """

    def run(harmless: str, to: str = "") -> Run:
        return Run(text(harmless), to)

    def words(*harmless: str) -> Words:
        return Words(tuple(run(each) for each in harmless))

    def written(harmless: str) -> Prose:
        return Prose(prose(harmless), (Target("Lead", "terms/lead", text("Lead")),))

    def said(harmless: str, *parts: Said, to: str = "") -> Said:
        return Said(text(harmless), parts, to)

    sales = Owner("sales", text("Sales"), text("sales-ops"))
    marketing = Owner("marketing", text("Marketing"), text("marketing-ops"))
    place = Place(text("terms.yaml"), 3)
    test = said("all of:", said("score is high"), said("any of:", said("meets it", to="terms/lead")))
    table = Table(
        ("Part", "Who is in it", "Meaning"),
        (
            Row((words("Small"), said("few", said("people")), written("Small ones")), "terms/lead/small"),
            Row((words("Big"), said("many"), words("Big", "ones"))),
        ),
    )
    linked = Words((run("See"), run("Lead", "terms/lead"), run("there")))
    facts = (
        Fact("definition", "Definition", written("Somebody who asked. See [[Lead]].")),
        Fact("aliases", "Also called", words("prospect", "suspect")),
        Fact("when", text("Test"), test),
        Fact("parts", "Parts", table),
        Fact("examples", "Examples", Lines((written("One"), words("Two")))),
        Fact(
            "stages",
            "Path",
            Lines((linked,), ordered=True),
        ),
    )
    views = (
        View(None, written("Shared text"), place),
        View(sales, test, place),
        View(marketing, Table(table.head, table.rows[1:]), place),
    )
    argued = (Argued(text("Score: 5"), sales, marketing), Argued(text("Size: 9"), marketing, None))
    contrasts = (Contrast("", text("Sales asks more.")), Contrast(text("Small"), text("Too."), argued))
    differences = (
        Difference("definition", text("Definition"), "different", views),
        Difference("when", "Test", "proposal", views[1:2], contrasts),
        Difference("aliases", "Also called", "one-sided", views[2:]),
    )
    lead = Item(
        full_id="terms/lead",
        section="terms",
        kind="term",
        name=text("Lead"),
        place=place,
        abbreviations=(text("L"),),
        aliases=(text("prospect"),),
        avoid=(text("suspect"),),
        owners=(sales, marketing),
        state="draft",
        context=text("Partner business"),
        only=(sales,),
        facts=facts,
        differences=differences,
        used_by=(run("Lead", "terms/lead"), run("New business", "terms/lead")),
    )
    step = Step(
        run("Lead", "terms/lead"), (text("L"),), (sales,), "won", True, (words("Clock", "2 days"),), True
    )
    way = Way(step.stage, step.stage, test, run("Reasons", "terms/lead"))
    german = Translation("de", text("Interessent"), written("Jemand. [[Lead]]"), (text("Anfrager"),))
    return Glossary(
        title=text("Northwind"),
        sections=(Section("terms", "Terms", (lead,)),),
        overviews=(Overview(run("New business", "terms/lead"), (step,), (step,), (way,)),),
        edit_url="https://example.com/edit/{path}#L{line}",
        colours=("#1b3a5c", "#d9772b"),
        missing=(text("terms/broken"),),
        wordings=(Wording("terms/lead", text("Lead"), True, place, (german,)),),
    )
