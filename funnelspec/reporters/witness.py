"""A witness in words: a lead, and what each side says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from funnelspec.diagnostic import Verdict, Witness


def title(witness: Witness) -> str:
    """What kind of lead this is."""
    teams = {verdict.team for verdict in witness.verdicts}
    if len(teams) > 1 and None not in teams and len({verdict.meets for verdict in witness.verdicts}) == 2:
        return f"A lead {'both' if len(teams) == 2 else 'they'} would argue about:"
    return "A lead that shows it:"


def titled(witnesses: Iterable[Witness]) -> Iterator[tuple[str, Witness]]:
    """The witnesses of one finding, each with the words in front of it."""
    for at, witness in enumerate(witnesses):
        yield "Another one:" if at else title(witness), witness


def lead(witness: Witness) -> str:
    """``lead_score 65, employees 50, country US``; judgements and the day last."""
    told = [f"{name} {value(given)}" for name, given in witness.lead.items()]
    told += [f"{name}: {'yes' if judged else 'no'}" for name, judged in witness.judged.items()]
    if witness.as_of:
        told.append(f"on {witness.as_of}")
    return ", ".join(told) or "one of which nothing is known"


def verdicts(witness: Witness) -> str:
    """``marketing says MQL, sales says not MQL``."""
    asked = any(verdict.team is not None for verdict in witness.verdicts)
    # Several moves may lead to one stage, each with a condition.
    return ", ".join(dict.fromkeys(_verdict(verdict, asked) for verdict in witness.verdicts))


def name(verdict: Verdict) -> str:
    """What is said of a lead that meets it: ``MQL``, ``may move to "SQL"``; empty where nobody knows."""
    return f"may {verdict.may}" if verdict.may else verdict.name


def _verdict(verdict: Verdict, asked: bool) -> str:
    """``asked``: teams are, so that the shared files are one more side."""
    if verdict.may:
        return f"may {'' if verdict.meets else 'not '}{verdict.may}"
    name = verdict.name or verdict.entry.rpartition("/")[2]
    if verdict.team is not None:
        return f"{verdict.team} says {'' if verdict.meets else 'not '}{name}"
    if asked:
        return f"the shared files say {'' if verdict.meets else 'not '}{name}"
    return f"meets {name}" if verdict.meets else f"does not meet {name}"


def value(given: object) -> str:
    """A value of a lead, as people write it in a definitions file."""
    if isinstance(given, str):
        return f'"{given}"' if not given or any(sign in given for sign in ',:[]"') else given
    if hasattr(given, "as_tuple"):  # an exact number
        return format(given, "f")
    given = simple(given)
    if isinstance(given, list):
        return f"[{', '.join(map(value, given))}]"
    if isinstance(given, bool):
        return "yes" if given else "no"
    return "unknown" if given is None else str(given)


def simple(given: object) -> object:
    """A value of a lead as JSON can hold it; exact fractions and days become numbers and text."""
    if given is None or isinstance(given, (bool, str)):
        return given
    if isinstance(given, (list, tuple)):
        return [simple(each) for each in given]
    if isinstance(given, (set, frozenset)):
        return sorted((simple(each) for each in given), key=str)
    if isinstance(given, Mapping):
        return {str(name): simple(each) for name, each in given.items()}
    try:
        number = _number(given)
        str(number)  # Python refuses to write whole numbers of more than 4,300 digits
    except (ValueError, OverflowError):
        return "a number too large to write"
    return number


def _number(given: object) -> object:
    ratio = getattr(given, "as_integer_ratio", None)
    if ratio is None or (isinstance(given, float) and not -1e15 < given < 1e15):
        return given if isinstance(given, float) and given - given == 0 else str(given)
    whole, parts = ratio()
    return whole if parts == 1 else whole / parts
