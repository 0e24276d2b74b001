"""Ordinary English words that are a slip away from words that names of funnels are made of.

In the form that ``words.words`` gives them. None of them is ever taken for a misspelt name.
"""

from __future__ import annotations

_WORDS = """
    accent accented accepting acquire acquired adapted admit adopted advance advice advise advised
    affect aging agreed alleged allowed amended american americana analyse announce answered appear
    applied approved arising arrange arrived aspect assess assist assume assure attacked attend attract
    auction avoided backed balance banker banned banter barrel became become bedside behave behavior
    behind belief believe belong bending beside better beyond bidding billed binding bitter blinding
    blocked boarding bolster bonding booed booing booming booted booting borrow bottom bought bound
    bounded branch breach breath breathe bridge broke broken broker brooking brought brunch budding
    budge building bundle burden burying butter caller calmed canceled cancelled capable career careful
    casing castle casual caught caused center centre chance chang change chapter charge charged cheaper
    cheated checked cheque choose chosen circle civil claimed clearly client climate clocked cloned
    cloning closely closet clothed coarse coding cognition collected color column combine coming command
    commend comment commuter compact compare compete competed compile comply compose compute conceal
    conceive concern concert concerted concise conduct confer confide confine confirm conform
    conformation confus connected consent consider consist console constant construct consult consume
    contact contain contend content contest context contiguous continent continue contract contracted
    contrary contrast control convened convent converge converged convey convicted convince corrected
    county cremated crested custom decade decode decree defer deferred derail describe desert dessert
    detain device devise dictate differed directed displaced distinct distract district dividend divine
    drive driver effect elicit emerge empire employer endure enraged ensure ensured eternal ether
    evacuating evacuation excepting excerpt exciting excursion executed exert exited exiting expect
    expert export extant extend extort falling fallow farmer felled fellow fennel fiance fiction filed
    filing filler fillet filmed finish fodder formal formally formerly fraction fruition galley genera
    genetic graced granted grated grazed guarded guided handed handled hangover hating headed healed
    heated holler hostel hushed illicit implied imply incite infernal inquire insight inspect instance
    instant insure insured integral intend interaction interest internet interval invent invoke invoked
    judgment lasted latent latest latter leading leased lender lending lessen lesson licence license
    lifted linger listen litter loaded locked locking loosing looted looting losing manage manger marked
    marker market marking masked massage master mater mating matter measure meddle melting member merger
    messed messing minute misled mission mister modelling moment morale motion motive multiply muscle
    muster narrow nature neural noting notion novice object oppose opposed option organisation
    organization pacing packed packet painted panned parent parson parted participate passed patience
    patient paving perform person persona personal personnel pitched placed planed planned planted
    planting playable playing pleased plotted pointed porter possibly posted poster potent potter
    praying precious prefect prefer preferred premise prepare prepared presence present president
    prevail prevent priming principal principle private proceed produce profess project proposed
    prosecuting protect protest provide provided prowess qualify quality quantified quantify quantity
    quartet quickly quietly quoted raided rained raised rally reached reacted reacting reaction really
    realty receipt recipe record recover refus regained regaining regard regent regular reject relate
    related release relevant relied remainder remained remedy remind reminding remove renting repaid
    repair repeat repeated repent replace replaced reply repost resent resolve resolved resort resorting
    respond responded responsibly rested restrict result resume retail retain retaining retire retired
    retort return reveal revenge revert revise revised revisit revolution revolve reward ruining sample
    saving scared scaring scheme scooping scoring scouring scream sealed search seared seated secret
    section seeding select seminal sensing sensor settle sever severe shaded shamed shaped shard shared
    shaved shred sighed signal simple simply singing single sinned skipped slated slaying slipped
    sloping snoring soared sorted source spanning spared speaker spending spoke spread spying stable
    staged stalked stalled starch stared staring starred starring started startled startling starved
    starving stated static stating station statue statute stayed staying steam storing streak strict
    stroke strong subject submit subset succeed suited supply support surface sweeping switch symbol
    tailor talent taming tasked taught telephony tended tender tested there thorough though thought
    threat throughput tiling tiring traced tracked traded trailing trained transaction travel treated
    trialed trough trusted tuned unable unite united update updated useful utmost varied vented version
    vested vetoed viable victim visible vision visited visitor volume waiting waning wanting warmed
    warming warning warrant warring wasting weaker weakly weekday weighed weight whenever whether widely
    widow within without wonder worded wording worked worker working worried worthy writing written
"""
ORDINARY = frozenset(_WORDS.split())
