"""A page as a reader of HTML sees it: its elements, and whether they may stand inside each other."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "input"}
PHRASING = {"a", "span", "strong", "em", "code", "bdi", "br", "mark", "small", "kbd", "input", "select"}
DRAWN = {"g", "rect", "path", "text", "tspan", "title", "desc"}
ONLY_IN = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "thead": {"table"},
    "tbody": {"table"},
    "tr": {"thead", "tbody"},
    "th": {"tr"},
    "td": {"tr"},
}
ONLY_HOLDS = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"thead", "tbody"},
    "tr": {"th", "td"},
}
HOLDS_PHRASING = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "dt",
    "a",
    "span",
    "strong",
    "em",
    "code",
    "bdi",
    "mark",
    "pre",
}


class Page(HTMLParser):
    """Reads a page and complains about what a browser would have to mend.

    Attributes:
        elements: each element with its attributes, in order.
        words: the text outside the style sheet and the script.
        faults: what is wrong with the nesting.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        parent = self.open[-1] if self.open else ""
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"an attribute twice in <{tag}>")
        if tag in ONLY_IN and parent not in ONLY_IN[tag]:
            self.faults.append(f"<{tag}> in <{parent}>")
        if parent in ONLY_HOLDS and tag not in ONLY_HOLDS[parent]:
            self.faults.append(f"<{tag}> in <{parent}>")
        drawn = "svg" in self.open
        if tag in DRAWN and not drawn and tag != "title":
            self.faults.append(f"<{tag}> outside a drawing")
        if parent in HOLDS_PHRASING and tag not in PHRASING and not (drawn and tag in DRAWN):
            self.faults.append(f"<{tag}> in <{parent}>")
        if tag == "a" and "a" in self.open:
            self.faults.append("a link in a link")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another element")

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data}")

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The elements with the names of their attributes."""
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]

    def attribute(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]
