"""One item, defined by two teams in different words."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.comparison import compare
from funnelspec.diagnostic import ERROR, Finding
from funnelspec.language.folding import fold_text
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._contrasts import told
from funnelspec.rules._opinions import parts_of, who
from funnelspec.rules._placeholder import is_placeholder
from funnelspec.rules._words import called

_COUNT = {2: "two", 3: "three", 4: "four"}


@rule(
    name="two-meanings",
    on=Model,
    severity=ERROR,
    title="Two teams define one item differently",
    why="Two teams count different people under one name, so any rate that crosses from one team to the "
    "other compares two different groups.",
    bad="""
        -- marketing.yaml --
        team: marketing
        terms:
          mql: {name: MQL, definition: A lead with at least 60 points.}
        -- sales.yaml --
        team: sales
        terms:
          mql: {name: MQL, definition: A lead with at least 80 points.}  # <-- 80 points
    """,
    good="""
        terms:
          mql: {name: MQL, definition: A lead with at least 80 points.}
        -- marketing.yaml --
        team: marketing
        terms:
          mql: {notes: Most of them have 90 points.}
    """,
)
def two_meanings(model: Model) -> Iterator[Finding]:
    for comparison in compare(model):
        if comparison.attribute != "definition" or comparison.verdict != "different":
            continue
        # A team that has written "TBD" disagrees with nobody.
        if len({fold_text(side.words) for side in comparison.sides if not is_placeholder(side.words)}) < 2:
            continue
        found = told(comparison)
        meanings = _meanings([side.words for side in comparison.sides if side.team is not None], model)
        name = called(comparison.entry, model)
        yield Finding(
            headline=f'"{name}" means {_COUNT.get(meanings, "several")} different things{found.words}',
            at=found.at,
            related=found.related,
            help=f"Agree {found.agree or 'on one meaning'}, keep one wording in one shared file, and take it "
            f"out of the files of {who(comparison.sides)}. If these are different things, give each its own "
            "name and id.",
            entries=(comparison.full_id,),
            differs="definition",
            parts=parts_of(comparison),
        )


def _meanings(texts: list[str], model: Model) -> int:
    """How many different things the texts of several teams say, layout and wording aside."""
    different = list({fold_text(text): text for text in texts}.values())
    if len(different) == 2 or len(different) > max(_COUNT):
        return len(different)
    from funnelspec.comparison.contrasts import synonyms
    from funnelspec.language.contrast import contrast

    known = synonyms(model)
    kept: list[str] = []
    for text in different:
        if all(contrast(other, text, known).verdict == "different" for other in kept):
            kept.append(text)
    return max(2, len(kept))
