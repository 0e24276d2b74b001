"""PyYAML's own parser, without libyaml: for machines that lack it, and to explain what libyaml refuses.

It agrees with libyaml on what is YAML, but for the question mark: libyaml takes one as a part of a word
inside ``{...}`` and ``[...]``, as YAML 1.2 does, PyYAML ends the text at it.
"""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

NO_SUCH_CHARACTER = "no such character"

_BLANK = "\0 \t\r\n\x85\u2028\u2029"


class PureParser(Reader, Scanner, Parser):
    """The same events as libyaml's parser, about nine times slower.

    Attributes:
        begun: where each attribute and each dash begins that was read so far, those in brackets left out.
    """

    def __init__(self, text: str) -> None:
        self.begun: list[int] = []
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def fetch_value(self) -> None:
        if not self.flow_level and 0 in self.possible_simple_keys:
            self.begun.append(self.possible_simple_keys[0].mark.index)
        super().fetch_value()

    def fetch_block_entry(self) -> None:
        if not self.flow_level:
            self.begun.append(self.index)
        super().fetch_block_entry()

    def scan_plain(self) -> ScalarToken:
        if not self.flow_level:
            return super().scan_plain()
        chunks: list[str] = []
        start = end = self.get_mark()
        spaces: list[str] | None = []
        while self.peek() != "#":
            length = 0
            while not self._ends_plain(length):
                length += 1
            if not length:
                break
            self.allow_simple_key = False
            chunks.extend(spaces or ())
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(0, start)
            if not spaces:
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _ends_plain(self, ahead: int) -> bool:
        char = self.peek(ahead)
        return char in _BLANK or char in ",[]{}" or (char == ":" and self.peek(ahead + 1) in _BLANK + ",[]{}")

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:
        """As in PyYAML, but a code such as ``\\uD800`` is refused, as libyaml does."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            raise ScannerError(None, start_mark, NO_SUCH_CHARACTER, start_mark) from None
        if double and any("\ud800" <= char <= "\udfff" for chunk in chunks for char in chunk):
            raise ScannerError(None, start_mark, NO_SUCH_CHARACTER, start_mark)
        return chunks
