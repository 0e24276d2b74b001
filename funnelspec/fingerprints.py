"""By what a finding is known again: after lines have moved, messages were reworded, files were renamed.

What counts is the rule, the items concerned and what differs. A finding about no item, such as a slip in the
writing, has the names of the attributes around it instead: a file may be renamed, and its lines move.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from funnelspec.diagnostic import Finding
from funnelspec.source import Location, Source

_KEY = re.compile(r"""([ \t]*(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s"'#:\[\]{}][^#:]*?))[ \t]*:(?=\s|$)""")
_DEEPEST = 8


class Fingerprints:
    """The fingerprints of a run.

    Args:
        moved: paths under which files are known that had another one: what is said of a whole file has
            nothing else to be known by.
    """

    def __init__(self, moved: Mapping[str, str] | None = None) -> None:
        self._moved = moved or {}
        self._ways: dict[int, list[str]] = {}

    def of(self, finding: Finding) -> str:
        """The fingerprint: 16 digits, the same for what cannot be told apart."""
        return _hashed(finding.rule, *(sorted(finding.parts) or (self.part(finding),)))

    def parts(self, finding: Finding) -> tuple[str, ...]:
        """The fingerprint of each part of a finding that tells several things as one; else nothing."""
        return tuple(sorted(_hashed(finding.rule, part) for part in finding.parts))

    def part(self, finding: Finding) -> str:
        """What a finding without parts is about, as one of the ``parts`` of another one."""
        about = sorted(finding.entries) or (self._place(finding.at.where),)
        return "\0".join((*about, finding.differs))

    def _place(self, where: Location) -> str:
        source = where.source
        if not source.text:
            return self._moved.get(source.path, source.path)
        ways = self._ways.get(id(source))
        if ways is None:
            ways = self._ways[id(source)] = _ways(source)
        return ways[where.first.line - 1]


def _hashed(*about: str) -> str:
    from hashlib import sha256

    return sha256("\0".join(about).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ways(source: Source) -> list[str]:
    """For each line the attributes that it stands in, by their names and how far lines are indented: a file
    in which something is not written as it should be may have no tree."""
    ways: list[str] = []
    around: list[tuple[int, str]] = []
    number = 1
    last = source.position(len(source.text)).line
    while number <= last:
        line = source.line(number)
        number += 1
        indent = len(line) - len(line.lstrip(" \t-"))
        while around and around[-1][0] >= indent and line.strip():
            around.pop()
        found = _KEY.match(line)
        if found and len(around) < _DEEPEST:
            name = next(group for group in found.groups()[1:] if group is not None)
            around.append((indent, name))
        ways.append("/".join(name for _, name in around))
    return ways
