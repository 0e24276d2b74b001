"""Words that are not to be used: those that items avoid, and the names of items on their way out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from funnelspec.language.folding import fold_name
from funnelspec.language.inflection import forms, is_verb_phrase, normal
from funnelspec.language.known import EVERY_DAY
from funnelspec.language.spelling import VERBAL, may_be_plural, singular
from funnelspec.language.words import Phrases, spans, words
from funnelspec.model.entities import Avoid, Entry
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.rules._names import gone
from funnelspec.rules._shields import Names
from funnelspec.syntax.tree import Text

NAMES = ("name", "aliases")
"""What an item goes by, as against prose about it."""


_MOST = 5
"""Of so many items that agree on one word each is told."""


class Unwanted(NamedTuple):
    """A word not to use.

    Attributes:
        word: where that is agreed.
        entry: the item that avoids it, or that is deprecated or retired and goes by it.
        avoid: what its list says; nothing where the item itself is on its way out.
        instead: the item whose name to use.
        hidden_in: contexts in which another item goes by the word.
    """

    word: Text
    entry: Entry
    avoid: Avoid | None
    instead: Entry | None
    hidden_in: frozenset[str | None] = frozenset()

    def concerns(self, other: Entry | None, attribute: str = "") -> bool:
        """Whether the word is not to be used in the texts of an item either, or in those of none.

        Args:
            attribute: the one the text stands in.
        """
        context = self.entry.file.context
        if other is None:
            return context is None
        if (context is not None and other.file.context != context) or other.file.context in self.hidden_in:
            return False
        section, whole, *_ = other.full_id.split("/")
        own = f"{section}/{whole}" == self.entry.full_id
        if self.avoid is None:
            return not own
        spared = {each.value.strip() for each in self.avoid.except_in}
        ids = (other.full_id, other.id, f"{section}/{whole}", whole, section, other.file.context)
        return spared.isdisjoint(ids) and not (own and attribute == "avoid")


class Taken(NamedTuple):
    """A word that one item avoids and another one goes by."""

    unwanted: Unwanted
    holder: Entry


class Found(NamedTuple):
    """An unwanted word in a text: the words from ``first`` up to ``end``.

    Attributes:
        sure: the words beside it leave no doubt that it is the word that is meant, and not a verb or a part
            of another name.
    """

    first: int
    end: int
    unwanted: list[Unwanted]
    sure: bool = True


class Vocabulary:
    """The words not to use in the texts of one team's view, ready to be found.

    Attributes:
        taken: those that cannot be looked for, as they are the words of another item.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.taken: list[Taken] = []
        self._meant: dict[str, list[Unwanted]] = {}
        self._phrases = Phrases()
        self._names = Names(workspace.entries.values())
        for unwanted in _unwanted(workspace):
            holders = _holders(unwanted, workspace)
            here = [entry for entry in holders if entry.file.context == unwanted.entry.file.context]
            if here:
                self.taken.append(Taken(unwanted, here[0]))
                continue
            unwanted = unwanted._replace(
                hidden_in=frozenset(entry.file.context for entry in holders) - {None}
            )
            for form in forms(unwanted.word.value):
                phrase = tuple(words(form))
                key = " ".join(phrase)
                self._phrases.add(phrase, key)
                same = self._meant.setdefault(key, [])
                if len(same) < _MOST and (not same or same[-1] is not unwanted):
                    same.append(unwanted)

    def find(self, plain: str, folded: list[str], entry: Entry | None, attribute: str) -> Iterator[Found]:
        """The unwanted words in a text; in prose, those inside longer names of items left out.

        Args:
            entry: the item that the text belongs to, if any.
            plain: the text, masked.
            folded: the words of ``plain``.
            attribute: the one it stands in.
        """
        for first, end, key in self._phrases.find(folded):
            places = spans(plain)
            written = plain[places[first][0] : places[end - 1][1]]
            meant = [
                one
                for one in self._meant[key]
                if normal(written) in forms(one.word.value)
                and one.concerns(entry, attribute)
                and not _other_word(one.word.value, written)
            ]
            if not meant or (attribute not in NAMES and self._names.cover(folded, first, end)):
                continue
            sure = _sure(plain, folded, (first, end), normal(written), meant[0].word.value, attribute)
            if sure is not None:
                yield Found(first, end, meant, sure)


def _sure(
    plain: str, folded: list[str], place: tuple[int, int], written: str, word: str, attribute: str
) -> bool | None:
    """Whether it is certain that the word itself is meant; nothing where another one is."""
    from funnelspec.language.senses import is_idiom, sense

    form, whole = forms(word)[written], normal(word)
    if is_verb_phrase(whole.split()):
        return True
    if attribute in NAMES:
        return None if is_idiom(folded, *place) else form not in VERBAL
    if _is_name(plain, place[0]) and not is_idiom(folded, *place):
        return True
    one = singular(whole) if may_be_plural(whole) else whole
    # A text of no item tells people what to do.
    meant = sense(plain, folded, *place, form, one, orders=not attribute)
    return None if meant == "other" else meant == "noun"


def _is_name(plain: str, at: int) -> bool:
    """Whether a word has a capital letter behind one that has none: no verb does, "back to Recycle"."""
    places = spans(plain)
    start = places[at][0]
    before = plain[slice(*places[at - 1])] if at else ""
    return plain[start].isupper() and before.islower() and not plain[places[at - 1][1] : start].strip()


@lru_cache(maxsize=8)
def vocabulary(workspace: Workspace) -> Vocabulary:
    """The words not to use in one team's view."""
    return Vocabulary(workspace)


def _unwanted(workspace: Workspace) -> Iterator[Unwanted]:
    for entry in workspace.entries.values():
        # What a value of a list is called says little elsewhere: a retired reason "Other" bans no word.
        if gone(entry) and "/" not in entry.id:
            instead = workspace.find(entry.replaced_by) if entry.replaced_by else None
            if entry.replaced_by and instead is None:
                continue  # what to write is known when that reference is right again
            for word in ((entry.name,) if entry.name else ()) + entry.abbreviation + entry.aliases:
                yield Unwanted(word, entry, None, instead)
        for avoid in entry.avoid:
            yield Unwanted(avoid.word, entry, avoid, entry)


def _holders(unwanted: Unwanted, workspace: Workspace) -> list[Entry]:
    """The items that go by an unwanted word, so that texts may mean one of them."""
    return [
        entry
        for entry in workspace.names().get(fold_name(unwanted.word.value), ())
        if "/" not in entry.id and not gone(entry) and unwanted.concerns(entry)
    ]


def _other_word(word: str, written: str) -> bool:
    """Whether what is written is a word of every day, and the unwanted one an abbreviation."""
    return word.strip().isupper() and not written.isupper() and written.casefold() in EVERY_DAY
