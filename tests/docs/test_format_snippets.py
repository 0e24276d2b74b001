"""Every snippet of docs/format.md and docs/conditions.md is true: what it shows as right is right, what it
shows as wrong is found.

The comment before a snippet says what it is; the page explains the kinds in a comment at its top.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml

from funnelspec.diagnostic import Diagnostic
from funnelspec.engine import CONFIG, check_texts
from funnelspec.examples import FIRST, Mark, files, marks
from funnelspec.schema import schema_text

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "format.md"
PAGES = (PAGE, DOCS / "conditions.md", DOCS / "terminology.md")
COMMENT = re.compile(r"<!-- snippet: (\w+)(?: ([\w-]+))? -->")

# What an excerpt cannot help: it names items, and fields of the workspace file, that it leaves out.
LEFT_OUT = {
    "broken-link",
    "incomplete-item",
    "missing-owner",
    "undeclared-calendar",
    "never-used",
    "one-sided",
    "sla-without-consequence",
    "sla-without-stop",
    "unknown-calendar",
    "unknown-context",
}
LEFT_OUT |= {"undefined-term", "unknown-criterion", "unknown-field", "unknown-reference", "unknown-system"}


class Snippet(NamedTuple):
    """A fenced block: its page, the line it begins on, what its comment says, and its text."""

    page: str
    line: int
    kind: str
    about: str
    text: str

    @property
    def file(self) -> str:
        """The snippet as a definitions file; an excerpt becomes a team's, which may lack what is required."""
        if self.kind == "items":
            return f"{self.about}:\n{_indented(self.text, 2)}"
        if self.kind == "item":
            return f"team: sales\n{self.about}:\n  example:\n{_indented(self.text, 4)}"
        if self.kind == "condition":
            return f"team: sales\ncriteria:\n  example:\n    when:\n{_indented(self.text, 6)}"
        return self.text


def _indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" if line else "\n" for line in text.splitlines())


def snippets(page: Path) -> list[Snippet]:
    """The YAML blocks of a page in order; one without a comment is a whole file."""
    found = []
    lines = page.read_text(encoding="utf-8").splitlines()
    starts = (number for number, line in enumerate(lines) if line == "```yaml")
    for start in starts:
        end = lines.index("```", start)
        comment = COMMENT.fullmatch(lines[start - 1])
        kind, about = comment.groups() if comment else ("file", None)
        found.append(
            Snippet(page.stem, start + 2, kind, about or "", "\n".join(lines[start + 1 : end]) + "\n")
        )
    return found


ALL = [snippet for page in PAGES for snippet in snippets(page)]


def of_kind(*kinds: str) -> Any:
    return pytest.mark.parametrize(
        "snippet", [pytest.param(one, id=f"{one.page}-line-{one.line}") for one in ALL if one.kind in kinds]
    )


def check(texts: dict[str, str]) -> list[Diagnostic]:
    return list(check_texts(texts).report.diagnostics)


def said(found: list[Diagnostic]) -> list[str]:
    return [f"{one.at.where.first.line}: {one.card.name}: {one.headline}" for one in found]


def as_editors_read(text: str) -> Any:
    """YAML 1.2's core rules, by which editors read a file before they hold it against the schema."""
    return yaml.load(text, Loader=_Core)


class _Core(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("merge", r"<<", "<"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first))


def test_each_comment_names_a_known_kind() -> None:
    kinds = {"file", "clean", "config", "items", "item", "condition", "bad"}
    assert {one.kind for one in ALL} == kinds
    written = [
        comment
        for page in PAGES
        for comment in re.findall(r"^<!-- snippet:.*$", page.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(written) == sum(1 for one in ALL if one.kind != "file")


@of_kind("config")
def test_workspace_files_are_right(snippet: Snippet) -> None:
    found = check({CONFIG: snippet.text})
    assert said([one for one in found if one.card.name != "unused-calendar"]) == []


@of_kind("file", "items", "item", "condition")
def test_excerpts_lack_only_what_they_leave_out(snippet: Snippet) -> None:
    found = [one for one in check({FIRST: snippet.file}) if one.card.name not in LEFT_OUT]
    assert said(found) == []


@of_kind("clean")
def test_whole_examples_check_without_a_finding(snippet: Snippet) -> None:
    first = next(one for one in ALL if one.kind == "config")
    found = check({CONFIG: first.text, FIRST: snippet.text})
    assert said([one for one in found if one.card.name not in ("never-used", "undeclared-calendar")]) == []


@of_kind("bad")
def test_bad_snippets_are_found_where_they_say(snippet: Snippet) -> None:
    found = [one for one in check(files(snippet.text)) if one.card.name not in LEFT_OUT]
    assert [one.card.name for one in found] == [snippet.about]
    places = [Mark(one.at.where.path, one.at.where.first.line, one.at.where.text) for one in found]
    assert places == marks(snippet.text)


@of_kind("file", "clean", "items", "item", "condition")
def test_editors_find_no_fault(snippet: Snippet) -> None:
    jsonschema.Draft7Validator(json.loads(schema_text())).validate(as_editors_read(snippet.file))


def test_the_page_names_every_section_and_attribute() -> None:
    page = PAGE.read_text(encoding="utf-8")
    schema = json.loads(schema_text())
    names = set(schema["properties"])
    for shape in schema["definitions"].values():
        names |= set(shape.get("properties", ()))
    assert [name for name in sorted(names) if not re.search(rf"`{name}`|\b{name}:", page)] == []
