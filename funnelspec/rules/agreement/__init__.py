"""Whether the teams mean the same, and who answers for it."""

from __future__ import annotations

from funnelspec.rule import Rule
from funnelspec.rules.agreement.agreed_apart import agreed_apart
from funnelspec.rules.agreement.agreed_in_dispute import agreed_in_dispute
from funnelspec.rules.agreement.criteria_disagree import criteria_disagree
from funnelspec.rules.agreement.crossed_names import crossed_names
from funnelspec.rules.agreement.missing_owner import missing_owner
from funnelspec.rules.agreement.one_sided import one_sided
from funnelspec.rules.agreement.team_proposal import team_proposal
from funnelspec.rules.agreement.teams_disagree import teams_disagree
from funnelspec.rules.agreement.two_meanings import two_meanings
from funnelspec.rules.agreement.two_wordings import two_wordings

RULES: tuple[Rule, ...] = (
    agreed_apart,
    agreed_in_dispute,
    criteria_disagree,
    crossed_names,
    missing_owner,
    one_sided,
    team_proposal,
    teams_disagree,
    two_meanings,
    two_wordings,
)
