"""What the two forms of ``funnelspec import`` share: what is read, where it goes, how it is written."""

from __future__ import annotations

import os

from funnelspec.cli.console import write_out
from funnelspec.cli.trouble import Trouble
from funnelspec.cli.workspace import definitions, workspace
from funnelspec.model.entities import File
from funnelspec.model.model import Model
from funnelspec.record import NamedTuple
from funnelspec.reporters.places import Places

LARGEST = 50_000_000
"""How many bytes a sheet may have."""


class Place(NamedTuple):
    """Where something is to be written.

    Attributes:
        root: the folder of the workspace.
        path: of the file, seen from there.
        shown: the same, seen from where the person stands.
        text: what the file says; of a new one its head.
        new: there is no such file yet.
    """

    root: str
    model: Model
    path: str
    shown: str
    text: str
    new: bool


def data(path: str) -> bytes:
    """The bytes of a sheet.

    Raises:
        Trouble: it is no file, or too large for a glossary.
        OSError: it cannot be read.
    """
    if not path:
        raise Trouble("the sheet is named by nothing")
    if os.path.exists(path) and not os.path.isfile(path):
        raise Trouble(
            f'"{path}" is a folder; name a file in it' if os.path.isdir(path) else f'"{path}" is no file'
        )
    with open(path, "rb") as file:
        found = file.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise Trouble(f'"{path}" is larger than {LARGEST // 1_000_000} MB; take out what is not the glossary')
    return found


def mark(written: str | None) -> str | None:
    """What ``--delimiter`` says.

    Raises:
        Trouble: it cannot stand between cells.
    """
    found = "\t" if written in ("tab", "\\t") else written
    if found is not None and (len(found) != 1 or found in '"\r\n\0'):
        raise Trouble(f'"{written}" cannot stand between cells; write one mark, or tab')
    return found


def place(path: str | None, team: str | None, output: str | None) -> Place:
    """The workspace and the file to write to.

    Args:
        path: where the workspace is.
        team: whose file; nothing for a shared one.
        output: the file, if a person named it.

    Raises:
        Trouble: there is no workspace or no such team, or the file is none that the team may have.
        WorkspaceError: some of the definitions cannot be read.
    """
    from datetime import date

    root = workspace(path)
    model = definitions(root, date.today(), tracked=False, whole=True)
    if team is not None and team not in model.config.teams:
        raise Trouble(_no_team(team, list(model.config.teams)))
    relative = (
        _inside(root, output) if output is not None else f"{team}/glossary.yaml" if team else "glossary.yaml"
    )
    shown = os.path.relpath(os.path.join(root, relative))
    _refuse(root, relative, shown, model)
    for file in model.files:
        if file.path == relative:
            if file.team != team or file.context:
                raise Trouble(
                    f'"{shown}" belongs to {_whose(file.team, file.context)}; name another file with --output'
                )
            return Place(root, model, relative, shown, file.source.text, new=False)
    return Place(root, model, relative, shown, f"team: {team}\n" if team else "", new=True)


def places(place: Place) -> Places:
    """Shows the paths of a workspace as seen from where the person stands."""
    from funnelspec.reporters.places import seen_from

    return seen_from(os.getcwd(), place.root)


def at(place: Place, file: File) -> Place:
    """The same workspace, and a file of it that is there."""
    shown = os.path.relpath(os.path.join(place.root, file.path))
    return place._replace(path=file.path, shown=shown, text=file.source.text, new=False)


def whole_section(section: str) -> None:
    """Refuses a section whose items need more than a sheet says.

    Raises:
        Trouble: it is such a section, or none.
    """
    from funnelspec.language.suggest import closest
    from funnelspec.model.shapes import KINDS

    simple = [name for name, kind in KINDS.items() if set(kind.required) <= {"name", "definition"}]
    if section in simple:
        return
    if section in KINDS:
        needed = [name for name in KINDS[section].required if name not in ("name", "definition")]
        raise Trouble(
            f'items of "{section}" also need "{needed[0]}", which a sheet does not say; take {_or(simple)}, '
            "and move them by hand"
        )
    near = closest(section, KINDS)
    raise Trouble(
        f'there is no section "{section}"; ' + (f'did you mean "{near}"?' if near else f"take {_or(simple)}")
    )


def write(place: Place, text: str, diff: bool) -> None:
    """Writes the file, or with ``diff`` shows what would be written; nothing where nothing changes.

    Raises:
        Refused, OSError: it cannot be written, and is as it was.
    """
    before = "" if place.new else place.text
    if text == place.text:
        return
    if diff:
        from funnelspec.reporters import diff as differences
        from funnelspec.reporters.places import seen_from

        write_out(differences.render({place.path: (before, text)}, places=seen_from(os.getcwd(), place.root)))
        return
    from funnelspec.cli.write import Refused, known_as, replace_texts, write_new

    path = os.path.join(place.root, place.path)
    if place.new and (os.path.islink(path) or (os.path.exists(path) and not os.path.isfile(path))):
        raise Refused(f'"{place.shown}" is there already and is no file of definitions that can be added to')
    with known_as(place.shown):
        if place.new:
            write_new(place.root, place.path, text)
        else:
            replace_texts(place.root, {place.path: (before, text)})


def _no_team(team: str, teams: list[str]) -> str:
    from funnelspec.language.suggest import closest

    near = closest(team, teams)
    declare = f"declare it there under `teams`, as in `{team}: {{name: {team.capitalize()}}}`"
    hint = f'did you mean "{near}"?' if near else declare
    return f'funnelspec.yaml has no team "{team}"; {hint}'


def _inside(root: str, output: str) -> str:
    """The path of a file that a person named, seen from the workspace."""
    real = os.path.realpath(root)
    found = os.path.join(os.path.realpath(os.path.dirname(output) or "."), os.path.basename(output))
    inside = os.path.relpath(found, real).replace(os.sep, "/")
    if not output or inside.split("/")[0] in ("..", "."):
        raise Trouble(f'"{output}" lies outside of the workspace "{root}"; name a file in it')
    return inside


def _refuse(root: str, relative: str, shown: str, model: Model) -> None:
    """Refuses a path at which no check would find the file."""
    from funnelspec.engine import excluded
    from funnelspec.files import CONFIG, is_definitions, odd_name

    *folders, name = relative.split("/")
    if not is_definitions(name) or odd_name(relative):
        raise Trouble(
            f'"{shown}" is no name for a file of definitions; take one as glossary.yaml'
            if name != CONFIG
            else f'"{shown}" is the file of the workspace; name another one with --output'
        )
    ways = ["/".join(folders[: depth + 1]) for depth in range(len(folders))]
    hidden = any(folder.startswith(".") for folder in folders)
    if hidden or any(map(excluded(model.config), (*ways, relative))):
        raise Trouble(
            f'"{shown}" is excluded, so that no check would see it; name another file with --output'
        )
    if any(os.path.isfile(os.path.join(root, way, CONFIG)) for way in ways):
        raise Trouble(f'"{shown}" lies in another workspace; name another file with --output')
    if os.path.isdir(os.path.join(root, relative)):
        raise Trouble(f'"{shown}" is a folder; name a file in it')


def _whose(team: str | None, context: str | None) -> str:
    if context:
        return f'the context "{context}"'
    return f'the team "{team}"' if team else "all teams"


def _or(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
