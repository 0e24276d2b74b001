"""The words of the grammar, and what people write instead of them."""

from __future__ import annotations

PHRASES: dict[tuple[str, ...], str] = {
    ("between",): "between",
    ("in",): "in",
    ("not", "in"): "not in",
    ("has", "any", "of"): "has any",
    ("has", "all", "of"): "has all",
    ("has", "none", "of"): "has none",
    ("contains",): "contains",
    ("starts", "with"): "starts with",
    ("ends", "with"): "ends with",
    ("in", "the", "last"): "in the last",
    ("in", "the", "next"): "in the next",
    ("older", "than"): "older than",
    ("is", "in", "the", "past"): "past",
    ("is", "in", "the", "future"): "future",
    ("is", "known"): "known",
    ("is", "unknown"): "unknown",
}
"""Comparisons in words, and the ``op`` each stands for."""

SYMBOLS = frozenset(("=", "!=", "<", "<=", ">", ">="))
SYMBOL_LETTERS = frozenset("=!<>≥≤≠")

LISTED = frozenset(("in", "not in", "has any", "has all", "has none"))
BARE = frozenset(("past", "future", "known", "unknown"))
COUNTED = frozenset(("in the last", "in the next", "older than"))

CONNECTIVES = {"and": "and", "or": "or", "&&": "and", "||": "or"}

INSTEAD_OF_SYMBOL = {
    "==": "=",
    "===": "=",
    "=>": ">=",
    "=<": "<=",
    "=!": "!=",
    "<>": "!=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
}

INSTEAD: dict[tuple[str, ...], str] = {
    ("is",): "{field} = {rest}",
    ("are",): "{field} = {rest}",
    ("equals",): "{field} = {rest}",
    ("equal",): "{field} = {rest}",
    ("equal", "to"): "{field} = {rest}",
    ("is", "equal", "to"): "{field} = {rest}",
    ("at", "least"): "{field} >= {rest}",
    ("is", "at", "least"): "{field} >= {rest}",
    ("at", "most"): "{field} <= {rest}",
    ("is", "at", "most"): "{field} <= {rest}",
    ("up", "to"): "{field} <= {rest}",
    ("more", "than"): "{field} > {rest}",
    ("is", "more", "than"): "{field} > {rest}",
    ("greater", "than"): "{field} > {rest}",
    ("is", "greater", "than"): "{field} > {rest}",
    ("larger", "than"): "{field} > {rest}",
    ("over",): "{field} > {rest}",
    ("above",): "{field} > {rest}",
    ("exceeds",): "{field} > {rest}",
    ("exceed",): "{field} > {rest}",
    ("after",): "{field} > {rest}",
    ("is", "after"): "{field} > {rest}",
    ("less", "than"): "{field} < {rest}",
    ("is", "less", "than"): "{field} < {rest}",
    ("fewer", "than"): "{field} < {rest}",
    ("smaller", "than"): "{field} < {rest}",
    ("under",): "{field} < {rest}",
    ("below",): "{field} < {rest}",
    ("before",): "{field} < {rest}",
    ("is", "before"): "{field} < {rest}",
    ("newer", "than"): "{field} > {rest}",
    ("is", "newer", "than"): "{field} > {rest}",
    ("is", "between"): "{field} between {rest}",
    ("is", "in"): "{field} in {rest}",
    ("one", "of"): "{field} in ({rest})",
    ("any", "of"): "{field} in ({rest})",
    ("is", "one", "of"): "{field} in ({rest})",
    ("is", "any", "of"): "{field} in ({rest})",
    ("is", "none", "of"): "{field} not in ({rest})",
    ("has",): "{field} has any of ({rest})",
    ("have",): "{field} has any of ({rest})",
    ("has", "some", "of"): "{field} has any of {rest}",
    ("has", "one", "of"): "{field} has any of {rest}",
    ("contain",): "{field} contains {rest}",
    ("includes",): "{field} contains {rest}",
    ("include",): "{field} contains {rest}",
    ("like",): "{field} contains {rest}",
    ("matches",): "{field} contains {rest}",
    ("starts",): "{field} starts with {rest}",
    ("start", "with"): "{field} starts with {rest}",
    ("begins", "with"): "{field} starts with {rest}",
    ("begin", "with"): "{field} starts with {rest}",
    ("ends",): "{field} ends with {rest}",
    ("end", "with"): "{field} ends with {rest}",
    ("is", "blank"): "{field} is unknown",
    ("is", "empty"): "{field} is unknown",
    ("is", "missing"): "{field} is unknown",
    ("is", "null"): "{field} is unknown",
    ("is", "not", "known"): "{field} is unknown",
    ("is", "not", "unknown"): "{field} is known",
    ("is", "not", "blank"): "{field} is known",
    ("is", "not", "empty"): "{field} is known",
    ("is", "not", "null"): "{field} is known",
    ("is", "set"): "{field} is known",
    ("exists",): "{field} is known",
    ("exist",): "{field} is known",
    ("in", "the", "past"): "{field} is in the past",
    ("in", "the", "future"): "{field} is in the future",
    ("is", "in", "the", "last"): "{field} in the last {rest}",
    ("is", "in", "the", "next"): "{field} in the next {rest}",
    ("is", "older", "than"): "{field} older than {rest}",
    ("within",): "{field} in the last {rest}",
    ("within", "the", "last"): "{field} in the last {rest}",
    ("within", "the", "next"): "{field} in the next {rest}",
    ("in", "last"): "{field} in the last {rest}",
    ("in", "next"): "{field} in the next {rest}",
    ("older",): "{field} older than {rest}",
}
"""Words that are no comparison, and the line that says what was meant."""

NEGATIONS = frozenset(
    (
        *(("not",), ("is", "not"), ("isn't",), ("are", "not"), ("aren't",)),
        *(("does", "not"), ("doesn't",), ("do", "not"), ("don't",)),
    )
)
"""Words behind a field that turn round what follows them; the grammar has its "not" in front."""

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
"""The comparison that says the same with its two sides changed."""

LONGEST_PHRASE = 4

RESERVED = frozenset(
    word for words in (*PHRASES, ("not", "meets", "judgement", "and", "or", "days", "day")) for word in words
)
"""No field, criterion or segment may be called like a word of the grammar."""
