"""A numeral expression says what it says, and nothing is guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.corpus import read_stories
from reportedly.drafting import parse_value
from reportedly.lexicon import load_lexicon
from reportedly.model import Value
from reportedly.numerals import (
    Interval,
    Numeral,
    contradiction,
    core_words,
    normalise,
    parted_bound,
    singular,
    tokenise,
)
from reportedly.schema import names, quantity_kinds
from reportedly.segmentation import cuts_grapheme, cuts_word

GOLD = [
    (document.id, document.span_by_id[number.span].text or "", number.kind, number.value)
    for unit in read_stories()
    for document in unit.documents
    if document.text is not None
    for number in document.numbers
]


def interval(notation: str) -> Interval:
    return Interval(**parse_value(notation))


def kind_and_value(surface: str) -> tuple[str | None, Interval | None]:
    numeral = normalise(surface)
    assert numeral is not None, f"{surface!r} was not read"
    return numeral.kind, numeral.interval


@pytest.mark.parametrize(
    ("surface", "kind", "notation"),
    [
        # figures
        ("600", "cardinal", "600"),
        ("1,200", "cardinal", "1200"),
        ("1,234,567", "cardinal", "1234567"),
        ("9\u202f000", "cardinal", "9000"),
        ("9\u00a0000", "cardinal", "9000"),
        ("9 000", "cardinal", "9000"),
        ("3.25", "cardinal", "3.25"),
        ("3.5bn", "cardinal", "3500000000"),
        ("1.14 billion", "cardinal", "1140000000"),
        ("40k", "cardinal", "40000"),
        ("2 trillion", "cardinal", "2000000000000"),
        ("half a million", "cardinal", "500000"),
        ("three-quarters of a million", "cardinal", "750000"),
        ("12 dozen", "cardinal", "144"),
        ("1½", "cardinal", "1.5"),
        # words
        ("twenty-three", "cardinal", "23"),
        ("a hundred and five", "cardinal", "105"),
        ("twelve hundred", "cardinal", "1200"),
        ("two hundred thousand", "cardinal", "200000"),
        ("a million and a half", "cardinal", "1500000"),
        ("two and a half million", "cardinal", "2500000"),
        ("a million and a quarter", "cardinal", "1250000"),
        ("two and a quarter hours", "measure", "2.25 hour"),
        ("few dozen", "cardinal", "~36..108"),
        ("little over a third", "fraction", ">0.3333"),
        ("more than doubling", "multiplier", ">2"),
        ("a dozen", "cardinal", "12"),
        ("two dozen", "cardinal", "24"),
        ("half a dozen", "cardinal", "6"),
        ("a couple", "cardinal", "~2"),
        ("both", "cardinal", "2"),
        ("none", "cardinal", "0"),
        ("No one", "cardinal", "0"),
        ("nobody", "cardinal", "0"),
        ("a single", "cardinal", "1"),
        # ranges
        ("between 40 and 60", "cardinal", "40..60"),
        ("40-60", "cardinal", "40..60"),
        ("40–60", "cardinal", "40..60"),
        ("40 to 60", "cardinal", "40..60"),
        ("three or four", "cardinal", "3..4"),
        ("2 to 3 million", "cardinal", "2000000..3000000"),
        ("from 3 to 5 crowns", "money", "3..5 crown"),
        ("$3-5bn", "money", "3000000000..5000000000 USD"),
        ("between $3bn and $5bn", "money", "3000000000..5000000000 USD"),
        ("10 to 15 minutes or so", "measure", "~10..15 minute"),
        ("between nine and 12", "cardinal", "9..12"),
        # bounds and approximators
        ("at least 40", "cardinal", ">=40"),
        ("40 or more", "cardinal", ">=40"),
        ("no fewer than 40", "cardinal", ">=40"),
        ("upwards of 40", "cardinal", ">=40"),
        ("more than 40", "cardinal", ">40"),
        ("well over a hundred", "cardinal", ">100"),
        ("in excess of $5m", "money", ">5000000 USD"),
        ("up to 168", "cardinal", "<=168"),
        ("as many as 40", "cardinal", "<=40"),
        ("a maximum of 40", "cardinal", "<=40"),
        ("just under half", "fraction", "<0.5"),
        ("a little under $300m", "money", "<300000000 USD"),
        ("fewer than one in ten", "fraction", "<0.1"),
        ("at least a dozen", "cardinal", ">=12"),
        ("About 600", "cardinal", "~600"),
        ("an estimated 600", "cardinal", "~600"),
        ("600 or so", "cardinal", "~600"),
        ("some two dozen", "cardinal", "~24"),
        ("more than about 40", "cardinal", "~>40"),
        # vague numerals with a bound give one end
        ("more than a few", "cardinal", ">3"),
        ("up to several", "cardinal", "<=9"),
        ("two more at most", "cardinal", "<=2"),
        # a vague numeral that multiplies multiplies its ends; a figure in the plural is one
        ("several hundred", "cardinal", "~300..900"),
        ("a few thousand", "cardinal", "~3000..9000"),
        ("a couple of hundred", "cardinal", "~200"),
        ("several dozen", "cardinal", "~36..108"),
        ("more than several hundred", "cardinal", ">300"),
        ("100s", "cardinal", "~200..999"),
        ("1000s", "cardinal", "~2000..9999"),
        ("10s of thousands", "cardinal", "~20000..99999"),
        # percent, fractions, multipliers
        ("12 per cent", "percent", "12 percent"),
        ("12%", "percent", "12 percent"),
        ("2–3%", "percent", "2..3 percent"),
        ("1.4 percentage points", "percent", "1.4 percentage point"),
        ("half a percentage point", "percent", "0.5 percentage point"),
        ("half", "fraction", "0.5"),
        ("a third", "fraction", "0.3333"),
        ("nearly two-thirds", "fraction", "~0.6667"),
        ("three quarters", "fraction", "0.75"),
        ("one in five", "fraction", "0.2"),
        ("nine in 10", "fraction", "0.9"),
        ("nine out of ten", "fraction", "0.9"),
        ("one in 10,000", "fraction", "0.0001"),
        ("doubled", "multiplier", "2"),
        ("threefold", "multiplier", "3"),
        ("10-fold", "multiplier", "10"),
        # money
        ("$500 million", "money", "500000000 USD"),
        ("€70m", "money", "70000000 EUR"),
        ("A$2m", "money", "2000000 AUD"),
        ("£12.50", "money", "12.5 GBP"),
        ("EUR 500", "money", "500 EUR"),
        ("40 million US dollars", "money", "40000000 USD"),
        ("40 million crowns", "money", "40000000 crown"),
        ("millions of dollars", "money", "~2000000..9999999 USD"),
        ("K3.5bn", "money", "3500000000"),
        ("K12.40", "money", "12.4"),
        # measures
        ("six months", "measure", "6 month"),
        ("half a year", "measure", "0.5 year"),
        ("two and a half years", "measure", "2.5 year"),
        ("14 km", "measure", "14 km"),
        ("70\u00a0km/h", "measure", "70 km/h"),
        ("40 miles per hour", "measure", "40 mile per hour"),
        ("5 degrees Celsius", "measure", "5 degree Celsius"),
        ("30 square kilometres", "measure", "30 square kilometre"),
        ("five working days", "measure", "5 working day"),
        ("two-hour", "measure", "2 hour"),
        ("12-point", "measure", "12 point"),
        ("several hours", "measure", "~3..9 hour"),
        ("20 mins", "measure", "20 min"),
        # an article before a unit, under a bound or an approximator
        ("more than an hour", "measure", ">1 hour"),
        ("about a year", "measure", "~1 year"),
        ("a kilometre or more", "measure", ">=1 kilometre"),
        # compound measures are in their smallest unit
        ("2 hours 14 minutes", "measure", "134 minute"),
        ("5ft 11in", "measure", "71 in"),
        ("two weeks and three days", "measure", "17 day"),
        # where the words fit several kinds there is a value all the same
        ("twice", None, "2"),
        ("more than four times", None, ">4"),
        ("2031", None, "2031"),
        ("24 selms", None, "24 selm"),
        ("84m zlatens", None, "84000000 zlaten"),
        ("1-3", None, "1..3"),
        ("3.3 points", None, "3.3 point"),
    ],
)
def test_words_give_the_kind_and_the_value_of_the_guidelines(
    surface: str, kind: str | None, notation: str
) -> None:
    assert kind_and_value(surface) == (kind, interval(notation))


@pytest.mark.parametrize(("surface", "ends"), load_lexicon().vague.items())
def test_a_vague_numeral_has_the_interval_of_the_lexicon(surface: str, ends: tuple[int, int]) -> None:
    assert kind_and_value(surface) == ("cardinal", Interval(*ends, True, True, True, None))


@pytest.mark.parametrize("phrase", sorted(load_lexicon().approximators))
def test_every_approximator_makes_a_figure_approximate(phrase: str) -> None:
    surface = f"600 {phrase}" if phrase.startswith("or ") else f"{phrase} 600"
    assert kind_and_value(surface) == ("cardinal", interval("~600"))


@pytest.mark.parametrize(("phrase", "bound"), load_lexicon().bounds.items())
def test_every_bound_gives_its_end(phrase: str, bound: tuple[str, bool]) -> None:
    surface = f"600 {phrase}" if phrase.startswith("or ") else f"{phrase} 600"
    end, inclusive = bound
    sign = {"low": ">", "high": "<"}[end] + "=" * inclusive
    assert kind_and_value(surface) == ("cardinal", interval(f"{sign}600"))


@pytest.mark.parametrize(
    ("surface", "kind"),
    [
        ("30 April 2025", "date"),
        ("April 30, 2025", "date"),
        ("3–4 May", "date"),
        ("May 2029", "date"),
        ("1990s", "date"),
        ("2026–30", "date"),
        ("21st century", "date"),
        ("2031-05-04", "date"),
        ("14:20", "time"),
        ("8.05pm", "time"),
        ("4 p.m.", "time"),
        ("half past nine", "time"),
        ("nine o’clock", "time"),
        ("third", "ordinal"),
        ("twenty-first", "ordinal"),
        ("21st", "ordinal"),
        ("34-year-old", "age"),
        ("3–1", "score"),
        ("fifty-fifty", "idiom"),
    ],
)
def test_a_decoy_has_its_kind_and_no_value(surface: str, kind: str) -> None:
    assert kind_and_value(surface) == (kind, None)
    assert kind in names("number_kind")
    assert kind not in quantity_kinds()


@pytest.mark.parametrize("surface", ["hundreds of billions", "at least 40 to 60"])
def test_what_the_guidelines_do_not_fix_has_no_value(surface: str) -> None:
    assert kind_and_value(surface) == ("cardinal", None)


@pytest.mark.parametrize(
    "surface",
    [
        "",
        "about",
        "5m",  # million or metres
        "B2",  # a grade, or two of a currency
        "A4",
        "1,23",
        "1.234.567",
        "12,34,567",
        "the 12",
        "only 12",
        "600 of the soldiers",
        "twenty twenty",
        "one two",
        "half-built",
        "half past the",
        "30s",  # seconds, years of a life
        "10s",
        "1,000s",
        "an hour",
        "one in 2012",
        "few",
        "at\u00a0least 40",  # the rules know the phrase with a plain space
        "9" * 16,
        "1 " * 300,
    ],
)
def test_what_is_not_one_expression_is_not_read(surface: str) -> None:
    assert normalise(surface) is None


def test_the_kind_decides_between_million_and_metre() -> None:
    assert normalise("5m", "money") == Numeral("money", interval("5000000"))
    assert normalise("between 44m and 52m", "cardinal") == Numeral("cardinal", interval("44000000..52000000"))
    assert normalise("5m", "measure") == Numeral("measure", interval("5 m"))
    assert normalise("5m", "percent") is None


@pytest.mark.parametrize(
    ("name", "surface", "kind", "value"), GOLD, ids=[f"{name}-{surface}" for name, surface, _, _ in GOLD]
)
def test_no_gold_value_contradicts_its_words(name: str, surface: str, kind: str, value: Value | None) -> None:
    if value is None or re.search(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])", surface):
        return  # a decoy, or a quoted "12.000" that may be decimals or thousands
    numeral = normalise(surface, kind)
    if numeral is not None:
        assert contradiction(numeral, value) is None, (name, surface, numeral, value)


def test_nearly_all_gold_quantities_are_read_with_their_kind() -> None:
    quantities = [(surface, kind, value) for _, surface, kind, value in GOLD if value is not None]
    agreeing = 0
    for surface, kind, value in quantities:
        numeral = normalise(surface, kind)
        # "480 million" is money where the sentence before has the currency: its words alone are a count.
        unit_is_elsewhere = (value.unit or "") not in surface and not re.search(r"[%$€£]", surface)
        expected = (kind, None, "cardinal") if unit_is_elsewhere else (kind, None)
        agreeing += numeral is not None and numeral.kind in expected
    assert agreeing / len(quantities) > 0.98


@pytest.mark.parametrize(
    ("surface", "notation", "part"),
    [
        ("600", "60", "low"),
        ("about 600", "600", "approximate"),
        ("600", "~600", "approximate"),
        ("at least 40", "40", "high"),
        ("at least 40", ">40", "low_inclusive"),
        ("up to 40", "<40", "high_inclusive"),
        ("three or four", "3..5", "high"),
        ("$5bn", "5000000 USD", "low"),
        ("$5bn", "5000000000 EUR", "unit"),
        ("two-thirds", "0.67", "low"),
        ("2 hours 14 minutes", "2.14 hour", "low"),
        ("several hundred", "~300..999", "high"),
        ("650", "<=65", "high"),
        ("about 650", "<=650", "approximate"),
        ("between 40 and 60", ">=50", "low"),
        ("5 million", "5000000000", "low"),
        ("24 selms", "24 crown", "unit"),
    ],
)
def test_a_value_that_contradicts_the_words_is_told_by_its_part(
    surface: str, notation: str, part: str
) -> None:
    numeral = normalise(surface)
    assert numeral is not None
    assert contradiction(numeral, Value(**parse_value(notation))) == part


@pytest.mark.parametrize(
    ("surface", "notation"),
    [
        # a bound in a verb, or parted from the figure by the noun
        ("K650m", "<=650000000 kessar"),
        ("650", "<650"),
        ("25", ">=25"),
        ("several", ">3"),
        ("between 40 and 60", ">=40"),
        # a unit or a magnitude that is left to a later figure
        ("3.25", "3.25 percent"),
        ("under six", "<6 year"),
        ("3", "3000000"),
        ("3 to 5", "3000000..5000000 USD"),
        ("3.3 points", "3.3 percentage point"),
        ("5 degrees", "5 degree Celsius"),
        # the country of a currency
        ("40 million dollars", "40000000 AUD"),
        ("$5", "5 dollar"),
        ("40 crowns", "40 SEK"),
        ("40 kunas", "40 HRK"),
        ("third", "3"),
    ],
)
def test_what_lies_outside_of_the_words_is_no_contradiction(surface: str, notation: str) -> None:
    numeral = normalise(surface)
    assert numeral is not None
    assert contradiction(numeral, Value(**parse_value(notation))) is None


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("25 prisoners or more.", ("low", True)),
        ("25 prisoners of war or fewer", ("high", True)),
        ("25 prisoners, or more", None),
        ("25 or so", None),
        ("25 men and two women from the north or more", None),
    ],
)
def test_a_bound_is_found_behind_the_noun_that_parts_it_from_its_figure(
    text: str, bound: tuple[str, bool] | None
) -> None:
    assert parted_bound(text, 2) == bound


def test_the_words_of_numerals_hold_those_of_the_lexicon() -> None:
    for phrase in load_lexicon().vague:
        assert not core_words().isdisjoint(phrase.split())
    assert core_words().isdisjoint({"a", "an", "of", "the"})


# --- Properties -----------------------------------------------------------------------------------------

SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
SMALL = SMALL_WORDS.split()
TEN_WORDS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
TENS = TEN_WORDS.split()


def spelt(number: int, joiner: str, hyphen: str) -> str:
    """The English words of a number: a generator written for this test alone."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            head, rest = divmod(number, scale)
            tail = f"{joiner}{spelt(rest, joiner, hyphen)}" if 0 < rest < 100 else ""
            tail = tail or (f" {spelt(rest, joiner, hyphen)}" if rest else "")
            return f"{spelt(head, joiner, hyphen)} {name}{tail}"
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{SMALL[head]} hundred" + (f"{joiner}{spelt(rest, joiner, hyphen)}" if rest else "")
    if number >= 20:
        head, rest = divmod(number, 10)
        return TENS[head] + (f"{hyphen}{SMALL[rest]}" if rest else "")
    return SMALL[number]


