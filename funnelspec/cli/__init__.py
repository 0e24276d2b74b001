"""The command line: one file a command; the only place that prints, writes files and exits."""

from __future__ import annotations

import gc
import sys

from funnelspec import __version__


def main() -> None:
    """Runs the command line and exits: 0 clean, 1 findings, 2 wrong usage or a fault, 130 on Ctrl-C."""
    # A command lives for a second or two and makes no garbage that refers to itself; looking for some would
    # take a third of the time of a large workspace.
    gc.disable()
    try:
        if sys.argv[1:] == ["--version"]:
            # Asked for by scripts and editors at every start; Typer alone would take five times as long.
            from funnelspec.cli.console import write_out

            write_out(f"funnelspec {__version__}\n")
            return
        from funnelspec.cli.app import app

        app(prog_name="funnelspec")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as problem:
        from funnelspec.cli.trouble import tell

        tell(problem, debug="--debug" in sys.argv)
        sys.exit(2)
    finally:
        gc.freeze()  # Python looks once more on its way out, also when told not to
