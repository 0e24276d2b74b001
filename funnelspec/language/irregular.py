"""The words that English inflects by no rule, and those that say how a phrase is inflected: plain data.

Those that people in marketing and sales write; a word that is missing is inflected by rule.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _rows(text: str) -> dict[str, list[str]]:
    """What stands first in each line, with the rest of the line."""
    lines = (line.split() for line in text.strip().split("\n"))
    return {first: rest for first, *rest in lines}


PREPOSITIONS = _words("of in for to with at on by from per as")

# What makes a verb of two words: to hand off, to break up.
PARTICLES = (
    *("off", "up", "back", "down", "out", "over", "in", "on", "through", "away", "around", "along", "by"),
    *("together", "forward", "apart", "under", "ahead"),
)

# The last -s of these is no plural, or leaves another word when it goes.
NO_PLURALS = _words("""
sales news goods means series species always perhaps besides various previous ops operations terms premises
proceeds earnings savings headquarters days hours customs bias atlas canvas saas alias gas pass plus thus yes
lens whereas towards sometimes
""")

# Nobody says two of these.
UNCOUNTABLE = _words("""
data information revenue churn software equipment feedback traffic research advice marketing
money growth demand news content spam won lost
""")

NO_VERBS = _words("lead leads sales people person data criteria opportunity lot all most some")

# Verbs that stand at the end of a phrase that is a verb as a whole: they cold-called the list.
LAST_VERBS = _words("""
call sell qualify disqualify dial track pitch book mail email nurture route close market source feed dip
target check press shop drop load pick walk fund test screen assign schedule bid convert forecast
""")

# Verbs that are no noun, so that a phrase that begins with one is a verb phrase.
ONLY_VERBS = _words("""
go make take give get send sell buy bring keep write speak lose become choose meet put tell lay qualify
disqualify notify reach touch ask follow add circle
""")

# Words of several syllables that end so have the stress on the last one and double their last letter: refer.
STRESSED = (
    *("fer", "mit", "cur", "pel", "trol", "gret", "get", "quip", "fit", "set", "put", "cap", "tag", "map"),
    *("drop", "stop", "plan", "ship", "skip", "bid", "gram", "mat", "lap"),
)
UNSTRESSED = _words("""
offer differ suffer buffer target budget profit benefit widget gadget limit worship vomit summit
""")

# Words in -o that take -es.
OES = _words("go do undergo forgo redo undo veto echo hero potato tomato embargo")

# A verb with one of these in front is inflected as the verb is: resold, withdrew.
PREFIXES = _words("re up out over under mis fore pre cross co un off on with")

# Their plurals, the usual one first.
PLURALS = _rows("""
person people persons
child children
criterion criteria criterions
datum data
medium media mediums
index indexes indices
appendix appendices appendixes
matrix matrices matrixes
vertex vertices
formula formulas formulae
schema schemas schemata
phenomenon phenomena
addendum addenda addendums
memorandum memoranda memorandums
forum forums
quiz quizzes
half halves
leaf leaves
shelf shelves
self selves
life lives
knife knives
wife wives
thief thieves
foot feet
tooth teeth
mouse mice mouses
goose geese
bus buses
gas gases
series series
species species
means means
staff staff staffs
aircraft aircraft
man men
woman women
""")

# Their past and their participle; "/" where there are two.
VERBS = _rows("""
be was/were been
bear bore borne
beat beat beaten
become became become
begin began begun
bend bent bent
bet bet bet
bid bid bid/bidden
bind bound bound
bite bit bitten
bleed bled bled
blow blew blown
break broke broken
breed bred bred
bring brought brought
broadcast broadcast broadcast
build built built
burn burned/burnt burned/burnt
burst burst burst
buy bought bought
cast cast cast
catch caught caught
choose chose chosen
cling clung clung
come came come
cost cost cost
creep crept crept
cut cut cut
deal dealt dealt
dig dug dug
do did done
draw drew drawn
dream dreamed/dreamt dreamed/dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
fight fought fought
find found found
fit fit/fitted fit/fitted
flee fled fled
fly flew flown
forbid forbade forbidden
forecast forecast/forecasted forecast/forecasted
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got got/gotten
give gave given
go went gone
grind ground ground
grow grew grown
hang hung hung
have had had
hear heard heard
hide hid hidden
hit hit hit
hold held held
hurt hurt hurt
input input input
keep kept kept
know knew known
lay laid laid
lead led led
learn learned/learnt learned/learnt
leave left left
lend lent lent
let let let
light lit/lighted lit/lighted
lose lost lost
make made made
mean meant meant
meet met met
offset offset offset
pay paid paid
prove proved proved/proven
put put put
quit quit quit
read read read
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set
shake shook shaken
shed shed shed
shine shone shone
shoot shot shot
show showed shown/showed
shrink shrank shrunk
shut shut shut
sing sang sung
sink sank sunk
sit sat sat
sleep slept slept
slide slid slid
speak spoke spoken
speed sped/speeded sped/speeded
spell spelled/spelt spelled/spelt
spend spent spent
spin spun spun
split split split
spread spread spread
stand stood stood
steal stole stolen
stick stuck stuck
strike struck struck/stricken
strive strove/strived striven/strived
swear swore sworn
sweep swept swept
swim swam swum
swing swung swung
take took taken
teach taught taught
tear tore torn
tell told told
think thought thought
throw threw thrown
understand understood understood
upset upset upset
wake woke/waked woken/waked
wear wore worn
weave wove woven
win won won
wind wound wound
withdraw withdrew withdrawn
withhold withheld withheld
write wrote written
""")
