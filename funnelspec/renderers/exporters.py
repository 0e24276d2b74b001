"""The published forms behind one interface: a name, and texts by file name made of the glossary value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from funnelspec.glossary.value import Glossary
from funnelspec.record import NamedTuple
from funnelspec.renderers import csv_table, html, json_value, markdown


class Exporter(Protocol):
    """A form in which a glossary can be published."""

    @property
    def name(self) -> str:
        """What people call the form: ``html``."""

    def files(self, glossary: Glossary) -> dict[str, str]:
        """The texts to be written, by path with ``/``. Equal glossaries give equal texts."""


class OneFile(NamedTuple):
    """A form that is one file."""

    name: str
    ending: str
    render: Callable[[Glossary], str]

    def files(self, glossary: Glossary) -> dict[str, str]:
        """The text of the one file."""
        return {f"glossary{self.ending}": self.render(glossary)}


EXPORTERS: dict[str, Exporter] = {
    each.name: each
    for each in (
        OneFile("html", ".html", html.render),
        OneFile("markdown", ".md", markdown.render),
        OneFile("json", ".json", json_value.render),
        OneFile("csv", ".csv", csv_table.render),
    )
}
"""Every form by its name; ``publish.formats`` in funnelspec.yaml and ``render --format`` take these."""
