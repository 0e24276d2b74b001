"""Find and read the definitions files of a workspace.

Everything that a disk can hold comes out as a file or as a finding: odd names, odd bytes, loops of links,
devices, files that vanish. Nothing here blocks, and no file above the limit is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator

from funnelspec.diagnostic import Finding, Label
from funnelspec.record import NamedTuple
from funnelspec.source import Location, Source

CONFIG = "funnelspec.yaml"
LARGEST = 2_000_000
"""How many bytes a definitions file may have: more than 2,000 items. Explaining what is wrong with a larger
one would take minutes."""


class WorkspaceError(Exception):
    """The workspace cannot be looked through; the message says why, for the person at the terminal."""


class Sort(NamedTuple):
    """What is looked for.

    Attributes:
        called: what one such file is called in findings.
        wanted: whether a file is one, by its name.
        divided: a folder below with its own ``funnelspec.yaml`` is not looked into.
        anywhere: a link may lead anywhere in the repository, not only into the folder.
    """

    called: str
    wanted: Callable[[str], bool]
    divided: bool = True
    anywhere: bool = False


class Found(NamedTuple):
    """The files of one sort in a folder.

    Attributes:
        paths: relative to the folder, with ``/``, sorted.
        findings: what lies there but cannot be such a file.
    """

    paths: list[str]
    findings: list[Finding]


def find_workspace(start: str) -> str | None:
    """The nearest folder with a ``funnelspec.yaml``: ``start``, one above it, else ``start/definitions``."""
    folder = os.path.abspath(start)
    while True:
        if os.path.isfile(os.path.join(folder, CONFIG)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    below = os.path.join(os.path.abspath(start), "definitions")
    return below if os.path.isfile(os.path.join(below, CONFIG)) else None


def git_root(start: str) -> str | None:
    """The root of the git work tree that a folder is in."""
    folder = os.path.abspath(start)
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def folders_above(root: str) -> int:
    """How many folders lie between a workspace and the root of its repository; none outside of one."""
    top = git_root(root)
    below = os.path.relpath(os.path.abspath(root), top) if top else "."
    return 0 if below == "." else below.count(os.sep) + 1


def is_definitions(name: str) -> bool:
    """Whether a file is one of definitions, by its name."""
    return name.endswith((".yaml", ".yml")) and name != CONFIG and not name.startswith(".")


DEFINITIONS = Sort("definitions file", is_definitions)


def discover(
    root: str, exclude: Callable[[str], bool], tracked: bool = False, sort: Sort = DEFINITIONS
) -> Found:
    """Every file of a sort below a folder, but for hidden and excluded ones.

    Args:
        root: the folder; one below it with its own ``funnelspec.yaml`` is another workspace.
        exclude: whether a path, relative to the folder and with ``/``, is left out; asked for folders too.
        tracked: only files that git tracks and that are still there.

    Raises:
        WorkspaceError: the folder cannot be read, or git cannot be asked.
    """
    walk = _Walk(root, exclude, sort)
    if tracked:
        walk.tracked(_tracked(root))
    else:
        walk.folder()
    walk.paths.sort()
    walk.findings.sort(key=lambda finding: finding.at.where.order())
    return Found(walk.paths, walk.findings)


def load_config(root: str) -> tuple[Source, list[Finding]]:
    """The text of the workspace file, as ``load``. What is wrong in it is shown with its lines, so where
    strangers send definitions, a link must not make it any file of the machine."""
    path = os.path.join(root, CONFIG)
    if os.path.islink(path) and not _leads_into(os.path.realpath(git_root(root) or root), path):
        return Source(CONFIG, ""), [outside(CONFIG)]
    return load(root, CONFIG)


def load(
    root: str, path: str, called: str = DEFINITIONS.called, name: str = ""
) -> tuple[Source, list[Finding]]:
    """The text of one file, without byte-order mark; empty, and a finding, where it cannot be read.

    Args:
        called: what such a file is called.
        name: the path that findings tell, where it is not ``path``.
    """
    whole, path = os.path.join(root, path), name or path
    try:
        data = _bytes(whole, called)
    except _NotRead as problem:
        return Source(path, ""), [_about(path, *problem.args)]
    except _TooLarge as problem:
        return Source(path, ""), [too_large(path, problem.args[0], called)]
    except OSError as error:
        return Source(path, ""), [unreadable(path, error)]
    return decoded(path, data)


def decoded(path: str, data: bytes) -> tuple[Source, list[Finding]]:
    """The text of a file, as ``load``, from its bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        return Source(path, ""), [_about(path, *_UTF_16)]
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return Source(path, data.decode()), []
    except UnicodeDecodeError as error:
        return Source(path, ""), [_not_utf8(path, data, error.start)]


