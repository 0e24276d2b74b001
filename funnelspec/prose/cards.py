"""The card of what only texts outside of the definitions can have."""

from __future__ import annotations

from funnelspec.diagnostic import WARNING, Card

CARDS: tuple[Card, ...] = (
    Card(
        name="agreed-value-restated",
        family="prose",
        severity=WARNING,
        certainty="heuristic",
        title="A text gives another number or deadline than the one that is agreed",
        why="People work by the text they have at hand, so a team keeps a promise that nobody has made.",
        bad="""
            slas:
              mql_response:
                name: Lead response time
                definition: How soon a rep first tries to reach somebody.
                starts: stages/mql
                stops: stages/sal
                within: 4 business hours
            stages:
              mql: {name: Marketing qualified lead, definition: It waits for a rep., next: [sal]}
              sal: {name: Sales accepted lead, definition: A rep works with it., outcome: won}
            -- playbook.md --
            ## Deadlines

            The lead response time is 2 business days, also in August.  # <-- 2 business days
        """,
        good="""
            slas:
              mql_response:
                name: Lead response time
                definition: How soon a rep first tries to reach somebody.
                starts: stages/mql
                stops: stages/sal
                within: 4 business hours
            stages:
              mql: {name: Marketing qualified lead, definition: It waits for a rep., next: [sal]}
              sal: {name: Sales accepted lead, definition: A rep works with it., outcome: won}
            -- playbook.md --
            ## Deadlines

            The lead response time is 4 business hours, also in August. Last year it was 2 business days.
        """,
    ),
)
