"""Phenomena of numbers: how figures are blurred, bounded, written and set against each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.lexicon import approximator_pattern, bound_pattern
from reportedly.statistics.phenomena.registry import Group, Subject, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Extent, Place
    from reportedly.statistics.phenomena.views import DocumentView, StoryView

_number = phenomenon(Group.NUMBERS)
_TABLE = 5  # this many quantities in a sentence are a table in prose
_JUST = 0.9  # parts that come to less of their total may be some of its parts only


def _reading(view: DocumentView, pattern: str, *kinds: str) -> Iterator[Extent]:
    """The quantities of these kinds (of any, without) whose words match."""
    for mention in view.quantities:
        if (not kinds or mention.number.kind in kinds) and re.search(pattern, mention.words):
            yield mention.extent


@_number
def approximator_before(view: DocumentView) -> Iterator[Extent]:
    """An approximator before its figure: “about 600”."""
    for mention in view.quantities:
        match = approximator_pattern().match(mention.words)
        if match and match.group() != "some":
            yield mention.extent


@_number
def approximator_after(view: DocumentView) -> Iterator[Extent]:
    """An approximator after its figure: “600 or so”."""
    return _reading(view, r"\b(?:or so|or thereabouts|more or less)$")


@_number
def some_before_a_figure(view: DocumentView) -> Iterator[Extent]:
    """“Some” that blurs a figure: “some 200”."""
    return _reading(view, r"^some\b")


@_number
def some_before_a_noun(view: DocumentView) -> list[Extent]:
    """“Some” that blurs nothing: “some officials”."""
    return view.matches(r"\bsome (?!of\b|more\b|times\b)[a-z]+s\b", outside=["number"])


@_number
def bound_at_least(view: DocumentView) -> Iterator[Extent]:
    """A lower bound that belongs: “at least 40”, “40 or more”."""
    return _reading(view, r"^at least\b|\bor more$|^upwards of\b")


@_number
def bound_no_fewer_than(view: DocumentView) -> Iterator[Extent]:
    """A lower bound by negation: “no fewer than 40”."""
    return _reading(view, r"^(?:no|not) (?:fewer|less) than\b")


@_number
def bound_more_than(view: DocumentView) -> Iterator[Extent]:
    """A lower bound that does not belong: “more than 40”, “over 40”."""
    return _reading(view, r"^(?:(?:just|well) )?(?:more than|over|above|in excess of)\b")


@_number
def bound_up_to(view: DocumentView) -> Iterator[Extent]:
    """An upper bound that belongs: “up to 40”."""
    return _reading(view, r"^up to\b|\bor (?:fewer|less)$")


@_number
def bound_as_many_as(view: DocumentView) -> Iterator[Extent]:
    """An upper bound that sounds like a point: “as many as 40”."""
    return _reading(view, r"^as (?:many|much) as\b")


@_number
def bound_under(view: DocumentView) -> Iterator[Extent]:
    """An upper bound that does not belong: “under 40”, “fewer than 40”."""
    return _reading(view, r"^(?:(?:just|well) )?(?:under|below|fewer than|less than)\b")


@_number
def bound_maximum(view: DocumentView) -> Iterator[Extent]:
    """A bound in a noun or a negation: “a maximum of 40”, “at most 40”, “no more than 40”."""
    return _reading(view, r"^(?:a (?:maximum|minimum) of|at most|(?:no|not) more than)\b")


@_number
def bound_outside_the_span(view: DocumentView) -> Iterator[Extent]:
    """A value with one end, whose bound lies in other words: “did not exceed 650”."""
    for mention in view.quantities:
        ends = (mention.value.low, mention.value.high) if mention.value else ()
        if None in ends and not bound_pattern().search(mention.words):
            yield mention.extent


@_number
def range_between(view: DocumentView) -> Iterator[Extent]:
    """A range in words: “between 40 and 60”."""
    return _reading(view, r"\bbetween\b.+\band\b")


@_number
def range_with_a_dash(view: DocumentView) -> Iterator[Extent]:
    """A range with a dash: “40–60”."""
    return _reading(view, r"\d\s?[–—-]\s?\D?\d")


@_number
def range_with_or(view: DocumentView) -> Iterator[Extent]:
    """A range of alternatives: “three or four”."""
    return _reading(view, r"\bor (?!so\b|more\b|fewer\b|less\b|thereabouts\b)")


@_number
def range_with_to(view: DocumentView) -> Iterator[Extent]:
    """A range from one figure to another that is one quantity: “from 3 to 5 crowns”."""
    return _reading(view, r"(?<!up)(?<!close) to \S")


@_number
def range_of_a_magnitude(view: DocumentView) -> list[Extent]:
    """A part of a magnitude: “in the low hundreds”."""
    magnitude = r"(?:teens|tens|dozens|hundreds|thousands|millions|\w+ties)"
    return view.matches(rf"\b(?:low|mid|high|lower|upper)[ -]{magnitude}\b")


@_number
def vague_dozens(view: DocumentView) -> Iterator[Extent]:
    """Dozens that are not counted."""
    return _reading(view, r"\bdozens$")


@_number
def vague_scores(view: DocumentView) -> Iterator[Extent]:
    """Scores that are not counted."""
    return _reading(view, r"\bscores$")


@_number
def vague_several(view: DocumentView) -> Iterator[Extent]:
    """“Several”, “a few”."""
    return _reading(view, r"\b(?:several|a few)$")


@_number
def vague_handful(view: DocumentView) -> Iterator[Extent]:
    """“A handful”, “a couple”."""
    return _reading(view, r"\b(?:handful|couple)$")


@_number
def vague_magnitude(view: DocumentView) -> Iterator[Extent]:
    """A magnitude in the plural: “hundreds”, “thousands”."""
    return _reading(view, r"(?<!tens of )(?<!hundreds of )\b(?:hundreds|thousands|millions|billions)$")


@_number
def vague_compound_magnitude(view: DocumentView) -> Iterator[Extent]:
    """A magnitude of a magnitude: “tens of thousands”, “hundreds of thousands”."""
    return _reading(view, r"\b(?:tens|hundreds|thousands) of (?:thousands|millions|billions)\b")


@_number
def fraction_in_words(view: DocumentView) -> Iterator[Extent]:
    """A share in words: “two-thirds”, “a quarter”."""
    return _reading(view, r"\b(?:third|quarter|(?:fif|six|seven|eigh|nin|ten)th)s?\b", "fraction")


@_number
def fraction_half(view: DocumentView) -> Iterator[Extent]:
    """“Half” as a share."""
    return _reading(view, r"\bhalf\b", "fraction")


@_number
def fraction_as_a_ratio(view: DocumentView) -> Iterator[Extent]:
    """A share as one figure of another: “one in five”, “nine out of ten”."""
    return _reading(view, r"\w (?:in|out of) (?:every )?\w", "fraction")


@_number
def share_of_a_figure(view: DocumentView) -> Iterator[Extent]:
    """A share whose whole is a figure itself: “nearly a quarter of the 1,200”."""
    for mention in view.quantities:
        if mention.number.kind in ("fraction", "percent") and mention.counted is not None:
            whole = mention.counted
            if any(
                whole.start <= other.start and other.end <= whole.end
                for other in view.quantities
                if other is not mention
            ):
                yield mention.extent


@_number
def multiplier_in_a_verb(view: DocumentView) -> Iterator[Extent]:
    """A factor in a verb or an adjective: “doubled”."""
    return _reading(view, r"\b(?:doubl|trebl|tripl|quadrupl)", "multiplier")


@_number
def multiplier_with_fold(view: DocumentView) -> Iterator[Extent]:
    """A factor in a suffix: “tenfold”."""
    return _reading(view, r"fold$", "multiplier")


@_number
def multiplier_with_times(view: DocumentView) -> Iterator[Extent]:
    """A factor in a comparison: “twice as many”, “three times”."""
    return _reading(view, r"\b(?:twice|thrice|times)$", "multiplier")


@_number
def change_by_and_to(view: DocumentView) -> Iterator[Extent]:
    """A change and the state after it: “rose by 12 to 48”."""
    for first, between, second in view.neighbours():
        both = first.value is not None and second.value is not None
        if both and re.search(r"\bby $", first.before) and re.fullmatch(r"(?: [^.;]{1,25})?,? to ", between):
            yield first.start, second.end


@_number
def change_from_and_to(view: DocumentView) -> Iterator[Extent]:
    """The state before and after a change: “from 3,100 to 2,900”."""
    for first, between, second in view.neighbours():
        both = first.value is not None and second.value is not None
        if both and re.search(r"\bfrom $", first.before) and re.fullmatch(r"(?: [^.;]{1,25})? to ", between):
            yield first.start, second.end


@_number
def percent_with_a_sign(view: DocumentView) -> Iterator[Extent]:
    """A percentage with a sign: “12%”."""
    return _reading(view, "%", "percent")


@_number
def percent_in_a_word(view: DocumentView) -> Iterator[Extent]:
    """A percentage with a word: “12 per cent”."""
    return _reading(view, r"\bper ?cent\b", "percent")


@_number
def percentage_points(view: DocumentView) -> Iterator[Extent]:
    """A difference of percentages: “four percentage points”."""
    for mention in view.quantities:
        if mention.value and mention.value.unit == "percentage point":
            yield mention.extent


@_number
def percent_beside_percentage_points(view: DocumentView) -> Iterator[Extent]:
    """Percentage points in a text that has percentages as well."""
    units = {mention.value.unit for mention in view.quantities if mention.value}
    return percentage_points(view) if "percent" in units else iter(())


def _monies(view: DocumentView, pattern: str) -> Iterator[Extent]:
    """Sums of money whose words match, capitals as they are."""
    for mention in view.quantities:
        if mention.number.kind == "money" and re.search(pattern, view.text[mention.start : mention.end]):
            yield mention.extent


@_number
def money_with_a_symbol(view: DocumentView) -> Iterator[Extent]:
    """A sum with a symbol: “$3.5bn”."""
    return _monies(view, r"[$€£¥]|\b[A-Z]\d")


@_number
def money_with_a_word(view: DocumentView) -> Iterator[Extent]:
    """A sum with the name of its currency: “40 million crowns”."""
    magnitude = r"(?:hundred|thousand|million|billion|trillion)s?"
    return _monies(view, rf"(?<![\w-])(?!{magnitude}\b)[a-z]{{3,}}$")


@_number
def money_with_a_code(view: DocumentView) -> Iterator[Extent]:
    """A sum with the code of its currency: “EUR 2m”."""
    return _monies(view, r"\b[A-Z]{3}(?=\s?\d)|(?<![A-Z])\s?[A-Z]{3}$")


@_number
def compound_measure(view: DocumentView) -> Iterator[Extent]:
    """One measure in two units: “2 hours 14 minutes”, “5ft 11in”."""
    large = r"(?:hours?|h|days?|weeks?|years?|feet|foot|ft|stone|pounds?|lbs?|metres?|m|kilograms?|kg)"
    time = "minutes?|mins?|m|seconds?|hours?|days?|months?"
    small = rf"(?:{time}|inches|inch|in|pounds?|ounces?|oz|cm|centimetres?|g|grams?)"
    return _reading(view, rf"[\w.] ?{large},? (?:and )?[\w.-]+ ?{small}$", "measure")


@_number
def figure_in_words(view: DocumentView) -> Iterator[Extent]:
    """A figure of two words: “twenty-three”."""
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    return _reading(view, rf"\b(?:{tens})[- ](?:one|two|three|four|five|six|seven|eight|nine)\b")


@_number
def a_dozen(view: DocumentView) -> Iterator[Extent]:
    """A dozen that is counted: “a dozen”, “two dozen”."""
    return _reading(view, r"\bdozen\b")


@_number
def nil(view: DocumentView) -> Iterator[Extent]:
    """“Nil” or “zero” as a count."""
    return _reading(view, r"\b(?:nil|zero)\b")


@_number
def no_one(view: DocumentView) -> Iterator[Extent]:
    """“No one” or “nobody” as a count of nought."""
    return _reading(view, r"^(?:no one|no-one|nobody)\b")


@_number
def none(view: DocumentView) -> Iterator[Extent]:
    """“None”, or “no” before a noun, as a count of nought."""
    return _reading(view, r"^(?:none|no)$")


@_number
def a_single(view: DocumentView) -> Iterator[Extent]:
    """“A single” for one."""
    return _reading(view, r"\bsingle\b")


@_number
def both(view: DocumentView) -> Iterator[Extent]:
    """“Both” for two."""
    return _reading(view, r"^both$")


@_number
def as_many_that_points_back(view: DocumentView) -> Iterator[Extent]:
    """A figure that is another one again: “killed four and wounded as many”."""
    return _reading(view, r"^(?:just )?as (?:many|much)(?: again)?$")


@_number
def digit_in_a_headline(view: DocumentView) -> Iterator[Extent]:
    """A figure below ten in a digit, as headlines have it: “3 dead”."""
    for mention in view.quantities:
        inside = view.headline is not None and mention.end <= view.headline[1]
        if inside and re.fullmatch(r"\d", mention.words):
            yield mention.extent


@_number
def magnitude_in_a_letter(view: DocumentView) -> Iterator[Extent]:
    """A magnitude in a letter or two: “1k”, “$3.5bn”."""
    for mention in view.quantities:
        if mention.number.kind != "measure" and re.search(r"\d ?(?:k|m|mn|bn|tn)\b", mention.words):
            yield mention.extent


@_number
def coordinated_counts(view: DocumentView) -> Iterator[Extent]:
    """Two counts that share a verb: “12 men and 7 women”."""
    for first, between, second in view.neighbours():
        if first.counted is None or second.value is None or first.value is None:
            continue
        noun = view.text[first.counted.start : first.counted.end].lower()
        if first.counted.start >= first.end and re.fullmatch(rf" {re.escape(noun)},? and ", between):
            yield first.start, second.end


@_number
def figure_split_by_a_quote(view: DocumentView) -> Iterator[Extent]:
    """A quotation mark in a figure, or between it and what it counts: “40” dead."""
    for mention in view.quantities:
        end = max(mention.end, mention.counted.start if mention.counted else 0)
        if end - mention.start < 2 * len(mention.words) + 20 and re.search(
            '[“”"]', view.text[mention.start : end]
        ):
            yield mention.extent


@_number
def thousands_by_comma(view: DocumentView) -> Iterator[Extent]:
    """Thousands set off by a comma: “3,100”."""
    return _reading(view, r"\d,\d{3}\b")


@_number
def thousands_by_point(view: DocumentView) -> Iterator[Extent]:
    """Thousands set off by a point: “3.100” for three thousand one hundred."""
    for mention in view.quantities:
        large = mention.value is not None and (mention.value.low or mention.value.high or 0) >= 1000
        if large and re.search(r"\b\d{1,3}(?:\.\d{3})+(?! ?(?:k|m|bn|million|billion)\b)\b", mention.words):
            yield mention.extent


@_number
def thousands_by_space(view: DocumentView) -> Iterator[Extent]:
    """Thousands set off by a thin or a no-break space: “38 000”."""
    return _reading(view, r"\d[ \u00a0\u2009\u202f]\d{3}\b")


@phenomenon(Group.NUMBERS, subject=Subject.ANNOTATION)
def table_in_a_sentence(view: DocumentView) -> Iterator[Extent]:
    """Five quantities or more in one sentence, as a table would hold them."""
    for mentions in view.sentence_mentions():
        quantities = [mention for mention in mentions if mention.value is not None]
        if len(quantities) >= _TABLE:
            yield quantities[0].start, quantities[-1].end


@phenomenon(Group.NUMBERS, subject=Subject.STORY)
def figure_and_its_correction(view: StoryView) -> Iterator[Place]:
    """A figure and the one that replaces it in one sentence: “38, not 41”."""
    for link in view.links_of("updates"):
        new, old = link.source, link.target
        if new.view is old.view and new.view.sentence(new.mention.start) == new.view.sentence(
            old.mention.start
        ):
            yield new.place


@phenomenon(Group.NUMBERS, subject=Subject.STORY)
def derived_figure(view: StoryView) -> Iterator[Place]:
    """A share or a factor that stands in a link to the count that it is worked out from or to."""
    relative = ("fraction", "percent", "multiplier")
    for link in view.links:
        kinds = [end.mention.number.kind in relative for end in (link.source, link.target)]
        if kinds[0] != kinds[1]:
            yield (link.source if kinds[0] else link.target).place


@phenomenon(Group.NUMBERS, subject=Subject.STORY)
def sum_that_does_not_add_up(view: StoryView) -> Iterator[Place]:
    """Parts of a total, given in one sentence, that come to more than it or just miss it."""
    parts: dict[tuple[Place, int], dict[Place, float]] = {}
    totals = {}
    for link in view.links_of("part_of"):
        part, total = link.source, link.target
        exact = part.point is not None and total.point is not None and not part.value.approximate
        if exact and part.view is total.view and part.value.unit == total.value.unit:
            sentence = total.place, part.view.sentence(part.mention.start)
            parts.setdefault(sentence, {})[part.place] = part.point or 0
            totals[sentence] = total.point or 0
    for sentence, figures in parts.items():
        total_of_parts = sum(figures.values())
        if (
            len(figures) > 1
            and total_of_parts > _JUST * totals[sentence]
            and total_of_parts != totals[sentence]
        ):
            yield sentence[0]
