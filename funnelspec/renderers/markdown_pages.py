"""The glossary as a folder of Markdown pages, one an item, for wikis and generators of sites.

The address of a page is made of the item's full id alone, so it stays the same whatever the item is called.
``README.md`` is the page that GitHub, GitLab, MkDocs and Docusaurus show for the folder.
"""

from __future__ import annotations

import re
from hashlib import sha256
from posixpath import dirname, relpath
from urllib.parse import unquote

from funnelspec.glossary.value import Glossary, Item
from funnelspec.renderers.anchors import anchor
from funnelspec.renderers.escaping import clean
from funnelspec.renderers.markdown_blocks import Blocks, made_from, mark, plain
from funnelspec.renderers.wording import left_out, marks, summary

INDEX = "README.md"

# Names that Windows keeps for devices, whatever their ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10))}


def pages(glossary: Glossary) -> dict[str, str]:
    """The text of every page by its path in the folder. Equal glossaries give equal texts."""
    made = {INDEX: _index(glossary)}
    missing = left_out(glossary)
    for item in glossary.items:
        path = page_of(item.full_id)
        blocks = [made_from(item.full_id), f"[{plain(glossary.title)}]({_way(path, INDEX)})"]
        if missing:
            blocks.append(f"**{plain(missing)}**")
        blocks += _blocks(path).item(item, level=1)
        made[path] = clean("\n\n".join(blocks) + "\n")
    return made


def page_of(full_id: str) -> str:
    """The path of the page on which an item stands; a part, reason or milestone stands on its owner's.

    No two items share a path, also where upper and lower case are one: an id that is no plain id, or that no
    system takes as a name, is written with a check sum of it behind.
    """
    section, _, rest = full_id.partition("/")
    return f"{_name(section)}/{_name(rest.partition('/')[0])}.md"


def _name(written: str) -> str:
    if re.fullmatch(r"[a-z][a-z0-9_]{0,99}", written) and written not in _DEVICES:
        return written
    readable = re.sub(r"[^a-z0-9]+", "_", written.lower())[:40].strip("_")
    return f"{readable}-{sha256(written.encode('utf-8', 'backslashreplace')).hexdigest()[:12]}"


def made_page(path: str, text: str) -> bool:
    """Whether a file of the folder is one that ``pages`` once wrote there.

    Its first line names what it is made from, which has to be what belongs at that path: a copy under another
    name is somebody's own.
    """
    found = re.match(r"<!-- Made by funnelspec from ([^\s:]+):", text)
    if found is None:
        return False
    return path == (INDEX if found[1] == "definitions" else page_of(unquote(found[1])))


def _way(start: str, path: str) -> str:
    return relpath(path, dirname(start) or ".")


def _blocks(page: str) -> Blocks:
    return Blocks(href=lambda full_id: _address(page, full_id))


def _address(page: str, full_id: str) -> str:
    """From a page to an item: its page, and the place on it where that is not the top."""
    path = page_of(full_id)
    place = f"#{anchor(full_id)}" if full_id.count("/") > 1 or path == page else ""
    return place if path == page else _way(page, path) + place


def _index(glossary: Glossary) -> str:
    blocks = [made_from("definitions"), f"# {plain(glossary.title)}", summary(glossary)]
    missing = left_out(glossary)
    if missing:
        blocks.append(f"**{plain(missing)}**")
    make = _blocks(INDEX)
    blocks += make.introduction(glossary, 2)
    for section in glossary.sections:
        items = "\n".join(f"- {_entry(make, item)}" for item in section.items)
        blocks += [f"{mark(section.id)}\n\n## {section.title}", items]
    return clean("\n\n".join(blocks) + "\n")


def _entry(make: Blocks, item: Item) -> str:
    """A name, its abbreviations and what sets it apart."""
    short = f" ({', '.join(plain(word) for word in item.abbreviations)})" if item.abbreviations else ""
    told = "".join(f"; *{plain(each.text)}*" for each in marks(item))
    return f"{make.link(item.name, item.full_id)}{short}{told}"
