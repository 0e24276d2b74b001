"""``funnelspec check --fix`` and ``--diff``: what can be corrected is written, or shown."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from datetime import date

from funnelspec import fixing
from funnelspec.cli.console import write_err, write_out
from funnelspec.cli.write import read_again, replace_texts
from funnelspec.engine import Run
from funnelspec.files import git_root
from funnelspec.reporters import diff
from funnelspec.reporters.closing import corrected
from funnelspec.reporters.places import seen_from
from funnelspec.reporters.words import counted


def correct(done: Run, root: str, today: date, unsafe: bool, wanted: fixing.Wanted) -> tuple[Run, str]:
    """Writes what fixes change.

    Args:
        wanted: which findings are to be corrected.

    Returns:
        A run over the corrected files, and a line about what was corrected, if there is anything to say.

    Raises:
        Refused, OSError: nothing is written, as a file has changed meanwhile or cannot be written.
    """
    fixed = fixing.fix(done, today, unsafe, wanted)
    if fixed.texts:
        replace_texts(root, fixed.texts)
    return fixed.run, corrected(
        fixed.run.report, fixed.corrected, len(fixed.texts), fixed.refused, fixed.untried, unsafe
    )


def show(done: Run, root: str, today: date, unsafe: bool, wanted: fixing.Wanted) -> int:
    """Prints what fixes would change, with paths as git shows them. Arguments are those of ``correct``.

    Returns:
        The exit code: 1 when something would change, else 0.

    Raises:
        Refused, OSError: a file has changed meanwhile or cannot be read.
    """
    fixed = fixing.fix(done, today, unsafe, wanted)
    if not fixed.texts:
        return 0
    present = read_again(root, {path: before for path, (before, _) in fixed.texts.items()})
    marks = {path: "\ufeff" if data.startswith(BOM_UTF8) else "" for path, data in present.items()}
    texts = {
        path: (marks[path] + before, marks[path] + after) for path, (before, after) in fixed.texts.items()
    }
    write_out(diff.render(texts, places=seen_from(git_root(root) or os.getcwd(), root)))
    write_err(f"funnelspec: {fixed.corrected} would be fixed in {counted(len(texts), 'file')}\n")
    return 1
