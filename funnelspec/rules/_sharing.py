"""Two items that go by one name and may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from funnelspec.model.model import Model
from funnelspec.rules._initials import spelled_out
from funnelspec.rules._names import Holder, declared_apart, holders, may_share, name_of, settled
from funnelspec.rules._reasons import reasons_and_places


def sharing(
    model: Model, wanted: Callable[[Holder, Holder], bool]
) -> Iterator[tuple[Holder, Holder, list[Holder]]]:
    """The pairs of items that go by one name, the one to change as the second, with all that go by it; each
    item is told against the first one only.

    Args:
        wanted: which pairs to look at.
    """
    allowed = {pair for workspace in model.workspaces() for pair in may_share(workspace)}
    found: set[frozenset[str]] = set()
    for several in chain(sorted(holders(model), key=name_of), spelled_out(model), reasons_and_places(model)):
        for at, later in enumerate(several):
            for earlier in several[:at]:
                pair = frozenset((earlier.entry.full_id, later.entry.full_id))
                if pair in allowed or pair in found or not wanted(earlier, later) or _apart(earlier, later):
                    continue
                found.add(pair)
                yield earlier, later, several
                break


def retired(holder: Holder) -> bool:
    """Whether an item is given up for good, so that its words may not be taken again."""
    state = holder.entry.state
    return state is not None and state.value == "retired"


def _apart(earlier: Holder, later: Holder) -> bool:
    """Whether two items in use say that they are not the same; the words of a retired one stay taken."""
    one, other = earlier.entry, later.entry
    return settled(one) and settled(other) and declared_apart(one, other, later.workspace)
