"""Walking through directed graphs: reachability, strongly connected components, shortest loops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from funnelspec.model.funnels import Flow
from funnelspec.rules._gates import Barred

Graph = Mapping[str, Iterable[str]]


def graph(flow: Flow, barred: Barred) -> dict[str, list[str]]:
    """The stages of a funnel and where one may go from each; moves out of the funnel are left out, and moves
    that nobody can take."""
    stages = flow.stages
    return {
        name: [move.to for move in stages[name].moves if move.to in stages and move not in barred]
        for name in stages
    }


def reached(ways: Graph, starts: Iterable[str]) -> set[str]:
    """Everything that can be reached, the starts included."""
    seen = set(starts)
    stack = list(seen)
    while stack:
        for to in ways[stack.pop()]:
            if to not in seen:
                seen.add(to)
                stack.append(to)
    return seen


def components(ways: Graph) -> list[list[str]]:
    """The strongly connected components, each in the order of ``ways``; a component stands behind those it
    leads to. Tarjan's algorithm (1972) with a stack of its own, so that no depth is too much for it."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    found: list[list[str]] = []
    rank = {name: at for at, name in enumerate(ways)}
    for root in ways:
        if root in index:
            continue
        work = [(root, iter(ways[root]))]
        index[root] = low[root] = len(index)
        open_.append(root)
        is_open.add(root)
        while work:
            name, rest = work[-1]
            for to in rest:
                if to not in index:
                    index[to] = low[to] = len(index)
                    open_.append(to)
                    is_open.add(to)
                    work.append((to, iter(ways[to])))
                    break
                if to in is_open:
                    low[name] = min(low[name], index[to])
            else:
                work.pop()
                if work:
                    before = work[-1][0]
                    low[before] = min(low[before], low[name])
                if low[name] == index[name]:
                    component: list[str] = []
                    while not component or component[-1] != name:
                        component.append(open_.pop())
                    is_open.difference_update(component)
                    found.append(sorted(component, key=rank.__getitem__))
    return found


def shortest_loop(ways: Graph, start: str) -> list[str] | None:
    """The shortest way from ``start`` back to it, beginning with ``start``; nothing when there is none."""
    before: dict[str, str] = {}
    wave = [start]
    while wave:
        further = []
        for name in wave:
            for to in ways[name]:
                if to == start:
                    loop = [name]
                    while loop[-1] != start:
                        loop.append(before[loop[-1]])
                    return loop[::-1]
                if to not in before:
                    before[to] = name
                    further.append(to)
        wave = further
    return None
