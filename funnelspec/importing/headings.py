"""Which column of a sheet says what: by the heading, or as a person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from funnelspec.importing.sheet import Row
from funnelspec.language.folding import fold_name
from funnelspec.record import NamedTuple
from funnelspec.tables.decoding import NoTable

LONG_FORM = "long_form"
"""What an acronym in another column stands for."""
IGNORE = "ignore"
"""A column that nobody wants to have."""

_WORDS: dict[str, str] = {
    "name": (
        "term / name / term name / business term / glossary term / word / phrase / concept / title / "
        "entry / display name / terminology / term or acronym / term acronym / acronym term / kpi / kpis / "
        "metric / metric name / expression / jargon"
    ),
    "abbreviation": (
        "abbreviation / acronym / abbr / short form / short name / initialism / abbreviation acronym "
        "/ acronym abbreviation / short"
    ),
    LONG_FORM: (
        "stands for / full name / full form / long form / long name / expansion / expanded / spelled "
        "out / full term / expanded form / in full / acronym meaning / what it stands for"
    ),
    "definition": (
        "definition / meaning / description / business definition / explanation / what it means / def "
        "/ what is it / what it is / long description / short description / desc / detail / our "
        "definition"
    ),
    "aliases": (
        "alias / aliases / synonym / also known as / aka / other name / also called / alternative name / "
        "alternate name / alternative term / variant / same as"
    ),
    "avoid": (
        "avoid / do not use / don't use / word to avoid / deprecated term / not to be used / avoid "
        "using / don't say / do not say / forbidden / instead of / never say"
    ),
    "owner": (
        "owner / team / owned by / owning team / responsible / department / dept / responsible team / "
        "steward / data owner / business owner / owner team / responsibility / accountable"
    ),
    "section": (
        "section / type / kind / category / item type / entry type / topic / area / domain / group / theme"
    ),
    "notes": (
        "note / comment / remark / additional information / additional note / more information / more "
        "info / context / further information / usage / usage note"
    ),
    "examples": "example / for example / e g / eg / example of use / use case / sample",
    "counter_examples": (
        "counter example / not an example / what it is not / does not count / not included / exclusion"
    ),
    "source": (
        "source / link / url / reference / see / document / documentation / page / origin / where from"
    ),
    "since": (
        "since / valid from / effective date / effective from / start date / in force since / agreed "
        "on / effective / valid since"
    ),
    "review_by": (
        "review by / review date / next review / review / review on / to be reviewed / due for review "
        "/ review due"
    ),
    "state": "state / status / approval / approval status / term status / glossary status",
    "tags": "tag / label tag / keyword tag / labels",
}

ATTRIBUTES = (*(name for name in _WORDS if name != LONG_FORM), LONG_FORM, IGNORE)
"""What a person may say that a column holds."""

SEVERAL = ("aliases", "avoid", "notes", "examples", "counter_examples", "tags", "owner", IGNORE)
"""What may stand in several columns."""

_KNOWN = {
    fold_name(phrase): (attribute, rank)
    for attribute, phrases in _WORDS.items()
    for rank, phrase in enumerate(" ".join(phrases.split()).split(" / "))
}

_TOP = 50
"""Among how many rows the headings are looked for."""


class Header(NamedTuple):
    """The row of headings.

    Attributes:
        row: its place among the rows of the sheet.
        columns: by attribute the places of the columns that hold it.
        strangers: headings by the place of a column that nobody recognised.
        titles: what is written over each column, by its place.
    """

    row: int
    columns: dict[str, list[int]]
    strangers: dict[int, str]
    titles: dict[int, str]


def fitness(rows: Sequence[Row], said: Mapping[str, str]) -> int:
    """How many columns the likeliest row of headings tells; 0 where there is none."""
    return max((_score(row, said) for row in rows[:_TOP]), default=0)


def find_header(rows: Sequence[Row], said: Mapping[str, str]) -> Header | None:
    """The row of headings; nothing where no row is one.

    It is the first among those that tell most columns. It has to tell where names are, and something else,
    unless a person said more.

    Args:
        said: attributes by folded heading, as a person said.

    Raises:
        NoTable: a heading that a person named is in no row, or twice.
    """
    scores = [_score(row, said) for row in rows[:_TOP]]
    if not any(scores):
        return None
    place = scores.index(max(scores))
    row = rows[place]
    titles = {at: " ".join(cell.split()) for at, cell in enumerate(row.cells) if cell.strip()}
    columns: dict[str, list[int]] = {}
    ranked: dict[str, list[tuple[int, int]]] = {}
    for at, title in titles.items():
        folded = fold_name(title)
        if folded in said:
            columns.setdefault(said[folded], []).append(at)
        elif known := _known(title):
            attribute, rank = known
            ranked.setdefault(attribute, []).append((rank, at))
    for heading, attribute in said.items():
        held = [title for title in titles.values() if fold_name(title) == heading]
        if len(held) > 1 and attribute not in SEVERAL:
            raise NoTable(f'has several columns that are called "{held[0]}"; rename the one to take')
    for attribute, found in ranked.items():
        if attribute in columns and attribute not in SEVERAL:
            continue
        places = [at for _, at in sorted(found)]
        kept = places if attribute in SEVERAL else places[:1]
        columns.setdefault(attribute, []).extend(sorted(kept))
    taken = {at for places in columns.values() for at in places}
    strangers = {at: title for at, title in titles.items() if at not in taken}
    return Header(place, columns, strangers, titles)


def _score(row: Row, said: Mapping[str, str]) -> int:
    titles = [" ".join(cell.split()) for cell in row.cells if 0 < len(cell.strip()) < _LONGEST]
    named = {said[folded] for title in titles if (folded := fold_name(title)) in said}
    told = named | {known[0] for title in titles if (known := _known(title)) and fold_name(title) not in said}
    needed = 1 if named else 2
    return len(told) if told & {"name", "abbreviation", LONG_FORM} and len(told) >= needed else 0


_LONGEST = 60
"""From how many signs on a cell is a text and no heading."""


def _known(title: str) -> tuple[str, int] | None:
    """What a heading is commonly used for, and how commonly: the lower, the more.

    What stands in brackets behind it explains it, as in "Definition (what we mean)", and either part of
    "Synonyms / AKA" says it.
    """
    title = title.rstrip(" *:?")
    if len(title) >= _LONGEST:
        return None
    if exact := _KNOWN.get(fold_name(title)):
        return exact
    bare = title.partition("(")[0] if title.endswith(")") else title
    parts = [_KNOWN.get(fold_name(part), ("", 0)) for part in bare.split("/")]
    attribute, rank = parts[0]
    alike = attribute and all(part[0] == attribute for part in parts)
    return (attribute, len(_KNOWN) + rank) if alike else None
