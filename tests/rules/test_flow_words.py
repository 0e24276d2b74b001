"""What the rules about the order of a funnel, its statuses and its CRM values say."""

from __future__ import annotations

from tests.rules.harness import check, of_rule, only, told

CONFIG = "-- funnelspec.yaml --\nspec: 1\nname: Northwind\nsystems: {salesforce: {name: Salesforce}}\n"
STEPS = """\
stages:
  lead: {name: Lead, definition: Someone who showed interest., probability: 5%}
  mql: {name: MQL, definition: A lead that waits for sales., probability: 30%, next: [customer, recycled]}
  sal: {name: SAL, definition: A lead that sales accepted., probability: 20%, next: [customer]}
  customer: {name: Customer, definition: Somebody who pays., outcome: won}
  recycled: {name: Recycled, definition: A lead that rests., outcome: parked, next: [sal]}
"""


def funnel(stages: str, more: str = "") -> str:
    way = f"    stages: [{stages}]\n    side_stages: [recycled]\n"
    return f"{STEPS}funnels:\n  f:\n    name: Way\n    definition: From first to last.\n{way}{more}"


def test_a_step_that_the_stage_does_not_allow() -> None:
    assert told(only(funnel("lead, mql, sal, customer"), "path-against-next")) == (
        'warning: The path of "Way" goes from "MQL" to "SAL", but "next" of "MQL" does not\n'
        "definitions.yaml:11 'sal' the path comes here from \"MQL\"\n"
        'definitions.yaml:3 \'customer\' "next" of "MQL" leads to "Customer" instead\n'
        'Add `sal` to "next" of `stages/mql`; if leads do not go there from "MQL", change the order of '
        '"stages" in `funnels/f`.'
    )


def test_a_stage_in_a_wrong_place_breaks_two_steps_and_is_told_once() -> None:
    text = funnel("{stage: lead, next: [mql]}, sal, {stage: mql, next: [sal]}, customer")
    found = only(text, "path-against-next")
    assert told(found).split("\n")[:5] == [
        'warning: The path of "Way" goes from "Lead" to "SAL", but "next" of "Lead" does not',
        "definitions.yaml:11 'sal' the path comes here from \"Lead\"",
        'definitions.yaml:11 \'mql\' "next" of "Lead" leads to "MQL" instead',
        "definitions.yaml:11 'mql' nor does the stage before lead here",
        "definitions.yaml:11 'customer' nor does the stage before lead here",
    ]
    assert found.entries == ("funnels/f", "stages/lead", "stages/sal", "stages/mql", "stages/customer")


def test_the_help_names_the_place_that_counts() -> None:
    text = funnel("lead, {stage: mql, next: [recycled]}, sal, customer")
    assert 'Add `sal` to "next" of `mql` in `funnels/f`' in only(text, "path-against-next").help


def test_a_ban_of_one_step() -> None:
    text = funnel("lead, {stage: mql, next: [sal]}, sal, customer").replace("5%", "5%, never: [mql]")
    found = only(text, "never-against-next")
    assert told(found) == (
        'error: The path of "Way" goes from "Lead" to "MQL", and "never" forbids it\n'
        "definitions.yaml:11 'mql' the path comes here from \"Lead\"\n"
        "definitions.yaml:2 'mql' \"never\" forbids it\n"
        'Take `mql` out of "never" if leads may go there; if they must not, take it out of "stages" of '
        '`funnels/f`, or say with "next" where leads go instead.'
    )
    assert found.entries == ("funnels/f", "stages/lead", "stages/mql")


def test_a_ban_of_a_written_move_is_the_stage_s_own() -> None:
    text = funnel("lead, mql, customer").replace(
        "next: [customer, rec", "never: [customer], next: [customer, rec"
    )
    found = only(text, "never-against-next")
    assert told(found) == (
        'error: "next" of "MQL" leads to "Customer", and "never" forbids it\n'
        "definitions.yaml:3 'customer' \"next\" allows it\n"
        "definitions.yaml:3 'customer' \"never\" forbids it\n"
        'Take `customer` out of "never" if leads may go there; if they must not, take it out of "next".'
    )
    assert found.entries == ("stages/mql", "stages/customer")


