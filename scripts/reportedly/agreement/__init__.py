"""Agreement of two annotation passes over the same documents.

    from reportedly.agreement import compare, pair, read_pass

    pairs, left_out = pair(read_pass(first), read_pass(second))
    agreement = compare(pairs)

It takes the extra `agreement`: scikit-learn, SciPy and krippendorff.
"""

from reportedly.agreement.comparing import BY, Agreement, Figure, Slice, compare, slices
from reportedly.agreement.counting import Tally, tally
from reportedly.agreement.disagreements import LAYERS, Disagreement, disagreements
from reportedly.agreement.measures import GOALS, MAIN, MEASURES, Measure
from reportedly.agreement.pairing import Pair, PairingError, pair, read_pass

__all__ = [
    "BY",
    "GOALS",
    "LAYERS",
    "MAIN",
    "MEASURES",
    "Agreement",
    "Disagreement",
    "Figure",
    "Measure",
    "Pair",
    "PairingError",
    "Slice",
    "Tally",
    "compare",
    "disagreements",
    "pair",
    "read_pass",
    "slices",
    "tally",
]
