"""Rows of a sheet to items of a glossary, and remarks about what a row says that an item cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from funnelspec.importing import cells
from funnelspec.importing.headings import LONG_FORM, Header
from funnelspec.importing.sheet import Remark, Row, Sheet
from funnelspec.language.folding import fold_name, fold_text
from funnelspec.record import NamedTuple

PLACEHOLDER = "To be defined."
"""What a definition says until somebody writes it; vague-wording keeps reminding of it."""

LISTS = ("aliases", "avoid", "tags")
PROSE = ("examples", "counter_examples", "notes")
_SIMPLE = {"term": "terms", "stage": "stages", "status": "statuses", "metric": "metrics", "kpi": "metrics"}
"""What a sheet may call the sections whose items need no more than a name and a definition."""
_STATES = {
    "draft": "draft",
    "in draft": "draft",
    "proposed": "proposed",
    "proposal": "proposed",
    "in review": "proposed",
    "under review": "proposed",
    "agreed": "agreed",
    "approved": "agreed",
    "deprecated": "deprecated",
    "obsolete": "deprecated",
    "retired": "retired",
    "archived": "retired",
    **dict.fromkeys(("active", "in use", "current", "live", "published", "final", "valid", "ok", "done"), ""),
}


class Item(NamedTuple):
    """What one row says.

    Attributes:
        definition: nothing where the sheet has none, or one that only says the name.
        said: the other attributes, each a text or a list of texts, in the order of ``ORDER``.
        line, sheet: where it stands.
    """

    section: str
    name: str
    short: tuple[str, ...]
    definition: str
    said: dict[str, str | list[str]]
    line: int
    sheet: str = ""


class Drafts:
    """Turns the rows of one sheet into items.

    Args:
        section: where items go that do not say it themselves.
        teams: names by id.

    Attributes:
        remarks: what could not be placed, in the order of the rows.
    """

    def __init__(self, sheet: Sheet, header: Header, section: str, teams: Mapping[str, str]) -> None:
        self.remarks = list(sheet.remarks)
        self._sheet = sheet
        self._header = header
        self._section = section
        self._teams = {fold_name(word): team for team, name in teams.items() for word in (team, name)}

    def items(self) -> Iterator[Item]:
        """The items of all rows under the header."""
        rows = [row for row in self._sheet.rows[self._header.row + 1 :] if not self._is_header(row)]
        (at,) = self._header.columns.get("name", [-1])
        names = cells.unnumbered([self._one(row, "name") if at >= 0 else "" for row in rows])
        for row, name in zip(rows, names, strict=True):
            odd = self._unwritable(row)
            if odd:
                self._tell(row, odd)
                continue
            item = self._item(row, name)
            if item:
                yield item

    def _item(self, row: Row, written: str) -> Item | None:
        name, short = self._names(row, written)
        definition = cells.cleaned(self._one(row, "definition"))
        if cells.is_nothing(definition):
            definition = ""
        if not name:
            self._tell(row, "it has no name")
            return None
        if len(name) == 1 and not definition and sum(bool(cell.strip()) for cell in row.cells) == 1:
            self._tell(row, "a single letter is taken for a heading", lost=False)
            return None
        said: dict[str, str | list[str]] = {}
        words, target = cells.linked(definition)
        if cells.stands_for(name, words):
            name, short, definition = words.rstrip("."), (name, *short), ""
            if target:
                said["source"] = target
        elif definition and fold_text(definition) in map(fold_text, (name, *short)):
            definition = ""
        section = self._add(row, said)
        if not definition and said["state"] == "agreed":
            said["state"] = ""  # nobody can agree to a text that is still to be written
        known = {fold_name(one) for one in (name, *short)}
        if isinstance(said.get("aliases"), list):
            said["aliases"] = [one for one in said["aliases"] if fold_name(one) not in known]
        said = {attribute: said[attribute] for attribute in ORDER if said.get(attribute)}
        return Item(section, name, short, definition, said, row.line, self._sheet.name)

    def _names(self, row: Row, written: str) -> tuple[str, tuple[str, ...]]:
        """The name of an item and its abbreviations, from the columns that may hold them."""
        name, found = cells.named(written)
        short = [*found, *self._list(row, "abbreviation")]
        long = cells.one_line(self._one(row, LONG_FORM))
        if cells.is_nothing(name):
            name = ""
        if long and not cells.is_nothing(long):
            if name and fold_name(name) != fold_name(long):
                short.insert(0, name)
            name = long
        if not name and short:
            name = short.pop(0)
        kept = {fold_name(one): one for one in reversed(short) if fold_name(one) != fold_name(name)}
        return name, tuple(reversed(kept.values()))

    def _add(self, row: Row, said: dict[str, str | list[str]]) -> str:
        """Adds what the other columns say, and tells the section."""
        for attribute in LISTS:
            said[attribute] = self._list(row, attribute)
        for attribute in PROSE:
            said[attribute] = self._prose(row, attribute)
        source = cells.one_line(self._one(row, "source"))
        if not cells.is_nothing(source):
            said["source"] = source
        said["owner"] = self._owners(row)
        for attribute in ("since", "review_by"):
            said[attribute] = self._day(row, attribute)
        said["state"] = self._state(row)
        section = self._section
        for word in self._list(row, "section"):
            kind = _SIMPLE.get(fold_name(word))
            if kind:
                section = kind
            else:
                tags = said["tags"]
                assert isinstance(tags, list)
                tags.append(word)
        return section

    def _owners(self, row: Row) -> list[str]:
        owners: list[str] = []
        for place in self._header.columns.get("owner", []):
            cell = row.cell(place)
            whole = self._team(cells.one_line(cell))
            for word in [cell] if whole else [one for part in cells.parts(cell) for one in _joined(part)]:
                team = whole or self._team(word)
                if team is None:
                    self._tell(row, f'no team is called "{word}"', place)
                elif team not in owners:
                    owners.append(team)
        return owners

    def _team(self, word: str) -> str | None:
        """The team that a word names: "Sales", "the sales team"."""
        folded = fold_name(word)
        bare = " ".join(one for one in folded.split() if one not in ("the", "team", "department", "dept"))
        return self._teams.get(folded) or self._teams.get(bare)

    def _day(self, row: Row, attribute: str) -> str:
        cell = self._one(row, attribute)
        if cells.is_nothing(cell):
            return ""
        found = cells.day(cell)
        if found is None:
            (place,) = self._header.columns[attribute]
            self._tell(row, f'"{cells.one_line(cell)}" is not clearly a day; write it as 2026-03-01', place)
        return found or ""

    def _state(self, row: Row) -> str:
        cell = cells.one_line(self._one(row, "state"))
        if cells.is_nothing(cell):
            return ""
        found = _STATES.get(fold_name(cell))
        if found is None:
            (place,) = self._header.columns["state"]
            self._tell(row, f'"{cell}" is no state of an item', place)
        return found or ""

    def _prose(self, row: Row, attribute: str) -> list[str]:
        texts = [row.cell(place) for place in self._header.columns.get(attribute, [])]
        texts = [text for text in texts if not cells.is_nothing(text)]
        if attribute == "notes":
            return [cells.cleaned(text) for text in texts]
        return [line for text in texts for line in cells.lines(text)]

    def _list(self, row: Row, attribute: str) -> list[str]:
        places = self._header.columns.get(attribute, [])
        return list(dict.fromkeys(part for place in places for part in cells.parts(row.cell(place))))

    def _one(self, row: Row, attribute: str) -> str:
        places = self._header.columns.get(attribute)
        return row.cell(places[0]) if places else ""

    def _unwritable(self, row: Row) -> str:
        for places in self._header.columns.values():
            for place in places:
                odd = cells.unwritable(cells.cleaned(row.cell(place)))
                if odd:
                    title = self._header.titles.get(place, "")
                    return f'column "{title}" holds the invisible character {odd}, which no definition may'
        return ""

    def _is_header(self, row: Row) -> bool:
        """Whether a row repeats the headings, as long sheets do on each page."""
        return all(cells.one_line(row.cell(at)) == title for at, title in self._header.titles.items())

    def _tell(self, row: Row, text: str, place: int | None = None, lost: bool = True) -> None:
        where = "" if place is None else f'column "{self._header.titles.get(place, "")}": '
        self.remarks.append(Remark(row.line, where + text, self._sheet.name, lost))


ORDER = (
    *("aliases", "avoid", "owner", "state", "since", "review_by", "examples", "counter_examples"),
    *("notes", "source", "tags"),
)
"""The order in which attributes are written behind the definition."""


def _joined(part: str) -> Sequence[str]:
    """``Sales and Marketing``, ``Sales & Marketing``, ``Sales/Marketing``: the teams in it."""
    found = part.replace("&", "/").replace("+", "/").replace(" and ", "/").split("/")
    return [one.strip() for one in found if one.strip()]