def test_a_probability_that_falls() -> None:
    text = funnel("lead, {stage: mql, next: [sal]}, sal, customer")
    assert told(only(text, "falling-probability")) == (
        'warning: The probability falls from 30% at "MQL" to 20% at "SAL" in "Way"\n'
        "definitions.yaml:4 '20%' less than at \"MQL\", which comes before\n"
        "definitions.yaml:3 '30%' \"MQL\"\n"
        'Write at "SAL" at least `probability: 30%`, or at "MQL" at most `probability: 20%`.'
    )
    zero = only(text.replace("20%", "0%"), "falling-probability")
    assert (
        zero.help == 'Write `outcome: lost` in `stages/sal` if it is an end; if not, a higher "probability".'
    )


def test_a_probability_against_the_outcome() -> None:
    text = funnel("lead, {stage: mql, probability: 100%}, {stage: customer, probability: 40%}")
    one, other = of_rule(check(text), "outcome-against-probability")
    assert told(one) == (
        'warning: "MQL" is open and has a probability of 100% in "Way"\n'
        "definitions.yaml:11 '100%' as if it were won\n"
        'Write a lower "probability"; if leads are won when they get here, write `outcome: won`.'
    )
    assert told(other) == (
        'warning: "Customer" is won and has a probability of 40% in "Way"\n'
        "definitions.yaml:11 '40%' what is won is certain\n"
        "definitions.yaml:5 'won' its outcome\n"
        'Write `probability: 100%`; if the "outcome" is wrong, correct that.'
    )


def test_a_warning_that_comes_too_late() -> None:
    text = funnel("lead, {stage: mql, max_age: {warn: 9 days, close: 9 days}}, customer")
    assert told(only(text, "warning-after-closing")) == (
        'error: The warning at "MQL" comes after 9 days, but leads are closed after 9 days\n'
        "definitions.yaml:11 '9 days' closed at this moment\n"
        "definitions.yaml:11 '9 days' closed after this\n"
        'Write under "warn" a shorter time than under "close".'
    )


def test_a_milestone_that_ends_before_it_begins() -> None:
    stretch = "    milestones: {m: {name: Work, definition: What sales does., from: customer, to: lead}}\n"
    assert told(only(funnel("lead, mql, customer", stretch), "broken-milestone")) == (
        'error: "Work" in "Way" ends before it begins: "Lead" comes before "Customer"\n'
        "definitions.yaml:13 'lead' stage 1 of the path\n"
        "definitions.yaml:13 'customer' stage 3 of the path\n"
        "Write `from: lead` and `to: customer`, or other stages of the path."
    )


def test_a_metric_from_a_later_stage_to_an_earlier_one() -> None:
    counted = "of: stages/customer, reached: [stages/mql, stages/lead]"
    rate = f"metrics:\n  r: {{name: Rate, definition: How many., {counted}}}"
    assert told(only(funnel("lead, mql, customer", rate), "backwards-metric")) == (
        'warning: "Rate" counts who gets from "Customer" to "MQL" or "Lead", which comes earlier\n'
        "definitions.yaml:14 'stages/mql' not later than \"Customer\"\n"
        "definitions.yaml:14 'stages/customer' counted from here\n"
        "definitions.yaml:11 'mql' stands here on the path of \"Way\"\n"
        "Write `of: [stages/mql, stages/lead]` and `reached: stages/customer`, if it is meant the other way "
        'round; if leads do go back there, name the move under "next" of the stage that they leave.'
    )
    text = funnel("lead, mql, customer", rate.replace(counted, "of: stages/mql, reached: mql"))
    same = only(text, "backwards-metric")
    assert same.headline.endswith(", which does not come later")
    assert same.help == 'Name under "reached" a stage that comes later.'


