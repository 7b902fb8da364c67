"""What the words of a numeral expression say: its kind and the interval of its value.

The expression is the one that the guidelines put into a `number` span, with approximator, bound, magnitude,
currency, percent sign and unit. `normalise` reads a whole surface, `read` finds the expression around a word
of a longer text. Both would sooner say nothing than something wrong: what the guidelines do not fix is
`None`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from reportedly.lexicon import Bound, load_lexicon
from reportedly.segmentation import cuts_grapheme


class Interval(NamedTuple):
    """The interval of `model.Value`, field by field: `Value(*interval)` is that record.

    `unit` is `None` also where the words leave it open: a bare figure may be a percentage whose word comes
    later, and the `K` of `K3.5bn` is the initial of some currency.
    """

    low: int | float | None
    high: int | float | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    unit: str | None


class Numeral(NamedTuple):
    """What a numeral expression says as far as its own words tell.

    Attributes:
        kind: a `number_kind` of the schema, or `None` where the words fit several (`twice`, `2031`).
        interval: the value, or `None` for a decoy and where the guidelines fix none (`several hundred`).
    """

    kind: str | None
    interval: Interval | None


class ValueLike(Protocol):
    """A `model.Value`, or an `Interval`."""

    @property
    def low(self) -> int | float | None: ...  # noqa: D102
    @property
    def high(self) -> int | float | None: ...  # noqa: D102
    @property
    def low_inclusive(self) -> bool: ...  # noqa: D102
    @property
    def high_inclusive(self) -> bool: ...  # noqa: D102
    @property
    def approximate(self) -> bool: ...  # noqa: D102
    @property
    def unit(self) -> str | None: ...  # noqa: D102


class Words(NamedTuple):
    """A text as tokens: a figure with its separators, a run of letters, or one other character.

    No boundary cuts a word, a figure or a grapheme in the sense of `reportedly.segmentation`.

    Attributes:
        text: the text.
        lower: the tokens in lower case.
        starts: where each token starts, in code points.
        ends: where it ends.
    """

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def surface(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether no white space parts the token from the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


class Reading(NamedTuple):
    """A numeral expression in a text.

    Attributes:
        start: index of its first token.
        end: index after its last token.
        core: index of the first token of the numeral itself, after bound and approximators.
        kind: as in `Numeral`.
        interval: a value also where the guidelines fix none; see `settled`.
        settled: whether the guidelines fix the value.
        approximators: token ranges of the approximators in it.
    """

    start: int
    end: int
    core: int
    kind: str | None
    interval: Interval | None
    settled: bool = True
    approximators: tuple[tuple[int, int], ...] = ()


_LONGEST_SURFACE = 200


def normalise(surface: str) -> Numeral | None:
    """What the numeral expression `surface` says.

    Args:
        surface: the words of a number span as the guidelines delimit it.

    Returns:
        Its kind and value, or `None` where it cannot be read as one expression or its words leave open what
        they mean (`5m`: five million or five metres).
    """
    if len(surface) > _LONGEST_SURFACE:
        return None
    words = tokenise(surface)
    size = len(words.lower)
    for core in range(min(size, _LONGEST_PREFIX)):
        reading = read(words, core, 0, size, whole=True)
        if reading is None or reading.start > 0:
            continue
        if reading.end == size:
            return Numeral(reading.kind, reading.interval if reading.settled else None)
        named = _unknown_unit(words, reading, size)
        if named is not None:
            return named
    return None


def contradiction(numeral: Numeral, value: ValueLike) -> str | None:
    """The part of `value` that the words of `numeral` contradict, or `None` where they can be reconciled.

    A point agrees with a value that is open at one end, since a verb may bound the figure (`did not exceed
    650`); a unit that the words do not name agrees with any.

    Returns:
        `"low"`, `"high"`, `"low_inclusive"`, `"high_inclusive"`, `"approximate"` or `"unit"`.
    """
    words = numeral.interval
    if words is None:
        return None
    point = words.low is not None and words.low == words.high
    for end in ("low", "high"):
        said, given = getattr(words, end), getattr(value, end)
        if given is None and point and (value.low, value.high) != (None, None):
            continue
        if (said is None) != (given is None) or (said is not None and not _close(said, given)):
            return end
        if getattr(words, f"{end}_inclusive") != getattr(value, f"{end}_inclusive") and not (
            point and None in (value.low, value.high)
        ):
            return f"{end}_inclusive"
    if words.approximate != value.approximate:
        return "approximate"
    if words.unit is not None and value.unit is not None and words.unit != value.unit:
        return "unit"
    return None


def _close(said: float, given: float) -> bool:
    return abs(said - given) <= 1e-9 * max(1.0, abs(said))


# --- Tokens ---------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"\d+(?:[.,:\u00a0\u2009\u202f]\d+)*|[^\W\d_]+|[^\s\w]|_")


def tokenise(text: str) -> Words:
    """The tokens of `text`, in linear time."""
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two code points
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        tokens.append(match[0])
        starts.append(start)
        ends.append(end)
    words = Words(text, tokens, starts, ends)
    return words if text.isascii() else _with_whole_graphemes(words, lower)


def _with_whole_graphemes(words: Words, lower: str) -> Words:
    """The tokens with marks, selectors and joiners in the token that they belong to."""
    text, _, starts, ends = words
    cuts = [index for index in range(1, len(starts)) if words.glued(index) and cuts_grapheme(text, starts[index])]
    if not cuts:
        return words
    dropped = set(cuts)
    kept = [index for index in range(len(starts)) if index not in dropped]
    new_starts = [starts[index] for index in kept]
    new_ends = [ends[after - 1] for after in (*kept[1:], len(starts))]
    tokens = [lower[start:end] for start, end in zip(new_starts, new_ends, strict=True)]
    return Words(text, tokens, new_starts, new_ends)


# --- The words of numerals ------------------------------------------------------------------------------

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {"k": 10**3, "bn": 10**9, "tn": 10**12}
_ZEROS = frozenset({"none", "nobody", "nil"})
_MULTIPLIERS = {
    "double": 2,
    "doubled": 2,
    "triple": 3,
    "tripled": 3,
    "treble": 3,
    "trebled": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quintupled": 5,
}
_FOLDS = {
    f"{word}fold": value for word, value in {**_UNITS, **_TENS, "hundred": 100}.items() if value > 1
}
_DENOMINATORS = {
    word: value
    for value, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
} | {"twentieth": 20, "hundredth": 100, "thousandth": 1000}
_DENOMINATORS |= {f"{word}s": value for word, value in _DENOMINATORS.items() if word != "half"} | {"halves": 2}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667, "⅛": 0.125}
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth "
    "seventieth eightieth ninetieth hundredth thousandth".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec".split()
)
_HYPHENS = frozenset("-‐‑")
_DASHES = frozenset("-‐‑–—")

# Words that open the core of a numeral expression; `read` is worth a call at them and at figures.
CORE_WORDS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *_ZEROS, *_MULTIPLIERS, *_FOLDS, *_DENOMINATORS, *_ORDINALS, *_GLYPHS}
    | {"hundred", "dozen", "no", "both", "twice", "thrice", "single", "couple", "half"}
    | {"few", "handful", "several", "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions"}
)

_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₴": "UAH"}
_DOLLARS = {"us": "USD", "a": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "au": "AUD"}
_CODES = frozenset("usd eur gbp jpy cny rub uah chf cad aud nzd sek nok dkk pln inr krw try".split())
_CURRENCIES = {
    "dollar": "USD",
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "hryvnia": "UAH",
    "shekel": "ILS",
    "zloty": "PLN",
    "baht": "THB",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "sterling": "GBP",
    # Several countries have these: the words do not tell which.
    **dict.fromkeys(["pound", "rupee", "peso", "franc", "dinar", "krone", "krona", "riyal", "rial", "lira"]),
    # No country has these any more, or yet: the guidelines take the English name.
    **{name: name for name in ("crown", "florin", "mark", "ducat", "thaler", "guilder", "kessar", "selm")},
}
_QUALIFIERS = {"us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD"}

_UNIT_WORDS = frozenset(
    "second minute hour day night week fortnight month year decade century "
    "millimetre centimetre metre kilometre millimeter centimeter meter kilometer inch foot yard mile "
    "gram kilogram kilo tonne ton ounce stone litre liter gallon pint barrel hectare acre "
    "degree watt kilowatt megawatt gigawatt volt knot byte megabyte gigabyte terabyte calorie decibel "
    "hertz kilohertz megahertz gigahertz".split()
)
_UNIT_SYMBOLS = frozenset(
    "km cm mm kg mg ft yd lb lbs oz mph kph kmh mw gw kw kwh mwh gwh twh gb mb tb ha hz khz mhz ghz db hr hrs min "
    "mins sec secs ml".split()
)
_SHORT_SYMBOLS = frozenset("gtlhsvw")
_PER = frozenset("hour second minute day".split())
_SMALLER = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "foot": ("inch", 12),
    "stone": ("pound", 14),
    "pound": ("ounce", 16),
    "kilometre": ("metre", 1000),
    "metre": ("centimetre", 100),
    "tonne": ("kilogram", 1000),
    "kilogram": ("gram", 1000),
}
_SYNONYMS = {
    "ft": "foot",
    "in": "inch",
    "lb": "pound",
    "oz": "ounce",
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "kg": "kilogram",
    "g": "gram",
    "t": "tonne",
}
_IRREGULAR = {
    "feet": "foot",
    "inches": "inch",
    "centuries": "century",
    "stone": "stone",
    "hertz": "hertz",
    "kroner": "krone",
    "kronor": "krona",
    "dinars": "dinar",
}


def singular(word: str) -> str:
    """The singular of an English noun in lower case, by rule; a singular stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


