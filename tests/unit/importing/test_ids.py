"""Ids for what has none yet."""

from __future__ import annotations

from funnelspec.importing.ids import new_id


class Taken(set[str]):
    """Ids that are in use; counts how often somebody asks."""

    asked = 0

    def __contains__(self, one: object) -> bool:
        self.asked += 1
        return super().__contains__(one)


def test_names_that_begin_alike_are_numbered() -> None:
    taken = Taken()
    found = []
    for number in range(300):
        found.append(new_id(f"{'long ' * 20}{number}", "", taken))
        taken.add(found[-1])
    start = "_".join(["long"] * 12)
    assert found == [start, *(f"{start}_{number}" for number in range(2, 301))]
    assert taken.asked < 300 * 20
