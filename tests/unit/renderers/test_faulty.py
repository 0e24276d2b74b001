"""Definitions with faults are published all the same, as long as they can be read."""

from __future__ import annotations

import pytest

from funnelspec.catalogue import cards
from funnelspec.engine import check_texts
from funnelspec.examples import files
from funnelspec.glossary import build
from funnelspec.renderers import html, markdown
from funnelspec.renderers.anchors import anchor
from tests.unit.renderers.markup import Page


@pytest.mark.parametrize("card", [card for card in cards() if card.bad], ids=lambda card: card.name)
def test_every_bad_example_that_can_be_read_makes_a_whole_page(card):
    run = check_texts(files(card.bad))
    assert run.report.diagnostics
    if run.model is None:
        assert run.broken_config
        return
    glossary = build(run.model)
    page = Page(html.render(glossary))
    assert page.faults == []
    anchors = page.attribute("id")
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in page.attribute("href") if link.startswith("#")} <= set(anchors)
    text = markdown.render(glossary)
    assert all(f'<a id="{anchor(item.full_id)}"></a>' in text for item in glossary.items)
    assert glossary.missing == tuple(sorted(run.model.left_out))