# --- Bounds and approximators ---------------------------------------------------------------------------


class _Phrase(NamedTuple):
    tokens: tuple[str, ...]
    bound: Bound | None


class _Phrases(NamedTuple):
    """The bounds and approximators: those before a numeral by their last token, those after it by their first.

    The longest come first, so that `no more than` is found before `more than`.
    """

    before: dict[str, list[_Phrase]]
    after: dict[str, list[_Phrase]]


_AFTER = frozenset(
    {"or so", "or thereabouts", "or more", "or fewer", "or less", "more or less", "at least", "at most"}
)
_ADVERBS = (("a", "little"), ("just",), ("well",), ("slightly",), ("far",), ("only", "just"))
_LONGEST_PREFIX = 9


@cache
def _phrases() -> _Phrases:
    lexicon = load_lexicon()
    found = [_Phrase(tuple(phrase.split()), bound) for phrase, bound in lexicon.bounds.items()]
    found += [_Phrase(tuple(phrase.split()), None) for phrase in lexicon.approximators]
    found.sort(key=lambda phrase: -len(phrase.tokens))
    before: dict[str, list[_Phrase]] = {}
    after: dict[str, list[_Phrase]] = {}
    for phrase in found:
        if " ".join(phrase.tokens) in _AFTER:
            after.setdefault(phrase.tokens[0], []).append(phrase)
        if phrase.tokens[0] != "or":
            before.setdefault(phrase.tokens[-1], []).append(phrase)
    return _Phrases(before, after)


@cache
def _vague() -> dict[tuple[str, ...], tuple[int, int]]:
    return {tuple(phrase.split()): interval for phrase, interval in load_lexicon().vague.items()}


class _Frame(NamedTuple):
    """What stands around the core of a numeral expression."""

    start: int
    end: int
    bounds: list[Bound]
    approximators: list[tuple[int, int]]


def _framed(words: Words, start: int, end: int, low: int, high: int) -> _Frame:
    """The expression `[start, end)` with the bounds and approximators beside it, within `[low, high)`."""
    lower = words.lower
    bounds: list[Bound] = []
    blurs: list[tuple[int, int]] = []
    before, after = _phrases()
    while start > low and (phrase := _ending(lower, start, low, before.get(lower[start - 1], ()))):
        first = start - len(phrase.tokens)
        if phrase.tokens[-1] == "as" and first > low and lower[first - 1] in ("twice", "half", "times"):
            break  # "twice as many as 40" bounds nothing
        start = first
        if phrase.bound is None:
            blurs.insert(0, (first, first + len(phrase.tokens)))
            continue
        bounds.append(phrase.bound)
        for adverb in _ADVERBS:
            first = start - len(adverb)
            if first >= low and tuple(lower[first:start]) == adverb:
                start = first
                break
    if end < high:
        for phrase in after.get(lower[end], ()):
            last = end + len(phrase.tokens)
            if last <= high and tuple(lower[end:last]) == phrase.tokens:
                if phrase.bound is None:
                    blurs.append((end, last))
                else:
                    bounds.append(phrase.bound)
                end = last
                break
    return _Frame(start, end, bounds, blurs)


