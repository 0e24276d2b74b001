"""The cards of what reading a condition can find."""

from __future__ import annotations

from funnelspec.diagnostic import ERROR, Card

CARDS: tuple[Card, ...] = (
    Card(
        name="unreadable-condition",
        family="conditions",
        severity=ERROR,
        title="A condition cannot be read",
        why="Nobody can tell which leads it lets through, so it is neither checked against the other team's "
        "nor tried on the worked examples.",
        bad="""
            fields:
              employees:
                name: Employees
                definition: Head count of the account.
                type: integer
              country:
                name: Country
                definition: Billing country.
                type: choice
                choices: [US, CA]
            criteria:
              good_fit:
                name: Good fit
                definition: An account that sales wants.
                owner: sales
                when:
                  - employees is at least 50  # <-- is at least
                  - country = US or country = CA  # <-- or
        """,
        good="""
            fields:
              employees:
                name: Employees
                definition: Head count of the account.
                type: integer
              country:
                name: Country
                definition: Billing country.
                type: choice
                choices: [US, CA, GB]
            criteria:
              good_fit:
                name: Good fit
                definition: An account that sales wants.
                owner: sales
                when:
                  - employees >= 50
                  - country in (US, CA)
        """,
    ),
    Card(
        name="empty-group",
        family="conditions",
        severity=ERROR,
        title="A group of conditions is empty",
        why="An empty group lets everyone through or no one, and it reads as if somebody forgot the rest.",
        bad="""
            fields:
              employees:
                name: Employees
                definition: Head count of the account.
                type: integer
            criteria:
              good_fit:
                name: Good fit
                definition: An account that sales wants.
                owner: sales
                when:
                  all:
                    - employees >= 50
                  none: []  # <-- none
        """,
        good="""
            fields:
              employees:
                name: Employees
                definition: Head count of the account.
                type: integer
              competitor:
                name: Competitor
                definition: The account sells what we sell.
                type: boolean
            criteria:
              good_fit:
                name: Good fit
                definition: An account that sales wants.
                owner: sales
                when:
                  all:
                    - employees >= 50
                  none:
                    - competitor
        """,
    ),
    Card(
        name="curly-quotes",
        family="conditions",
        severity=ERROR,
        title="Curly quotes stand around a text",
        why="Text copied from a document or a chat brings its own quotes, and a CRM that is given them "
        "searches for the quotes as well and finds nothing.",
        bad="""
            fields:
              job_title:
                name: Job title
                definition: As the person wrote it.
                type: text
            criteria:
              student:
                name: Student
                definition: Someone who still studies.
                owner: marketing
                when: job_title contains “student”  # <-- “student”
        """,
        good="""
            fields:
              job_title:
                name: Job title
                definition: As the person wrote it.
                type: text
            criteria:
              student:
                name: Student
                definition: Someone who still studies.
                owner: marketing
                when: job_title contains "student"
        """,
    ),
)
