"""Conditions over many rows: compiled to one function, with the meaning of the reference evaluator.

``circuit`` turns all conditions together into gates, ``cells`` says of each cell's text which gates it
breaks, ``compiled`` writes the function that joins the two. Nothing here is a second reading of the format:
what a text means is asked of ``read_record`` and ``test_holds``, but for a few plain forms.
"""

from funnelspec.conditions.rows.compiled import Compiled

__all__ = ["Compiled"]