def _ending(lower: list[str], end: int, low: int, phrases: list[_Phrase] | tuple[()]) -> _Phrase | None:
    for phrase in phrases:
        first = end - len(phrase.tokens)
        if first >= low and tuple(lower[first:end]) == phrase.tokens:
            return phrase
    return None


# --- Amounts: a numeral without its unit ----------------------------------------------------------------


class _Amount(NamedTuple):
    """A numeral without its unit.

    Attributes:
        end: index after its last token.
        low: the value, or the lower end of a vague one.
        high: the upper end.
        scale: the magnitude that it ends with (`5` in `3 to 5 million` has `million`, `3` has 1).
        vague: whether it is a vague numeral.
        settled: whether the guidelines fix it.
        form: `"figure"`, `"word"` or `"letter"` (a figure whose letter leaves the magnitude open: `5m`).
    """

    end: int
    low: int | float
    high: int | float
    scale: int = 1
    vague: bool = False
    settled: bool = True
    form: str = "word"


_GROUPED = re.compile(r"(\d{1,3}(?:([,\u00a0\u2009\u202f])\d{3}(?:\2\d{3})*)|\d+)(\.\d+)?")
_MOST_DIGITS = 15


def _figure(token: str) -> int | float | None:
    """The value of a figure, or `None` where its separators are not those of a thousands or decimals."""
    if len(token) <= 4 and token.isdecimal():
        return int(token)
    if len(token) > 2 * _MOST_DIGITS:
        return None
    match = _GROUPED.fullmatch(token)
    if match is None:
        return None
    digits = re.sub(r"[,\u00a0\u2009\u202f]", "", match[1])
    if len(digits) > _MOST_DIGITS:
        return None
    return _plain(Decimal(digits + (match[3] or "")))


def _plain(value: Decimal | float) -> int | float:
    return int(value) if value == int(value) else float(value)


def _times(value: float, factor: int) -> int | float:
    return _plain(Decimal(str(value)) * factor)


def _amount(words: Words, i: int, high: int, *, spaced: bool = False) -> _Amount | None:
    """The amount that starts at token `i`; `spaced` lets plain spaces part thousands."""
    if words.lower[i][0].isdecimal():
        return _figure_amount(words, i, high, spaced)
    return _vague_amount(words, i, high) or _half_amount(words, i, high) or _word_amount(words, i, high)


def _figure_amount(words: Words, i: int, high: int, spaced: bool) -> _Amount | None:
    lower = words.lower
    value = _figure(lower[i])
    if value is None:
        return None
    end = i + 1
    if spaced and len(lower[i]) <= 3 and lower[i].isdecimal():
        while end < high and len(lower[end]) == 3 and lower[end].isdecimal() and not words.glued(end):
            value = value * 1000 + int(lower[end])
            end += 1
    if end == high:
        return _Amount(end, value, value, form="figure")
    word = lower[end]
    if word in _SCALES:
        value = _times(value, _SCALES[word])
        return _Amount(end + 1, value, value, _SCALES[word], form="figure")
    if word in _SUFFIXES and (words.glued(end) or word != "k"):
        value = _times(value, _SUFFIXES[word])
        return _Amount(end + 1, value, value, _SUFFIXES[word], form="figure")
    if word == "m" and words.glued(end):
        return _Amount(end + 1, value, value, 10**6, form="letter")
    if word in _GLYPHS and words.glued(end) and isinstance(value, int):
        value += _GLYPHS[word]
        return _Amount(end + 1, value, value, settled=len(word) == 1, form="word")
    if word == "dozen":
        return _Amount(end + 1, value * 12, value * 12, form="word")
    return _Amount(end, value, value, form="figure")


def _vague_amount(words: Words, i: int, high: int) -> _Amount | None:
    lower = words.lower
    if lower[i] not in _VAGUE_OPENERS:
        return None
    if lower[i] == "a" and i + 1 < high and lower[i + 1] == "couple":
        amount = _Amount(i + 2, 2, 2, vague=True)
    else:
        for length in (3, 2, 1):
            interval = _vague().get(tuple(lower[i : i + length])) if i + length <= high else None
            if interval is not None:
                amount = _Amount(i + length, *interval, vague=True)
                break
        else:
            return None
    # "several hundred", "a couple of dozen": the guidelines fix no interval for these.
    after = amount.end
    if after + 1 < high and lower[after] == "of" and lower[after + 1] in ("hundred", "dozen", *_SCALES):
        after += 1
    if after < high and (factor := {**_SCALES, "hundred": 100, "dozen": 12}.get(lower[after])):
        return _Amount(after + 1, amount.low * factor, amount.high * factor, factor, settled=False)
    return amount


_VAGUE_OPENERS = frozenset(
    "a several dozens scores tens hundreds thousands millions billions".split()
)


def _half_amount(words: Words, i: int, high: int) -> _Amount | None:
    """The amounts of `half a million`, `half a dozen` and `three-quarters of a million`."""
    lower = words.lower
    share: float
    if lower[i] == "half":
        share, end = 0.5, i + 1
        if end + 1 < high and lower[end] in _HYPHENS and lower[end + 1] == "dozen":
            return _Amount(end + 2, 6, 6)
    elif (fraction := _fraction(words, i, high)) is not None and lower[fraction.end - 1].startswith("quarter"):
        share, end = fraction.low, fraction.end
        if end < high and lower[end] == "of":
            end += 1
        else:
            return None
    else:
        return None
    if end + 1 >= high or lower[end] != "a":
        return None
    factor = {**_SCALES, "hundred": 100, "dozen": 12}.get(lower[end + 1])
    if factor is None:
        return None
    value = _times(share, factor)
    return _Amount(end + 2, value, value, factor)


