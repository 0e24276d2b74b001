"""Questions about conditions, each decided exactly: is there a lead that meets these and none of those?

``nodes``: conditions as and/or/at least over cells. ``axes``: a field cut into cells. ``space``: the axes
of some conditions, and the conditions in them. ``search``: whether something can hold. ``example``: a lead
out of what the search leaves. ``logic``: the questions that rules ask.
"""
