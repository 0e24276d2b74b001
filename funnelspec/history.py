"""The files of a workspace at another commit, read from git without a checkout.

What git keeps there and a disk would not hold as a file of definitions is left out: submodules, and files
whose text is in Git LFS. Links are followed to files of the same workspace.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from errno import ENOENT
from posixpath import basename, dirname, join, normpath

from funnelspec import files
from funnelspec.diagnostic import Finding
from funnelspec.files import CONFIG, LARGEST, WorkspaceError
from funnelspec.record import NamedTuple

_PURPOSE = "knows what was there before"
_LINK = "120000"
_SUBMODULE = "160000"
_LFS = b"version https://git-lfs.github.com/spec/"


class Blob(NamedTuple):
    """What stands at a path: its mode, as git writes it, the id of its content and how many bytes it has."""

    mode: str
    id: str
    size: int


class Revision(NamedTuple):
    """The folder of a workspace at a commit.

    Attributes:
        name: how the revision was named.
        commit: the id of the commit that is meant: where this branch left the named one.
        folder: where the workspace was, relative to the top of the repository ("." at the top), if that was
            somewhere else than now; else empty.
        blobs: by path, relative to the workspace and with ``/``.
    """

    name: str
    commit: str
    folder: str
    blobs: dict[str, Blob]


def find(root: str, name: str) -> Revision | None:
    """A workspace as it was when this branch left a revision: at their merge base, or at the revision itself
    where they have none.

    Args:
        root: the folder of the workspace now.
        name: anything git takes for a commit: a branch, a tag, an id.

    Returns:
        Nothing when the commit holds no workspace that became this one.

    Raises:
        WorkspaceError: there is no git, no work tree or no such commit.
    """
    commit = _commit(root, name)
    blobs = _listed(root, commit)
    return Revision(name, commit, "", blobs) if CONFIG in blobs else _moved(root, name, commit)


def definitions(
    root: str, revision: Revision, exclude: Callable[[str], bool]
) -> tuple[dict[str, bytes], list[Finding]]:
    """The files of definitions at a revision, by path, and what lies there but cannot be one.

    Args:
        exclude: whether a path is left out; asked for folders too.

    Raises:
        WorkspaceError: git lacks a file.
    """

    def wanted(path: str) -> bool:
        # A folder outside of the repository is one at the revision, if it is one now.
        link = revision.blobs[path].mode == _LINK and not basename(path).startswith(".")
        return files.is_definitions(basename(path)) or (link and os.path.isdir(os.path.join(root, path)))

    paths = _wanted(revision.blobs, exclude, wanted)
    links = contents(root, revision, [path for path in paths if revision.blobs[path].mode == _LINK])
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path in paths:
        target = _target(path, links, revision.blobs)
        odd = files.odd_name(path)
        if odd:
            findings.append(odd)
        elif target is None:
            findings.append(files.outside(path))
        elif not files.is_definitions(basename(path)) or (path in links and _found_anyway(target, exclude)):
            continue
        elif target not in revision.blobs:
            findings.append(files.unreadable(path, FileNotFoundError(ENOENT, "")))
        elif revision.blobs[target].size > LARGEST:
            findings.append(files.too_large(path, revision.blobs[target].size))
        else:
            texts[path] = target
    read = contents(root, revision, texts.values())
    found = {path: read[target] for path, target in texts.items()}
    return {path: data for path, data in found.items() if not data.startswith(_LFS)}, findings


def contents(root: str, revision: Revision, paths: Iterable[str]) -> dict[str, bytes]:
    """What stands in files at a revision.

    Raises:
        WorkspaceError: git lacks one, as in a partial clone.
    """
    ids = {path: revision.blobs[path].id for path in paths}
    if not ids:
        return {}
    asked = list(dict.fromkeys(ids.values()))
    given = "".join(f"{each}\n" for each in asked).encode()
    printed = files.git(root, _PURPOSE, "cat-file", "--batch", given=given) or b""
    read: dict[str, bytes] = {}
    at = 0
    for each in asked:
        end = printed.find(b"\n", at)
        head = printed[at:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise WorkspaceError(f'git lacks some files of "{revision.name}"; fetch them whole')
        at = end + 1 + int(head[2]) + 1
        read[each] = printed[end + 1 : at - 1]
    return {path: read[each] for path, each in ids.items()}


def ids(root: str, paths: Iterable[str]) -> dict[str, str]:
    """The ids that git would give to the contents of files as they are now, by path."""
    asked = [path for path in paths if os.path.isfile(os.path.join(root, path))]
    if not asked:
        return {}
    printed = files.git(root, _PURPOSE, "hash-object", "--no-filters", "--", *asked) or b""
    return dict(zip(asked, printed.decode().split(), strict=False))


def _commit(root: str, name: str) -> str:
    if not name or name[0] in "-^":  # ``^`` would mean all commits but the ones behind it
        raise WorkspaceError(
            f'"{name}" is no revision; name a branch, a tag or a commit'
            if name
            else "the revision is named by nothing; name a branch, a tag or a commit"
        )
    state = (
        files.git(root, _PURPOSE, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository") or b""
    ).split()
    if state[:1] != [b"true"]:
        raise WorkspaceError(f"git {_PURPOSE}, and finds no repository with files here")
    shallow = state[1:] == [b"true"]
    cut = 'this clone lacks older commits; get them with "fetch-depth: 0" or `git fetch --unshallow`'
    found = files.git(root, _PURPOSE, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if not found:
        hint = cut if shallow else "is it fetched, and written as `git branch --all` lists it?"
        raise WorkspaceError(f'no commit is called "{name}"; {hint}')
    commit = found.decode().strip()
    base = files.git(root, _PURPOSE, "merge-base", commit, "HEAD")
    if not base and shallow:
        raise WorkspaceError(f'where this branch left "{name}" is not known; {cut}')
    return base.decode().split()[0] if base else commit


def _listed(root: str, commit: str, *options: str) -> dict[str, Blob]:
    """The files at a commit below a folder, or with ``--full-tree`` all of them."""
    printed = files.git(root, _PURPOSE, "ls-tree", "-r", "-z", "--long", *options, commit) or b""
    found = {}
    for line in printed.split(b"\0"):
        about, _, path = line.partition(b"\t")
        if path:
            mode, _, id, size = about.decode().split()
            if mode != _SUBMODULE:
                found[os.fsdecode(path)] = Blob(mode, id, int(size) if size.isdigit() else 0)
    return found


def _moved(root: str, name: str, commit: str) -> Revision | None:
    """The workspace in another folder: the one that is not there any more, or of several of these the one
    with just this ``funnelspec.yaml``."""
    every = _listed(root, commit, "--full-tree")
    top = (files.git(root, _PURPOSE, "rev-parse", "--show-toplevel") or b"").rstrip(b"\n")
    gone = [
        path
        for path in every
        if path.rpartition("/")[2] == CONFIG and not os.path.lexists(os.path.join(os.fsdecode(top), path))
    ]
    if len(gone) > 1:
        same = ids(root, [CONFIG]).get(CONFIG)
        gone = [path for path in gone if every[path].id == same]
    if len(gone) != 1:
        return None
    folder = dirname(gone[0])
    start = f"{folder}/" if folder else ""
    blobs = {path[len(start) :]: blob for path, blob in every.items() if path.startswith(start)}
    return Revision(name, commit, folder or ".", blobs)


def _wanted(
    blobs: dict[str, Blob], exclude: Callable[[str], bool], wanted: Callable[[str], bool]
) -> list[str]:
    """The paths that are wanted, sorted: as ``files.discover`` finds them on disk."""
    # In their folders other workspaces begin.
    others = {dirname(path) for path in blobs if path.rpartition("/")[2] == CONFIG} - {""}
    known: dict[str, bool] = {}

    def out(folder: str) -> bool:
        if folder and folder not in known:
            above, _, name = folder.rpartition("/")
            known[folder] = out(above) or name.startswith(".") or folder in others or exclude(folder)
        return known.get(folder, False)

    return [path for path in sorted(filter(wanted, blobs)) if not out(dirname(path)) and not exclude(path)]


def _found_anyway(target: str, exclude: Callable[[str], bool]) -> bool:
    """Whether a link leads to a file that is found under its own name."""
    *_, last = parts = target.split("/")
    hidden = any(part.startswith(".") for part in parts)
    return not hidden and files.is_definitions(last) and not exclude(target)


def _target(path: str, links: dict[str, bytes], blobs: dict[str, Blob]) -> str | None:
    """The path that a link ends at, or that of a file itself; nothing when it leads out of the workspace."""
    seen = set()
    while path in links and path not in seen:
        seen.add(path)
        path = normpath(join(dirname(path), os.fsdecode(links[path])))
        if path.startswith(("/", "../")) or path == "..":
            return None
    return "" if path in seen or (path in blobs and blobs[path].mode == _LINK) else path
