"""From findings to diagnostics: severities, teams, suppressions, fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from funnelspec.config import Config
from funnelspec.diagnostic import OFF, Card, Diagnostic, Finding, Severity, Witness
from funnelspec.language.globs import matches
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.report import Report
from funnelspec.rule import Rule
from funnelspec.syntax.comments import Suppression

if TYPE_CHECKING:
    from datetime import date

    from funnelspec.fingerprints import Fingerprints
    from funnelspec.grouping import Found


class Gathered:
    """The findings of one run. The same finding in several teams' workspaces is one finding.

    Args:
        settings: the workspace file; nothing when it is the workspace file that is broken.
        moved: the paths by which files are known that had another one.
    """

    def __init__(self, settings: Config | None, moved: Mapping[str, str] | None = None) -> None:
        self._settings = settings
        self._moved = moved
        self._made: Fingerprints | None = None
        self._model: Model | None = None
        self._found: dict[tuple[object, ...], tuple[Finding, set[str | None]]] = {}

    @property
    def _fingerprints(self) -> Fingerprints:
        from funnelspec.fingerprints import Fingerprints

        self._made = self._made or Fingerprints(self._moved)
        return self._made

    @property
    def errors(self) -> int:
        """How many errors there are so far."""
        found = (self._severity(finding) for finding, _ in self._found.values())
        return sum(severity is Severity.ERROR for severity in found)

    def use(self, model: Model) -> None:
        """From here on diagnostics name the teams of this model."""
        self._model = model

    def add(self, findings: Iterable[Finding], team: str | None = None) -> None:
        """Takes findings that name their rule."""
        for finding in findings:
            where = finding.at.where
            about = (finding.rule, where.path, where.start, where.end, finding.headline, finding.differs)
            if about in self._found:
                self._found[about][1].add(team)
            else:
                self._found[about] = (finding, {team})

    def take(self, rule: Rule, findings: Iterable[Finding], workspace: Workspace | None) -> None:
        """Takes what one rule found in one workspace; a finding that names another rule stays that rule's."""
        name = rule.card.name
        team = workspace.team if workspace else None
        for finding in findings:
            self.add((finding if finding.rule else finding.replace(rule=name),), team)

    def wanted(self, card: Card) -> bool:
        """Whether a rule is on anywhere in the workspace."""
        settings = self._settings
        if settings is None or self._level(card, None) is not OFF:
            return True
        return any(override.rules.get(card.name, (OFF,))[0] for override in settings.overrides)

    def report(
        self,
        suppressions: Sequence[Suppression],
        root: str,
        today: date | None = None,
        files: int = 0,
        entries: int = 0,
    ) -> Report:
        """Everything found, less what comments hide, plus what is wrong with these comments.

        Args:
            suppressions: those in the comments of all files.
        """
        hid: dict[int, set[str]] = {}
        left: list[Found] = []
        suppressed = 0
        hiding = _Hiding(suppressions, today) if suppressions and today else None
        for finding, teams in self._found.values():
            severity = self._severity(finding)
            if severity is OFF:
                continue
            comments = hiding.find(finding) if hiding else []
            if comments:
                suppressed += 1
                for comment in comments:
                    hid.setdefault(id(comment), set()).add(finding.rule)
                continue
            left.append((finding, severity, teams))
        if left:
            from funnelspec.grouping import as_one

            left = as_one(left, self._fingerprints.part)
        shown = [self._diagnostic(*each) for each in left]
        if hiding and today:
            from funnelspec.catalogue import names_beside
            from funnelspec.rules.comments import Use, judge

            names = names_beside(name for suppression in suppressions for name, _ in suppression.rules)
            for suppression in suppressions:
                use = Use(suppression, frozenset(hid.get(id(suppression), ())), names, today.isoformat())
                for finding in judge(use):
                    severity = self._severity(finding)
                    if severity is not OFF:
                        shown.append(self._diagnostic(finding, severity, {None}))
        return Report(
            diagnostics=tuple(shown), files=files, entries=entries, suppressed=suppressed, root=root
        )

    def _level(self, card: Card, path: str | None) -> Severity:
        """The severity of a rule by its card, the preset, ``rules`` and ``overrides``, later ones winning."""
        settings = self._settings
        if settings is None:
            return card.severity
        level = card.strict if settings.preset == "strict" and card.strict is not None else card.severity
        chosen = settings.rules.get(card.name)
        if chosen:
            level = chosen[0]
        if path is not None:
            for override in settings.overrides:
                own = override.rules.get(card.name)
                if own and any(matches(pattern, path) for pattern in override.files):
                    level = own[0]
        return level

    def _severity(self, finding: Finding) -> Severity:
        from funnelspec.catalogue import card

        level = self._level(card(finding.rule), finding.at.where.path)
        return level if finding.severity is None else min(level, finding.severity)

    def _diagnostic(self, finding: Finding, severity: Severity, teams: set[str | None]) -> Diagnostic:
        from funnelspec.catalogue import card

        names = tuple(sorted(team for team in teams if team is not None)) if None not in teams else ()
        return Diagnostic(
            card=card(finding.rule),
            severity=severity,
            headline=_short(finding.headline),
            at=finding.at._replace(text=_short(finding.at.text)),
            related=tuple(label._replace(text=_short(label.text)) for label in finding.related),
            help=_sentence(finding.help),
            entries=finding.entries,
            fingerprint=self._fingerprints.of(finding),
            parts=self._fingerprints.parts(finding),
            certainty=finding.certainty or card(finding.rule).certainty,
            fix=finding.fix,
            witnesses=self._named(finding.witnesses),
            teams=tuple(self._team(team)[0] for team in names),
            contacts=self._contacts(finding),
        )

    def _named(self, witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
        if not witnesses or self._model is None:
            return witnesses
        from funnelspec.rules._witness import named

        return tuple(named(each, self._model) for each in witnesses)

    def _team(self, team: str) -> tuple[str, str]:
        known = self._settings.teams.get(team) if self._settings else None
        return (known.name, known.contact or "") if known else (team, "")

    def _contacts(self, finding: Finding) -> tuple[tuple[str, str], ...]:
        """Whom to ask about a conflict: the teams whose files its places are in, and the items' owners."""
        if self._model is None or not finding.related:
            return ()
        by_path = {file.path: file.team for file in self._model.files}
        sides = {by_path.get(label.where.path) for label in (finding.at, *finding.related)} - {None}
        if len(sides) < 2:
            return ()
        owners = {
            owner.value
            for full_id in finding.entries
            for workspace in self._model.workspaces()
            if (entry := workspace.entries.get(full_id))
            for owner in entry.owner
        }
        known = self._settings.teams if self._settings else {}
        named = sorted(team for team in sides | (owners & known.keys()) if team)
        return tuple(self._team(team) for team in named)


class _Hiding:
    """The suppressions of a run, by the lines they are for."""

    def __init__(self, suppressions: Sequence[Suppression], today: date) -> None:
        self._by_line: dict[tuple[str, int], list[Suppression]] = {}
        for suppression in suppressions:
            if suppression.until is None or suppression.until >= today.isoformat():
                for line in range(suppression.line, suppression.last_line + 1):
                    self._by_line.setdefault((suppression.where.path, line), []).append(suppression)

    def find(self, finding: Finding) -> list[Suppression]:
        """The suppressions on the line of the primary or of a related place, or, for a place inside a block
        text, on the line of the attribute."""
        return [
            suppression
            for label in (finding.at, *finding.related)
            for suppression in self._by_line.get((label.where.path, label.where.first.line), ())
            if finding.rule in (name for name, _ in suppression.rules)
        ]


_LONGEST = 300


def _short(words: str) -> str:
    """Words in which a name stands that may be a whole page."""
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3] + "..."


def _sentence(help: str) -> str:
    """The remedy as a sentence. Behind words to copy no full stop is put that might be copied with them."""
    if not help:
        return help
    last = help.rpartition("\n")[2]
    stop = "." if last[-1] == "`" or (last[-1].isalpha() and ": " not in last and last[:1] != " ") else ""
    return help[0].upper() + help[1:] + stop
