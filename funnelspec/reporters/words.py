"""Text as a terminal shows it: made harmless, measured in columns, wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_JOINERS = "\u200c\u200d"  # they form emoji and Persian words, and hide nothing


def printable(text: str) -> str:
    """The text on one line, with everything visible that would vanish or steer a terminal.

    Control characters, line ends, marks that turn the direction of writing, other invisible format
    characters and halves of a code point are written out: ``\\x1b``, ``\\n``, ``\\u202e``.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def hidden(character: str) -> bool:
    """Whether a character is invisible or steers what shows it."""
    if character.isprintable() or character in _JOINERS:
        return False
    from unicodedata import category

    return category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _visible(character: str) -> str:
    return ascii(character)[1:-1] if hidden(character) else character


def width(text: str) -> int:
    """How many columns of a terminal a printable text takes: 2 for CJK and emoji, 0 for combining marks."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    from unicodedata import category, east_asian_width

    if character in _JOINERS or category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(text: str, room: int) -> Iterator[str]:
    """The lines of a text, broken at blanks so that each takes at most ``room`` columns.

    Line ends in the text stay. A line that begins with a blank is an example to copy and is not broken;
    neither is a word that is too long.
    """
    for line in text.split("\n"):
        line = printable(line)
        if line.startswith(" "):
            yield line
            continue
        words = iter(line.split(" "))
        current = next(words)
        used = width(current)
        for word in words:
            size = width(word)
            if used + 1 + size > room:
                yield current
                current, used = word, size
            else:
                current += " " + word
                used += 1 + size
        yield current


def counted(number: int, thing: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def listed(things: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return ", ".join(things) if len(things) < 2 else f"{', '.join(things[:-1])} and {things[-1]}"


def seen(teams: Sequence[str]) -> str:
    """In whose view alone a finding is: ``only in the view of Sales``."""
    return f"only in the {'view' if len(teams) == 1 else 'views'} of {listed(list(teams))}"
