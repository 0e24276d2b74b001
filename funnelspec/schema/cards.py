"""The cards of what reading the shape of files can find."""

from __future__ import annotations

from functools import partial

from funnelspec.diagnostic import ERROR, Card

_card = partial(Card, family="shape", severity=ERROR)

CARDS: tuple[Card, ...] = (
    _card(
        "bad-id",
        title="An id is not written as one",
        why="Ids stand in links, in references and in other files; one with capitals, spaces or hyphens is"
        " soon written in two ways, and then nothing finds it.",
        bad="""
            terms:
              Sales-accepted lead:  # <-- Sales-accepted lead
                name: Sales-accepted lead
                definition: A lead that sales has agreed to work.
        """,
        good="""
            terms:
              sales_accepted_lead:
                name: Sales-accepted lead
                definition: A lead that sales has agreed to work.
                owner: sales
        """,
    ),
    _card(
        "empty-value",
        title="Something is left empty",
        why="Nobody can tell whether it was forgotten, is still to be agreed or is meant to be nothing.",
        bad="""
            terms:
              lead:
                name: Lead
                definition:  # <-- definition
        """,
        good="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
        """,
    ),
    _card(
        "missing-attribute",
        title="Something that every such item needs is missing",
        why="Without it the item cannot be read, published or checked against the others.",
        bad="""
            terms:
              lead:  # <-- lead
                name: Lead
        """,
        good="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
        """,
    ),
    _card(
        "unknown-attribute",
        title="An attribute does not exist",
        why="What stands under it is read by nobody: no check looks at it and no glossary shows it.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                synonyms: [prospect]  # <-- synonyms
        """,
        good="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                aliases: [prospect]
                owner: marketing
        """,
    ),
    _card(
        "unknown-section",
        title="A section does not exist",
        why="Everything in it is read by nobody: no check looks at it and no glossary shows it.",
        bad="""
            term:  # <-- term
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
        """,
        good="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
        """,
    ),
    _card(
        "wrong-value",
        title="A value is not written as its attribute asks for",
        why="It cannot be read with certainty, and a deadline or a share that two people read in two ways is"
        " agreed by nobody.",
        bad="""
            metrics:
              mql_acceptance:
                name: MQL acceptance rate
                definition: Share of the leads from marketing that sales accepts.
                within: a month or so  # <-- a month or so
        """,
        good="""
            metrics:
              mql_acceptance:
                name: MQL acceptance rate
                definition: Share of the leads from marketing that sales accepts.
                within: 30 days
                owner: marketing
        """,
    ),
    _card(
        "broken-config",
        title="The workspace file says something that cannot be",
        why="Teams, contexts and severities come from this file; with a mistake in it every check would look"
        " at something else than intended.",
        bad="""
            -- funnelspec.yaml --
            spec: 1
            preset: strictly  # <-- strictly
        """,
        good="""
            -- funnelspec.yaml --
            spec: 1
            preset: strict
        """,
    ),
)
