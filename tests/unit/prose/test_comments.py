"""Comments in Markdown that hide findings."""

from __future__ import annotations

import pytest

from tests.unit.prose.conftest import Found

HIDE = "<!-- funnelspec: ignore[avoided-word] a customer said so -->"


def told(found: Found, text: str) -> list[tuple[str, int]]:
    return [(each.card.name, each.at.where.first.line) for each in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HIDE}\nA suspect",
        f"{HIDE}\n\nA\nsuspect\nand a suspect",
        f"{HIDE}\n\n# A suspect",
        f"{HIDE}\n\n| a | b |\n|---|---|\n| c | d |\n| suspect | e |",
        f"A suspect {HIDE}",
        f"- a\n- suspect {HIDE}\n",
        f"- a\n  {HIDE}\n- suspect\n",
        f"| a |\n|---|\n| suspect {HIDE} |",
        "<!--\n  funnelspec: ignore[avoided-word]\n  a customer\n  said so\n-->\nA suspect",
        f"<!-- other -->\n{HIDE}\n<!-- other -->\nA suspect",
        f"> [!NOTE]\n> {HIDE}\n> A suspect",
        "<!-- funnelspec: ignore[undefined-term, avoided-word] both -->\nA suspect of SQO",
        "A suspect <!-- funnelspec: ignore[avoided-word] until 2027-01-31 a customer said so -->",
    ],
)
def test_hidden(found: Found, text: str) -> None:
    assert told(found, text) == []


def test_only_what_follows_or_stands_on_the_line(found: Found) -> None:
    assert told(found, f"{HIDE}\n\nA suspect\n\nA suspect") == [("avoided-word", 5)]
    assert told(found, f"A suspect\nand a suspect {HIDE}") == [("avoided-word", 1)]
    assert told(found, f"A lead {HIDE}\nand a suspect") == [("unused-suppression", 1), ("avoided-word", 2)]


def test_the_laws_are_those_of_definitions(found: Found) -> None:
    reasonless = "A suspect <!-- funnelspec: ignore[avoided-word] -->"
    assert told(found, reasonless) == [("suppression-without-reason", 1)]
    assert told(found, "A lead <!-- funnelspec: ignore[avoided-words] x -->") == [
        ("unknown-rule-in-suppression", 1)
    ]
    past = "A suspect <!-- funnelspec: ignore[avoided-word] until 2025-01-31 x -->"
    assert told(found, past) == [("avoided-word", 1), ("expired-suppression", 1)]
    assert told(found, f"{HIDE}") == [("unused-suppression", 1)]


def test_a_comment_that_is_not_written_as_one(found: Found) -> None:
    (one,) = found("<!-- funnelspec: ignroe[avoided-word] x -->\n\nA lead")
    assert one.card.name == "malformed-suppression"
    assert one.at.where.text == "funnelspec: ignroe[avoided-word] x"
    assert "`<!-- funnelspec: ignore[rule-name] why -->`" in one.help
    many = found("<!-- funnelspec: x -->\n\n" * 300)
    assert len(many) == 100


def test_what_is_no_comment_hides_nothing(found: Found) -> None:
    assert told(found, f"```\n{HIDE}\n```\nA suspect") == [("avoided-word", 4)]
    assert told(found, f"`{HIDE}` A suspect") == [("avoided-word", 1)]
    assert told(found, f"A suspect {HIDE[:-3]}") == [("avoided-word", 1)]