def _word_amount(words: Words, i: int, high: int) -> _Amount | None:
    lower = words.lower
    if lower[i] in _ZEROS:
        return _Amount(i + 1, 0, 0)
    if lower[i] == "no":
        person = i + 1 < high and lower[i + 1] == "one"
        hyphenated = i + 2 < high and lower[i + 1] in _HYPHENS and lower[i + 2] == "one"
        return _Amount(i + 2 if person else i + 3 if hyphenated else i + 1, 0, 0)
    if lower[i] == "both":
        return _Amount(i + 1, 2, 2)
    if lower[i] in _GLYPHS:
        return _Amount(i + 1, _GLYPHS[lower[i]], _GLYPHS[lower[i]])
    if lower[i] == "a" and i + 1 < high:
        if lower[i + 1] == "single":
            return _Amount(i + 2, 1, 1)
        if lower[i + 1] == "dozen":
            return _Amount(i + 2, 12, 12)
    return _counted_out(words, i, high)


def _counted_out(words: Words, i: int, high: int) -> _Amount | None:
    """The cardinal in words that starts at `i`: groups below a thousand, each with its scale."""
    lower = words.lower
    total: int | float = 0
    scale = 10**15
    last = 1
    position = i
    while (group := _group(words, position, high)) is not None:
        value, end = group
        joined = position > i
        if end < high and lower[end] == "dozen" and not joined:
            return _Amount(end + 1, _times(value, 12), _times(value, 12))
        factor = _SCALES.get(lower[end]) if end < high else None
        if factor is None or factor >= scale:
            if factor is not None and joined:
                break
            total += value
            position, last = end, 1
            break
        if joined and lower[position - 1] == "and":
            break  # "two million and three thousand" are two
        total += _times(value, factor)
        position, scale, last = end + 1, factor, factor
        halved = _and_a_half(lower, position, high)
        if halved is not None:
            total += factor // 2
            position = halved
            break
        following = position + 1 if position < high and lower[position] == "and" else position
        after = _group(words, following, high) if following < high else None
        if after is None or after[0] >= scale or (following > position and after[0] >= 100):
            break
        position = following
    if position == i:
        return None
    total = _plain(total)
    return _Amount(position, total, total, last)


def _group(words: Words, i: int, high: int) -> tuple[int | float, int] | None:
    """The value below a thousand (or `twelve hundred`) that starts at `i`, and the index after it."""
    if i >= high:
        return None
    lower = words.lower
    value: int | float
    word = lower[i]
    end = i + 1
    if word == "a":
        if end == high or (lower[end] != "hundred" and lower[end] not in _SCALES):
            return None
        value = 1
    elif word in _UNITS:
        value = _UNITS[word]
    elif word in _TENS:
        value = _TENS[word]
        following = end + 1 if end < high and lower[end] in _HYPHENS else end
        unit = _UNITS.get(lower[following], 0) if following < high else 0
        if 0 < unit < 10:
            value += unit
            end = following + 1
    else:
        return None
    if end < high and lower[end] == "hundred" and 1 <= value < 100:
        value *= 100
        end += 1
        following = end + 1 if end < high and lower[end] == "and" else end
        rest = _group(words, following, high) if following < high and lower[following] != "a" else None
        if rest is not None and rest[0] < 100 and rest[0] != 0:
            value += rest[0]
            end = rest[1]
    halved = _and_a_half(lower, end, high)
    if halved is not None and value < 100:
        return value + 0.5, halved
    return value, end


def _and_a_half(lower: list[str], i: int, high: int) -> int | None:
    """The index after `and a half` or `-and-a-half` at `i`, if it stands there."""
    if i + 3 <= high and lower[i : i + 3] == ["and", "a", "half"]:
        return i + 3
    if i + 6 <= high and lower[i] in _HYPHENS and lower[i + 1 : i + 6 : 2] == ["and", "a", "half"][:3]:
        return i + 6
    return None


def _fraction(words: Words, i: int, high: int) -> _Amount | None:
    """A share in words at `i`: `a third`, `two-thirds`, `half`, `one in five`, `nine out of ten`."""
    lower = words.lower
    if lower[i] == "half":
        return _Amount(i + 1, 0.5, 0.5)
    top: int | float
    if lower[i] == "a":
        top, end = 1, i + 1
    else:
        group = _figure_amount(words, i, high, False) if lower[i][0].isdecimal() else None
        if group is not None:
            if group.form != "figure" or group.scale != 1:
                return None
            top, end = group.low, group.end
        elif (spelt := _group(words, i, high)) is not None:
            top, end = spelt
        else:
            return None
    denominator = end + 1 if end < high and lower[end] in _HYPHENS else end
    if denominator < high and lower[denominator] in _DENOMINATORS and not lower[i][0].isdecimal():
        bottom = _DENOMINATORS[lower[denominator]]
        plural = lower[denominator].endswith("s")
        if 0 < top < bottom and plural == (top > 1):
            share = round(top / bottom, 4)
            return _Amount(denominator + 1, share, share)
    return _one_in(words, i, end, top, high) if lower[i] != "a" else None


_MOST_OUT_OF = 1000


def _one_in(words: Words, i: int, end: int, top: float, high: int) -> _Amount | None:
    lower = words.lower
    if end < high and lower[end] == "in":
        end += 1
    elif end + 1 < high and lower[end : end + 2] == ["out", "of"]:
        end += 2
    else:
        return None
    if end < high and lower[end] == "every":
        end += 1
    if end >= high or lower[end][0].isdecimal() != lower[i][0].isdecimal():
        return None
    bottom = _amount(words, end, high)
    if bottom is None or bottom.vague or not 0 < top < bottom.low <= _MOST_OUT_OF or bottom.form == "letter":
        return None
    share = round(top / bottom.low, 4)
    return _Amount(bottom.end, share, share, form="one in")


# --- What stands beside an amount: currency, percent, unit, times -----------------------------------------


class _Tail(NamedTuple):
    """What follows an amount and says what it is an amount of."""

    end: int
    kind: str | None
    unit: str | None


