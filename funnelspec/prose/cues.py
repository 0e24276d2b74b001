"""The words by which a sentence shows that it tells an agreed value, or something else."""

from __future__ import annotations

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# The past, what is not so yet, examples, questions.
DOUBT = _words(
    r"\?\s*$|\b(?:(?:last|previous|past) (?:year|quarter|month|week)|was|were|had|averaged?|median|mean"
    r"|currently|actual(?:ly)?|measured|historic(?:al)?(?:ly)?|used to|formerly|e\.g|examples?"
    r"|such as|imagine|suppose|instead of|rather than|propos\w+|could|might|would|19\d\d|20\d\d|Q[1-4])\b",
)
# What stands before a time that is no deadline, before a deadline, and where a deadline begins.
REPEATED = _words(r"\b(?:every|each|per|another|after|next|older than) $")
LED = _words(
    r"(?:[:|(=]|\b(?:limit|deadline|target|takes?|is|are|be|of))\s*(?:now |only |always |an? |the )?$"
)
INSIDE = _words(r"\binside (?:of )?$")
SOON = _words(r"(?:within|(?:no|not) (?:later|longer)|in (?:under|less|at most)|at most|up to|under|max)\b")
# A text about an SLA or a metric that tells what happens besides.
ELSE = _words(
    r"\b(?:report|publish|review|discuss|present|shar|send|sent|updat|dashboard|miss|breach|exceed|escalat)"
)
GOAL = _words(r"\b(?:goals?|targets?|aims?|objective|must|should|at least|want)\b")
CHANGE = _words(r"\b(?:by|adds?|giv\w+|earns?|gets?|worth|loses?|another|extra|more)\s+$")
KIND = _words(r"\w-[^\W\d]")  # a 20-employee company, three-valued
ANSWERS = _words(
    r"\b(?:answer|respon[ds]|repl(?:y|ie)|contact|call|reach|follow\w* up|(?:first|get in) touch)\w*"
)
ACCEPTS = _words(r"\b(?:accept|reject|(?:take|pick|give|hand)\w* (?:\w+ )?(?:over|up|back))\w*")
STAYS = _words(r"\b(?:stays?|remains?|stale|max(?:imum|\.)? age|age limit)\b")
CHANCE = _words(r"\b(?:probabilit(?:y|ies)|likel(?:y|ihood)|chances?|weight(?:ed)?)\b")
DEFINES = _words(
    r"\b(?:becom\w+|counts? as|qualif(?:y|ies)|needs?|requires?|threshold|minimum|means?|must have"
    r"|has to have|defined as)\b"
)
# A sentence that says nothing else: "An MQL has at least 65 points."
OPENS = _words(r"\W*(?:(?:an?|any|every|each|all|the) )?")
HAS = _words(r"s? (?:(?:must|should|has to|have to|always|will) )*(?:has|have) $")
CLOSES = _words(r"\bcloses? at $")
DEFINED = _words(r"s?\s*(?:[:(|=]|(?:is|are) (?:an?|any|all|every)\b)")
