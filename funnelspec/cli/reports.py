"""A report in the form that was chosen, on standard output and in the files of ``--report FORMAT=PATH``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal, get_args

from funnelspec.cli.console import wants_color, write_err, write_out
from funnelspec.cli.options import Format
from funnelspec.cli.trouble import Trouble
from funnelspec.diagnostic import ERROR, INFO, WARNING
from funnelspec.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from funnelspec.changes import Change
    from funnelspec.model.model import Model
    from funnelspec.report import Report
    from funnelspec.reporters.paint import Paint
    from funnelspec.reporters.places import Places

LEVELS = {"error": ERROR, "warning": WARNING, "info": INFO}


class Outcome(NamedTuple):
    """What there is to report.

    Attributes:
        root: the folder of the workspace.
        exit_code: what the command will end with.
        show_info: whether people who read text want infos listed.
        before, after: the definitions at the revision that findings are held against, and now.
    """

    report: Report
    root: str
    exit_code: int
    show_info: bool
    before: Model | None = None
    after: Model | None = None


class File(NamedTuple):
    """A report that is wanted in a file."""

    form: Format
    path: str


def exit_code(report: Report, fail_on: str) -> int:
    """1 when something was found that ``--fail-on`` names, or something worse."""
    return int(fail_on != "never" and bool(report.at_least(LEVELS[fail_on])))


def chosen(form: Format | None) -> Format:
    """The form on standard output: the one that was named, else the one that suits who reads it."""
    return form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full")


def files(named: Sequence[str], read: Sequence[str] = ()) -> list[File]:
    """The reports that ``--report`` names, before anything is looked at.

    Args:
        read: files, and folders of texts, that are read and must not be replaced.

    Raises:
        Trouble: there is no such form; a path is named twice, or no file can be written there.
    """
    found: dict[str, File] = {}
    for each in named:
        form, sign, path = each.partition("=")
        if not sign or form not in get_args(Format):
            raise Trouble(_misspelt(each, form, bool(sign)))
        real = _target(path, read)
        if real in found:
            raise Trouble(f'two reports cannot both be written to "{path}"; give each a file of its own')
        found[real] = File(form, path)  # type: ignore[arg-type]  # one of the forms, as was looked at above
    return list(found.values())


def _misspelt(each: str, form: str, separated: bool) -> str:
    from funnelspec.language.suggest import closest

    forms = get_args(Format)
    if not separated:
        return f'"{each}" is not a report; write FORMAT=PATH, as sarif=findings.sarif'
    near = closest(form, forms)
    hint = f'did you mean "{near}"?' if near else f"the formats are {', '.join(forms)}"
    return f'there is no report format "{form}"; {hint}'


def _target(path: str, read: Sequence[str]) -> str:
    from funnelspec.cli.write import Refused, target

    real = target(path)
    sources = [os.path.realpath(each) for each in read]
    text = real.lower().endswith((".md", ".markdown", ".txt"))
    if real in sources or (text and any(real.startswith(os.path.join(each, "")) for each in sources)):
        raise Refused(f'"{path}" is among the files that are read; name another file to write')
    return real


def show(outcome: Outcome, form: Format, color: Literal["auto", "always", "never"]) -> None:
    """Prints the report; on GitHub also adds it to the summary of the job."""
    from funnelspec.reporters.paint import ansi, plain

    write_out(_text(outcome, form, ansi if wants_color(color, sys.stdout) else plain))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        _add(summary, outcome)


def write(outcome: Outcome, wanted: Sequence[File]) -> None:
    """Writes the reports to their files, each whole or not at all.

    Raises:
        Trouble: one of them cannot be written.
        OSError: as for a full disk; it names the file.
    """
    if not wanted:
        return
    from funnelspec.cli.write import known_as, output_file
    from funnelspec.reporters.paint import plain

    for form, path in wanted:
        text = _text(outcome, form, plain)
        with known_as(path), output_file(path) as file:
            file.write(text.encode("utf-8", "backslashreplace"))


def _text(outcome: Outcome, form: Format, paint: Paint) -> str:
    """The report in one form, with paths as the readers of that form see them."""
    from funnelspec.reporters.places import seen_from

    report, root, code, show_info, *_ = outcome
    if form == "full" or form == "concise":
        places = seen_from(os.getcwd(), root)
        if form == "full":
            from funnelspec.reporters import full

            return full.render(report, places=places, show_info=show_info, paint=paint)
        from funnelspec.reporters import concise

        return concise.render(report, places=places, show_info=show_info)
    if form == "json":
        from funnelspec.reporters import json_report

        return json_report.render(report, changes=_changes(outcome))
    places = _from_repository(root)
    if form == "github":
        from funnelspec.reporters import github

        return github.render(report, places=places)
    if form == "markdown":
        from funnelspec.reporters import markdown

        changes = _changes(outcome)
        return markdown.render(report, places=places, notes=show_info, changes=changes, site=_site())
    if form == "sarif":
        from funnelspec.reporters import sarif

        return sarif.render(report, places=places, exit_code=code, complete=code < 2)
    from funnelspec.reporters import gitlab

    return gitlab.render(report, places=places)


def _changes(outcome: Outcome) -> tuple[Change, ...] | None:
    """What has changed in the glossary; nothing where it is not held against a revision."""
    if outcome.before is None or outcome.after is None:
        return None
    from funnelspec.changes import changes

    return changes(outcome.before, outcome.after)


def _from_repository(root: str) -> Places:
    from funnelspec.files import git_root
    from funnelspec.reporters.places import seen_from

    return seen_from(git_root(root) or os.getcwd(), root)


def _site() -> str:
    """Where GitHub shows the files of the commit that is checked; empty elsewhere."""
    server, repository, commit = (
        os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")
    )
    if not server.startswith("https://") or not repository or not commit:
        return ""
    from funnelspec.reporters.places import address

    return f"https://{address(server[8:])}/{address(repository)}/blob/{address(commit)}"


def _add(target: str, outcome: Outcome) -> None:
    """Adds the report to the job summary; what counts is said already, and decides over the exit code."""
    from funnelspec.reporters import markdown

    places = _from_repository(outcome.root)
    changes = _changes(outcome)
    text = markdown.summary(outcome.report, places=places, changes=changes, site=_site())
    try:
        with open(target, "ab") as summary:
            summary.write(text.encode("utf-8", "backslashreplace"))
    except OSError:
        write_err("funnelspec: the job summary could not be written\n")