def _tail(words: Words, i: int, high: int, amount: _Amount) -> _Tail | None:
    """The percent word, currency, unit or `times` at `i`, right after `amount`."""
    if i >= high:
        return None
    lower = words.lower
    word = lower[i]
    if word == "%":
        return _Tail(i + 1, "percent", "percent")
    hyphen = word in _HYPHENS and words.glued(i) and i + 1 < high and words.glued(i + 1)
    if hyphen or (amount.vague and word == "of" and i + 1 < high):
        i += 1
        word = lower[i]
    if word in ("percent", "percentage") or (word == "per" and i + 1 < high and lower[i + 1] == "cent"):
        return _percent(lower, i, high)
    if amount.vague and lower[i - 1] == "of":
        return _currency(words, i, high) or _unit(words, i, high, amount, hyphen)
    if word == "times" and not hyphen:
        return _Tail(i + 1, None, None)
    if word == "fold":
        return _Tail(i + 1, "multiplier", None)
    if hyphen and word == "point":
        return _Tail(i + 1, "measure", "point")
    return _currency(words, i, high) or _unit(words, i, high, amount, hyphen)


def _percent(lower: list[str], i: int, high: int) -> _Tail | None:
    if lower[i] == "percentage":
        point = i + 2 if i + 1 < high and lower[i + 1] in _HYPHENS else i + 1
        if point < high and lower[point] in ("point", "points"):
            return _Tail(point + 1, "percent", "percentage point")
        return None
    end = i + 2 if lower[i] == "per" else i + 1
    if end < high and lower[end] in ("point", "points"):
        return _Tail(end + 1, "percent", "percentage point")
    return _Tail(end, "percent", "percent")


def _currency(words: Words, i: int, high: int) -> _Tail | None:
    lower = words.lower
    word = lower[i]
    if word in _CODES and words.surface(i).isupper():
        return _Tail(i + 1, "money", word.upper())
    if word in ("€", "£"):
        return _Tail(i + 1, "money", _SYMBOLS[word])
    if word in _QUALIFIERS and i + 1 < high and lower[i + 1] in ("dollar", "dollars"):
        return _Tail(i + 2, "money", _QUALIFIERS[word])
    name = singular(word)
    if name not in _CURRENCIES:
        return None
    if name == "pound" and i + 1 < high and lower[i + 1] == "sterling":
        return _Tail(i + 2, "money", "GBP")
    # Pounds are money or a weight.
    return _Tail(i + 1, None if name == "pound" else "money", _CURRENCIES[name])


def _unit(words: Words, i: int, high: int, amount: _Amount, hyphen: bool) -> _Tail | None:
    lower = words.lower
    word = lower[i]
    written = words.surface(i)
    if word == "°":
        scale = i + 1 < high and words.surface(i + 1) in ("C", "F")
        return _Tail(i + 2, "measure", f"°{words.surface(i + 1)}") if scale else _Tail(i + 1, "measure", "°")
    if word in ("square", "cubic", "nautical", "light", "working") and i + 1 < high:
        following = _unit(words, i + 1, high, amount, hyphen)
        return following and following._replace(unit=f"{word} {following.unit}")
    if word == "basis" and i + 1 < high and lower[i + 1] in ("point", "points"):
        return _Tail(i + 2, "measure", "basis point")
    glued = words.glued(i) and amount.form == "figure"
    if word in _UNIT_SYMBOLS or (word in _SHORT_SYMBOLS and glued) or (word == "in" and glued):
        if i + 2 < high and lower[i + 1] == "/" and lower[i + 2] in ("h", "s", "hr"):
            return _Tail(i + 3, "measure", f"{written}/{words.surface(i + 2)}")
        return _Tail(i + 1, "measure", written)
    if word == "m" and amount.form == "figure":
        if i + 2 < high and lower[i + 1] == "/" and lower[i + 2] == "s":
            return _Tail(i + 3, "measure", "m/s")
        return None if words.glued(i) else _Tail(i + 1, "measure", "m")
    name = singular(word)
    if name not in _UNIT_WORDS:
        return None
    if name == "second" and word == "second" and amount.low != 1 and not hyphen:
        return None  # the ordinal
    end = i + 1
    if name == "degree" and end < high and lower[end] in ("celsius", "fahrenheit", "centigrade"):
        return _Tail(end + 1, "measure", f"degree {words.surface(end).capitalize()}")
    if end + 1 < high and lower[end] == "per" and lower[end + 1] in _PER and name not in _PER:
        return _Tail(end + 2, "measure", f"{name} per {lower[end + 1]}")
    return _Tail(end, "measure", name)


class _Head(NamedTuple):
    """A currency before an amount, whose first token is at `start`."""

    start: int
    unit: str | None
    letter: bool = False


def _head(words: Words, i: int, low: int) -> _Head | None:
    """The currency that ends right before token `i`."""
    if i <= low:
        return None
    lower = words.lower
    word = lower[i - 1]
    if word in _SYMBOLS:
        if word == "$" and i - 2 >= low and words.glued(i - 1) and lower[i - 2] in _DOLLARS:
            prefix = words.surface(i - 2)
            if prefix.isupper():
                return _Head(i - 2, _DOLLARS[lower[i - 2]])
        return _Head(i - 1, _SYMBOLS[word])
    if word in _CODES and words.surface(i - 1).isupper():
        return _Head(i - 1, word.upper())
    if len(word) == 1 and words.glued(i) and word.isascii() and words.surface(i - 1).isupper():
        return _Head(i - 1, None, letter=True)
    return None


# --- Expressions ----------------------------------------------------------------------------------------


def read(words: Words, i: int, low: int, high: int, *, whole: bool = False) -> Reading | None:
    """The numeral expression whose core starts at token `i`.

    Args:
        words: the text.
        i: index of a token, one after which no earlier token of the expression's core is missed.
        low: index of the first token that may belong to it.
        high: index after the last one.
        whole: whether the tokens are known to be one expression; then `from … to …` is a range, and plain
            spaces may part thousands.

    Returns:
        The longest expression, or `None` where no numeral starts at `i`.
    """
    if words.lower[i] in ("few", "handful", "single", "couple", "dozen", "hundred", "third", "quarter", *_SCALES):
        # What "a" opens starts there.
        if i > low and words.lower[i - 1] == "a":
            i -= 1
        elif words.lower[i] in ("few", "handful", "single", "couple"):
            return None
    decoy = _decoy(words, i, low, high)
    if decoy is not None:
        return decoy
    return _quantity(words, i, low, high, whole)


