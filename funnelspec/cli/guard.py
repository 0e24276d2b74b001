"""Every command ends in one of the documented ways, whatever happens inside it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import typer

from funnelspec.cli.console import write_err

P = ParamSpec("P")


class Trouble(Exception):
    """The command cannot do its work; the message says why and what to do, in plain words. Exit code 2."""


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """A command that never shows a traceback unless ``--debug`` asks for it.

    Wrong usage, a workspace that cannot be used and an internal fault end with exit code 2 and one line on
    standard error, Ctrl-C with 130.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from funnelspec.cli.write import Refused
        from funnelspec.files import WorkspaceError

        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort, SystemExit):
            raise
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except (Trouble, WorkspaceError, Refused) as trouble:
            _fail(str(trouble))
        except OSError as problem:
            if kwargs.get("debug"):
                raise
            _fail(_plain(problem))
        except typer.BadParameter:
            raise
        except Exception as fault:
            if kwargs.get("debug"):
                raise
            _fail(
                f"internal fault: {type(fault).__name__}; nothing was written. Run the same command with "
                "--debug and send what it prints to the maintainers of funnelspec"
            )

    return run


def _plain(problem: OSError) -> str:
    what = problem.strerror or type(problem).__name__
    return f"{problem.filename}: {what}" if problem.filename else what


def _fail(message: str) -> NoReturn:
    from funnelspec.reporters.words import printable

    write_err(f"funnelspec: {printable(message)}\n")
    sys.stdout.flush()
    raise typer.Exit(2)
