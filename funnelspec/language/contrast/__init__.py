"""What differs between two texts, named: "60 against 80 points", "before" against "after".

Similarity cannot tell a paraphrase from a near-twin: two texts that differ in one number are nearly identical
to it, and they are precisely the conflicts. So texts are read for what changes their meaning (amounts, units,
periods, denials, who does what, order, "and" and "or", opposites), and only what is left over is compared by
how many words it shares. The verdict is careful: in doubt two texts are different.
"""

from __future__ import annotations

from funnelspec.language.contrast.compare import contrast
from funnelspec.language.contrast.thesaurus import Synonyms
from funnelspec.language.contrast.value import Contrast, Difference

__all__ = ["Contrast", "Difference", "Synonyms", "contrast"]