class _NotRead(Exception):
    """Rule, headline, label and help of a finding about a whole file."""


class _TooLarge(Exception):
    """How many bytes a file has."""


class _Walk:
    """One pass over the folders below one."""

    def __init__(self, root: str, exclude: Callable[[str], bool], sort: Sort) -> None:
        self.root = root
        self.exclude = exclude
        self.sort = sort
        self.real = os.path.realpath(root)
        self.top = os.path.realpath(git_root(root) or root) if sort.anywhere else self.real
        self.paths: list[str] = []
        self.findings: list[Finding] = []

    def folder(self) -> None:
        """Every folder from the root on; own stack, as folders can nest deeper than calls."""
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(os.path.join(self.root, folder)) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError as error:
                if not folder:
                    raise WorkspaceError(f"The folder cannot be read: {_reason(error)}") from None
                self.findings.append(unreadable(folder, error, "folder"))
                continue
            if folder and self.sort.divided and any(entry.name == CONFIG for entry in entries):
                continue
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.name.startswith(".") or self.exclude(path):
                    continue
                try:
                    if self._is_folder(entry, path):
                        folders.append(path)
                    elif self.sort.wanted(entry.name):
                        self.file(path, entry.is_symlink())
                except OSError as error:
                    if self.sort.wanted(entry.name):
                        self.findings.append(unreadable(path, error))

    def tracked(self, paths: Iterator[str]) -> None:
        """The files among these that are of the sort, of this workspace and still there."""
        others: dict[str, bool] = {}
        for path in paths:
            *folders, name = path.split("/")
            if not self.sort.wanted(name) or any(part.startswith(".") for part in path.split("/")):
                continue
            ways = ["/".join(folders[: depth + 1]) for depth in range(len(folders))]
            for way in ways:
                if way not in others:
                    config = os.path.join(self.root, way, CONFIG)
                    others[way] = self.exclude(way) or (self.sort.divided and os.path.isfile(config))
            whole = os.path.join(self.root, path)
            if any(others[way] for way in ways) or self.exclude(path) or not os.path.lexists(whole):
                continue
            if not os.path.isdir(whole):
                self.file(path, os.path.islink(whole))

    def _is_folder(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether this is a folder to look into. A link to one leads into the workspace, where its files are
        found anyway, in a circle, or out of it."""
        if not entry.is_symlink():
            return entry.is_dir()
        if not entry.is_dir():
            return False
        if not self._inside(path):
            self.findings.append(outside(path))
        return False

    def file(self, path: str, link: bool) -> None:
        """A file by its name: kept, or a finding why not."""
        odd = odd_name(path)
        if odd:
            self.findings.append(odd)
        elif link and not self._inside(path):
            self.findings.append(outside(path))
        elif not (link and self._found_anyway(path)):
            self.paths.append(path)

    def _found_anyway(self, path: str) -> bool:
        """Whether a link leads to a file that is found under its own name."""
        target = os.path.realpath(os.path.join(self.root, path))
        parts = os.path.relpath(target, self.real).split(os.sep)
        hidden = any(part.startswith(".") for part in parts)
        return not hidden and self.sort.wanted(parts[-1]) and not self.exclude("/".join(parts))

    def _inside(self, path: str) -> bool:
        return _leads_into(self.top, os.path.join(self.root, path))


def _leads_into(folder: str, link: str) -> bool:
    """Whether a link ends in a folder, itself without links. What git keeps for itself, such as the passwords
    in ``.git/config``, is no part of it."""
    target = os.path.realpath(link)
    inside = target == folder or target.startswith(os.path.join(folder, ""))
    return inside and ".git" not in os.path.relpath(target, folder).split(os.sep)


def _bytes(whole: str, called: str) -> bytes:
    """All bytes of a file.

    Raises:
        OSError: it cannot be read.
        _NotRead: it is no file.
        _TooLarge: it is too large.
    """
    # Without O_NONBLOCK, opening a FIFO that nobody writes to waits for ever.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    handle = os.open(whole, flags)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            kind = "folder" if stat.S_ISDIR(state.st_mode) else "device or pipe"
            raise _NotRead(
                "unreadable-file",
                f"A {kind} has the name of a {called}",
                f"a {kind}, not a file",
                'Rename it, or leave it out under "exclude" in funnelspec.yaml',
            )
        parts: list[bytes] = []
        size = 0
        # A file may grow while it is read, and some have a size of 0 whatever they hold.
        while size <= LARGEST and state.st_size <= LARGEST:
            part = os.read(handle, max(state.st_size - size, 1 << 16))
            if not part:
                return b"".join(parts)
            parts.append(part)
            size += len(part)
        raise _TooLarge(max(size, state.st_size))
    finally:
        os.close(handle)


_UTF_16 = (
    "not-utf-8",
    "A file is saved as UTF-16 or UTF-32",
    "not UTF-8",
    "Save the file as UTF-8; editors call this the encoding",
)


def _not_utf8(path: str, data: bytes, start: int) -> Finding:
    """The first byte that is no part of a character, at its place."""
    at = len(data[:start].decode())
    source = Source(path, data.decode(errors="replace"))
    return Finding(
        rule="not-utf-8",
        headline="A file holds a character that is not UTF-8",
        at=Label(Location(source, at, at + 1), f"byte {data[start]:02X} in hexadecimal"),
        help="Save the file as UTF-8; editors call this the encoding",
        differs=f"{data[start]:02X}",
    )


def odd_name(path: str) -> Finding | None:
    """The finding about a file whose name is no text; nothing about another one."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return _about(
            path.encode("utf-8", "replace").decode(),
            "unreadable-file",
            "The name of a file is not readable as text",
            "its name is not UTF-8",
            "Rename the file",
        )
    return None