def test_two_won_ends() -> None:
    text = funnel(
        "lead, {stage: mql, next: [customer, live]}, customer, {stage: live, starts_here: yes}"
    ).replace("stages:\n", "stages:\n  live: {name: Live, definition: They use it., outcome: won}\n", 1)
    found = only(text, "several-won-stages")
    assert told(found) == (
        'info: "Way" can be won at "Customer" and "Live"\n'
        "definitions.yaml:12 'live' a won end\n"
        "definitions.yaml:12 'customer' another one\n"
        "If each of them is a win, name all of them where wins are counted, as in "
        '`reached: [stages/customer, stages/live]`; if not, change an "outcome".'
    )


WORK = """\
statuses:
  new: {name: New, definition: Nobody has called., next: [working], crm: {salesforce: {Lead.Status: Open}}}
  working: {name: Working, definition: A rep calls., next: [nurture], crm: {salesforce: {Lead.Status: Open}}}
  nurture: {name: Nurture, definition: A lead that rests.}
status_lists:
  values: {name: Lead status, definition: Where the work stands., of: [new, working], default: nurture}
"""


def test_a_default_that_the_list_lacks() -> None:
    found = only(WORK + CONFIG, "default-not-in-list")
    assert told(found) == (
        'error: The default of "Lead status" is "Nurture", which is not in the list\n'
        "definitions.yaml:6 'nurture' not in the list\n"
        "definitions.yaml:6 'of' the list\n"
        'Add `nurture` to "of", or name one of its statuses as the default, as in `default: new`.'
    )


def test_a_value_of_two_statuses() -> None:
    found = only(WORK + CONFIG, "crm-value-twice")
    assert told(found) == (
        'warning: "New" and "Working" are one value of Lead.Status in Salesforce: "Open"\n'
        "definitions.yaml:3 'Open' \"Working\"\n"
        "definitions.yaml:2 'Open' \"New\"\n"
        "Write for each of them the value that only it has in Salesforce; if they are one thing there, "
        "make them one item."
    )


def test_a_value_of_many_items_names_a_few() -> None:
    crm = "{salesforce: {Stage: Open}}"
    many = "".join(
        f"  s{at}: {{name: Step {at}, definition: Step {at} of the work., crm: {crm}}}\n" for at in range(9)
    )
    found = only(f"statuses:\n{many}{CONFIG}", "crm-value-twice")
    assert found.headline.startswith('9 statuses, among them "Step 0" and "Step 8", are one value of Stage')
    assert (len(found.related), len(found.entries)) == (4, 9)


def test_a_team_s_value_is_told_before_a_shared_one() -> None:
    team = "-- a.yaml --\nteam: sales\nstatuses: {nurture: {crm: {salesforce: {Lead.Status: Open}}}}\n"
    config = CONFIG + "teams: {sales: {name: Sales}}\n"
    found = of_rule(check(WORK + team + config), "crm-value-twice")
    assert sorted(each.at.where.path for each in found) == ["a.yaml", "definitions.yaml"]


def test_a_value_that_no_status_has_and_the_other_way_round() -> None:
    field = (
        "fields:\n  value:\n    name: Value\n    definition: As it says.\n    type: choice\n"
        "    choices: [Open, Paused]\n    crm: {salesforce: Lead.Status}\n"
    )
    text = WORK.replace("default: nurture", "crm: {salesforce: Lead.Status}").replace(
        "working]", "working, nurture]", 2
    )
    one, other = of_rule(check(field + text + CONFIG), "list-against-field")
    assert told(one) == (
        'warning: "Lead status" has no status for "Paused", which "Value" may be\n'
        "definitions.yaml:6 'Paused' no status has this value\n"
        "definitions.yaml:13 'of' the statuses of \"Lead status\"\n"
        "Add a status for it to `status_lists/values`, or take out of `fields/value` what the field "
        "does not have."
    )
    assert told(other) == (
        'warning: "Value" has no value for "Nurture", which "Lead status" lists\n'
        "definitions.yaml:13 'nurture' no value of the field\n"
        "definitions.yaml:6 'choices' the values of \"Value\"\n"
        'Add a value for it to "choices" of `fields/value`, or take out of `status_lists/values` what the '
        "field does not have."
    )