@given(st.integers(0, 10**15 - 1), st.sampled_from([" and ", " "]), st.sampled_from(["-", " "]))
def test_a_number_in_words_is_read_back(number: int, joiner: str, hyphen: str) -> None:
    numeral = normalise(spelt(number, joiner, hyphen))
    assert numeral == Numeral("cardinal", interval(str(number)))


@given(
    st.integers(0, 10**15 - 1), st.sampled_from(",\u00a0\u2009\u202f "), st.sampled_from(["", ".5", ".25"])
)
def test_a_figure_is_read_back_whatever_parts_its_thousands(number: int, mark: str, decimals: str) -> None:
    surface = f"{number:,}".replace(",", mark) + decimals
    if decimals and mark == " " and number >= 1000:
        return  # "1 000.5" is parted by a space that no token holds
    numeral = normalise(surface)
    assert numeral is not None
    assert numeral.interval is not None
    assert (
        numeral.interval.low
        == numeral.interval.high
        == (float(f"{number}{decimals}") if decimals else number)
    )


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "bn"]), st.integers(0, 99))
def test_a_magnitude_multiplies_exactly(whole: int, magnitude: str, cents: int) -> None:
    zeros = {"thousand": 3, "million": 6, "billion": 9, "bn": 9}[magnitude]
    numeral = normalise(f"${whole}.{cents:02} {magnitude}")
    expected = whole * 10**zeros + cents * 10 ** (zeros - 2)
    assert numeral == Numeral("money", interval(f"{expected} USD"))


