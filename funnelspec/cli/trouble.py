"""What a person is told when a command cannot do its work. Exit code 2."""

from __future__ import annotations

import sys
from contextlib import suppress


class Trouble(Exception):
    """The command cannot do its work; the message says why and what to do, in plain words."""


def tell(problem: Exception, debug: bool) -> None:
    """Says on standard error what is wrong: in one line, or, for a fault with ``--debug``, in full.

    When nobody can be told, as with standard error on a full disk, it says nothing.
    """
    from funnelspec.cli.console import abandon, write_err

    if isinstance(problem, OSError) and problem.filename is None and sys.stdout is not None:
        abandon(sys.stdout)  # what could not be written is not tried again at the exit
    with suppress(OSError):
        message = _plain(problem)
        if message is None and debug:
            import traceback

            write_err("".join(traceback.format_exception(problem)))
        elif message is None:
            write_err(
                f"funnelspec: internal fault ({type(problem).__name__}). Run the same "
                "command with --debug and send what it prints to the maintainers of funnelspec\n"
            )
        else:
            from funnelspec.reporters.words import printable

            write_err(f"funnelspec: {printable(message)}\n")


def _plain(problem: Exception) -> str | None:
    """What is wrong in plain words; nothing for a fault of the program."""
    from funnelspec.files import WorkspaceError

    if isinstance(problem, (Trouble, WorkspaceError)):
        return str(problem)
    return _of_the_system(problem) if isinstance(problem, OSError) else None


def _of_the_system(problem: OSError) -> str:
    import errno

    if problem.filename is None and problem.errno == errno.ENOENT:
        return "the current folder does not exist any more"
    known = {
        errno.ENOENT: "it does not exist",
        errno.EACCES: "the permission is missing",
        errno.EPERM: "the permission is missing",
        errno.EROFS: "it is on a disk that cannot be written to",
        errno.ENOSPC: "the disk is full",
        errno.ENOTDIR: "a part of its path is not a folder",
        errno.EEXIST: "it is there already",
        errno.EISDIR: "it is a folder",
        errno.ENAMETOOLONG: "its name is too long",
    }
    reason = known.get(problem.errno or 0) or problem.strerror or type(problem).__name__
    return f'"{problem.filename}" cannot be used: {reason}' if problem.filename else reason