def too_large(path: str, size: int, called: str = DEFINITIONS.called) -> Finding:
    """The finding about a file of so many bytes, which are more than are read."""
    return _about(
        path,
        "file-too-large",
        f"A {called} is larger than {LARGEST // 1_000_000} MB",
        f"{size / 1_000_000:,.1f} MB",
        'Divide it into several files, or leave it out under "exclude" in funnelspec.yaml',
    )


def _about(path: str, rule: str, headline: str, label: str, help_: str) -> Finding:
    """A finding about a whole file."""
    source = Source(path, "")
    return Finding(rule=rule, headline=headline, at=Label(Location(source, 0, 0), label), help=help_)


def outside(path: str) -> Finding:
    """The finding about a link that is not followed."""
    return _about(
        path,
        "outside-workspace",
        "A link leads out of the workspace",
        "not followed",
        "Move the file into the workspace, or remove the link",
    )


def _reason(error: OSError) -> str:
    """What the operating system says, in words that do not depend on the language it speaks."""
    import errno

    known = {
        errno.ENOENT: "it does not exist",
        errno.ENOTDIR: "it is not a folder",
        errno.EACCES: "reading it is not allowed",
        errno.EPERM: "reading it is not allowed",
        errno.ELOOP: "it is a link that leads back to itself",
        errno.ENAMETOOLONG: "its name is too long",
        errno.EISDIR: "it is a folder",
        errno.ENXIO: "it is not a file",
    }
    return known.get(error.errno or 0, f"error {error.errno} of the operating system")


def unreadable(path: str, error: OSError, kind: str = "file") -> Finding:
    """The finding about a file or folder that the system does not let be read."""
    shown = path.encode("utf-8", "replace").decode()
    remedy = 'Make it readable, remove it, or leave it out under "exclude" in funnelspec.yaml'
    if path == CONFIG:
        remedy = "Make it readable; without it nothing is checked"
    return _about(shown, "unreadable-file", f"A {kind} cannot be read", _reason(error), remedy)


def _tracked(root: str) -> Iterator[str]:
    """What git tracks below a folder, relative to it.

    Raises:
        WorkspaceError: there is no git, or the folder is in no repository.
    """
    purpose = "tells which files are tracked"
    done = git(root, purpose, "ls-files", "-z", "--cached", "--", ".")
    if done is None:
        raise WorkspaceError(f"git {purpose}, and finds no repository here")
    return iter(sorted({os.fsdecode(path) for path in done.split(b"\0") if path}))


def git(root: str, purpose: str, *words: str, given: bytes = b"") -> bytes | None:
    """What git prints; nothing where it fails. It reads and changes nothing.

    Args:
        root: the folder in which it is asked.
        purpose: what git is needed for, as ``tells which files are tracked``.
        words: the command and its arguments.
        given: what it reads.

    Raises:
        WorkspaceError: there is no git, or it does not trust the folder.
    """
    import subprocess

    # A hook's GIT_DIR may be relative, and makes git take any folder for the top of the repository. What it
    # says of the index counts: `git commit FILE` has one of its own.
    environment = {name: value for name, value in os.environ.items() if name != "GIT_PREFIX"}
    if "GIT_WORK_TREE" not in environment:
        environment.pop("GIT_DIR", None)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        if environment.get(name):
            environment[name] = os.path.abspath(environment[name])
    environment["LC_ALL"] = "C"
    try:
        done = subprocess.run(
            ["git", "-C", root, *words], capture_output=True, check=False, input=given, env=environment
        )
    except OSError:
        raise WorkspaceError(f"git {purpose}, and is not installed") from None
    if b"dubious ownership" in done.stderr:
        raise WorkspaceError(
            "git does not trust this folder, as it belongs to another user: see safe.directory"
        )
    return None if done.returncode else done.stdout
