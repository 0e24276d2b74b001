"""A real browser that opens pages from disk, as readers do: Debian's Chromium, or the one on the path.

``pip install -e ".[browser]"`` brings what drives it, not the browser itself. Without either these tests are
skipped. Every page that a test opens must load nothing, break no rule of its own policy and log no error.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from funnelspec.engine import check_folder
from funnelspec.usecases import published

PROJECT = Path(__file__).parents[2]
SAMPLE, MISALIGNED = "definitions", "funnelspec/templates/misaligned/definitions"
# Without these Chromium, started as root and without a network, would not start or would call home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Open = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip('playwright is not installed: pip install -e ".[browser]"')
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("no Chromium is on the path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@cache
def glossary(workspace: str) -> str:
    """The page of a workspace of this project."""
    run = check_folder(str(PROJECT / workspace), date(2026, 11, 22))
    assert run.model is not None
    return published(run.model, ["html"])["glossary.html"]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page: ``open_page(text, "?q=lead#terms", width=390, color_scheme="dark")``."""
    contexts, troubles = [], []

    def opened(text: str, address: str = "", width: int = 1280, **settings: Any) -> Any:
        path = tmp_path / "glossary.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: None if path.name in request.url else troubles.append(request.url))
        page.goto(path.as_uri() + address)
        page.troubles = troubles
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
