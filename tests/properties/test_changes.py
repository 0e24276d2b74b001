"""Laws of what changed in a glossary, whatever was changed in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from funnelspec.changes import Change, changes
from funnelspec.conditions.evaluate import evaluate
from funnelspec.engine import check_texts
from funnelspec.model.entities import Criterion
from funnelspec.model.model import Model
from funnelspec.report import Report
from funnelspec.reporters import json_report, markdown
from tests.properties.test_reporters import SCHEMA, TEXT

TODAY = date(2026, 1, 15)
DEFINITIONS = (
    "A person who has asked for a demo within 14 days.",
    "A person who asked for a demo within two weeks.",
    "A person who has asked for a demo within 30 days.",
    "A company that has not paid.",
)


@st.composite
def states(draw: st.DrawFn) -> Model:
    """A small workspace: some terms, shared or a team's, and a criterion."""
    lines = ["fields:", "  points: {name: Points, definition: Earned by deeds., type: integer}", "terms:"]
    for word in draw(st.sets(st.sampled_from("abcd"))) | {"z"}:
        name = draw(st.sampled_from(("Lead", "Account", "Deal")))
        lines.append(f"  {word}: {{name: {name} {word}, definition: {draw(st.sampled_from(DEFINITIONS))}}}")
    lines += [
        "criteria:",
        "  mql:",
        "    name: MQL",
        "    definition: Whom marketing hands over.",
        "    when:",
    ]
    for bound in draw(st.lists(st.integers(1, 4), min_size=1, max_size=2)):
        lines.append(f"      - points {draw(st.sampled_from(('>=', '<')))} {bound * 10}")
    own = ["team: sales", "terms:", "  x: {name: Own, definition: A word that sales has alone.}"]
    words = draw(st.sets(st.sampled_from("abcd"), max_size=2))
    own += [
        f"  {word}: {{name: Own {word}, definition: {draw(st.sampled_from(DEFINITIONS))}}}" for word in words
    ]
    model = check_texts({"a.yaml": "\n".join(lines) + "\n", "sales.yaml": "\n".join(own) + "\n"}, TODAY).model
    assert model
    return model


def _listed(bounds: list[str]) -> str:
    return f"[{', '.join(f'points {bound}' for bound in bounds)}]"


@given(states())
def test_a_state_is_no_change_of_itself(state: Model) -> None:
    """Also when it was read twice."""
    texts = {file.path: file.source.text for file in state.files}
    again = check_texts(texts, TODAY).model
    assert again
    assert changes(state, again) == ()


@given(states(), states())
def test_the_way_back_undoes_everything(one: Model, other: Model) -> None:
    """What is added in one direction is removed in the other, and a line that is eased is tightened."""
    back = {"added": "removed", "removed": "added", "eased": "tightened", "tightened": "eased"}
    back |= {"parted": "settled", "settled": "parted"}
    there, again = (changes(*pair) for pair in ((one, other), (other, one)))
    kinds = [Counter(change.kind for change in found) for found in (there, again)]
    for kind in ("added", "removed", "eased", "tightened", "redrawn", "parted", "settled", "changed"):
        assert kinds[0][kind] == kinds[1][back.get(kind, kind)]  # type: ignore[index]


@given(states(), states())
def test_a_lead_shows_the_change(one: Model, other: Model) -> None:
    """It meets one of the two conditions, and the change says which."""
    for change in changes(one, other):
        if change.lead is None:
            continue
        met = [_meets(model, change) for model in (one, other)]
        assert met == [not change.meets, change.meets]


def _meets(model: Model, change: Change) -> bool:
    entry = model.shared.entries[change.full_id]
    assert isinstance(entry, Criterion)
    assert entry.when
    assert change.lead
    typed = model.shared.bind(entry.when)[0]
    assert typed
    known = {name: value for name, value in change.lead.lead.items() if value is not None}
    return evaluate(typed, known, TODAY, change.lead.judged)  # type: ignore[arg-type]


@given(states(), states(), TEXT, TEXT)
def test_no_text_of_a_change_becomes_markup(one: Model, other: Model, before: str, item: str) -> None:
    """And JSON follows its schema."""
    found = [
        change._replace(before=before, item=item, says=item, teams=(before,))
        for change in changes(one, other)
    ]
    report = Report(files=1, entries=1, since="main")
    text = markdown.render(report, changes=found)
    for line in text.split("\n"):
        if line.startswith("|"):
            assert line.count("|") == 4
    tags = {f"<{close}{tag}>" for tag in ("b", "details", "summary") for close in ("", "/")}
    assert set(re.findall("<[^>]*>?", text)) <= tags | {"<!-- funnelspec -->", "<!-- -->", "<br>"}
    assert not set(text.replace("<!-- -->", "").replace("&#", "")) & set("`@*_[]\\~$")
    SCHEMA.validate(json.loads(json_report.render(report, changes=found)))
