"""The cards of what reading a file can find. What YAML cannot show in an example has none."""

from __future__ import annotations

from functools import partial

from funnelspec.diagnostic import ERROR, WARNING, Card

_GOOD = """
    terms:
      lead:
        name: Lead
        definition: >-
          A person who showed interest and whom we may contact.
        owner: marketing
"""

_reading = partial(Card, family="reading", severity=ERROR, bad="", good="")
_comment = partial(Card, family="comments", severity=ERROR)

CARDS: tuple[Card, ...] = (
    _reading(
        "unreadable-file",
        title="A file or folder cannot be read",
        why="Nothing in it is checked or reaches the glossary, and nothing else says so.",
    ),
    _reading(
        "not-utf-8",
        title="A file is not saved as UTF-8",
        why="Accents and signs come out as other letters in each program that opens it; names stop matching.",
    ),
    _reading(
        "file-too-large",
        title="A file is too large to be checked",
        why="Something else, perhaps an export, stands among the files, and every check has to wait.",
    ),
    _reading(
        "outside-workspace",
        title="A link leads out of the workspace",
        why="What it leads to is different on every machine, so a check would pass here and fail elsewhere.",
    ),
    _reading(
        "broken-yaml",
        title="A file is not readable as YAML",
        why="Nothing in the file can be checked or published until this is put right.",
        bad="""
            terms:
              lead:
                name: Lead
                  owner: marketing  # <-- owner
        """,
        good=_GOOD,
    ),
    _reading(
        "tab-indent",
        title="A tab stands where only spaces may",
        why="A tab is as wide as each editor likes, so nobody can see what a line belongs to.",
    ),
    _reading(
        "duplicate-attribute",
        title="An attribute is written twice in one place",
        why="Most programs silently keep one of the two, and not all the same one.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
                name: Inquiry  # <-- name
        """,
        good=_GOOD,
    ),
    _reading(
        "several-documents",
        title="A file goes on after its end",
        why='In YAML a line "---" begins a new document. What stands below it would be lost without a word.',
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
            ---  # <-- ---
            terms:
              inquiry:
                name: Inquiry
                definition: A first sign of interest.
        """,
        good=_GOOD,
    ),
    _reading(
        "runaway-anchor",
        title="An anchor contains itself or stands for too much",
        why="Written out, the file would have no end; whatever reads it would run out of time or memory.",
        bad="""
            terms:
              lead: &lead
                name: Lead
                definition: A person who showed interest and whom we may contact.
                see: [*lead]  # <-- *lead
        """,
        good=_GOOD,
    ),
    _reading(
        "unknown-anchor",
        title="An alias names an anchor that does not exist",
        why="The part of the definition that it stands for is missing.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: *growth  # <-- *growth
        """,
        good=_GOOD,
    ),
    _reading(
        "broken-merge",
        title="A merge takes over something that has no attributes",
        why="The attributes that were to be shared are missing from the item.",
        bad="""
            terms:
              lead:
                <<: marketing  # <-- marketing
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
        """,
        good=_GOOD,
    ),
    _reading(
        "too-deep",
        title="Lists and attributes stand too deep inside each other",
        why="No text needs so many levels; the brackets or the indentation went wrong.",
    ),
    _reading(
        "foreign-tag",
        title="A tag asks for a type of another program",
        why="Such a tag makes some programs run code, and means nothing to the others.",
        bad="""
            terms:
              lead:
                name: !!python/name:lead Lead  # <-- !!python/name:lead
                definition: A person who showed interest and whom we may contact.
        """,
        good=_GOOD,
    ),
    _reading(
        "attribute-not-text",
        title="The name of an attribute is not text",
        why="Nobody can refer to it, so what it says is lost.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing
                [notes]: Agreed in spring.  # <-- [notes]
        """,
        good=_GOOD,
    ),
    _reading(
        "split-text",
        title="A comma or bracket splits a text in two",
        why="Inside braces and square brackets these marks end a text. What is left can look right and mean"
        " something else: a limit of 22 in place of 22,800.",
        bad="""
            fields:
              amount: {name: Amount, definition: What the deal is worth., type: number, owner: sales}
            criteria:
              big_deal:
                name: Big deal
                definition: A deal that the sales director sees.
                owner: sales
                when: {all: amount >= 22,800}  # <-- ,
        """,
        good="""
            fields:
              amount: {name: Amount, definition: What the deal is worth., type: number, owner: sales}
            criteria:
              big_deal:
                name: Big deal
                definition: A deal that the sales director sees.
                owner: sales
                when: {all: "amount >= 22,800"}
        """,
    ),
    _reading(
        "text-cut-short",
        severity=WARNING,
        title="A text ends at a #",
        why="Whatever follows the mark is a comment to YAML and never reaches the glossary.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person from our #1 region.  # <-- #1 region.
                owner: marketing
        """,
        good="""
            terms:
              lead:
                name: Lead
                definition: "A person from our #1 region."
                owner: marketing
        """,
    ),
    _reading(
        "needs-quotes",
        title="A text holds a mark that YAML reads in another way",
        why="The file cannot be read, or the text becomes something else than the words that were written.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: [[terms/inquiry]] with a budget.  # <-- [[terms/inquiry]] with a budget.
        """,
        good="""
            terms:
              inquiry:
                name: Inquiry
                definition: A first sign of interest.
                owner: marketing
              lead:
                name: Lead
                definition: "[[terms/inquiry]] with a budget."
                owner: marketing
        """,
    ),
    _reading(
        "merge-conflict",
        title="A merge conflict is left in a file",
        why="Two people changed the same lines and nobody has decided yet, so nothing in the file counts.",
        bad="""
            terms:
              lead:
                name: Lead
            <<<<<<< HEAD  # <-- <<<<<<< HEAD
                definition: A person who showed interest.
            =======
                definition: A person whom we may contact.
            >>>>>>> sales
        """,
        good=_GOOD,
    ),
    _reading(
        "control-character",
        title="An invisible character breaks a file",
        why="Nobody can see it, and two names that look the same differ by it.",
    ),
    _comment(
        "malformed-suppression",
        title="A comment for funnelspec is not written as one",
        why="The finding that it was to hide stays, or comes back on a day that nobody meant.",
        bad="""
            terms:
              lead:
                name: Lead
                definition: A person who showed interest and whom we may contact.
                owner: marketing  # funnelspec: ignore two-meanings  # <-- # funnelspec: ignore two-meanings
        """,
        good=_GOOD,
    ),
)
