"""A run: read, shape, build, rules, suppress, sort.

Nothing here prints or exits; what is wrong comes back in the report. Only a workspace that cannot be found or
listed raises, as ``WorkspaceError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING

from funnelspec import config as configuration
from funnelspec import files
from funnelspec.diagnostic import Finding
from funnelspec.gathering import Gathered
from funnelspec.language.globs import matches
from funnelspec.model.build import build
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.record import NamedTuple
from funnelspec.report import Report
from funnelspec.source import Source
from funnelspec.syntax.collector import Paused
from funnelspec.syntax.comments import Suppression
from funnelspec.syntax.reader import read
from funnelspec.syntax.tree import Node

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.history import Blob
    from funnelspec.prose.page import Page
    from funnelspec.rule import Rule

CONFIG = "funnelspec.yaml"

Progress = Callable[[int, int], None]
"""Called with the files read so far and how many there are."""


class Tree(NamedTuple):
    """One definitions file, read."""

    source: Source
    root: Node | None
    findings: list[Finding]
    suppressions: list[Suppression]
    readable: bool


class Folder(NamedTuple):
    """The files of a workspace, read; only ``broken`` when the workspace file is.

    Attributes:
        findings: what lies there but cannot be a definitions file.
        broken: what is wrong with the workspace file.
    """

    settings: configuration.Config
    trees: list[Tree]
    findings: list[Finding]
    broken: list[Finding]


class Run(NamedTuple):
    """What a run leaves behind.

    Attributes:
        report: every finding.
        model: nothing when the workspace file is broken.
        broken_config: the workspace file is wrong, so nothing else was looked at.
        blocked: reading or shape errors, however severe the workspace file calls them: what is published from
            this model would lack something.
        read: the files that were looked at; nothing when the workspace file is broken.
    """

    report: Report
    model: Model | None
    broken_config: bool = False
    blocked: bool = False
    read: Folder | None = None


def check_folder(root: str, today: date, tracked: bool = False, progress: Progress | None = None) -> Run:
    """Checks the workspace in a folder.

    Args:
        root: the folder that holds ``funnelspec.yaml``.
        today: the day that dates in conditions and comments are compared with.
        tracked: look only at files that git tracks.

    Raises:
        WorkspaceError: the folder cannot be listed, or git cannot say what it tracks.
    """
    with Paused():
        read = _folder(root, tracked, progress)
        if read.broken:
            return _broken(read.broken, root)
        return _run(read, today, root)


def check_again(run: Run, texts: Mapping[str, str], today: date) -> Run:
    """Checks what a run has looked at once more, with other texts in some of its files.

    Args:
        run: of a workspace whose own file is not broken.
        texts: by path; the files that are not among them are not read again, and nothing is read from disk.
    """
    assert run.read is not None
    with Paused():
        trees = [
            _read(Source(tree.source.path, texts[tree.source.path]), [])
            if tree.source.path in texts
            else tree
            for tree in run.read.trees
        ]
        return _run(run.read._replace(trees=trees), today, run.report.root)


class Before(NamedTuple):
    """What was there before.

    Attributes:
        run: nothing when there was no workspace, or one that could not be checked.
        said: what a person should know about it: why there is none, or where it was; else empty.
    """

    run: Run | None
    said: str = ""


def check_revision(run: Run, revision: str, today: date) -> Before:
    """Checks the workspace of a run as it was when this branch left a revision, with its settings of then.

    Nothing is checked out. Files that say the same are not read again, and where nothing has changed nothing
    is checked again.

    Args:
        run: of a workspace whose own file is not broken.
        revision: a branch, a tag or a commit.
        today: the same day as that of the run, so that nothing but the change makes a difference.

    Raises:
        WorkspaceError: git is missing or does not know the revision.
    """
    from funnelspec import history

    assert run.read is not None
    root = run.report.root
    then = history.find(root, revision)
    if then is None:
        return Before(None, f'there is no workspace here at "{revision}", so all findings count as new')
    with Paused():
        source, trouble = files.decoded(CONFIG, history.contents(root, then, [CONFIG])[CONFIG])
        above = files.folders_above(root)
        if then.folder:
            above = 0 if then.folder == "." else then.folder.count("/") + 1
        settings, broken = run.read.settings, trouble
        if then.folder or trouble or source.text != settings.source.text:
            settings, broken = _config(source, trouble, above)
        if broken:
            return Before(None, f'{CONFIG} is broken at "{revision}", so all findings count as new')
        texts, findings = history.definitions(root, then, excluded(settings))
        present = {tree.source.path: tree for tree in run.read.trees}
        trees = [_as_before(*files.decoded(path, texts[path]), present.get(path)) for path in sorted(texts)]
        said = f'the workspace was in "{then.folder}" at "{revision}"' if then.folder else ""
        read = Folder(settings, trees, findings, [])
        if _same(read, run.read):
            return Before(run, said)
        return Before(_run(read, today, root, moved=_moved(read, run.read, root, then.blobs)), said)


def _as_before(source: Source, trouble: list[Finding], now: Tree | None) -> Tree:
    """A file read, or what it is read as now where it says the same."""
    if now and not trouble and source.text == now.source.text and (source.text or now.readable):
        return now
    return _read(source, trouble)


def _same(then: Folder, now: Folder) -> bool:
    return (
        then.settings is now.settings
        and len(then.trees) == len(now.trees)
        and all(before is after for before, after in zip(then.trees, now.trees, strict=True))
        and not then.findings
        and not now.findings
    )


def _moved(then: Folder, now: Folder, root: str, blobs: Mapping[str, Blob]) -> dict[str, str]:
    """Where the files are now that have another name, of those of which nothing else can be told."""
    from funnelspec import history

    before, after = (
        {finding.at.where.path for tree in each.trees for finding in tree.findings if not tree.source.text}
        | {finding.at.where.path for finding in each.findings}
        for each in (then, now)
    )
    if not before - after or not after - before:
        return {}
    by_id = {id: path for path, id in history.ids(root, sorted(after - before)).items()}
    paths = ((path, blobs[path].id) for path in before - after if path in blobs)
    return {path: by_id[id] for path, id in paths if id in by_id}


def read_folder(
    root: str, today: date, tracked: bool = False, progress: Progress | None = None, whole: bool = False
) -> Model | None:
    """The definitions in a folder as far as they can be read, without a look at what is wrong with them.

    Nothing when the workspace file is broken. Arguments and errors are those of ``check_folder``.

    Args:
        whole: part of them is not enough.

    Raises:
        WorkspaceError: also, with ``whole``, something cannot be read or is misshapen.
    """
    with Paused():
        read = _folder(root, tracked, progress)
        if read.broken:
            return None
        _, model, blocked = _built(read.settings, read.trees, read.findings, today)
        if whole and blocked:
            raise files.WorkspaceError(
                "some definitions cannot be read; correct first what `funnelspec check` finds"
            )
        return model


def _folder(root: str, tracked: bool, progress: Progress | None) -> Folder:
    source, trouble = files.load_config(root)
    settings, broken = _config(source, trouble, files.folders_above(root))
    if broken:
        return Folder(settings, [], [], broken)
    found = files.discover(root, excluded(settings), tracked)
    trees = []
    for done, path in enumerate(found.paths):
        if progress:
            progress(done, len(found.paths))
        trees.append(_read(*files.load(root, path)))
    return Folder(settings, trees, found.findings, [])


def check_pages(
    pages: Sequence[Page], model: Model, workspace: Workspace, root: str, today: date, findings: list[Finding]
) -> Report:
    """Holds pages of prose against the glossary.

    Args:
        workspace: whose view of ``model`` counts.
        root: the folder of the workspace, from which the paths of the pages are seen.
        findings: what else is wrong with the files.
    """
    gathered = Gathered(model.config)
    gathered.use(model)
    gathered.add(findings)
    _prose(pages, model, workspace, gathered)
    return gathered.report(
        [suppression for page in pages for suppression in page.suppressions],
        root=root,
        today=today,
        files=len(pages),
        entries=len(workspace.entries),
    )


def check_texts(texts: Mapping[str, str], today: date | None = None) -> Run:
    """Checks definitions held in memory: texts by path. A ``funnelspec.yaml`` among them is the workspace
    file; without one there are the teams marketing and sales. An ``.md`` or ``.txt`` file is prose."""
    from datetime import date

    with Paused():
        settings, findings = _config(Source(CONFIG, texts.get(CONFIG, _PLAIN)), [])
        if findings:
            return _broken(findings, ".")
        sources = [Source(path, texts[path]) for path in sorted(texts) if path != CONFIG]
        prose = [source for source in sources if source.path.endswith((".md", ".txt"))]
        trees = [_read(source, []) for source in sources if source not in prose]
        pages = []
        if prose:
            from funnelspec.prose.texts import page

            pages = [page(source) for source in prose]
        return _run(Folder(settings, trees, [], []), today or date.today(), ".", pages)


_PLAIN = "spec: 1\nname: Northwind\nteams: {marketing: {name: Marketing}, sales: {name: Sales}}\n"


def excluded(settings: configuration.Config) -> Callable[[str], bool]:
    """Tells which paths, relative to the workspace, its file leaves out."""
    return lambda path: any(matches(pattern, path) for pattern in settings.exclude)


def _config(
    source: Source, trouble: list[Finding], above: int = 0
) -> tuple[configuration.Config, list[Finding]]:
    reading = read(source)
    settings, findings = configuration.load(source, reading.root, above)
    findings = trouble or reading.findings or findings
    if not findings:
        from funnelspec.catalogue import unknown_rules

        findings = unknown_rules(settings)
    return settings, findings


def _broken(findings: list[Finding], root: str) -> Run:
    gathered = Gathered(None)
    gathered.add(findings)
    return Run(gathered.report([], root=root), None, broken_config=True, blocked=True)


def _read(source: Source, trouble: list[Finding]) -> Tree:
    if trouble:
        return Tree(source, None, trouble, [], readable=False)
    reading = read(source)
    readable = reading.root is not None or not reading.findings
    return Tree(source, reading.root, reading.findings, reading.suppressions, readable)


def _run(
    read: Folder,
    today: date,
    root: str,
    pages: Sequence[Page] = (),
    moved: Mapping[str, str] | None = None,
) -> Run:
    trees = read.trees
    gathered, model, blocked = _built(read.settings, trees, read.findings, today, moved)
    gathered.use(model)
    from funnelspec.catalogue import rules

    for rule in rules():
        if gathered.wanted(rule.card):
            _apply(rule, model, gathered)
    _unreadable(model, gathered)
    if pages:
        _prose(pages, model, model.shared, gathered)
    report = gathered.report(
        [
            *(suppression for tree in trees for suppression in tree.suppressions),
            *(suppression for page in pages for suppression in page.suppressions),
        ],
        root=root,
        today=today,
        files=len(trees) + len(pages),
        entries=len({entry.full_id for entry in model.entries}),
    )
    return Run(report, model, blocked=blocked, read=read)


def _built(
    settings: configuration.Config,
    trees: Sequence[Tree],
    findings: list[Finding],
    today: date,
    moved: Mapping[str, str] | None = None,
) -> tuple[Gathered, Model, bool]:
    """What reading finds, the model, and whether something is left out of it."""
    gathered = Gathered(settings, moved)
    gathered.add(findings)
    for tree in trees:
        gathered.add(tree.findings)
    complete = not findings and all(tree.readable for tree in trees)
    model, misshapen = build(settings, [(tree.source, tree.root) for tree in trees], complete, today)
    gathered.add(misshapen)
    return gathered, model, gathered.errors > 0 or bool(model.left_out) or not model.complete


def _unreadable(model: Model, gathered: Gathered) -> None:
    """Conditions that can be read one by one, but not together: a chain of `meets` that is too long."""
    for workspace in model.workspaces():
        found = (each for each in workspace.problems() if each.rule == "unreadable-condition")
        gathered.add(found, workspace.team)


def _prose(pages: Sequence[Page], model: Model, workspace: Workspace, gathered: Gathered) -> None:
    from funnelspec.prose.check import findings

    for page in pages:
        gathered.add(page.findings)
    gathered.add(findings(pages, model, workspace))


def _apply(rule: Rule, model: Model, gathered: Gathered) -> None:
    """Runs one rule over whatever it looks at, and hands on what it finds."""
    if rule.on is Model:
        gathered.take(rule, rule.check(model), None)
        return
    for workspace in model.workspaces():
        if rule.on is Workspace:
            gathered.take(rule, rule.check(workspace), workspace)
            continue
        found = chain.from_iterable(map(rule.check, workspace.own_of(rule.on), repeat(workspace)))
        gathered.take(rule, found, workspace)
