"""The words of a page: those that are not to be used, and acronyms."""

from __future__ import annotations

from collections.abc import Iterator

from funnelspec.diagnostic import Finding, Label
from funnelspec.language.acronyms import acronyms, expansions
from funnelspec.language.folding import fold_name
from funnelspec.language.known import ACRONYMS
from funnelspec.language.words import spans
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.prose.page import Page
from funnelspec.rules import _acronyms as of_items
from funnelspec.rules._avoided import vocabulary
from funnelspec.rules._names import avoids_words
from funnelspec.rules._unwanted import told_of


def unwanted(page: Page, workspace: Workspace) -> Iterator[Finding]:
    """The words that are not to be used in the general texts of a team's view."""
    if not avoids_words(workspace):
        return
    found_in = vocabulary(workspace).find
    for passage in page.passages:
        for found in found_in(passage.plain, passage.words, None, ""):
            places = spans(passage.plain)
            if not passage.is_quiet(places[found.first][0], places[found.end - 1][1]):
                yield told_of(passage, found, None, page.source.path).replace(rule="avoided-word")


def unexplained(page: Page, model: Model) -> Iterator[Finding]:
    """The acronyms that neither the definitions nor the page explain, each where it is used first."""
    used: dict[str, Label] = {}
    explained: set[str] = set()
    for passage in page.passages:
        for one in acronyms(passage.plain):
            if one.letters in ACRONYMS or one.letters in used or passage.is_quiet(one.start, one.end):
                continue
            used[one.letters] = Label(passage.at(one.start, one.end), "neither an item nor written out here")
        explained.update(fold_name(each.acronym.letters) for each in expansions(passage.plain))
    if not used:
        return
    explained |= of_items.known_words(model)
    explained |= {fold_name(each.expansion.acronym.letters) for each in of_items.told(model)}
    for letters, at in used.items():
        if fold_name(letters) not in explained:
            meant = of_items.by_letters(model).get(letters.casefold())
            help = (
                f"Write it out where it is used first, as in `long form ({letters})`, or add an item for it."
            )
            if meant is not None:
                help = f'Add `abbreviation: {letters}` to "{meant.label}" if that is meant, or write it out.'
            yield Finding(
                rule="undefined-term",
                headline=f'A text uses "{letters}", which nothing explains',
                at=at,
                related=(Label(meant.key.where, f'"{meant.label}"'),) if meant else (),
                help=help,
                differs=letters,
            )


def contradicted(page: Page, model: Model) -> Iterator[Finding]:
    """The acronyms that the page writes out as something else than the item that goes by them."""
    for passage in page.passages:
        for each in expansions(passage.plain):
            letters = each.acronym.letters
            holders = of_items.declared(model).get(fold_name(letters), [])
            form = of_items.long_form(each.long)
            names = [
                of_items.long_form(word.value)
                for holder in holders
                for word in (*((holder.entry.name,) if holder.entry.name else ()), *holder.entry.aliases)
            ]
            if names and not any(of_items.same_long_form(form, name) for name in names):
                written = " ".join(each.long.split())
                yield Finding(
                    rule="acronym-with-two-expansions",
                    headline=f'"{letters}" stands for "{written}" in a text and for '
                    f'"{holders[0].entry.label}" in the definitions',
                    at=Label(passage.at(each.start, each.end), f'"{letters}" is this here'),
                    related=(holders[0].label(),),
                    help=f"Keep `{letters}` for what the definitions say, and write the other one out.",
                    entries=(holders[0].entry.full_id,),
                    differs=f"{page.source.path}: {' '.join(form)}",
                )
