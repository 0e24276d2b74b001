"""The reader of console blocks must not let a false page pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.console import Command, commands, matches, run

PAGE = """\
Try:

```console
$ echo one && echo two
one
two
$ true
```

```sh
$ not this
```
"""


def test_commands_and_what_is_shown_under_them() -> None:
    assert commands(PAGE) == [Command(4, "echo one && echo two", "one\ntwo\n"), Command(7, "true", "")]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("one\n", "one\n", True),
        ("one\n", "one  \n\n", True),
        ("one\n", "one\ntwo\n", False),
        ("one.\n", "one!\n", False),
        ("one\n...\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("one\n...\n", "one\ntwo\n", True),
        ("one\n...\nfour\n", "one\ntwo\n", False),
        ("", "one\n", False),
    ],
)
def test_matching(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same


def test_both_streams_and_the_exit_code_are_taken(tmp_path: Path) -> None:
    assert run("echo said; echo complained >&2; exit 3", tmp_path) == (3, "said\ncomplained\n")