@given(st.integers(20, 10**6), st.integers(1, 10**6), st.sampled_from(["–", "-", " to ", " or "]))
def test_a_range_has_both_ends(low: int, distance: int, joint: str) -> None:
    high = low + distance
    numeral = normalise(f"{low:,}{joint}{high:,}")
    assert numeral is not None
    assert numeral.interval == interval(f"{low}..{high}")


VOCABULARY = (
    "about at least more than up to between and or so 5 600 1,200 3.5 m bn k million dozen a the half third "
    "two-thirds twenty three one no none both twice several few hundreds of in out $ € K % per cent percent "
    "km hours minutes year-old - – . , an hour more 100s 1000s points May 30 first p.m. ½ 5m 1-3 from to "
    "crowns times fold under ٣ °C"
)
PARTS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=9).map(" ".join)


@given(st.one_of(PARTS, st.text(max_size=60)))
@settings(max_examples=500)
def test_any_words_give_a_sound_value_or_none(surface: str) -> None:
    numeral = normalise(surface)
    if numeral is None:
        return
    assert numeral.kind is None or numeral.kind in names("number_kind")
    value = numeral.interval
    if value is None:
        return
    assert numeral.kind is None or numeral.kind in quantity_kinds()
    assert value.low is not None or value.high is not None
    if value.low is not None and value.high is not None:
        assert value.low <= value.high
    assert not (value.low is None and value.low_inclusive)
    assert not (value.high is None and value.high_inclusive)
    assert contradiction(numeral, value) is None


@given(st.text(st.characters() | st.sampled_from("a5 .,\u202f\u0301\u200d👩’"), max_size=60))
def test_tokens_cover_all_but_white_space_and_cut_nothing(text: str) -> None:
    words = tokenise(text)
    covered = "".join(text[start:end] for start, end in zip(words.starts, words.ends, strict=True))
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)
    for index, start in enumerate(words.starts):
        assert not cuts_word(text, start)
        if words.glued(index):
            assert not cuts_grapheme(text, start)


@pytest.mark.parametrize("text", ["5\u0301", "👩\u200d🔬", "é", "e\u0323\u0301"])
def test_what_is_seen_as_one_character_is_in_one_token(text: str) -> None:
    assert tokenise(f"a {text} b").lower == ["a", text, "b"]


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("feet", "foot"),
        ("centuries", "century"),
        ("inches", "inch"),
        ("metres", "metre"),
        ("crisis", "crisis"),
    ],
)
def test_a_unit_is_named_in_the_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected
