"""The workspace file, ``funnelspec.yaml``: teams, calendars, contexts, publishing, rules.

Checked by hand, so that a clean run imports no schema library; ``schema/workspace.schema.json`` says the same
to editors, and a test holds that the two agree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from funnelspec.diagnostic import Finding, Severity
from funnelspec.language.globs import matches
from funnelspec.record import NamedTuple, Record
from funnelspec.schema.checked import Checked
from funnelspec.schema.forms import (
    is_address,
    is_colour,
    is_hours,
    is_language,
    is_zone,
    minutes,
    stays_inside,
)
from funnelspec.schema.words import quoted, ready
from funnelspec.source import Location, Source
from funnelspec.syntax.tree import List, Mapping, Node, Text

__all__ = ["Calendar", "Config", "Context", "Override", "Publish", "System", "Team", "load", "matches"]

Named = TypeVar("Named")
Attribute = tuple[Text, Node]
"""An attribute: its own text, and its value."""

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FORMATS = ("html", "markdown", "markdown-pages", "json", "csv")
_PUBLISHING = ("output", "formats", "languages", "edit_url", "colours")
PRESETS = ("standard", "strict")
SEVERITIES = {level.word: level for level in Severity}
ATTRIBUTES = (
    "spec",
    "name",
    "teams",
    "calendar",
    "calendars",
    "contexts",
    "systems",
    "publish",
    "exclude",
    "preset",
    "rules",
    "overrides",
)


class Team(NamedTuple):
    """A team; ``contact`` is whom to ask, ``where`` its id."""

    id: str
    name: str
    contact: str | None
    where: Location


class Context(NamedTuple):
    """Where a word may mean another thing."""

    id: str
    name: str
    where: Location


class System(NamedTuple):
    """A tool in which definitions live, as the CRM."""

    id: str
    name: str
    where: Location


class Calendar(NamedTuple):
    """Working time. Without ``hours`` nothing is known about times of day; without ``where`` nobody has
    declared it, and it is what counts by default."""

    working_minutes: int = 8 * 60
    working_week: tuple[str, ...] = WEEK[:5]
    hours: str | None = None
    zone: str | None = None
    where: Location | None = None


class Publish(NamedTuple):
    """How the glossary is published; ``output`` is relative to the workspace."""

    output: str = "site"
    formats: tuple[str, ...] = ("html", "markdown")
    edit_url: str | None = None
    colours: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


Rules = dict[str, tuple[Severity, Location]]
"""Severity by rule, and where the rule's name stands."""


class Override(NamedTuple):
    """Severities for some files only."""

    files: tuple[str, ...]
    rules: Rules


class Config(Record):
    """What ``funnelspec.yaml`` says; what it leaves out, or says wrongly, has its default."""

    source: Source
    name: str = "Glossary"
    teams: dict[str, Team]
    calendar: Calendar = Calendar()
    calendars: dict[str, Calendar]
    contexts: dict[str, Context]
    systems: dict[str, System]
    publish: Publish = Publish()
    exclude: tuple[str, ...] = ()
    preset: str = "standard"
    rules: Rules
    overrides: tuple[Override, ...] = ()


def load(source: Source, root: Node | None, above: int = 0) -> tuple[Config, list[Finding]]:
    """The configuration of a workspace, and what is wrong with it; never raises.

    Args:
        source: the workspace file.
        root: its tree; nothing when it is empty, or could not be read and reading has said why.
        above: how many folders lie between the workspace and the root of its repository; ``publish.output``
            may lead up so far and no further.
    """
    read = Checked("broken-config")
    given: dict[str, Attribute] = {}
    if root is not None:
        given = read.group(Text(source, 0, 0, source.path), root, source.path, ATTRIBUTES)
    if root is None or isinstance(root, Mapping):
        _spec(read, source, root, given.get("spec"))
    calendar = _calendar(read, given.get("calendar"), "calendar", Calendar())
    config = Config(
        source=source,
        name=_text(read, given.get("name"), '"name"') or "Glossary",
        teams=_teams(read, given.get("teams")),
        calendar=calendar,
        calendars=_calendars(read, given.get("calendars"), calendar),
        contexts=_named(read, given.get("contexts"), Context),
        systems=_named(read, given.get("systems"), System),
        publish=_publish(read, given.get("publish"), above),
        exclude=_exclude(read, given.get("exclude")),
        preset=_preset(read, given.get("preset")),
        rules=_rules(read, given.get("rules")),
        overrides=_overrides(read, given.get("overrides")),
    )
    return config, read.findings


def _spec(read: Checked, source: Source, root: Mapping | None, at: Attribute | None) -> None:
    if at is None:
        if root is not None or _says_nothing(source):
            first = next((key.where for key, _ in root), root.where) if root else Location(source, 0, 0)
            headline = f'{source.path} has no "spec"'
            read.problem(first, headline, 'no "spec"', "Write `spec: 1` at the top.", "spec")
        return
    key, node = at
    written = node.value if isinstance(node, Text) else ""
    if written != "1" and written.isascii() and written.isdigit() and written[0] != "0":
        headline = f"{source.path} is written for a later funnelspec"
        write = "Upgrade funnelspec, or write `spec: 1`."
        read.problem(node.where, headline, "this funnelspec reads version 1", write, "spec")
    elif written != "1":
        read.wrong(key, node, '"spec"', "1", "Write `spec: 1`.")


def _says_nothing(source: Source) -> bool:
    lines = [line.strip() for line in source.text.split("\n")]
    return all(line in ("", "---", "...") or line[0] == "#" for line in lines)


def _text(read: Checked, at: Attribute | None, of: str) -> str | None:
    return read.text(*at, of) if at else None


def _teams(read: Checked, at: Attribute | None) -> dict[str, Team]:
    teams = {}
    for name, value in read.by_id(*at, '"teams"') if at else ():
        of = f"teams/{name.value}"
        given = read.group(name, value, of, ("name", "contact"), ("name",))
        called = _text(read, given.get("name"), f'"name" of {of}')
        contact = _text(read, given.get("contact"), f'"contact" of {of}')
        teams[name.value] = Team(name.value, called or name.value, contact, name.where)
    return teams


def _named(
    read: Checked, at: Attribute | None, make: Callable[[str, str, Location], Named]
) -> dict[str, Named]:
    made: dict[str, Named] = {}
    if at is None:
        return made
    section = at[0].value
    for name, value in read.by_id(*at, f'"{section}"'):
        of = f"{section}/{name.value}"
        given = read.group(name, value, of, ("name",), ("name",))
        called = _text(read, given.get("name"), f'"name" of {of}')
        made[name.value] = make(name.value, called or name.value, name.where)
    return made


def _calendars(read: Checked, at: Attribute | None, standard: Calendar) -> dict[str, Calendar]:
    return {
        name.value: _calendar(read, (name, value), f"calendars/{name.value}", standard)
        for name, value in (read.by_id(*at, '"calendars"') if at else ())
    }


def _calendar(read: Checked, at: Attribute | None, of: str, otherwise: Calendar) -> Calendar:
    """A calendar; what it does not say is as in ``otherwise``."""
    made = otherwise._replace(where=at[0].where) if at else otherwise
    given = read.group(*at, of, ("working_day", "working_week", "hours", "zone")) if at else {}
    for name, (key, value) in given.items():
        this = f'"{name}" of {of}'
        written = value.value if isinstance(value, Text) else ""
        if name == "working_week":
            days = read.choices(key, value, this, WEEK)
            made = made._replace(working_week=tuple(day for day in WEEK if day in days) or made.working_week)
        elif name == "working_day" and minutes(written):
            made = made._replace(working_minutes=minutes(written))
        elif name == "hours" and is_hours(written):
            made = made._replace(hours=written)
        elif name == "zone" and is_zone(written):
            made = made._replace(zone=written)
        else:
            read.wrong(
                key,
                value,
                this,
                _WANTED[name][0],
                (_day(written) if name == "working_day" else "") or _WANTED[name][1],
            )
    return made


