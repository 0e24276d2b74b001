"""What somebody most likely meant by a value in a form that cannot be read, ready to copy."""

from __future__ import annotations

_UNITS = {
    "minute": ("min", "minute"),
    "hour": ("h", "hr", "hour"),
    "day": ("d", "day"),
    "week": ("w", "wk", "week"),
    "month": ("mo", "month"),
}
_BUSINESS = ("business", "working", "work", "workday")
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def meant_by(kind: str, written: str) -> list[str]:
    """What may stand in place of a value; nothing where no guess is likely.

    Args:
        kind: what is asked for, in the words of the schema: ``a length of time``, ``a percentage``...
        written: what stands there.
    """
    written = " ".join(written.lower().split())
    if kind == "a length of time":
        return durations(written)
    if kind == "a percentage":
        return _percentages(written)
    if kind == "a percentage or a number per period":
        return _targets(written)
    if kind == "a number":
        plain = _number(written)
        return [plain] if plain else []
    if kind == "a date":
        return _dates(written)
    if kind == "yes or no":
        return ["yes"] * (written in ("y", "on", "1", "x")) or ["no"] * (written in ("n", "off", "0"))
    return []


def durations(written: str, *, business: bool = True) -> list[str]:
    """``4h`` may be four hours, or four business hours where these can be asked for."""
    digits = len(written) - len(written.lstrip("0123456789."))
    parts = written[:digits].split() + written[digits:].replace("-", " ").split()
    number, words = (parts or [""])[0], parts[1:]
    if number in _COUNTS:
        number = str(_COUNTS.index(number))
    elif number in ("a", "an"):
        number = "1"
    whole, point, tenth = number.partition(".")
    if not (number.isascii() and whole.isdigit() and len(whole) < 5) or (
        point and not (tenth.isdigit() and len(tenth) == 1)
    ):
        return []
    stated = bool(words) and words[0] in _BUSINESS
    word = (words[stated:] or [""])[0].removesuffix(".")
    if len(words) > stated + 1:
        return []
    if not word and not stated:
        units = ["day"] if business else ["hour"]
    elif word == "m":
        units = ["minute", "month"] if business else ["minute"]
    else:
        units = [unit for unit, known in _UNITS.items() if word in known or word.removesuffix("s") in known]
    found = []
    for unit in units:
        named = unit if number == "1" else f"{unit}s"
        found += [] if stated and business else [f"{number} {named}"]
        found += [f"{number} business {named}"] if business and (stated or unit in ("hour", "day")) else []
    return found


def beyond_bounds(kind: str, written: str) -> tuple[str, str] | None:
    """What a value of the right form is that is too small or too large, and what to write; else nothing:
    ``above 100%`` and ``below 0%`` for a percentage, ``0`` for a count."""
    if kind == "a whole number" and written and not written.strip("0"):
        return "0, which always holds", OF_HOW_MANY
    number = _number(written.removesuffix("%").strip())
    if kind != "a percentage" or not number or 0 <= float(number) <= 100:
        return None
    return "above 100%" if float(number) > 100 else "below 0%", "Write a percentage from `0%` to `100%`."


OF_HOW_MANY = "Write how many of the conditions have to hold, such as `at_least: 1`, or take the group out."


def _percentages(written: str) -> list[str]:
    bare = written.removesuffix("percent").removesuffix("%").strip()
    number = _number(bare)
    if not number or number[0] == "-" or float(number) > 100:
        return []
    if float(number) == 100:
        return ["100%"]
    if bare == written and 0 < float(number) < 1:
        return [f"{round(float(number) * 100, 6):g}%", f"{number}%"]
    return [f"{number}%"]


def _targets(written: str) -> list[str]:
    number, slash, period = written.replace(" per ", "/").replace(" a ", "/").partition("/")
    if slash:
        number, period = _number(number.strip()), period.strip()
        known = number and period in ("day", "week", "month", "quarter", "year")
        return [f"{number} per {period}"] if known else []
    shares = _percentages(written)
    bare = _number(written)
    return shares[:1] + ([f"{bare} per month"] if bare and float(bare) >= 1 else [])


def _number(written: str) -> str:
    """``$22,800``, ``1.5k`` and ``12,5`` in digits with a point; nothing for anything else."""
    bare = written.lstrip("$\u20ac\u00a3 ")
    factor = {"k": 1_000, "m": 1_000_000}.get(bare[-1:], 1)
    bare = bare[:-1].strip() if factor > 1 else bare
    head, comma, tail = bare.rpartition(",")
    if comma and all(len(part) == 3 for part in bare.split(",")[1:]):
        bare = bare.replace(",", "")
    elif comma and head.isdigit() and len(tail) < 3:
        bare = f"{head}.{tail}"
    sign, digits = ("-", bare[1:]) if bare[:1] == "-" else ("", bare)
    whole, point, rest = digits.partition(".")
    if not (digits.isascii() and whole.isdigit() and len(whole) < 10) or (point and not rest.isdigit()):
        return ""
    return f"{sign}{float(digits) * factor:.15g}" if factor > 1 else sign + digits


def _dates(written: str) -> list[str]:
    parts = written.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return []
    from datetime import date

    try:
        return [date(*map(int, parts)).isoformat()]
    except ValueError:
        return []
