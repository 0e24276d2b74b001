"""The picture as text, Markdown and JSON."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from funnelspec import __version__
from funnelspec.picture import Picture
from funnelspec.renderers import picture_markdown, picture_text
from funnelspec.renderers.picture_wording import summary
from funnelspec.reporters import paint, picture_json
from funnelspec.reporters.words import width
from tests.unit.picture.pictures import RICH, picture, sample

EXPECTED = Path(__file__).parent / "expected"
FORMS = {
    "rich.txt": picture_text.render,
    "narrow.txt": lambda drawn: picture_text.render(drawn, columns=44),
    "rich.md": picture_markdown.render,
}


@pytest.fixture(scope="module")
def rich() -> Picture:
    return picture(RICH)


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_as_expected(name: str, rich: Picture, pytestconfig: pytest.Config) -> None:
    text = FORMS[name](rich)
    if pytestconfig.getoption("--update"):
        (EXPECTED / name).write_text(text, encoding="utf-8")
    assert text == (EXPECTED / name).read_text(encoding="utf-8")
    assert text == FORMS[name](picture(RICH))


@pytest.mark.parametrize(("wanted", "taken"), [(10, 40), (40, 40), (60, 60), (80, 80), (200, 80)])
def test_the_text_takes_40_to_80_columns(wanted: int, taken: int, rich: Picture) -> None:
    lines = picture_text.render(rich, columns=wanted).splitlines()
    assert taken - 12 < max(map(width, lines)) <= taken


def test_conditions_keep_their_parts_and_all_their_causes() -> None:
    text = picture_text.render(sample(str))
    assert 'each team has its own line for "MQL" and "SAL".' in " ".join(text.split())
    assert "    Marketing says: all of:\n      few\n      any of:\n        many\n" in text


@pytest.mark.parametrize("word", ["x" * 100, "見" * 50])
def test_a_word_that_is_too_long_for_its_column_is_broken(word: str) -> None:
    stages = f"stages:\n  a: {{name: {word}, definition: D.}}\n  b: {{name: B, definition: D.}}\n"
    files = {"shared": stages}
    files |= {"m": "team: marketing\nfunnels:\n  f: {name: F, definition: D., stages: [a, b]}\n"}
    files |= {"s": "team: sales\nfunnels:\n  f: {name: F, definition: D., stages: [b, a]}\n"}
    text = picture_text.render(picture(files))
    path = text.partition("  Path:\n")[2].partition("\n    m.yaml")[0].splitlines()
    assert max(map(width, path)) <= 80
    assert sum(line.count(word[0]) for line in path) == 2 * len(word)


def test_colour_adds_nothing_to_the_words(rich: Picture) -> None:
    text = picture_text.render(rich, paint=paint.ansi)
    assert text.startswith("\x1b[1mMarketing and Sales")
    assert text.replace("\x1b[1m", "").replace("\x1b[0m", "") == picture_text.render(rich)


def test_paths_are_shown_from_where_the_reader_stands(rich: Picture) -> None:
    def below(path: str) -> str:
        return f"definitions/{path}"

    for text in (
        picture_text.render(rich, places=below),
        picture_markdown.render(rich, places=below),
        picture_json.render(rich, places=below),
    ):
        assert "definitions/marketing.yaml" in text
        assert " marketing.yaml" not in text


def test_of_many_undisputed_items_of_one_kind_the_text_names_thirty() -> None:
    many = picture(
        {"a": "terms:\n" + "".join(f"  t{at}: {{name: T{at:02}, definition: D.}}\n" for at in range(32))}
    )
    text = " ".join(picture_text.render(many).split())
    assert "Terms: T00, T01" in text
    assert text.endswith("T28, T29 and 2 more")
    assert "T31" in picture_markdown.render(many)


@pytest.mark.parametrize(
    ("items", "others", "said"),
    [
        (0, 0, "Neither team sees any item"),
        (1, 0, "The only item is undisputed: 100%"),
        (0, 1, "The only item is not undisputed: 0%"),
        (1, 2, "1 of 3 items is undisputed: 33%"),
        (0, 2, "0 of 2 items are undisputed: 0%"),
    ],
)
def test_the_figure_is_said_with_its_counts(items: int, others: int, said: str) -> None:
    shared = "".join(f"  t{at}: {{name: T{at}, definition: D.}}\n" for at in range(items))
    own = "".join(f"  o{at}: {{name: O{at}, definition: D.}}\n" for at in range(others))
    files = {"a": f"terms:\n{shared}" if shared else "", "b": f"team: sales\nterms:\n{own}" if own else ""}
    assert summary(picture(files)) == said


def strict_schema() -> dict[str, Any]:
    """The shipped schema, but with no attribute that it does not name."""
    schema: dict[str, Any] = json.loads(picture_json.schema_text())

    def close(part: Any) -> None:
        if isinstance(part, dict):
            if "properties" in part:
                part["additionalProperties"] = False
            for each in part.values():
                close(each)
        elif isinstance(part, list):
            for each in part:
                close(each)

    close(schema)
    return schema


VALIDATOR = Draft202012Validator(strict_schema())


@pytest.mark.parametrize(
    "drawn", [picture(RICH), picture({"shared": ""}), sample(str)], ids=["rich", "", "all"]
)
def test_json_is_as_its_schema_says(drawn: Picture) -> None:
    Draft202012Validator.check_schema(json.loads(picture_json.schema_text()))
    VALIDATOR.validate(json.loads(picture_json.render(drawn)))


@pytest.mark.parametrize("change", ["standing", "points", "only", "ask"])
def test_the_schema_refuses_what_lacks_something(change: str, rich: Picture) -> None:
    broken = deepcopy(json.loads(picture_json.render(rich)))
    del broken["items"][0][change]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(broken)


def test_json_says_all_there_is(rich: Picture) -> None:
    values = json.loads(picture_json.render(rich))
    assert (values["version"], values["tool"]["version"], values["title"]) == (1, __version__, "Northwind")
    assert [team["id"] for team in values["teams"]] == ["marketing", "sales"]
    assert values["summary"] == {
        "items": 18,
        "undisputed": 5,
        "reworded": 1,
        "conflict": 8,
        "one_sided": 4,
        "share_undisputed": 0.2778,
        "percent_undisputed": 27,
    }
    items = {item["id"]: item for item in values["items"]}
    (big,) = items["criteria/big"]["points"]
    assert big["sides"] == [
        {"text": "Employees is at least 50", "own": True, "place": {"path": "marketing.yaml", "line": 3}},
        {"text": "Employees is at least 100", "own": False, "place": {"path": "shared.yaml", "line": 5}},
    ]
    assert (big["proposed_by"], big["through"], big["lists"]) == ("marketing", [], None)
    assert big["relations"] == [
        {
            "about": "",
            "text": "The shared definition asks more than Marketing.",
            "leads": [{"text": "Employees: 50", "yes": "marketing", "no": None}],
        }
    ]
    (fit,) = items["criteria/fit"]["points"]
    assert fit["through"] == ["criteria/big"]
    (path,) = items["funnels/new"]["points"]
    assert path["lists"]["rows"][0] == {"mark": "moved", "sides": [None, "Accepted"], "at": [3, 1]}
    assert (items["terms/cadence"]["only"], items["stages/d"]["only"]) == ("sales", None)
    assert [pair["ids"] for pair in values["twins"]] == [["funnels/mine", "funnels/theirs"]]
