"""Puts the glossary together: which items there are, in which order, and what of them is disputed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from funnelspec.comparison import Comparison, compare
from funnelspec.glossary.book import Book, order, place
from funnelspec.glossary.differences import Books, differences
from funnelspec.glossary.facts import facts
from funnelspec.glossary.flow import overview
from funnelspec.glossary.mentions import Mentions
from funnelspec.glossary.translations import wordings
from funnelspec.glossary.uses import uses
from funnelspec.glossary.value import (
    SECTION_TITLES,
    Body,
    Difference,
    Glossary,
    Item,
    Owner,
    Row,
    Run,
    Section,
    Table,
    targets,
)
from funnelspec.model.entities import Entry
from funnelspec.model.model import Model


def build(model: Model) -> Glossary:
    """The glossary of a model. Equal models give equal glossaries, whatever the order of the files.

    The shared items are its basis; an item that only teams' own files have is shown as the first of them,
    in the order of the files, writes it.
    """
    shared = Book(model.shared)
    books: Books = {None: shared, **{team: Book(workspace) for team, workspace in model.teams.items()}}
    compared: dict[str, list[Comparison]] = {}
    for comparison in compare(model):
        compared.setdefault(comparison.full_id, []).append(comparison)
    sides: dict[str, dict[str | None, Entry]] = {}
    for entry in model.entries:
        sides.setdefault(entry.full_id, {}).setdefault(entry.file.team, entry)

    ranks = stage_ranks(books.values())
    chosen = sorted(
        (_basis(entries) for entries in sides.values()),
        key=lambda entry: (ranks.get(entry.full_id, len(ranks)), order(entry)),
    )
    found: dict[str, list[Item]] = {section: [] for section in SECTION_TITLES}
    used = uses(model, books)
    names = {entry.full_id: entry.label for entry in chosen}
    sections = list(SECTION_TITLES)
    in_order = sorted(chosen, key=lambda entry: sections.index(entry.section))
    places = {entry.full_id: at for at, entry in enumerate(in_order)}
    mentions = {team: Mentions(book) for team, book in books.items()}
    for basis in chosen:
        full_id = basis.full_id
        entries = list(sides[full_id].values())
        item = _item(basis, entries, compared.get(full_id, ()), books, mentions)
        said = {"/".join(to.split("/")[:2]) for fact in item.facts for to in targets(fact.body)}
        users = sorted(used.get(full_id, {}).keys() - said, key=places.__getitem__)
        found[basis.section].append(item.replace(used_by=tuple(Run(names[user], user) for user in users)))
    shown = tuple(
        Section(section, SECTION_TITLES[section], tuple(items)) for section, items in found.items() if items
    )
    disputed = frozenset(item.full_id for section in shown for item in section.items if item.disputed)
    publish = model.config.publish
    return Glossary(
        title=model.config.name,
        sections=shown,
        overviews=tuple(overview(funnel, flow, shared, disputed) for funnel, flow in shared.flows),
        edit_url=publish.edit_url or "",
        colours=publish.colours,
        missing=tuple(sorted(model.left_out)),
        complete=model.complete,
        wordings=wordings([each for section in found for each in chosen if each.section == section], books),
    )


def stage_ranks(books: Iterable[Book]) -> dict[str, int]:
    """Stages by their place in the funnels: the shared ones first, each path before its side stages."""
    ranks: dict[str, int] = {}
    for book in books:
        for _, flow in book.flows:
            for here in flow.stages.values():
                ranks.setdefault(here.stage.full_id, len(ranks))
    return ranks


def _basis(entries: dict[str | None, Entry]) -> Entry:
    """The item as it is shown: the shared one, else that of the first team in path order."""
    return entries.get(None) or next(iter(entries.values()))


def _item(
    basis: Entry,
    entries: Sequence[Entry],
    compared: Sequence[Comparison],
    books: Books,
    mentions: Mapping[str | None, Mentions],
) -> Item:
    book = books[basis.file.team]
    config = book.config
    found = differences(basis, entries, compared, books)
    disputed = {each.attribute for each in found if each.verdict == "different"}
    said = tuple(fact for fact in facts(basis, book) if fact.attribute not in disputed)
    context = basis.file.context
    known = config.contexts.get(context) if context is not None else None
    anchors: set[str] = set()
    link = mentions[basis.file.team].linked
    return Item(
        full_id=basis.full_id,
        section=basis.section,
        kind=basis.kind,
        name=basis.label,
        place=place(basis.key.where),
        abbreviations=tuple(text.value for text in basis.abbreviation),
        aliases=tuple(text.value for text in basis.aliases),
        avoid=tuple(avoid.word.value for avoid in basis.avoid),
        owners=book.owners(basis.owner) if "owner" not in disputed else (),
        state=basis.state.value if basis.state else "",
        context=known.name if known else context or "",
        only=_only(entries, book),
        facts=tuple(fact._replace(body=_once(link(fact.body, basis.full_id), anchors)) for fact in said),
        differences=tuple(_anchored(difference, basis.full_id, mentions, anchors) for difference in found),
    )


def _only(entries: Sequence[Entry], book: Book) -> tuple[Owner, ...]:
    """The teams that alone have an item; nobody when it is shared, or when every team there is has it."""
    teams = [team for entry in entries if (team := entry.file.team) is not None]
    if len(teams) < len(entries) or set(teams) >= book.config.teams.keys():
        return ()
    return tuple(book.owner(team) for team in teams)


def _anchored(
    difference: Difference, own: str, mentions: Mapping[str | None, Mentions], anchors: set[str]
) -> Difference:
    """The difference with mentions as links, seen from the side that says it."""
    views = []
    for view in difference.views:
        names = mentions[view.owner.team if view.owner else None]
        views.append(view._replace(body=_once(names.linked(view.body, own), anchors)))
    return difference._replace(views=tuple(views))


def _once(body: Body, anchors: set[str]) -> Body:
    """The body without the anchors that are taken; adds its own. Two views may show the same parts."""
    if not isinstance(body, Table):
        return body
    rows = []
    for row in body.rows:
        rows.append(Row(row.cells, "" if row.anchor in anchors else row.anchor))
        anchors.add(row.anchor)
    return Table(body.head, tuple(rows))