def test_a_status_that_leads_out_of_its_list() -> None:
    assert told(only(WORK.replace(", default: nurture", "") + CONFIG, "status-not-in-list")) == (
        'warning: "Working" moves to "Nurture", which is not in "Lead status"\n'
        "definitions.yaml:3 'nurture' not in the list\n"
        "definitions.yaml:6 'of' the list that has \"Working\"\n"
        'Add `nurture` to "of" of `status_lists/values`, or take it out of "next".'
    )


USED = """\
statuses:
  called: {name: Called, definition: A rep has called., stages: [lead]}
  signed: {name: Signed, definition: They signed., stages: [customer], next: [called]}
  old: {name: Old, definition: The former system has it., stages: [trial]}
"""


def test_a_status_against_its_stages() -> None:
    trial = "stages:\n  trial: {name: Trial, definition: They try it.}\n"
    text = funnel("lead, customer", USED).replace("stages:\n", trial, 1)
    assert told(only(text, "status-against-stages")) == (
        'warning: "Signed" moves to "Called", but no lead goes from "Customer" to "Lead"\n'
        "definitions.yaml:16 'called' used at \"Lead\"\n"
        "definitions.yaml:6 'outcome' an end, without a move\n"
        "definitions.yaml:16 'stages' where \"Signed\" is used\n"
        'Take `called` out of "next" of `statuses/signed`, or let leads go from `customer` to `lead`.'
    )
    assert told(only(text, "status-in-no-stage")) == (
        'warning: The status "Old" may be used only in "Trial", and no funnel goes there\n'
        "definitions.yaml:17 'trial' no funnel has this stage\n"
        "definitions.yaml:2 'trial' \"Trial\"\n"
        'Name under "stages" of `statuses/old` a stage that a funnel has, or take "stages" out if the '
        "status may be used anywhere."
    )
    alone = {each.entries for each in of_rule(check(text), "stage-in-no-funnel")}
    assert alone == {("stages/mql",), ("stages/sal",)}, "the trial is told with its status"


def test_two_teams_lists_are_told_with_what_each_has_alone() -> None:
    teams = (
        "-- a.yaml --\nteam: marketing\nstatus_lists: {values: {of: [new, nurture], default: new}}\n"
        "-- b.yaml --\nteam: sales\nstatus_lists: {values: {of: [new, working], default: working}}\n"
        f"{CONFIG}teams: {{sales: {{name: Sales}}, marketing: {{name: Marketing}}}}\n"
    )
    heads = [each.headline for each in of_rule(check(WORK + teams), "teams-disagree")]
    assert heads == [
        'marketing and sales disagree on which statuses belong to "Lead status": marketing has "nurture", '
        'sales has "working"',
        'marketing and sales disagree on what a new record begins with in "Lead status": marketing says new, '
        "sales says working",
    ]


def test_a_member_that_is_named_more_than_twice_is_told_once() -> None:
    text = """
    status_lists:
      list: {name: Lead status, definition: How the work stands., of: [new, statuses/new, done, new]}
    statuses:
      new: {name: New, definition: Nobody works on it.}
      done: {name: Done, definition: Somebody is through with it.}
    """
    found = only(text, "repeated-member")
    assert found.headline == '"Lead status" names "New" 3 times'
    assert found.at.where.text == "statuses/new"
    assert [label.text for label in found.related] == ["the first place", "and once more"]
    assert found.help == "Take all but one out, or write the status that is meant."