def _quantity(words: Words, i: int, low: int, high: int, whole: bool) -> Reading | None:
    lower = words.lower
    head = _head(words, i, low)
    first = _term(words, i, high, head, whole)
    if first is None:
        return None
    start = head.start if head else i
    term = first
    end = first.end
    between = start > low and lower[start - 1] == "between"
    change = start > low and lower[start - 1] == "from"
    opened = start
    if first.settled and not first.vague and (whole or not change or between):
        second = _second(words, first, high, between, whole)
        if second is not None:
            term, end = second, second.end
            if between or (whole and change):
                opened = start - 1
    if between and opened == start and whole:
        return None
    frame = _framed(words, opened, end, low, high)
    if term.kind == "ambiguous":
        return Reading(frame.start, frame.end, i, None, None, False, tuple(frame.approximators))
    interval, settled = _interval(term, frame)
    return Reading(
        frame.start, frame.end, i, term.kind, interval, term.settled and settled, tuple(frame.approximators)
    )


class _Term(NamedTuple):
    """An amount with what says of what it is one: a whole numeral expression but for what frames it."""

    end: int
    kind: str | None
    low: int | float
    high: int | float
    unit: str | None
    scale: int
    vague: bool
    settled: bool
    form: str


def _term(words: Words, i: int, high: int, head: _Head | None, whole: bool) -> _Term | None:
    lower = words.lower
    multiplier = _multiplier(lower[i])
    if multiplier is not None:
        kind = None if lower[i] in ("twice", "thrice") else "multiplier"
        return _Term(i + 1, kind, multiplier, multiplier, None, 1, False, True, "word")
    if head is None and (half := _half_unit(words, i, high)) is not None:
        return half
    amount = _amount(words, i, high, spaced=whole)
    fraction = _fraction(words, i, high) if head is None else None
    if fraction is not None and (amount is None or fraction.end > amount.end):
        return _Term(fraction.end, "fraction", fraction.low, fraction.high, None, 1, False, True, fraction.form)
    if amount is None:
        return None
    tail = _tail(words, amount.end, high, amount)
    if amount.form == "letter":
        # "5m" is five million where a currency says so, and else million or metre.
        if head is None and (tail is None or tail.kind != "money"):
            return _Term(amount.end, "ambiguous", amount.low, amount.high, None, 1, False, False, "letter")
        value = _times(amount.low, 10**6)
        amount = amount._replace(low=value, high=value)
    settled = amount.settled
    if head is not None:
        if head.letter and amount.scale == 1 and "," not in lower[i] and not _cents(lower[i]):
            return None  # B2, A4, M25: a name
        end = tail.end if tail is not None and tail.kind == "money" else amount.end
        return _Term(
            end, "money", amount.low, amount.high, head.unit, amount.scale, amount.vague, settled, amount.form
        )
    if tail is None:
        glyph = lower[i] in _GLYPHS
        kind = "fraction" if glyph else None if _may_be_year(lower[i], amount) else "cardinal"
        return _Term(
            amount.end,
            kind,
            amount.low,
            amount.high,
            None,
            amount.scale,
            amount.vague,
            settled,
            amount.form,
        )
    if tail.kind == "measure" and not amount.vague:
        compound = _compound(words, tail, amount, high)
        if compound is not None:
            return compound
    return _Term(
        tail.end, tail.kind, amount.low, amount.high, tail.unit, amount.scale, amount.vague, settled, amount.form
    )


def _multiplier(word: str) -> int | None:
    return {"twice": 2, "thrice": 3}.get(word) or _MULTIPLIERS.get(word) or _FOLDS.get(word)


def _cents(token: str) -> bool:
    return len(token) > 3 and token[-3] == "." and token[-2:].isdecimal()


def _may_be_year(token: str, amount: _Amount) -> bool:
    return len(token) == 4 and token.isdecimal() and amount.scale == 1 and 1000 <= amount.low <= 2100


def _half_unit(words: Words, i: int, high: int) -> _Term | None:
    """A term such as `half a year`, `half an hour`, `half a percentage point`."""
    lower = words.lower
    if lower[i] != "half" or i + 2 >= high or lower[i + 1] not in ("a", "an"):
        return None
    amount = _Amount(i + 2, 0.5, 0.5)
    tail = _tail(words, i + 2, high, amount)
    if tail is None or tail.kind is None:
        return None
    return _Term(tail.end, tail.kind, 0.5, 0.5, tail.unit, 1, False, True, "word")


def _compound(words: Words, tail: _Tail, amount: _Amount, high: int) -> _Term | None:
    """A compound measure in its smallest unit: `2 hours 14 minutes`, `5ft 11in`, `two hours and a half`."""
    lower = words.lower
    unit = tail.unit or ""
    total, end = amount.low, tail.end
    halved = _and_a_half(lower, end, high)
    if halved is not None and amount.form == "word":
        return _Term(halved, "measure", total + 0.5, total + 0.5, unit, 1, False, True, "word")
    joined = False
    while end < high:
        following = end + 1 if lower[end] == "and" else end
        if following >= high or words.lower[following] in ("a", "no"):
            break
        part = _amount(words, following, high)
        if part is None or part.vague or part.form == "letter" or part.scale != 1:
            break
        part_tail = _tail(words, part.end, high, part)
        if part_tail is None or part_tail.kind != "measure" or part_tail.unit is None:
            break
        factor = _factor(unit, part_tail.unit)
        if factor is None or part.low >= factor:
            break
        total = _plain(Decimal(str(total)) * factor + Decimal(str(part.low)))
        unit, end, joined = part_tail.unit, part_tail.end, True
    return _Term(end, "measure", total, total, unit, 1, False, True, amount.form) if joined else None


def _factor(unit: str, smaller: str) -> int | None:
    """How many of `smaller` are one `unit`; `None` where that is not fixed."""
    unit = _SYNONYMS.get(unit, unit)
    smaller = _SYNONYMS.get(smaller, smaller)
    factor = 1
    while unit in _SMALLER:
        unit, step = _SMALLER[unit]
        factor *= step
        if unit == smaller:
            return factor
    return None


