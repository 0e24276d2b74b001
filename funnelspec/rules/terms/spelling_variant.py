"""A name written in another form than the one that was agreed on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from funnelspec.diagnostic import WARNING, Edit, Finding, Fix, Label
from funnelspec.language.folding import fold_name
from funnelspec.language.little import ARTICLES, COPULAS
from funnelspec.language.surface import Surfaces, Variant, joints
from funnelspec.language.words import spans, words
from funnelspec.model.entities import Entry, Reason
from funnelspec.model.model import Model
from funnelspec.rule import rule
from funnelspec.rules._names import Declared, declared
from funnelspec.rules._prose import Passage, passages
from funnelspec.source import Location

Agreed = dict[tuple[str | None, str], Declared]


@rule(
    name="spelling-variant",
    on=Model,
    severity=WARNING,
    title="A name is written in two ways",
    why="A search, a filter or a report that knows one way of writing misses the other, and readers wonder "
    "whether two things are meant.",
    bad="""
        terms:
          sales_ready_lead: {name: Sales-ready lead, definition: Wants an offer.}
          nurture: {name: Nurture, definition: Mails for sales ready leads.}  # <-- sales ready leads
    """,
    good="""
        terms:
          sales_ready_lead: {name: Sales-ready lead, definition: Wants an offer.}
          nurture: {name: Nurture, definition: Mails for sales-ready leads.}
    """,
)
def spelling_variant(model: Model) -> Iterator[Finding]:
    # What a single reason is called is a label in a list rather than a word that people use.
    names = [each for each in declared(model) if not isinstance(each.entry, Reason)]
    agreed: Agreed | None = None
    seen: Counter[tuple[str, str]] = Counter()
    for variant, where, entry in _variants(model, names):
        agreed = agreed or _agreed(model, names)
        right = agreed.get((entry.file.context, variant.name))
        # A variant of a word to avoid is no variant of a name: another rule tells it in whatever form.
        if right:
            yield _finding(variant, where, entry, right, seen)


def _variants(model: Model, names: list[Declared]) -> Iterator[tuple[Variant, Location, Entry]]:
    surfaces = _surfaces(model, names)
    for passage in passages(model):
        for variant in surfaces[passage.entry.file.context].find(passage.plain, passage.words):
            if _only_its_name(passage, variant):
                continue  # which is told elsewhere
            yield variant, passage.place(variant.first, variant.end), passage.entry
    for _, name, entry in names:
        if name.value.isalpha() and (name.value[1:].islower() or name.value.isupper()):
            continue  # one word has no name in it
        folded = words(name.value)
        # The whole name is one of its own, and right as it is written.
        for variant in surfaces[entry.file.context].find(name.value, folded, whole=False):
            places = spans(name.value)
            yield variant, name.at(places[variant.first][0], places[variant.end - 1][1]), entry


def _only_its_name(passage: Passage, variant: Variant) -> bool:
    """Whether a definition says no more than what the item is called."""
    if passage.attribute != "definition":
        return False
    entry = passage.entry
    own = (*((entry.name,) if entry.name else ()), *entry.abbreviation)
    named = {word for text in own for word in words(text.value)}
    return named.issuperset(words(variant.name)) and named.union(ARTICLES, COPULAS).issuperset(passage.words)


def _agreed(model: Model, names: list[Declared]) -> Agreed:
    """Who goes by a name, for each context. A name that two items write in two ways is not agreed on: neither
    form is right until these two are settled."""
    agreed: Agreed = {}
    for context in {file.context for file in model.files}:
        alike: defaultdict[str, list[Declared]] = defaultdict(list)
        for each in names:
            if each.entry.file.context in (None, context):
                alike[fold_name(each.word.value).replace(" ", "")].append(each)
        for several in alike.values():
            items = {(each.entry.file.path, each.entry.full_id) for each in several}
            if len(items) == 1 or len({tuple(joints(each.word.value)) for each in several}) == 1:
                for each in several:
                    agreed.setdefault((context, each.word.value), each)
    return agreed


def _surfaces(model: Model, names: list[Declared]) -> dict[str | None, Surfaces]:
    """The right forms for each context: its own names and those of no context. A word to avoid is told by
    another rule, in whatever form."""
    surfaces = {context: Surfaces() for context in {file.context for file in model.files}}
    avoided = (("", avoid.word, entry) for entry in model.entries for avoid in entry.avoid)
    for _, word, entry in (*names, *avoided):
        context = entry.file.context
        for held in surfaces.values() if context is None else (surfaces[context],):
            held.add(word.value)
    return surfaces


def _finding(
    variant: Variant, where: Location, entry: Entry, right: Declared, seen: Counter[tuple[str, str]]
) -> Finding:
    about = (entry.full_id, variant.written)
    seen[about] += 1
    fix = Fix(f"Write `{variant.right}`", (Edit(where, variant.right),), safe=variant.sure)
    return Finding(
        headline=f'"{entry.label}" has "{variant.written}" for "{variant.name}"',
        at=Label(where, f'elsewhere "{variant.name}"'),
        related=(Label(right.word.where, f'{right.role} of the {right.entry.kind} "{right.entry.label}"'),),
        help=f'Write `{variant.right}`; if both forms are right, add the other one to "aliases" of '
        f"`{right.entry.full_id}`.",
        entries=(entry.full_id, right.entry.full_id),
        differs=" ".join((variant.written, *(str(seen[about]) for _ in range(seen[about] > 1)))),
        certainty=None if variant.sure else "heuristic",
        # Of a text that stands elsewhere the place is a mark, which must stay; so must the lines of a text.
        fix=fix if where == where.first_line() and " ".join(where.text.split()) == variant.written else None,
    )
