"""The published forms behind one interface: a name, and texts by file name made of the glossary value."""

from __future__ import annotations

from collections.abc import Callable
from os.path import splitext
from typing import Protocol

from funnelspec.glossary.value import Glossary
from funnelspec.record import NamedTuple
from funnelspec.renderers import csv_table, html, json_value, markdown, markdown_pages


class Exporter(Protocol):
    """A form in which a glossary can be published."""

    @property
    def name(self) -> str:
        """What people call the form: ``html``."""

    def files(self, glossary: Glossary) -> dict[str, str]:
        """The texts to be written, by path with ``/``. Equal glossaries give equal texts."""


class OneFile(NamedTuple):
    """A form that is one file; ``ending`` is with its dot."""

    name: str
    ending: str
    render: Callable[[Glossary], str]

    def files(self, glossary: Glossary) -> dict[str, str]:
        """The text of the one file."""
        return {f"{_name(glossary)}{self.ending}": self.render(glossary)}


class Pages(NamedTuple):
    """A form that is a folder of Markdown pages."""

    name: str = "markdown-pages"

    def files(self, glossary: Glossary) -> dict[str, str]:
        """The text of each page."""
        folder = _name(glossary)
        return {f"{folder}/{path}": text for path, text in markdown_pages.pages(glossary).items()}


def _name(glossary: Glossary) -> str:
    return f"glossary.{glossary.language}" if glossary.language else "glossary"


EXPORTERS: dict[str, Exporter] = {
    each.name: each
    for each in (
        OneFile("html", ".html", html.render),
        OneFile("markdown", ".md", markdown.render),
        Pages(),
        OneFile("json", ".json", json_value.render),
        OneFile("csv", ".csv", csv_table.render),
    )
}
"""Every form by its name; ``publish.formats`` in funnelspec.yaml and ``render --format`` take these."""

_MARKS = {
    ".html": "Made by funnelspec",
    ".md": "<!-- Made by funnelspec from definitions:",
    ".json": '"name": "funnelspec"',
    ".csv": ",".join(csv_table.COLUMNS),
}
"""Words that are in each file that funnelspec made, and hardly in any other."""


def made_here(path: str, text: str) -> bool:
    """Whether a file that is there was made by funnelspec, so that nothing is lost when it is replaced.

    Args:
        path: one of ``Exporter.files``, or one in their folder.
        text: what the file says.
    """
    _, _, page = path.partition("/")
    return markdown_pages.made_page(page, text) if page else _MARKS[splitext(path)[1]] in text