def _second(words: Words, first: _Term, high: int, between: bool, whole: bool) -> _Term | None:
    """The whole of a range whose first end is `first`: `40 to 60`, `40–60`, `three or four`."""
    lower = words.lower
    i = first.end
    if i + 1 >= high:
        return None
    joint = lower[i]
    if joint == "and":
        if not between:
            return None
    elif joint in _DASHES:
        if first.form != "figure" or not words.glued(i) or not words.glued(i + 1):
            return None
    elif joint not in ("to", "or"):
        return None
    following = i + 1
    while following < high and following < i + 4 and _opens_money(words, following):
        following += 1
    head = _head(words, following, i + 1) if following > i + 1 else None
    if following >= high or (following > i + 1 and (head is None or head.start != i + 1)):
        return None
    if not (lower[following][0].isdecimal() or lower[following] in _COUNTING):
        return None
    second = _term(words, following, high, head, whole)
    if second is None or second.vague or not second.settled or "one in" in (first.form, second.form):
        return None
    return _joined(first, second, joint)


_COUNTING = frozenset({*_UNITS, *_TENS, "a"})


def _opens_money(words: Words, i: int) -> bool:
    token = words.lower[i]
    return token in _SYMBOLS or token in _CODES or (len(token) <= 2 and words.surface(i).isupper())


def _joined(first: _Term, second: _Term, joint: str) -> _Term | None:
    kinds = {first.kind, second.kind}
    kinds -= {None} if second.unit or first.unit else set()
    if len(kinds) == 2:
        # The unit or the currency may stand with one end alone: "$3-5bn", "3 to 5 km".
        bare = first if first.kind == "cardinal" else second
        if bare.kind != "cardinal" or (bare is second and first.kind != "money"):
            return None
    elif not kinds:
        return None
    kind = second.kind if second.kind not in ("cardinal", None) else first.kind
    if {first.unit, second.unit} - {None} and first.unit != second.unit and first.unit and second.unit:
        return None
    low = first.low
    if second.scale > 1 and first.scale == 1 and _times(low, second.scale) < second.high and low < 1000:
        low = _times(low, second.scale)
    if low >= second.high or kind == "multiplier":
        return None
    if joint == "or" and first.form != second.form:
        return None
    # "3–4" may be the score of a match.
    small = joint in _DASHES and kind == "cardinal" and second.high < 20
    return _Term(
        second.end,
        None if small else kind,
        low,
        second.high,
        second.unit or first.unit,
        second.scale,
        False,
        True,
        "range",
    )


def _interval(term: _Term, frame: _Frame) -> tuple[Interval, bool]:
    """The interval of a term in its frame, and whether the guidelines fix it."""
    low, high, unit = term.low, term.high, term.unit
    blurred = bool(frame.approximators)
    if not frame.bounds:
        return Interval(low, high, True, True, blurred or term.vague, unit), True
    bound = frame.bounds[0]
    settled = len(frame.bounds) == 1 and (low == high or term.vague)
    if bound.end == "low":
        return Interval(low, None, bound.inclusive, False, blurred, unit), settled
    return Interval(None, high, False, bound.inclusive, blurred, unit), settled


def _unknown_unit(words: Words, reading: Reading, size: int) -> Numeral | None:
    """A numeral and one more noun: a unit or a currency that is not in the tables (`24 selms`), or a noun
    that should not be in the span; the words do not tell.
    """
    if reading.kind != "cardinal" or reading.interval is None or not reading.settled:
        return None
    rest = reading.end
    hyphen = rest + 2 == size and words.lower[rest] in _HYPHENS
    if not hyphen and rest + 1 != size:
        return None
    noun = words.lower[size - 1]
    if not noun.isalpha() or len(noun) < 3 or noun in CORE_WORDS or noun in _MONTHS or noun == "old":
        return None
    return Numeral(None, reading.interval._replace(unit=singular(noun)))


# --- Decoys ---------------------------------------------------------------------------------------------

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_EXACT_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")


def _decoy(words: Words, i: int, low: int, high: int) -> Reading | None:
    """The decoy that starts at `i`, if its own words show that it is one."""
    lower = words.lower
    word = lower[i]
    if word[0].isdecimal():
        return (
            _time_in_figures(words, i, high)
            or _date(words, i, low, high)
            or _ordinal_in_figures(words, i, high)
            or _age(words, i, high)
            or _score(words, i, high)
        )
    if word == "a":
        return None
    if word == "half" and i + 1 < high and lower[i + 1] == "past":
        return Reading(i, min(i + 3, high), i, "time", None)
    if word == "fifty" and i + 2 < high and lower[i + 1] in _HYPHENS and lower[i + 2] == "fifty":
        return Reading(i, i + 3, i, "idiom", None)
    return _time_in_words(words, i, high) or _ordinal(words, i, low, high) or _age(words, i, high)


