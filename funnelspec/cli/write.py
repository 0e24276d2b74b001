"""Write a file whole or not at all, and only where it belongs."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import BinaryIO

from funnelspec.cli.trouble import Trouble


class Refused(Trouble):
    """A file is not written; the message says why, in plain words."""


def write_text(folder: str, relative: str, text: str) -> bool:
    """Write a file below a folder, unless it already says the same.

    The text goes to a file beside it that then takes its place, so whatever happens (Ctrl-C, a full disk) the
    file is either the old or the new one. An existing file keeps its permissions; missing folders are made.

    Args:
        folder: where output may go; nothing outside of it is ever written.
        relative: the file's path inside it, with ``/``.

    Returns:
        Whether the file was changed or made.

    Raises:
        Refused: the path leads out of the folder, also by a symbolic link, or to something that is no file.
        OSError: the file could not be written.
    """
    path = _inside(folder, relative)
    if not _differs(path, text):
        return False
    with _folders(os.path.dirname(path)), _replacing(path) as file:
        file.write(_encoded(text))
    return True


def write_new(folder: str, relative: str, text: str) -> None:
    """Write a file below a folder that is not there yet, as ``write_text``.

    Raises:
        Refused: also, somebody else has written it meanwhile; of two that do so at once one is refused.
        OSError: the file could not be written.
    """
    path = _inside(folder, relative)
    try:
        with _folders(os.path.dirname(path)), _replacing(path, new=True) as file:
            file.write(_encoded(text))
    except FileExistsError:
        raise Refused(_MEANWHILE.format(relative)) from None


_MEANWHILE = '"{}" has changed meanwhile; nothing is written. Run the command again'


@contextmanager
def known_as(path: str) -> Iterator[None]:
    """What the system says about a file names it as a person does."""
    try:
        yield
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, path) from None


@contextmanager
def output_file(path: str, source: str | None = None) -> Iterator[BinaryIO]:
    """A file that a person named, anywhere, to be written bit by bit: it takes its place when all is written,
    and leaves no trace when something goes wrong.

    Args:
        path: where to; a symbolic link stays one, and what it leads to is replaced.
        source: what is read meanwhile, if anything, and must not be replaced.

    Raises:
        Refused: there is no such folder, or there is something that is no file, the source, or definitions.
        OSError: the file could not be written.
    """
    with _replacing(target(path, source)) as file:
        yield file


def target(path: str, source: str | None = None) -> str:
    """Where a file goes that a person named; nothing is written yet.

    Args:
        path, source: as ``output_file``.

    Raises:
        Refused: as ``output_file``.
    """
    real = os.path.realpath(path)
    folder = os.path.dirname(real)
    if not path or os.path.isdir(real):
        raise Refused(
            f'"{path}" is a folder; name a file in it' if path else "the output is named by nothing"
        )
    if not os.path.isdir(folder):
        raise Refused(f'"{path}" cannot be written: there is no folder "{os.path.dirname(path)}"')
    if os.path.exists(real) and not os.path.isfile(real):
        raise Refused(f'"{path}" is not a file')
    if source is not None and os.path.exists(real) and os.path.samefile(real, source):
        raise Refused(f'"{path}" is the file that is read; name another one to write')
    if real.lower().endswith((".yaml", ".yml")):
        raise Refused(f'"{path}" looks like a file of definitions; name another one to write')
    return real


@contextmanager
def _folders(folder: str) -> Iterator[None]:
    """Makes a folder and those above it that are missing; they vanish when something goes wrong."""
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    try:
        for each in reversed(missing):
            os.makedirs(each, exist_ok=True)
        yield
    except BaseException:
        with suppress(OSError):  # somebody else has put something there
            for each in missing:
                os.rmdir(each)
        raise


@contextmanager
def _replacing(path: str, new: bool = False) -> Iterator[BinaryIO]:
    """A new file beside a path, which takes its place at the end with the permissions it had; or vanishes.

    Args:
        new: nothing may be in its place.
    """
    temporary, number = _beside(path)
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if new:
            _take(temporary, path)
        else:
            if os.path.exists(path):
                os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))
            os.replace(temporary, path)
    except BaseException:
        _remove(temporary)
        raise


def _take(temporary: str, path: str) -> None:
    """Puts a file in a place where nothing is, at once.

    Raises:
        FileExistsError: something is there.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # some disks have no links; what comes between these two lines is lost there
        if os.path.lexists(path):
            raise FileExistsError from None
        os.replace(temporary, path)
    else:
        os.unlink(temporary)


def write_all(folder: str, texts: Mapping[str, str]) -> list[str]:
    """Write several files below a folder, by path; when one of them may not be written, none is.

    Returns:
        The paths of those that were changed or made, in order.

    Raises:
        Refused, OSError: as ``write_text``.
    """
    for path in sorted(texts):
        _inside(folder, path)
    return [path for path in sorted(texts) if write_text(folder, path, texts[path])]


