"""The words of English numerals, units and currencies.

Vague numerals, bounds and approximators are those of `reportedly.lexicon`.
"""

from __future__ import annotations

from functools import cache

from reportedly.lexicon import load_lexicon


def word_set(words: str) -> frozenset[str]:
    """The words of `words`, which white space parts."""
    return frozenset(words.split())


def numbered(words: str, first: int = 0) -> dict[str, int]:
    """The words of `words` with their places, counted from `first`."""
    return {word: place for place, word in enumerate(words.split(), first)}


UNITS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = {
    word: 10 * place
    for word, place in numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
FACTORS = {**SCALES, "hundred": 100, "dozen": 12}
SUFFIXES = {"k": 10**3, "bn": 10**9, "tn": 10**12}
ZEROS = frozenset({"none", "nobody", "nil"})
MULTIPLIERS = {
    "twice": 2,
    "thrice": 3,
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "triple": 3,
    "tripled": 3,
    "tripling": 3,
    "treble": 3,
    "trebled": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quintupled": 5,
}
MULTIPLIERS |= {
    f"{word}fold": value for word, value in {**UNITS, **TENS, "hundred": 100}.items() if value > 1
}
DENOMINATORS = numbered("half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth", 2) | {
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
DENOMINATORS |= {f"{word}s": value for word, value in DENOMINATORS.items() if word != "half"} | {"halves": 2}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667, "⅛": 0.125}
ORDINALS = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth "
    "seventieth eightieth ninetieth hundredth thousandth"
)
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec"
)
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—")

_NUMERAL_WORDS = frozenset(
    {*UNITS, *TENS, *SCALES, *ZEROS, *MULTIPLIERS, *DENOMINATORS, *ORDINALS, *GLYPHS}
    | {"hundred", "dozen", "no", "both", "single", "half"}
)


@cache
def core_words() -> frozenset[str]:
    """The words that open the core of a numeral expression, apart from figures and articles."""
    vague = {word for phrase in load_lexicon().vague for word in phrase.split()}
    return _NUMERAL_WORDS | vague - {"a", "of"}


SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₴": "UAH"}
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "au": "AUD",
}
CURRENCIES = {
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
    **{name: name for name in ("crown", "florin", "mark", "ducat", "thaler", "guilder")},
}
QUALIFIERS = {"us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD"}
CODES = frozenset(
    code.lower()
    for code in (*SYMBOLS.values(), *DOLLARS.values(), *filter(None, CURRENCIES.values()))
    if code.isupper()
) | word_set("chf sek nok dkk inr krw try aed sar zar brl mxn")
# What a name or a sign may also stand for, where the text has said of which country it speaks.
ALIASES = {
    "USD": frozenset(DOLLARS.values()),
    "GBP": word_set("EGP LBP SYP SDG"),
    "JPY": word_set("CNY"),
    "RUB": word_set("BYN"),
    "INR": word_set("PKR LKR NPR"),
    "crown": word_set("SEK NOK DKK CZK ISK"),
}

DURATIONS = word_set("second minute hour day night week fortnight month year decade century")
UNIT_WORDS = DURATIONS | word_set(
    "millimetre centimetre metre kilometre millimeter centimeter meter kilometer inch foot yard mile "
    "gram kilogram kilo tonne ton ounce stone litre liter gallon pint barrel hectare acre "
    "degree watt kilowatt megawatt gigawatt volt knot byte megabyte gigabyte terabyte calorie decibel "
    "hertz kilohertz megahertz gigahertz"
)
# Units that an article before them makes a measure, if a bound or an approximator stands beside it.
SINGLE_UNITS = DURATIONS - {"second", "night"} | {"mile", "metre", "kilometre", "tonne"}
UNIT_SYMBOLS = word_set(
    "km cm mm kg mg ft yd lb lbs oz mph kph kmh mw gw kw kwh mwh gwh twh gb mb tb ha hz khz mhz ghz db hr "
    "hrs min mins sec secs ml"
)
SHORT_SYMBOLS = frozenset("gtlhsvw")
PER = word_set("hour second minute day")
SMALLER = {
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
SYNONYMS = {
    "ft": "foot",
    "in": "inch",
    "lb": "pound",
    "oz": "ounce",
    "h": "hour",
    "hr": "hour",
    "min": "minute",
    "sec": "second",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "kg": "kilogram",
    "g": "gram",
    "t": "tonne",
}
_IRREGULAR = {"feet": "foot", "kroner": "krone", "kronor": "krona"}


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


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith("ch") else f"{word}s"


def _forms(words: frozenset[str]) -> dict[str, str]:
    """The words and their plurals, each with its singular."""
    irregular = {plural: word for plural, word in _IRREGULAR.items() if word in words}
    return {form: word for word in words for form in (word, _plural(word))} | irregular


UNIT_FORMS = _forms(UNIT_WORDS)
CURRENCY_FORMS = _forms(frozenset(CURRENCIES))