def _time_in_figures(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if i + 1 < high and (len(lower[i]) <= 2 or _CLOCK.fullmatch(lower[i])):
        if lower[i + 1] in ("am", "pm"):
            return Reading(i, i + 2, i, "time", None)
        if lower[i + 1] in ("a", "p") and lower[i + 2 : i + 4] == [".", "m"] and i + 3 < high:
            stop = i + 4 < high and lower[i + 4] == "." and words.glued(i + 4)
            return Reading(i, i + 5 if stop else i + 4, i, "time", None)
        if _oclock(lower, i + 1, high):
            return Reading(i, i + 4, i, "time", None)
    if ":" in lower[i] and _EXACT_CLOCK.fullmatch(lower[i]):
        return Reading(i, i + 1, i, "time", None)
    return None


def _oclock(lower: list[str], i: int, high: int) -> bool:
    return i + 2 < high and lower[i] == "o" and lower[i + 1] in "’'" and lower[i + 2] == "clock"


def _time_in_words(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if 1 <= _UNITS.get(lower[i], 0) <= 12:
        if _oclock(lower, i + 1, high):
            return Reading(i, i + 4, i, "time", None)
        if i + 1 < high and lower[i + 1] in ("am", "pm"):
            return Reading(i, i + 2, i, "time", None)
    if lower[i] == "quarter" and i + 2 < high and lower[i + 1] in ("past", "to"):
        hour = lower[i + 2]
        if 1 <= _UNITS.get(hour, 0) <= 12 or hour.isdecimal():
            return Reading(i, i + 3, i, "time", None)
    return None


def _is_month(words: Words, i: int) -> bool:
    return words.lower[i] in _MONTHS and words.surface(i)[0].isupper()


def _is_day(token: str) -> bool:
    return len(token) <= 2 and token.isdecimal() and 1 <= int(token) <= 31


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdecimal() and 1000 <= int(token) <= 2199


def _date(words: Words, i: int, low: int, high: int) -> Reading | None:
    lower = words.lower
    if i > low and _is_month(words, i - 1) and (_is_day(lower[i]) or _is_year(lower[i])):
        end = i + 1
        if _is_day(lower[i]):
            end = _day_end(words, i, high)
            end = _year_end(words, end, high)
        return Reading(i - 1, end, i - 1, "date", None)
    if _is_day(lower[i]):
        end = _day_end(words, i, high)
        month = end + 1 if end < high and lower[end] == "of" and end > i + 1 else end
        if month < high and _is_month(words, month):
            return Reading(i, _year_end(words, month + 1, high), i, "date", None)
        if end > i + 2 and lower[i + 1] in _DASHES:
            return None
    if _is_year(lower[i]) or (len(lower[i]) == 2 and i > low and lower[i - 1] in "’'"):
        if i + 1 < high and lower[i + 1] == "s" and words.glued(i + 1):
            return Reading(i, i + 2, i, "date", None)
        if i + 2 < high and lower[i + 1] in {*_DASHES, "/"} and words.glued(i + 1) and words.glued(i + 2):
            return _dashed_date(words, i, high)
    if _is_day(lower[i]) and i + 4 < high and lower[i + 1] == lower[i + 3] == "/":
        return Reading(i, i + 5, i, "date", None)
    return None


def _dashed_date(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if i + 4 < high and lower[i + 3] == lower[i + 1] and _is_day(lower[i + 2]) and _is_day(lower[i + 4]):
        return Reading(i, i + 5, i, "date", None)
    year = int(lower[i]) if lower[i].isdecimal() else 0
    if lower[i + 2].isdecimal() and len(lower[i + 2]) == 2 and int(lower[i + 2]) == (year + 1) % 100:
        return Reading(i, i + 3, i, "date", None)
    if _is_year(lower[i + 2]) and int(lower[i + 2]) > year > 1500:
        return Reading(i, i + 3, i, "date", None)
    return None


def _day_end(words: Words, i: int, high: int) -> int:
    """The index after the day at `i`, its ordinal ending and a second day of a range."""
    lower = words.lower
    end = i + 1
    if end < high and lower[end] in ("st", "nd", "rd", "th") and words.glued(end):
        return end + 1
    if end + 1 < high and lower[end] in _DASHES and words.glued(end) and words.glued(end + 1):
        if _is_day(lower[end + 1]) and int(lower[end + 1]) > int(lower[i]):
            return end + 2
    return end


def _year_end(words: Words, i: int, high: int) -> int:
    if i < high and _is_year(words.lower[i]):
        return i + 1
    if i + 1 < high and words.lower[i] == "," and _is_year(words.lower[i + 1]):
        return i + 2
    return i


def _ordinal_in_figures(words: Words, i: int, high: int) -> Reading | None:
    lower = words.lower
    if i + 1 < high and lower[i + 1] in ("st", "nd", "rd", "th") and words.glued(i + 1) and lower[i].isdecimal():
        if i + 2 < high and lower[i + 2] in ("century", "centuries"):
            return Reading(i, i + 3, i, "date", None)
        return Reading(i, i + 2, i, "ordinal", None)
    return None


def _ordinal(words: Words, i: int, low: int, high: int) -> Reading | None:
    lower = words.lower
    end = i + 1
    if lower[i] in _TENS and i + 2 < high and lower[i + 1] in _HYPHENS and lower[i + 2] in _ORDINALS:
        end = i + 3
    elif lower[i] not in _ORDINALS:
        return None
    if end < high and lower[end] in ("century", "centuries"):
        return Reading(i, end + 1, i, "date", None)
    return Reading(i, end, i, "ordinal", None)


def _age(words: Words, i: int, high: int) -> Reading | None:
    """An age such as `34-year-old`, `six-month-old`."""
    lower = words.lower
    amount = _figure_amount(words, i, high, False) if lower[i][0].isdecimal() else _counted_out(words, i, high)
    if amount is None or amount.end + 3 >= high:
        return None
    end = amount.end
    if (
        lower[end] in _HYPHENS
        and lower[end + 1] in ("year", "month", "week", "day")
        and lower[end + 2] in _HYPHENS
        and lower[end + 3] in ("old", "olds")
    ):
        return Reading(i, end + 4, i, "age", None)
    return None


def _score(words: Words, i: int, high: int) -> Reading | None:
    """A score such as `3–1` or `2-2`: figures that cannot be a range, the first not being the smaller one."""
    lower = words.lower
    if (
        len(lower[i]) <= 3
        and i + 2 < high
        and lower[i + 1] in _DASHES
        and words.glued(i + 1)
        and words.glued(i + 2)
        and lower[i].isdecimal()
        and lower[i + 2].isdecimal()
        and len(lower[i + 2]) <= 3
        and int(lower[i]) >= int(lower[i + 2])
        and not (i + 3 < high and lower[i + 3] in _DASHES and words.glued(i + 3))
        and not (i > 0 and words.glued(i))
    ):
        return Reading(i, i + 3, i, "score", None)
    return None


def is_figure(token: str) -> bool:
    """Whether a token of `tokenise` has digits."""
    return any(character.isdecimal() for character in token)


def is_month(words: Words, index: int) -> bool:
    """Whether the token is the name of a month, with its capital (`May`, not `may`)."""
    return _is_month(words, index)


def plainly_dated(token: str) -> bool:
    """Whether a bare figure can be a year."""
    return _is_year(token)


__all__ = [
    "CORE_WORDS",
    "Interval",
    "Numeral",
    "Reading",
    "ValueLike",
    "Words",
    "contradiction",
    "is_figure",
    "is_month",
    "normalise",
    "plainly_dated",
    "read",
    "singular",
    "tokenise",
]
_ = pairwise