def read_again(folder: str, texts: Mapping[str, str]) -> dict[str, bytes]:
    """What stands now in files that were read before: their bytes by path, if they still say the same.

    Args:
        folder: the workspace, in which the files must still be.
        texts: what each of them said, as ``files.load`` gave it: without its byte-order mark.

    Raises:
        Refused: one of them has changed, has vanished or has become a link that leads elsewhere.
        OSError: one of them cannot be read.
    """
    found = {}
    for path in sorted(texts):
        present = _present(folder, path)
        if present is None or present.removeprefix(BOM_UTF8) != texts[path].encode():
            raise Refused(_MEANWHILE.format(path))
        found[path] = present
    return found


def replace_texts(folder: str, texts: Mapping[str, tuple[str, str]]) -> None:
    """Put new texts in the place of old ones, in the files that the old ones were read from.

    All new texts are written beside their files first, which are then compared with what was read once more;
    when one is not what it was, or cannot be written, all stay as they are. Byte-order marks, permissions,
    owners and symbolic links stay. Whatever happens, each file is either the old or the new one. A hard link
    keeps the old text.

    Args:
        folder: the workspace; nothing outside of it is ever written.
        texts: by path, the text as it was read and the new one.

    Raises:
        Refused: a file is not what it was, is read-only, or belongs to somebody who could not keep it.
        OSError: a file could not be written.
    """
    old = {path: before for path, (before, _) in texts.items()}
    present = read_again(folder, old)
    ready: list[tuple[str, str]] = []
    try:
        for path in sorted(texts):
            target = os.path.realpath(os.path.join(folder, path))
            mode = stat.S_IMODE(os.stat(target).st_mode)
            if not mode & 0o222 or not os.access(target, os.W_OK):
                raise Refused(f'"{path}" is read-only; nothing is written')
            temporary, number = _beside(target)
            ready.append((temporary, target))
            mark = BOM_UTF8 if present[path].startswith(BOM_UTF8) else b""
            _fill(number, mark + texts[path][1].encode(), path)
            _leave_to_owner(temporary, target, path)
            os.chmod(temporary, mode)  # a change of the owner may have taken some away
        read_again(folder, old)
        while ready:
            os.replace(*ready[0])
            del ready[0]
    finally:
        for temporary, _ in ready:
            _remove(temporary)


def _leave_to_owner(temporary: str, target: str, path: str) -> None:
    """Gives a new file to the user and group that the one in whose place it comes belongs to."""
    wanted = _owner(target)
    if wanted != _owner(temporary):
        try:
            os.chown(temporary, *wanted)
        except OSError:
            raise Refused(
                f'"{path}" belongs to another user or group, which would lose it; nothing is written'
            ) from None


def _owner(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_uid, found.st_gid


def _fill(number: int, data: bytes, path: str) -> None:
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, path) from None


def _present(folder: str, path: str) -> bytes | None:
    """The bytes of a file of a workspace; nothing where there is no such file in it."""
    try:
        with open(_inside(folder, path), "rb") as file:
            return file.read()
    except (FileNotFoundError, Refused):
        return None


def is_stale(folder: str, relative: str, text: str) -> bool:
    """Whether ``write_text`` would change or make the file; writes nothing.

    Raises:
        Refused, OSError: as ``write_text``.
    """
    return _differs(_inside(folder, relative), text)


def _inside(folder: str, relative: str) -> str:
    root = os.path.realpath(folder)
    try:
        path = os.path.realpath(os.path.join(root, relative))
        inside = os.path.commonpath([root, path]) == root and path != root
    except ValueError:  # another drive on Windows, or a path that no system knows
        inside = False
    if not inside:
        raise Refused(f'"{relative}" leads out of the output folder')
    if os.path.exists(path) and not os.path.isfile(path):
        raise Refused(f'"{relative}" is not a file')
    _only_folders(os.path.dirname(os.path.join(folder, relative)))
    return path


def _only_folders(folder: str) -> None:
    """Refuses a path on which something else than a folder stands where a folder is to be made."""
    while folder and not os.path.isdir(folder):
        if os.path.lexists(folder):
            raise Refused(f'"{folder}" is not a folder')
        folder = os.path.dirname(folder)


def _differs(path: str, text: str) -> bool:
    """Line ends do not count: git may have turned them when it checked the file out."""
    try:
        with open(path, "rb") as file:
            present = file.read()
    except FileNotFoundError:
        return True
    return present.replace(b"\r\n", b"\n") != _encoded(text).replace(b"\r\n", b"\n")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _beside(path: str) -> tuple[str, int]:
    """A new empty file in the same folder, with the permissions any new file gets, opened for writing."""
    ordinal = 0
    while True:
        temporary = os.path.join(os.path.dirname(path), f".funnelspec-{os.getpid()}-{ordinal}.tmp")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            return temporary, os.open(temporary, flags, 0o666)
        except FileExistsError:  # left by a run that was killed
            ordinal += 1


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
