"""A definition that says only the name of its item, or is only a link or an address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from funnelspec.diagnostic import INFO, WARNING, Finding, Label
from funnelspec.language.little import ARTICLES, COPULAS, word_set
from funnelspec.language.words import words
from funnelspec.model.entities import Entry, Field, Part, Reason
from funnelspec.model.model import Model
from funnelspec.model.references import Link, links
from funnelspec.model.workspace import Workspace
from funnelspec.rule import rule
from funnelspec.rules._explaining import steps
from funnelspec.rules._placeholder import is_placeholder
from funnelspec.rules._prose import Passage, passages
from funnelspec.rules._ways import reached

_FILLER = (
    ARTICLES
    | COPULAS
    | word_set(
        "stand for term word name abbreviation acronym short called known as see also our we what "
        "of i e that which who and or be to in"
    )
)

_KINDS = {
    "terms": word_set("item concept"),
    "fields": word_set("field value"),
    "segments": word_set("segment"),
    "criteria": word_set("criterion criteria test condition"),
    "scores": word_set("score model point"),
    "stages": word_set("stage step phase"),
    "funnels": word_set("funnel milestone"),
    "status_lists": word_set("status list value"),
    "statuses": word_set("status value state"),
    "reasons": word_set("reason set list"),
    "slas": word_set("sla deadline"),
    "handovers": word_set("handover"),
    "metrics": word_set("metric measure figure"),
}
"""What an item is anyway, by its section: "the discovery stage" says no more than "discovery"."""

_MOST = 20
"""With more different words besides the little ones a text says more than a name."""


@rule(
    name="only-its-name",
    on=Model,
    severity=WARNING,
    title="A definition says only the name of what it defines",
    why="Whoever looks the word up knows no more than before, and each team goes on with a meaning of its "
    "own.",
    bad="""
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: An MQL is a marketing-qualified lead.  # <-- An MQL is a marketing-qualified lead.
    """,
    good="""
        stages:
          mql:
            name: Marketing qualified lead
            abbreviation: MQL
            definition: A person with 65 points or more, whom marketing hands to sales.
    """,
)
def only_its_name(model: Model) -> Iterator[Finding]:
    for passage in passages(model):
        if passage.attribute != "definition" or isinstance(passage.entry, (Part, Reason)):
            continue
        rest = _content(passage.words)
        if len(rest) <= _MOST:
            team = passage.entry.file.team
            view = model.shared if team is None else model.teams[team]
            entry = view.entries.get(passage.entry.full_id, passage.entry)
            own = _own(entry)
            nothing = rest <= own or _spelled(passage.words, own, entry)
            if nothing and not is_placeholder(passage.text.value):  # which is told elsewhere
                yield from _look(passage, entry, own, view, model)


def _content(text: list[str]) -> set[str]:
    """The words of a text that may say something: in "what we call a lead" the call does not."""
    rest = set(text) - _FILLER
    if "call" in rest and ("we", "call") in pairwise(text[:-1]):
        rest.remove("call")
    return rest


def _own(entry: Entry) -> set[str]:
    """The words that an item is called by, and those for what it is anyway."""
    own = set(_KINDS[entry.section])
    for text in (entry.name, *entry.abbreviation, *entry.aliases):
        if text:
            own.update(words(text.value))
    own.update(words(entry.id.replace("_", " ")))
    return own


def _spelled(text: list[str], own: set[str], entry: Entry) -> str:
    """The short name of which a text says only what it stands for: "MQL" of "marketing qualified lead"."""
    letters = "".join(word[0] for word in text if word not in _FILLER and word not in own)
    shorts = (text.value.strip() for text in (entry.name, *entry.abbreviation, *entry.aliases) if text)
    same = (short for short in shorts if short.isupper() and short.casefold() == letters)
    return next(same, "") if len(letters) > 1 else ""


def _look(passage: Passage, entry: Entry, own: set[str], view: Workspace, model: Model) -> Iterator[Finding]:
    """The same with what is no prose: code, quotations and ids say something, links and addresses lead on."""
    text = passage.text.value
    found = list(links(passage.text)) if "[[" in text else []
    ends = [0, *(link.end for link in found)]
    starts = [*(link.start for link in found), len(text)]
    told = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True)).split()
    plain = [word for word in told if "://" not in word and not word.lower().startswith("mailto:")]
    addresses = len(told) - len(plain)
    said = words(" ".join(plain))
    spelled = _spelled(said, own, entry)
    if not (_content(said) <= own or spelled):
        return
    if found and _in_a_circle(entry, found, view, model):
        return  # which is told elsewhere
    # A field may well hold just what another item is; several links that are joined say something.
    if found and (isinstance(entry, Field) or (len(found) > 1 and "see" not in said)):
        return
    if found or addresses:
        yield _finding(passage, entry, "a link" if found else "an address")
    elif spelled or not (own - _KINDS[entry.section]).isdisjoint(said):
        yield _finding(passage, entry, "", spelled)


def _in_a_circle(entry: Entry, found: list[Link], view: Workspace, model: Model) -> bool:
    """Whether a link leads to what the item is explained with, and from there back to it."""
    others = [view.named(link.target, entry.file.context) for link in found]
    graph = steps(model, view)
    ways = [other.full_id for other in others if other and other.full_id in graph.get(entry.full_id, ())]
    return entry in others or entry.full_id in reached(graph, ways)


def _make_it_the_name(passage: Passage, short: str) -> str:
    long = " ".join(passage.text.value.split()).rstrip(" .")
    name = "Make the long form the `name`"
    if len(words(long)) == len(short) and long.replace(" ", "").replace("-", "").isalpha():
        name = f"Write `name: {long}`"
    return f"{name} and `abbreviation: {short}`, and say in the definition what it is."


def _finding(passage: Passage, entry: Entry, lead: str, short: str = "") -> Finding:
    headline = f'The definition of "{entry.label}" says only its name'
    help = "Say who or what it is, and what must be true of it."
    says = f"only {lead}" if lead else "says no more"
    if short:
        is_name = entry.name is not None and entry.name.value.strip() == short
        what = "it" if is_name else f'"{short}"'
        headline = f'The definition of "{entry.label}" says only what {what} stands for'
        says = "the long form, and nothing else"
        help = _make_it_the_name(passage, short) if is_name else help
    if lead:
        headline = f'The definition of "{entry.label}" is only {lead}'
        help = "Say here in a sentence what it is; the rest may be read elsewhere."
        if lead == "a link":
            help = (
                "Say here what it is, and what sets it apart. If both are one thing, take this item out and "
                'make its name one of the "aliases" of the other.'
            )
    where = passage.entry.value_place("definition")
    related = (Label(entry.name.where, "its name"),) if entry.name and not lead else ()
    return Finding(
        headline=headline,
        at=Label(where, says),
        related=related,
        help=help,
        entries=(entry.full_id,),
        # What a field is, its type and its choices say as well.
        severity=INFO if isinstance(entry, Field) else None,
    )
