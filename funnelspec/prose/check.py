"""What is found in pages of prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funnelspec.diagnostic import Finding
from funnelspec.model.model import Model
from funnelspec.model.workspace import Workspace
from funnelspec.prose.page import Page
from funnelspec.prose.restated import restated
from funnelspec.prose.wording import contradicted, unexplained, unwanted


def findings(pages: Sequence[Page], model: Model, workspace: Workspace) -> Iterator[Finding]:
    """Everything that is found in some pages, in one team's view; each finding names its rule.

    The names that any team knows are known.
    """
    for page in pages:
        yield from unwanted(page, workspace)
        yield from unexplained(page, model)
        yield from contradicted(page, model)
        yield from restated(page, workspace)
