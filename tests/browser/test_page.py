"""The page without JavaScript, on a phone, in the dark, on paper; and held against public standards."""

from __future__ import annotations

from importlib.resources import files

import pytest

from funnelspec.renderers import html
from tests.browser.conftest import MISALIGNED, SAMPLE, glossary
from tests.glossaries import sample

PAGES = {"sample": SAMPLE, "misaligned": MISALIGNED}
BOTH = pytest.mark.parametrize("workspace", PAGES.values(), ids=PAGES)


@BOTH
def test_without_javascript_everything_is_there_but_the_search_box(open_page, workspace):
    page = open_page(glossary(workspace), java_script_enabled=False)
    assert page.get_by_role("search").count() == 0
    assert page.get_by_role("combobox").count() == 0
    articles = page.locator("article[data-kind]")
    assert articles.count() == page.locator("article[data-kind]:visible").count() > 10
    page.locator("nav a", has_text="A to Z").click()
    page.locator("#a-z .index li.short a").first.click()
    assert page.locator("article:target").count() == 1


@BOTH
def test_nothing_is_wider_than_a_phone(open_page, workspace):
    page = open_page(glossary(workspace), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.fill("#search", "lead")
    box = page.locator("#results").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_dark_page_is_dark(open_page):
    colours = [
        open_page(glossary(SAMPLE), color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    light, dark = (sum(map(int, colour[4:-1].split(","))) for colour in colours)
    assert light > 600
    assert dark < 150


@BOTH
def test_on_paper_there_is_no_search_and_nothing_is_lost(open_page, workspace):
    page = open_page(glossary(workspace), "?q=lead")
    page.emulate_media(media="print")
    hidden = page.locator("#find, #results, #filters label, nav, .skip")
    assert hidden.evaluate_all("all => all.filter(each => each.checkVisibility()).map(each => each.id)") == []
    assert page.locator("article[data-kind]").count() == page.locator("article[data-kind]:visible").count()
    assert page.pdf(format="A4").startswith(b"%PDF-")


def test_paper_says_what_a_filter_left_out(open_page):
    page = open_page(glossary(SAMPLE), "?kind=metrics")
    page.emulate_media(media="print")
    assert page.inner_text("#shown").startswith("Only Metrics: ")
    assert page.locator("#shown").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("workspace", "address", "width"),
    [
        (SAMPLE, "", 1280),
        (SAMPLE, "?kind=stages", 390),
        (MISALIGNED, "", 1280),
        (MISALIGNED, "?q=lead", 1280),
        (MISALIGNED, "?state=disputed", 390),
    ],
)
def test_axe_finds_nothing(open_page, workspace, scheme, address, width):
    """WCAG 2.2 A and AA and the best practices of axe-core."""
    pytest.importorskip("axe_playwright_python", reason='needs pip install -e ".[browser]"')
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = open_page(glossary(workspace), address, width, color_scheme=scheme)
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20


@pytest.mark.parametrize("workspace", [*PAGES.values(), None], ids=[*PAGES, "everything there can be"])
def test_the_page_is_html_that_no_browser_has_to_mend(workspace):
    html5lib = pytest.importorskip("html5lib", reason='needs pip install -e ".[browser]"')
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(glossary(workspace) if workspace else html.render(sample(str)))
    assert parser.errors == []


def test_no_other_script_and_no_other_style_gets_through(open_page):
    page = open_page(glossary(SAMPLE))
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.setAttribute("onclick", "window.ran = true");
            document.body.click();
            const image = document.createElement("img");
            image.src = "https://example.com/x.png";
            document.body.append(image);
            document.body.insertAdjacentHTML("beforeend", '<p id="styled" style="position: fixed">x</p>');
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).position") == "static"
    page.wait_for_timeout(100)
    refused = [trouble for trouble in page.troubles if "Content Security Policy" in trouble]
    for what in ("script-src", "style-src", "img-src"):
        assert any(what in trouble for trouble in refused)
    page.troubles.clear()