def _day(written: str) -> str:
    """What was meant by ``8h``; else nothing."""
    from funnelspec.schema.remedies import durations

    found = [each for each in durations(written.lower(), business=False) if minutes(each)]
    return f"Write {ready(found)}." if found else ""


_WANTED = {
    "working_day": (
        "a length of time within a day",
        "Write a number of hours or minutes, such as `8 hours`.",
    ),
    "hours": ("a time of day and a later one", 'Write two times of day, such as `"07:00-16:00"`.'),
    "zone": ("a time zone", "Write a place, such as `America/Los_Angeles`, or `UTC`."),
}


def _publish(read: Checked, at: Attribute | None, above: int) -> Publish:
    made = Publish()
    given = read.group(*at, "publish", _PUBLISHING) if at else {}
    for name, (key, value) in given.items():
        of = f'"{name}" of publish'
        if name == "formats":
            made = made._replace(formats=read.choices(key, value, of, FORMATS) or made.formats)
        elif name == "colours":
            made = made._replace(colours=_colours(read, key, value, of))
        elif name == "languages":
            made = made._replace(languages=_languages(read, key, value, of))
        elif (written := read.text(key, value, of)) is None:
            continue
        elif name == "edit_url" and is_address(written):
            made = made._replace(edit_url=written)
        elif name == "edit_url":
            read.wrong(key, value, of, "a web address", "Write an address that begins with `https://`.")
        elif stays_inside(written, above):
            made = made._replace(output=written)
        else:
            headline = f"{of} leads out of the folder of this repository"
            read.problem(value.where, headline, "outside", "Write a folder inside it, such as `site`.", of)
    return made


def _languages(read: Checked, key: Text, node: Node, of: str) -> tuple[str, ...]:
    languages = []
    for language in read.texts(key, node, of):
        if is_language(language.value):
            languages.append(language.value)
        else:
            read.wrong(key, language, of, "a language code", "Write a code, such as `de` or `pt-BR`.")
    return tuple(languages)


def _colours(read: Checked, key: Text, node: Node, of: str) -> tuple[str, ...]:
    colours = []
    for colour in read.texts(key, node, of):
        if is_colour(colour.value):
            colours.append(colour.value)
        else:
            read.wrong(key, colour, of, "a colour", 'Write it as `"#1b3a5c"`, in quotes.')
    return tuple(colours)


def _exclude(read: Checked, at: Attribute | None) -> tuple[str, ...]:
    if at is None or (isinstance(at[1], List) and not at[1].items):
        return ()
    return tuple(each.value for each in read.texts(*at, '"exclude"'))


def _preset(read: Checked, at: Attribute | None) -> str:
    return (read.choice(*at, '"preset"', PRESETS) if at else None) or PRESETS[0]


def _rules(read: Checked, at: Attribute | None) -> Rules:
    rules: Rules = {}
    if at is None:
        return rules
    key, node = at
    if isinstance(node, Mapping):
        for name, value in node:
            word = read.choice(name, value, f"the severity of {quoted(name.value)}", SEVERITIES)
            if word is not None:
                rules[name.value] = (SEVERITIES[word], name.where)
    else:
        write = "Write a rule and how bad it is, such as `vague-wording: off`."
        read.wrong(key, node, '"rules"', "a group of rules", write)
    return rules


def _overrides(read: Checked, at: Attribute | None) -> tuple[Override, ...]:
    overrides = []
    if at is None:
        return ()
    key, node = at
    for item in node.items if isinstance(node, List) else [node]:
        first = next((each for each, _ in item), key) if isinstance(item, Mapping) else key
        given = read.group(first, item, "an override", ("files", "rules"), ("files", "rules"))
        if "files" in given and "rules" in given:
            files = read.texts(*given["files"], '"files" of an override')
            overrides.append(Override(tuple(each.value for each in files), _rules(read, given["rules"])))
    return tuple(overrides)
