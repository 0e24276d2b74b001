"""Whether a word that may be a noun or a verb is meant as the noun, by the words beside it.

English tells them apart by the little words around: "a contact", "we contact". Only what these say is
believed; behind a noun ("sales contacts") or before one ("contact form") nothing is certain. The closed
classes are those of Quirk et al., A Comprehensive Grammar of the English Language, chapter 2.
"""

from __future__ import annotations

from typing import Literal

from funnelspec.language import irregular
from funnelspec.language.spelling import BASE, PLURAL, POSSESSIVE, VERBAL, may_be_plural
from funnelspec.language.words import Phrases, spans
from funnelspec.record import NamedTuple

Sense = Literal["noun", "open", "other"]
"""``noun``: it is one, and stands for itself; ``other``: it is a verb or part of an idiom."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns of marketing and sales that are verbs as well: plain data, to be read and extended.
VERBS_TOO = _set("""
account address advance answer appeal approach auction audit back balance bid bill block blog board book
boost brief budget buy call campaign care cause change charge chase chat check claim click close code
comment commit contact contract convert cost counter cover credit cross deal decline decrease delay demand
demo design detail dial direct discount display document draft drive drop email end engage estimate exchange
exit experience express fall favor favour feature feed file filter finish fit flag focus follow forecast form
forward frame front fund gain grade group guide handle help hit hold host hunt import increase influence
input interest interview invoice issue join judge label lapse lead level like limit link list load log look
lose mail map mark market match matter measure meet mention merge message mind model monitor move name
need network note notice number nurture object offer open order outreach own pace pack part pass pay phone
pick pitch place plan plant play point poll pool post practice present press price process produce
profile program project promise prompt purchase push qualify quarter question queue quote range rank rate
reach read recall record recruit recycle refer refund register reject release rent reply
report request research reserve respond rest result retail return review reward ring risk roll route rule
run sample schedule scope score scout screen search segment sell sense service set share ship shop
show sign sort source spend sponsor spot spread stage staff stall stand start state stay step stock stop
store study supply support survey swap switch tag talk target task tease test text thank time tip touch
track trade train transfer trend trial trust try turn type update upgrade use value view visit vote wait
walk want watch weight win wish work
""")

# Where it is one of these, it is a figure of speech: folded words, as ``words`` gives them.
IDIOMS = (
    *("great deal", "good deal", "big deal", "done deal", "deal breaker", "raw deal", "you get a deal"),
    *("in contact", "contact detail", "contact form", "contact page", "contact information", "contact info"),
    *("contact data", "contact us", "eye contact", "contact sheet", "make contact", "lose contact"),
    *("get in contact", "contact person", "prior to contact"),
    *("on record", "of record", "off the record", "for the record", "track record", "record time"),
    *("on target", "off target", "target date", "target audience", "target group", "target market"),
    *("in touch", "touch base", "keep touch", "final touch", "finishing touch"),
    *("call to action", "call center", "call centre", "on call", "close call", "last call", "roll call"),
    *("close of business", "close to", "at the close", "close by", "close enough"),
    *("lead time", "lead the way", "take the lead", "in the lead", "lead to"),
    *("on account of", "take into account", "into account", "account for", "by all account"),
    *("in order", "out of order", "in any case", "in that case", "in case", "case by case", "just in case"),
    *(
        "in demand",
        "on demand",
        "on offer",
        "in stock",
        "in use",
        "on time",
        "in time",
        "at time",
        "all time",
    ),
    *("in prospect", "prospect of", "the prospect that", "win win", "elevator pitch", "sale pitch"),
    *("at the end", "in the end", "on behalf", "by and large", "at first sight", "in question", "at issue"),
    *("at work", "in progress", "at the start", "from the start", "in view of", "with regard", "at risk"),
)

# A verb with what belongs to it, unless a little word before says that it is the noun: a deal with Northwind.
_WITH = {
    "deal": _set("with in"),
    "call": _set("on off out back for up"),
    "lead": _set("to by"),
    "partner": _set("with"),
    "touch": _set("on upon base"),
    "close": _set("out down off in"),
    "pitch": _set("in"),
    "account": _set("for"),
}

# Before a noun, and before nothing else but words that tell which one.
_ONE = _set("a an the this each every any no one another either neither my our your his her its their per")
_SOME = _set("""
these those some all many few several most both more fewer other such two three four five six seven eight
nine ten twelve twenty fifty hundred of with from for by as at about between among against without into
through onto upon via including to in on than like
""")
_SAYING_WHICH = _set("""
new old good great best better bad hot cold warm open lost won first second third last next other same
single active big small large key main major real current potential own existing young early late likely
unlikely dead live former future inbound outbound true false possible inactive only whole more most
""")

# Before a verb. Behind those of ``_HE`` it has an -s.
_WE = _set("""
i we you they who whom to must can could will would shall should may might do does did not never please
always cannot let dont lets don't let's won't can't didn't doesn't shouldn't people
""")
_HE = _set("he she it who which")
_DONE = _set(
    "is are was were be been being am has have had having get gets got not they we you i he she it who"
)

# Behind a verb: what it is done to.
_OBJECT = _set("a an the this these those my our your his her its their us them him me you it every each all")

# Behind a noun that stands for itself.
_CLOSED = _set("""
is are was were be been being am isn't aren't wasn't has have had do does did doesn't don't didn't can could
will would shall should may might must cannot can't won't who whom whose that which where when why how and or
but nor than as if because while until unless once before after since so of in for to with at on by from per
into onto upon via within without against between among during through over under about across behind toward
towards outside inside beyond except despite like not never only already always also still again later now
soon today there here yet too ever often sometimes usually actually
gets got becomes became goes went makes made takes took gives gave comes came says said seems
needs wants
""")
_AFTER_ONE = _set("a an each every one another")
_BETWEEN_NOUNS = _set("based related oriented driven centered focused led specific need seed feed bed speed")
_PASTS = frozenset(
    past for base, forms in irregular.VERBS.items() for past in forms[0].split("/") if past != base
) - _set("found felt saw left lay fell bore wound ground spoke rose thought cost drew led")

# Nouns with another meaning beside these words: the last contact with a lead, a target of 20 calls.
_MEANS_ELSE = {
    "contact": (
        _set("first last next no any further initial previous prior regular direct second third without"),
        _set("with by for after within via at"),
    ),
    "target": (_set("on off below above under over"), _set("of is are was were for by")),
    "record": (_set("written"), _set("of for in")),
    "interest": (_set("no any"), _set("in")),
}

_PHRASES: list[Phrases] = []  # the idioms, made ready for the first text that needs them
_REACH = 4


class _Beside(NamedTuple):
    """The words beside another one, in small letters: nothing where something else stands between.

    Attributes:
        start: the word begins a sentence, or a text.
    """

    before: str
    further: str
    behind: str
    ends: bool
    start: bool


def is_idiom(folded: list[str], first: int, end: int) -> bool:
    """Whether the words from ``first`` up to ``end`` are part of a longer figure of speech."""
    if not _PHRASES:
        _PHRASES.append(Phrases(dict.fromkeys(IDIOMS, "")))
    begin = max(0, first - _REACH)
    return any(
        begin + start <= first and end <= begin + stop and stop - start > end - first
        for start, stop, _ in _PHRASES[0].find(folded[begin : end + _REACH])
    )


def sense(
    plain: str, folded: list[str], first: int, end: int, form: str, word: str, orders: bool = False
) -> Sense:
    """As what a word or phrase is meant in a text.

    Args:
        plain: the text; ``folded``: its words, of which those from ``first`` up to ``end`` are meant.
        form: which form of the word they are, as ``inflection.forms`` says.
        word: the word itself, in small letters and in the singular.
        orders: whether the text tells people what to do, so that a verb may begin a sentence.
    """
    if is_idiom(folded, first, end):
        return "other"
    beside = _beside(plain, first, end)
    doubtful = word in VERBS_TOO
    if form in VERBAL:
        doing = beside.before in _DONE or may_be_plural(beside.before)
        doing = doing or beside.behind in _OBJECT or beside.behind in _WITH.get(word, ())
        return "other" if doubtful and doing else "open"
    if form == POSSESSIVE:
        return "noun"
    named = _tells_which(beside, form)
    if not named and _is_verb(beside, form, word, orders, doubtful):
        return "other" if doubtful else "open"
    before_it, behind_it = _MEANS_ELSE.get(word, (frozenset(), frozenset()))
    if beside.before in before_it or beside.behind in behind_it:
        return "open"
    begins = beside.start and form == PLURAL and beside.behind in _CLOSED - _SOME
    sure = (named or begins or not doubtful) and _stands_alone(beside, form, doubtful)
    return "noun" if sure else "open"


def _beside(plain: str, first: int, end: int) -> _Beside:
    places = spans(plain)

    def word(at: int) -> str:
        return plain[slice(*places[at])].casefold().replace("\u2019", "'")

    def near(at: int) -> str:
        """What stands between a word and the next one."""
        return plain[places[at][1] : places[at + 1][0]]

    before = near(first - 1) if first else "."
    further = near(first - 2) if first > 1 else "."
    behind = near(end - 1) if end < len(places) else "."
    owner = before in ("' ", "\u2019 ")  # sales' deals
    return _Beside(
        f"{word(first - 1)}'" if owner else word(first - 1) if _is_blank(before) else "",
        word(first - 2) if _is_blank(further) else "",
        word(end) if _is_blank(behind) else "",
        _is_break(behind),
        not first or any(sign in ".!?;:(\n" for sign in before.strip(" ") if before != "\n"),
    )


def _is_blank(gap: str) -> bool:
    """Whether a single blank parts two words; what is no prose leaves several."""
    return len(gap) == 1 and gap.isspace()


def _is_break(gap: str) -> bool:
    """Whether signs between two words part them: a comma does, a hyphen does not."""
    return gap != "-" and (bool(gap.strip()) or gap.count("\n") > 1)


def _tells_which(beside: _Beside, form: str) -> bool:
    """Whether the words before can only stand before a noun."""
    before, further = beside.before, beside.further
    if _is_article(before):
        return True
    which = before in _SAYING_WHICH or before.endswith(("ed", "able", "ible", "ful", "ive"))
    if form == PLURAL:
        return which or before in _SOME or before.isdigit()
    return which and (_is_article(further) or further in _SAYING_WHICH)


def _is_article(word: str) -> bool:
    return word in _ONE or (word.endswith(("'s", "s'")) and word not in ("it's", "let's", "that's"))


def _is_verb(beside: _Beside, form: str, word: str, orders: bool, doubtful: bool) -> bool:
    """Whether the words beside can only stand beside a verb; those behind tell only of a word that is one."""
    before, behind = beside.before, beside.behind
    if before in (_WE if form == BASE else _HE):
        return True
    if not doubtful:
        return False
    if behind in _OBJECT or behind in _WITH.get(word, ()):
        return True
    if form != BASE:
        return False
    if orders and beside.start and not beside.ends:
        return behind not in _CLOSED or behind in _SOME
    return may_be_plural(before) and not beside.ends and behind not in _CLOSED


def _stands_alone(beside: _Beside, form: str, doubtful: bool) -> bool:
    """Whether no other noun follows that the word would belong to."""
    behind = beside.behind
    if beside.ends or behind in _CLOSED:
        return True
    if form == PLURAL and not doubtful:
        return True
    if behind in _BETWEEN_NOUNS or not behind:
        return False
    if behind in _PASTS or behind.endswith("ed"):
        return True
    return form == BASE and beside.before in _AFTER_ONE and may_be_plural(behind)
