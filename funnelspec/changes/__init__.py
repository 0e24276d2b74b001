"""What has changed in the glossary between two states of one workspace, the worst for readers first.

Items are known again by their full id, and renamed ones by their name or their text. What only looks
different (layout, another order of conditions, 14 days for 2 weeks) is no change. Texts are held against each
other as two teams' texts are, by their contrast, and conditions by what they mean.
"""

from __future__ import annotations

from functools import lru_cache

from funnelspec.changes.compared import Compared
from funnelspec.changes.value import KINDS, Change
from funnelspec.model.model import Model

__all__ = ["KINDS", "Change", "changes"]


@lru_cache(maxsize=1)
def changes(before: Model, after: Model) -> tuple[Change, ...]:
    """What has changed, by kind, then by item. Where either could not be read whole, what is missing in one
    of them is not called added or removed.

    Several reports of one run may ask, so the last answer is kept.
    """
    if before is after:
        return ()
    return tuple(
        sorted(
            Compared(before, after).all(),
            key=lambda change: (
                KINDS.index(change.kind),
                change.full_id,
                change.team or "",
                change.attribute,
            ),
        )
    )
