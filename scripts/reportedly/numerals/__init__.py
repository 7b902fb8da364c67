"""What the words of a numeral expression say: its kind and the interval of its value.

The expression is the one that the guidelines put into a `number` span, with approximator, bound, magnitude,
currency, percent sign and unit. `normalise` reads a whole surface, `read` finds the expression around a word
of a longer text. Both would sooner say nothing than something wrong: what the guidelines do not fix is
`None`.
"""

from reportedly.numerals.agreement import contradiction
from reportedly.numerals.decoys import is_month_name
from reportedly.numerals.expressions import read
from reportedly.numerals.framing import parted_bound
from reportedly.numerals.normalising import normalise
from reportedly.numerals.records import Interval, Numeral, Reading, ValueLike
from reportedly.numerals.tokens import Words, tokenise
from reportedly.numerals.vocabulary import core_words, singular

__all__ = [
    "Interval",
    "Numeral",
    "Reading",
    "ValueLike",
    "Words",
    "contradiction",
    "core_words",
    "is_month_name",
    "normalise",
    "parted_bound",
    "read",
    "singular",
    "tokenise",
]
