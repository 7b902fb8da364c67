"""Each detector finds its phenomenon in one small example and stays silent on a near miss."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import pytest

from notation import document
from reportedly.corpus import StoryUnit
from reportedly.model import Document, Link, Story
from reportedly.statistics import PHENOMENA, search
from reportedly.statistics.phenomena import Subject


class Example(NamedTuple):
    """In the notation of the guidelines: where a phenomenon occurs, in which words, and where it does not."""

    name: str
    good: str
    words: str
    bad: str


def told(cue: str, content: str, *, source: str = "organisation: The mayor") -> str:
    """A sentence of attribution: `cue` has attitude, style and words."""
    return f"[source {source}] [cue {cue}] that [content: {content}]."


HEADLINE = "[number cardinal 3: 3] dead in ferry fire\n\nThree people died on board."
PLAIN = "[number cardinal 12: Twelve] people died."

EXAMPLES = [
    # numbers
    Example(
        "approximator before",
        "[number cardinal ~600: About 600] left.",
        "About 600",
        "[number cardinal ~600: Some 600] left.",
    ),
    Example(
        "approximator after",
        "[number cardinal ~600: 600 or so] left.",
        "600 or so",
        "[number cardinal >=600: 600 or more] left.",
    ),
    Example(
        "some before a figure",
        "[number cardinal ~200: Some 200] left.",
        "Some 200",
        "Some officials left.",
    ),
    Example(
        "some before a noun",
        "Some officials left.",
        "Some officials",
        "[number cardinal ~200: Some 200] left.",
    ),
    Example(
        "bound at least",
        "[number cardinal >=40: At least 40] left.",
        "At least 40",
        "[number cardinal >40: More than 40] left.",
    ),
    Example(
        "bound no fewer than",
        "[number cardinal >=40: No fewer than 40] left.",
        "No fewer than 40",
        "[number cardinal <40: Fewer than 40] left.",
    ),
    Example(
        "bound more than",
        "[number cardinal >40: More than 40] left.",
        "More than 40",
        "[number cardinal <=40: No more than 40] left.",
    ),
    Example(
        "bound up to",
        "[number cardinal <=40: Up to 40] left.",
        "Up to 40",
        "[number cardinal 40: 40] were up to it.",
    ),
    Example(
        "bound as many as",
        "[number cardinal <=40: As many as 40] left.",
        "As many as 40",
        "[number cardinal 4: As many] left.",
    ),
    Example(
        "bound under",
        "[number cardinal <40: Fewer than 40] left.",
        "Fewer than 40",
        "[number cardinal >=40: No fewer than 40] left.",
    ),
    Example(
        "bound maximum",
        "[number cardinal <=40: A maximum of 40] left.",
        "A maximum of 40",
        "[number cardinal <=40: Up to 40] left.",
    ),
    Example(
        "bound outside the span",
        "The cost did not exceed [number money <=650 unit=crown: 650 crowns].",
        "650 crowns",
        "The cost was [number money <=650 unit=crown: at most 650 crowns].",
    ),
    Example(
        "range between",
        "[number cardinal 40..60: Between 40 and 60] left.",
        "Between 40 and 60",
        "[number cardinal 40: 40] of them and 60 others left.",
    ),
    Example(
        "range with a dash",
        "[number cardinal 40..60: 40–60] left.",
        "40–60",
        "It was a [number measure 2 unit=hour: two-hour] wait.",
    ),
    Example(
        "range with or",
        "[number cardinal 3..4: Three or four] left.",
        "Three or four",
        "[number cardinal ~600: 600 or so] left.",
    ),
    Example(
        "range with to",
        "It costs [number money 3..5 unit=crown: 3 to 5 crowns].",
        "3 to 5 crowns",
        "[number cardinal <=40: Up to 40] left.",
    ),
    Example(
        "range of a magnitude",
        "The dead are in the low hundreds.",
        "low hundreds",
        "Hundreds fled the low land.",
    ),
    Example(
        "vague dozens",
        "[number cardinal ~24..99: Dozens] left.",
        "Dozens",
        "[number cardinal 12: A dozen] left.",
    ),
    Example(
        "vague scores",
        "[number cardinal ~40..99: Scores] left.",
        "Scores",
        "The scores were level.",
    ),
    Example(
        "vague several",
        "[number cardinal ~3..9: A few] left.",
        "A few",
        "Few left.",
    ),
    Example(
        "vague handful",
        "[number cardinal ~3..9: A handful] left.",
        "A handful",
        "He took a handful of sand.",
    ),
    Example(
        "vague magnitude",
        "[number cardinal ~200..999: Hundreds] left.",
        "Hundreds",
        "[number cardinal ~20000..99999: Tens of thousands] left.",
    ),
    Example(
        "vague compound magnitude",
        "[number cardinal ~20000..99999: Tens of thousands] left.",
        "Tens of thousands",
        "[number cardinal ~2000..9999: Thousands] left.",
    ),
    Example(
        "fraction in words",
        "[number fraction 0.6667: Two-thirds] left.",
        "Two-thirds",
        "The [number ordinal: third] man left.",
    ),
    Example(
        "fraction half",
        "[number fraction 0.5: Half] of them left.",
        "Half",
        "They left at [number time: half past nine].",
    ),
    Example(
        "fraction as a ratio",
        "[number fraction 0.2: One in five] left.",
        "One in five",
        "[number cardinal 1: One] in the group left.",
    ),
    Example(
        "share of a figure",
        "[number fraction 0.25: A quarter] of [counted: the [number cardinal 1200: 1,200]] left.",
        "A quarter",
        "[number fraction 0.25: A quarter] of [counted: the crew] left.",
    ),
    Example(
        "multiplier in a verb",
        "Prices [number multiplier 2: doubled].",
        "doubled",
        "A double room was free.",
    ),
    Example(
        "multiplier with fold",
        "Prices rose [number multiplier 10: tenfold].",
        "tenfold",
        "Sheep stood in the fold.",
    ),
    Example(
        "multiplier with times",
        "[number multiplier 2: Twice] as many left.",
        "Twice",
        "They were counted [number cardinal 2: twice].",
    ),
    Example(
        "change by and to",
        "The toll rose by [number cardinal 12: 12] to [number cardinal 48: 48].",
        "12 to 48",
        "The toll rose by [number cardinal 12: 12] and fell by [number cardinal 48: 48].",
    ),
    Example(
        "change from and to",
        "It fell from [number cardinal 3100: 3,100] to [number cardinal 2900: 2,900].",
        "3,100 to 2,900",
        "It ran from [number date: 3 May] to [number date: 9 May].",
    ),
    Example(
        "percent with a sign",
        "[number percent 12 unit=percent: 12%] left.",
        "12%",
        "[number percent 12 unit=percent: 12 per cent] left.",
    ),
    Example(
        "percent in a word",
        "[number percent 12 unit=percent: 12 per cent] left.",
        "12 per cent",
        "[number percent 12 unit=percent: 12%] left.",
    ),
    Example(
        "percentage points",
        "It fell by [number percent 4 unit=percentage_point: four points].",
        "four points",
        "It fell by [number percent 4 unit=percent: four per cent].",
    ),
    Example(
        "percent beside percentage points",
        "It fell by [number percent 4 unit=percentage_point: four points], or "
        "[number percent 9 unit=percent: 9%].",
        "four points",
        "It fell by [number percent 4 unit=percentage_point: four points].",
    ),
    Example(
        "money with a symbol",
        "It cost [number money 3500000000 unit=USD: $3.5bn].",
        "$3.5bn",
        "It cost [number money 2000000 unit=EUR: EUR 2m].",
    ),
    Example(
        "money with a word",
        "It cost [number money 40000000 unit=crown: 40 million crowns].",
        "40 million crowns",
        "It cost [number money 40000000 unit=crown: 40 million].",
    ),
    Example(
        "money with a code",
        "It cost [number money 2000000 unit=EUR: EUR 2m].",
        "EUR 2m",
        "It cost [number money 2000000 unit=EUR: €2m].",
    ),
    Example(
        "compound measure",
        "It took [number measure 134 unit=minute: 2 hours 14 minutes].",
        "2 hours 14 minutes",
        "It took [number measure 2 unit=hour: 2 hours].",
    ),
    Example(
        "figure in words",
        "[number cardinal 23: Twenty-three] left.",
        "Twenty-three",
        "[number cardinal 20: Twenty] left.",
    ),
    Example(
        "a dozen",
        "[number cardinal 24: Two dozen] left.",
        "Two dozen",
        "[number cardinal ~24..99: Dozens] left.",
    ),
    Example("nil", "The harm was [number cardinal 0: nil].", "nil", "The Nile rose."),
    Example(
        "no one",
        "[number cardinal 0: No one] was hurt.",
        "No one",
        "No one answered.",
    ),
    Example(
        "none",
        "[number cardinal 0: None] were hurt.",
        "None",
        "[number cardinal >=40: No fewer than 40] were hurt.",
    ),
    Example(
        "a single",
        "[number cardinal 1: A single] man left.",
        "A single",
        "A single mother left.",
    ),
    Example(
        "both",
        "[number cardinal 2: Both] left.",
        "Both",
        "Both he and she left.",
    ),
    Example(
        "as many that points back",
        "It killed [number cardinal 4: four] and wounded [number cardinal 4: as many].",
        "as many",
        "[number cardinal <=40: As many as 40] left.",
    ),
    Example("digit in a headline", HEADLINE, "3", "[number cardinal 3: Three] died in a fire\n\nIt was out."),
    Example(
        "magnitude in a letter",
        "[number cardinal 1000: 1k] flee.",
        "1k",
        "It is [number measure 5 unit=m: 5 m] deep.",
    ),
    Example(
        "coordinated counts",
        "[number cardinal 12: 12] [counted: men] and [number cardinal 7: 7] [counted: women] left.",
        "12 men and 7",
        "[number cardinal 12: 12] [counted: men] left and [number cardinal 7: 7] [counted: women] stayed.",
    ),
    Example(
        "figure split by a quote",
        "He spoke of “[number cardinal ~60: about 60]” [counted: dead].",
        "about 60",
        "He spoke of “[number cardinal ~60: about 60] [counted: dead]”.",
    ),
    Example(
        "thousands by comma",
        "[number cardinal 3100: 3,100] left.",
        "3,100",
        "[number cardinal 3100: 3100] left.",
    ),
    Example(
        "thousands by point",
        "[number cardinal 3100: 3.100] left.",
        "3.100",
        "It is [number measure 3.125 unit=km: 3.125 km].",
    ),
    Example(
        "thousands by space",
        "[number cardinal 38000: 38\u2009000] left.",
        "38\u2009000",
        "[number cardinal 38: 38] left.",
    ),
    Example(
        "table in a sentence",
        " ".join(
            f"[number cardinal {n}: {n}] in town {letter},"
            for n, letter in zip(range(2, 7), "abcde", strict=True)
        )
        + " it said.",
        "2 in town a, 3 in town b, 4 in town c, 5 in town d, 6",
        "[number cardinal 2: 2] in town a, [number cardinal 3: 3] in town b, [number date: 3 May].",
    ),
    # decoys
    Example("date", "It sank on [number date: 3 May].", "3 May", "It sank in [number date: 1994]."),
    Example("year", "It sank in [number date: 1994].", "1994", "It sank in the [number date: 1990s]."),
    Example("decade", "It sank in the [number date: 1990s].", "1990s", "It sank in [number date: 1994]."),
    Example("clock time", "It sank at [number time: 8.41pm].", "8.41pm", "It sank at [number time: noon]."),
    Example(
        "time in words",
        "It sank at [number time: half past nine].",
        "half past nine",
        "It sank at [number time: 9pm].",
    ),
    Example(
        "age as a name",
        "The [number age: 34-year-old] swam.",
        "34-year-old",
        "Lindqvist, [number age: 34], swam.",
    ),
    Example(
        "age between commas",
        "Lindqvist, [number age: 34], swam.",
        "34",
        "The [number age: 34-year-old] swam.",
    ),
    Example(
        "ordinal", "It was the [number ordinal: third] day.", "third", "[number fraction 0.33: A third] left."
    ),
    Example(
        "law number",
        "It passed Resolution [number identifier: 418].",
        "418",
        "It runs on Route [number identifier: 418].",
    ),
    Example(
        "case number",
        "She heard case K [number identifier: 118/2032].",
        "118/2032",
        "She took flight [number identifier: KV-211].",
    ),
    Example(
        "route number",
        "Buses left by Routes 3 and [number identifier: 7].",
        "7",
        "They met in room [number identifier: 7].",
    ),
    Example(
        "unit number",
        "The [number identifier: 42nd] Brigade left.",
        "42nd",
        "The [number ordinal: second] district left.",
    ),
    Example(
        "room number",
        "They met in Courtroom [number identifier: 7].",
        "7",
        "Buses left by Route [number identifier: 7].",
    ),
    Example(
        "model name",
        "Two [number identifier: KV-40] carriers burned.",
        "KV-40",
        "It was rated [number identifier: B2].",
    ),
    Example(
        "phone number",
        "Relatives can ring [number identifier: 0800 555 014].",
        "0800 555 014",
        "The line at Resolution [number identifier: 418] held.",
    ),
    Example("score", "They won [number score: 3–1].", "3–1", "They won by [number cardinal 3: three] goals."),
    Example(
        "one as a pronoun", "One must wait.", "One", "No one must wait for [number cardinal 1: one] man."
    ),
    Example(
        "zero tolerance",
        "There is zero tolerance.",
        "zero tolerance",
        "There is [number cardinal 0: zero] loss.",
    ),
    Example(
        "second the rank",
        "The [number ordinal: second] man left.",
        "second",
        "The [number ordinal: third] man left.",
    ),
    Example(
        "second the time",
        "It took [number measure 40 unit=second: 40 seconds].",
        "40 seconds",
        "The [number ordinal: second] man left.",
    ),
    Example(
        "million dollar question",
        "That is the [number idiom: million-dollar] question.",
        "million-dollar question",
        "It cost a million dollars.",
    ),
    Example("sixes and sevens", "The firm is at sixes and sevens.", "sixes and sevens", "Six or seven left."),
    Example(
        "idiom",
        "It failed at [number idiom: first].",
        "first",
        "The [number ordinal: first] man left.",
    ),
    # attribution
    Example(
        "direct quotation",
        told("assert direct: said", "“It sank”"),
        "said",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "indirect quotation",
        told("assert indirect: said", "it sank"),
        "said",
        told("assert direct: said", "“It sank”"),
    ),
    Example(
        "mixed quotation",
        told("assert mixed: said", "it “sank”"),
        "said",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "partial quotation",
        told("assert mixed: said", "the toll was “a guess”"),
        "“a guess”",
        told("assert mixed: said", "it was “a guess that nobody in the town believed”"),
    ),
    Example(
        "scare quotes",
        "The “rescue” failed.",
        "“rescue”",
        told("assert mixed: said", "the “rescue” failed"),
    ),
    Example(
        "source before content",
        told("assert indirect: said", "it sank"),
        "said",
        "[content: It sank], [source official: the mayor] [cue assert indirect: said].",
    ),
    Example(
        "source inside content",
        "[content: Two boats], [source official: he] [cue assert indirect: said], [content: were out].",
        "said",
        "[content: It sank], [source official: the mayor] [cue assert indirect: said].",
    ),
    Example(
        "source after content",
        "[content: It sank], [source official: the mayor] [cue assert indirect: said].",
        "said",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "content over sentences",
        "[content: “I regret it,”] [source official: he] [cue assert direct: said]. [content: “It sank.”]",
        "said",
        "[content: “I regret it,”] [source named_person: he] [cue assert direct: said]. It sank.",
    ),
    Example(
        "pronoun source",
        told("assert indirect: said", "it sank", source="named_person: She"),
        "She",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "dropped source",
        "[content: The toll] [cue assert indirect: was put] [content: at 40].",
        "was put",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "according to",
        "[content: It sank], [cue assert indirect: according to] [source official: the mayor].",
        "according to",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "per",
        "[content: It sank], [cue assert indirect: per] [source official: the mayor].",
        "per",
        "It sinks once per year.",
    ),
    Example(
        "citing",
        "[content: It sank], a paper said, [cue assert indirect: citing] [source official: the mayor].",
        "citing",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "in the words of",
        "It was, [cue assert direct: in the words of] [source official: the mayor], [content: “a loss”].",
        "in the words of",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "noun cue",
        "On [source organisation: the ministry]’s [cue assert indirect: count], [content: 40 left].",
        "count",
        "[source organisation: Velanko] still [cue assert indirect: reports] [content: 40].",
    ),
    Example(
        "colon cue",
        "[source organisation: Coastguard][cue assert indirect: :] [content: 19 dead].",
        ":",
        "[source organisation: The coastguard] [cue assert indirect: said]: [content: 19 died].",
    ),
    Example(
        "as saying",
        "It quoted [source official: the mayor] [cue assert indirect: as saying] that [content: it sank].",
        "as saying",
        told("assert indirect: said", "it sank as he was saying no"),
    ),
    Example(
        "document source",
        told("assert indirect: shows", "it sank", source="document: A log"),
        "A log",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "map source",
        told("assert indirect: shows", "it sank", source="document: A map"),
        "A map",
        told("assert indirect: shows", "it sank", source="document: A log"),
    ),
    Example(
        "picture source",
        told("assert indirect: show", "it sank", source="document: Satellite pictures"),
        "Satellite pictures",
        told("assert indirect: show", "it sank", source="document: A log"),
    ),
    Example(
        "database source",
        told("assert indirect: shows", "it sank", source="document: The manifest"),
        "The manifest",
        told("assert indirect: shows", "it sank", source="document: A memo"),
    ),
    Example(
        "anonymous source",
        told("assert indirect: said", "it sank", source="anonymous: A person familiar with it"),
        "A person familiar with it",
        "[content: The toll] [cue assert indirect: was put] [content: at 40].",
    ),
    Example(
        "collective source",
        told("assert indirect: said", "it sank", source="collective: Residents"),
        "Residents",
        told("assert indirect: said", "it sank"),
    ),
    Example(
        "chain of two",
        "[source#a media: It] [cue#a assert indirect: wrote] that [content#a: [source#b official: he] "
        "[cue#b assert indirect via=a: said] [content#b: so]].",
        "said",
        "[source#a media: It] [cue#a assert indirect: wrote] that [content#a: it rained]. "
        "[source#b official: He] [cue#b assert indirect: said] [content#b: so].",
    ),
    Example(
        "chain of three",
        "[source#a media: It] [cue#a assert indirect: wrote] that [content#a: [source#b official: he] "
        "[cue#b assert indirect via=a: said] [content#b: [source#c official: she] "
        "[cue#c assert indirect via=b: knew] [content#c: so]]].",
        "knew",
        "[source#a media: It] [cue#a assert indirect: wrote] that [content#a: [source#b official: he] "
        "[cue#b assert indirect via=a: said] [content#b: so]].",
    ),
    Example(
        "denial",
        told("deny indirect: denied", "it sank"),
        "denied",
        told("deny indirect: withdrew", "it sank"),
    ),
    Example(
        "retraction",
        told("deny indirect: withdrew", "it sank"),
        "withdrew",
        told("deny indirect: denied", "it sank"),
    ),
    Example(
        "refusal to confirm",
        told("question indirect: could not confirm", "it sank"),
        "could not confirm",
        told("question indirect: doubted", "it sank"),
    ),
    Example(
        "no comment",
        "The firm declined to comment.",
        "declined to comment",
        "The firm declined to pay.",
    ),
    Example(
        "two sources for one figure",
        "[content#a#b: [number cardinal 4: Four] sank], "
        "[source#a official: he] [cue#a assert indirect: said] "
        "and [source#b official: she] [cue#b confirm indirect: confirmed].",
        "Four",
        "[content#a#b: [number cardinal 4: Four] sank], [source#a official: he] [cue#a assert indirect: said]"
        ", [cue#b assert indirect via=a: citing] [source#b official: her].",
    ),
    Example(
        "one source with two figures",
        told(
            "assert indirect: said", "[number cardinal 4: four] sank and [number cardinal 3: three] did not"
        ),
        "said",
        told("assert indirect: said", "[number cardinal 4: four] sank on [number date: 3 May]"),
    ),
    Example(
        "own count",
        "By [source media: our] [cue estimate indirect: reckoning], [content: 40 left].",
        "reckoning",
        told("assert indirect: reported", "it sank", source="media: We"),
    ),
    # false cues
    Example(
        "claimed lives",
        "The storm claimed the lives of 33 men.",
        "claimed the lives",
        told("assert indirect: claimed", "it sank"),
    ),
    Example(
        "reported for duty",
        "He reported for duty.",
        "reported for",
        told("assert indirect: reported", "it sank"),
    ),
    Example(
        "announced an arrival",
        "A bell announced the train.",
        "announced",
        told("assert indirect: announced", "it sank"),
    ),
    Example("told as counted", "All told, 40 left.", "All told", told("assert indirect: told us", "it sank")),
    Example(
        "noted as famous",
        "He is a noted judge.",
        "a noted",
        told("assert indirect: noted", "it sank"),
    ),
    Example("a said amount", "He paid the said amount.", "the said amount", "He said to pay the amount."),
    Example(
        "added to a number",
        "The firm added 40 staff.",
        "added 40",
        told("assert indirect: added", "40 left"),
    ),
    Example(
        "confirmed cases",
        "The confirmed cases rose.",
        "confirmed cases",
        told("confirm indirect: confirmed", "cases rose"),
    ),
    Example(
        "suspected cases",
        "The suspected cases rose.",
        "suspected cases",
        told("believe indirect: suspected", "cases rose"),
    ),
    Example(
        "suspected that",
        told("believe indirect: suspected", "it sank"),
        "suspected",
        "The suspected cases rose.",
    ),
    Example(
        "cue verb that is no cue",
        "She signed what she was told to sign.",
        "told",
        told("assert indirect: told us", "it sank"),
    ),
    # hedges
    Example(
        "hearsay adverb",
        "[scope: It [hedge hearsay: reportedly] sank].",
        "reportedly",
        "[scope: It [hedge epistemic: probably] sank].",
    ),
    Example(
        "said to",
        "[scope: He is [hedge hearsay: said] to have fled].",
        "said",
        told("assert indirect: said", "he fled to town"),
    ),
    Example(
        "believed to",
        "[scope: They are [hedge doxastic: believed] to have fled].",
        "believed",
        "[scope: They are [hedge doxastic: presumed] dead].",
    ),
    Example(
        "it was alleged that",
        "[scope: It was [hedge hearsay: alleged] that he fled].",
        "alleged",
        "[scope: He was [hedge hearsay: alleged] to have fled].",
    ),
    Example(
        "alleged noun",
        "The court heard of [scope: the [hedge hearsay: alleged] payments].",
        "alleged",
        "[scope: He was [hedge hearsay: alleged] to have fled].",
    ),
    Example(
        "purported",
        "It read [scope: a [hedge hearsay: purported] letter].",
        "purported",
        "It read [scope: an [hedge hearsay: alleged] letter].",
    ),
    Example(
        "so called",
        "It read [scope: a [hedge hearsay: so-called] letter].",
        "so-called",
        "It read a letter, so called by him.",
    ),
    Example(
        "epistemic modal",
        "[scope: It [hedge epistemic: may] sink].",
        "may",
        "[scope: It [hedge conditional: would] sink].",
    ),
    Example(
        "may the month", "It sank on [number date: 3 May].", "May", "[scope: It [hedge epistemic: may] sink]."
    ),
    Example(
        "may the permission",
        "Relatives may visit.",
        "may",
        "[scope: It [hedge epistemic: may] sink].",
    ),
    Example(
        "might the strength",
        "All the might of two armies failed.",
        "the might",
        "[scope: All of the [hedge epistemic: might] sink].",
    ),
    Example(
        "could of ability",
        "She could swim.",
        "could",
        "[scope: It [hedge epistemic: could] sink].",
    ),
    Example(
        "appears to be",
        "[scope: It [hedge epistemic: appears] to sink].",
        "appears",
        "He appeared in court.",
    ),
    Example(
        "appearance", "He appeared in court.", "appeared", "[scope: It [hedge epistemic: appeared] to sink]."
    ),
    Example(
        "likely the adjective",
        "[scope: It is [hedge epistemic: likely] to sink].",
        "likely",
        "[scope: It had [hedge epistemic: most likely] shifted].",
    ),
    Example(
        "likely the adverb",
        "[scope: It had [hedge epistemic: most likely] shifted].",
        "most likely",
        "[scope: It is [hedge epistemic: likely] to sink].",
    ),
    Example(
        "conditional",
        "[scope: It [hedge conditional: would] sink].",
        "would",
        "[scope: It [hedge epistemic: may] sink].",
    ),
    Example(
        "conditional would",
        "[scope: It [hedge conditional: would] sink].",
        "would",
        "[scope: It is a crime [hedge conditional: if true]].",
    ),
    Example(
        "if true",
        "[scope: It is a crime [hedge conditional: if true]].",
        "if true",
        "[scope: It sinks [hedge conditional: if] it rains].",
    ),
    Example(
        "hedged hedge",
        "[scope#a: [scope#b: It [hedge#a epistemic: may] [hedge#b hearsay: reportedly] sink]].",
        "may reportedly",
        "[scope#a: [hedge#a conditional: If] it rains, it [hedge#b conditional: would] sink].",
    ),
    Example(
        "hedge under negation",
        "[scope: It is not [hedge epistemic: expected] to sink].",
        "expected",
        "[scope: It is [hedge epistemic: expected] to sink].",
    ),
    Example(
        "scope of a figure only",
        "It lost [scope: a [hedge hearsay: reported] [number cardinal 40: 40]] ships.",
        "reported",
        "[scope: They [hedge epistemic: may] lose [number cardinal 40: 40]].",
    ),
    Example(
        "scope of an event only",
        "[number cardinal 40: 40] left and [scope: it [hedge epistemic: may] sink].",
        "may",
        "[scope: [number cardinal 40: 40] [hedge epistemic: may] have left].",
    ),
    Example(
        "scope of a source only",
        "[source anonymous: A man [scope: [hedge doxastic: believed] to be an aide]] "
        "[cue assert indirect: said] [content: so].",
        "believed",
        "[source official: He] [cue assert indirect: said] [content: [scope: it [hedge epistemic: may] go]].",
    ),
    Example(
        "hedge in a headline",
        "[scope: 40 [hedge epistemic: feared] dead]\n\nA ferry sank.",
        "feared",
        "A ferry sinks\n\n[scope: 40 are [hedge epistemic: feared] dead].",
    ),
    Example(
        "feared",
        "[scope: 40 are [hedge epistemic: feared] dead].",
        "feared",
        "They feared the sea.",
    ),
    Example(
        "unconfirmed",
        "[scope: An [hedge hearsay: unconfirmed] report] came.",
        "unconfirmed",
        "[scope: An [hedge hearsay: alleged] report] came.",
    ),
    Example(
        "could not be verified",
        "[scope: It [hedge hearsay: could not be independently verified]].",
        "could not be independently verified",
        "[scope: It [hedge epistemic: could] be verified].",
    ),
    Example(
        "unclear whether",
        "[scope: [hedge epistemic: It is unclear whether] it sank].",
        "It is unclear whether",
        "The water was unclear.",
    ),
    # text
    Example("headline", HEADLINE, "3 dead in ferry fire", PLAIN),
    Example(
        "standfirst",
        "Ferry sinks\n\nForty people are missing, says coastguard\n\nA ferry sank.",
        "Forty people are missing, says coastguard",
        "Ferry sinks\n\nDolméza, 9 May\n\nA ferry sank.",
    ),
    Example(
        "caption", "It sank.\n\nPhoto: the quay at dawn", "Photo: the quay at dawn", "Photo editors met."
    ),
    Example("dateline", "DOLMÉZA, 9 May – It sank.", "DOLMÉZA, 9 May – ", "Dolméza – it sank there."),
    Example("bullet", "• It sank.", "• ", "It sank • there."),
    Example("time stamped update", "10:55 It sank.", "10:55", "It sank at 10:55."),
    Example("correction note", "Correction: it was 38.", "Correction", "A correction is due."),
    Example("curly quotation marks", "He said “no”.", "“no”", 'He said "no".'),
    Example("straight quotation marks", 'He said "no".', '"no"', "He said “no”."),
    Example("single quotation marks", "He said ‘no’.", "‘no’", "It’s the boat’s."),
    Example(
        "quotation inside a quotation",
        "He said “she cried ‘help’ twice”.",
        "“she cried ‘help’ twice”",
        "He said “it’s the boats’ fault”.",
    ),
    Example(
        "quotation over paragraphs",
        "“It sank.\n\n“It rained,” he said.",
        "“It sank.",
        "“It sank.”\n\n“It rained,” he said.",
    ),
    Example("no break space", "It cost 24\u00a0crowns.", "\u00a0", "It cost 24 crowns."),
    Example("dash", "It sank – at last.", "–", "A two-hour wait."),
    Example("name with diacritics", "Solvažek left.", "Solvažek", "A café closed."),
    Example("emoji in a quotation", "He wrote “safe 🙏”.", "🙏", "The 🙏 sign."),
    Example("abbreviation inside a sentence", "Col. Haltek left.", "Col.", "The colonel left."),
    Example(
        "abbreviation at the end of a sentence",
        "It sank at 4 p.m.\n\nAll left.",
        "p.m.",
        "At 4 p.m. it sank.",
    ),
]


def detected(parsed: Document, name: str) -> list[str]:
    """The words in which a phenomenon is found in a document."""
    (found,) = (each for each in search([StoryUnit(None, [parsed])]) if each.phenomenon.name == name)
    return [(parsed.text or "")[place.start : place.end] for place in found.places]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_detector_finds_its_phenomenon_in_its_words(example: Example) -> None:
    assert detected(document(example.good), example.name) == [example.words]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_detector_is_silent_on_a_near_miss(example: Example) -> None:
    assert detected(document(example.bad), example.name) == []


DROPPED = "[content: The toll] [cue assert indirect: was put] [content: at 40]."
TWO_PIECES = "[source official: He] [cue assert direct: said]: [content: “No.”] And: [content: “Yes.”]"

MORE = [
    ("second the time", "It stopped for [number measure 1 unit=second: a second].", "a second"),
    ("likely the adjective", "[scope: It is [hedge epistemic: likely] soon].", "likely"),
    ("likely the adjective", "[scope: A [hedge epistemic: likely] end] came.", "likely"),
    ("likely the adjective", "[scope: He is “[hedge epistemic: likely]” to go].", "likely"),
    ("hedge under negation", "[scope: It is [hedge epistemic: unlikely] to sink].", "unlikely"),
    ("suspected that", "[scope: It is [hedge doxastic: suspected] to be lost].", "suspected"),
    ("may the month", "It sank in May.", "May"),
    ("phone number", "Ring [number identifier: 555] at night.", "555"),
    ("unit number", "They met in ward [number identifier: 3].", "3"),
    ("thousands by point", "[number cardinal <=3100: Up to 3.100] left.", "Up to 3.100"),
]

NEAR_MISSES = [
    ("approximator before", "[number cardinal 600: 600] left."),
    ("some before a noun", "[number cardinal ~24..99: Some dozens] left."),
    ("bound outside the span", "The cost was [number money 650 unit=crown: 650 crowns]."),
    ("share of a figure", "[number fraction 0.25: A quarter] left."),
    ("share of a figure", "[number cardinal 1: One] of [counted: the [number cardinal 4: four]] left."),
    (
        "share of a figure",
        "[number cardinal 9: Nine] and [number fraction 0.5: half] of [counted: us] "
        "and [number cardinal 9: nine].",
    ),
    ("change by and to", "The toll rose [number cardinal 12: 12] to [number cardinal 48: 48]."),
    ("change by and to", "It moved by [number date: 3 May] to [number date: 9 May]."),
    ("change by and to", "It moved by [number cardinal 2: two] to [number identifier: B2]."),
    ("change from and to", "It went [number cardinal 3: 3] to [number cardinal 4: 4]."),
    ("change from and to", "It went from [number cardinal 3: 3] and [number cardinal 4: 4]."),
    ("change from and to", "It went from [number cardinal 3: 3] to [number identifier: B2]."),
    ("digit in a headline", "[number cardinal 3: 3] people died."),
    ("digit in a headline", "Fire in town\n\n[number cardinal 3: 3] people died."),
    ("digit in a headline", "[number cardinal 31: 31] dead in fire\n\nIt was out."),
    ("magnitude in a letter", "[number cardinal 1000: 1,000] flee."),
    ("coordinated counts", "[number cardinal 12: 12] men and [number cardinal 7: 7] women left."),
    ("coordinated counts", "[number cardinal 12: 12] [counted: men] and [number ordinal: third] party."),
    (
        "figure split by a quote",
        "[number cardinal 40: 40], he said with “some joy” and no grief at all, [counted: men] left.",
    ),
    ("thousands by point", "[number cardinal 3100: 3,100] left."),
    ("thousands by point", "It runs [number identifier: 3.100] here."),
    (
        "table in a sentence",
        "[number cardinal 2: 2] a, [number cardinal 3: 3] b, [number cardinal 4: 4] c, "
        "[number cardinal 5: 5] d, [number date: 3 May].",
    ),
    ("age between commas", "In one year, [number date: 1994], it sank."),
    ("age between commas", "Lindqvist, aged [number age: 34], swam."),
    ("age between commas", "Lindqvist, [number age: 34] then, swam."),
    ("unit number", "The [number identifier: 42nd] street burned."),
    ("phone number", "Ring [number identifier: AB1234567] soon."),
    ("phone number", "Ring by [number date: 1994] at last."),
    ("phone number", "Ring [number identifier: 12] twice."),
    ("second the time", "It took [number measure 40 unit=minute: 40 minutes]."),
    ("second the time", "[number cardinal 2: Two seconds] were eaten."),
    (
        "partial quotation",
        "The “deal”: " + told("assert mixed: said", "it was “a guess that nobody here believed”"),
    ),
    ("scare quotes", "The “Karelle” sank."),
    ("scare quotes", "The “rescue that everybody in town saw” failed."),
    ("source before content", DROPPED),
    ("source inside content", DROPPED),
    ("source inside content", TWO_PIECES),
    ("source after content", DROPPED),
    ("pronoun source", DROPPED),
    ("noun cue", "By [source organisation: its] [cue assert indirect: memo], [content: 40 left]."),
    ("denial", told("assert indirect: said", "it sank")),
    ("retraction", told("assert indirect: withdrew", "it sank")),
    ("refusal to confirm", told("assert indirect: would say", "it sank")),
    (
        "one source with two figures",
        "[number cardinal 9: Nine] left, [source official: he] [cue assert indirect: said] "
        "[content: [number cardinal 4: four] sank], and [number cardinal 3: three] did not.",
    ),
    ("own count", "By [source media: the paper]’s [cue estimate indirect: reckoning], [content: 40 left]."),
    ("own count", "By [source official: our] [cue estimate indirect: reckoning], [content: 40 left]."),
    ("suspected that", "They suspected him."),
    ("said to", "[scope: It was [hedge hearsay: alleged] by some]."),
    ("it was alleged that", "[scope: He [hedge hearsay: alleged] that it sank]."),
    ("it was alleged that", "[scope: It was [hedge hearsay: alleged] by some]."),
    ("alleged noun", "[scope: Fraud was [hedge hearsay: alleged]]."),
    ("alleged noun", "[scope: It is [hedge hearsay: alleged] fraud]."),
    ("may the month", "May it float."),
    (
        "hedged hedge",
        "[scope#a: It [hedge#a epistemic: may]] [scope#b: [hedge#b hearsay: reportedly] sink].",
    ),
    (
        "hedged hedge",
        "[scope#a: It [hedge#a epistemic: may] sink in [scope#b: [hedge#b approximator: about] ten]].",
    ),
    ("hedge under negation", "It is not [scope: [hedge approximator: about] ten]."),
    (
        "scope of a figure only",
        "It lost [scope: [hedge approximator: about] [number cardinal 40: 40]] ships.",
    ),
    (
        "scope of a figure only",
        "It lost [scope: a [hedge hearsay: reported] ship] and [number cardinal 40: 40].",
    ),
    (
        "scope of a figure only",
        "[number cardinal 40: 40] lost [scope: a [hedge hearsay: reported] ship].",
    ),
    (
        "scope of a figure only",
        "[scope: The [hedge hearsay: reported] loss of men and ships and [number cardinal 40: 40]] hurt.",
    ),
    ("scope of an event only", "[scope: It [hedge epistemic: may] sink]. [number cardinal 40: 40] left."),
    (
        "scope of an event only",
        "[number cardinal 40: 40] left in [scope: [hedge approximator: about] a day].",
    ),
    (
        "scope of a source only",
        "[source official: He] [cue assert indirect: said] [content: it [hedge epistemic: may] go].",
    ),
    ("hedge in a headline", "[scope: 40 are [hedge epistemic: feared] dead]."),
    ("standfirst", "Ferry sinks\n\n• Forty people are missing, says coastguard\n\nA ferry sank."),
    ("single quotation marks", "He said “no”."),
    ("quotation over paragraphs", '"It sank.\n\nIt rained.'),
    ("emoji in a quotation", "🙏 “safe” 🙏."),
]


@pytest.mark.parametrize(("name", "text", "words"), MORE)
def test_a_detector_finds_the_other_forms_of_its_phenomenon(name: str, text: str, words: str) -> None:
    assert detected(document(text), name) == [words]


@pytest.mark.parametrize(("name", "text"), NEAR_MISSES)
def test_a_detector_is_silent_on_more_near_misses(name: str, text: str) -> None:
    assert detected(document(text), name) == []


class Told(NamedTuple):
    """A story for a phenomenon: its documents, its links as `type from to`, and whether it occurs there.

    Documents are `d0`, `d1` …, their claims `c0`, `c1` ….
    """

    name: str
    good: tuple[str, ...]
    good_links: tuple[str, ...]
    words: str
    bad: tuple[str, ...]
    bad_links: tuple[str, ...]


def killed(value: int | str, words: str, **pairs: str) -> str:
    attributes = "".join(f" {key}={given}" for key, given in {"event": "killed", **pairs}.items())
    return f"[number cardinal {value}{attributes}: {words}]"


def says(source: str, content: str, *, cue: str = "assert indirect: said") -> str:
    return f"[source organisation: {source}] [cue {cue}] [content: {content}]."


NEW_OLD = (f"{killed(38, '38')} died.", f"{killed(41, '41')} died.")
TOLD = [
    Told(
        "figure and its correction",
        (f"It is {killed(38, '38')}, not {killed(41, '41')}.",),
        ("updates d0#c0 d0#c1",),
        "38",
        (f"It is {killed(38, '38')}. It was {killed(41, '41')}.",),
        ("updates d0#c0 d0#c1",),
    ),
    Told(
        "derived figure",
        (f"[number fraction 0.5 event=killed: Half] of the {killed(40, '40')} died.",),
        ("part_of d0#c0 d0#c1",),
        "Half",
        NEW_OLD,
        ("part_of d0#c0 d1#c0",),
    ),
    Told(
        "sum that does not add up",
        (f"{killed(60, '60')} men and {killed(50, '50')} women are {killed(100, '100')}.",),
        ("part_of d0#c0 d0#c2", "part_of d0#c1 d0#c2"),
        "100",
        (f"{killed(50, '50')} men and {killed(50, 'fifty')} women are {killed(100, '100')}.",),
        ("part_of d0#c0 d0#c2", "part_of d0#c1 d0#c2"),
    ),
    Told("toll that rises", NEW_OLD, ("updates d1#c0 d0#c0",), "41", NEW_OLD, ("updates d0#c0 d1#c0",)),
    Told("figure revised down", NEW_OLD, ("updates d0#c0 d1#c0",), "38", NEW_OLD, ("updates d1#c0 d0#c0",)),
    Told(
        "figure withdrawn",
        (f"{killed(41, '41')} died.", f"It is not {killed(41, '41', polarity='negative')}."),
        ("updates d1#c0 d0#c0",),
        "41",
        NEW_OLD,
        ("updates d0#c0 d1#c0",),
    ),
    Told(
        "denied figure",
        (f"It is not {killed(41, '41', polarity='negative')}.",),
        (),
        "41",
        NEW_OLD,
        (),
    ),
    Told(
        "authorities that disagree",
        (says("The army", f"{killed(38, '38')} died"), says("Police", f"{killed(41, '41')} died")),
        ("contradicts d1#c0 d0#c0",),
        "41",
        (says("The army", f"{killed(38, '38')} died"), says("The army", f"{killed(41, '41')} died")),
        ("contradicts d1#c0 d0#c0",),
    ),
    Told(
        "text against a source",
        (says("The army", f"{killed(38, '38')} died"), f"{killed(41, '41')} died."),
        ("contradicts d1#c0 d0#c0",),
        "41",
        (says("The army", f"{killed(38, '38')} died"), says("Police", f"{killed(41, '41')} died")),
        ("contradicts d1#c0 d0#c0",),
    ),
    Told(
        "same figure for two events",
        (f"{killed(38, '38')} died.", f"{killed(38, '38', event='rescued')} lived."),
        (),
        "38",
        (f"{killed(38, '38')} died.", f"{killed(38, '38')} had died."),
        (),
    ),
    Told(
        "same figure by coincidence",
        (f"{killed(38, '38')} died in [number measure 38 unit=day event=lasted: 38 days].",),
        (),
        "38 days",
        (f"{killed(38, '38')} died.", f"{killed(38, '38')} had died."),
        (),
    ),
    Told(
        "killed against casualties",
        (f"{killed(38, '38')} died.", f"There were {killed(99, '99', event='casualties')} casualties."),
        (),
        "99",
        (f"There were {killed(99, '99', event='casualties')} casualties.",),
        (),
    ),
    Told(
        "figure that includes another",
        NEW_OLD,
        ("part_of d0#c0 d1#c0",),
        "41",
        NEW_OLD,
        ("updates d0#c0 d1#c0",),
    ),
    Told(
        "agreement of independent sources",
        (says("The army", f"{killed(38, '38')} died"), says("Police", f"{killed(38, 'thirty-eight')} died")),
        ("corroborates d1#c0 d0#c0",),
        "thirty-eight",
        (says("The army", f"{killed(38, '38')} died"), says("The army", f"{killed(38, '38')} died")),
        ("corroborates d1#c0 d0#c0",),
    ),
    Told(
        "one source quoted twice",
        (
            says("The army", f"{killed(38, '38')} died"),
            "[source#a media: It] [cue#a assert indirect: wrote] that [content#a: "
            "[source#b organisation: the army] "
            f"[cue#b assert indirect via=a: said] [content#b: {killed(38, 'thirty-eight')} died]].",
        ),
        (),
        "thirty-eight",
        (says("The army", f"{killed(38, '38')} died"), says("Police", f"{killed(38, '38')} died")),
        (),
    ),
    Told(
        "link within a document",
        (f"It is {killed(38, '38')}, not {killed(41, '41')}.",),
        ("updates d0#c0 d0#c1",),
        "38",
        NEW_OLD,
        ("updates d0#c0 d1#c0",),
    ),
    Told(
        "link across documents",
        NEW_OLD,
        ("updates d0#c0 d1#c0",),
        "38",
        (f"It is {killed(38, '38')}, not {killed(41, '41')}.",),
        ("updates d0#c0 d0#c1",),
    ),
]


def detected_in_story(documents: tuple[str, ...], links: tuple[str, ...], name: str) -> list[str]:
    parsed = [msgspec.structs.replace(document(text), id=f"d{order}") for order, text in enumerate(documents)]
    by_id = {each.id: each for each in parsed}
    split = (link.split() for link in links)
    story = Story(
        id="s", title="S", documents=tuple(by_id), links=tuple(Link(kind, of, to) for kind, of, to in split)
    )
    (found,) = (each for each in search([StoryUnit(story, parsed)]) if each.phenomenon.name == name)
    return [(by_id[place.document].text or "")[place.start : place.end] for place in found.places]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.name)
def test_a_detector_finds_its_phenomenon_in_a_story(told: Told) -> None:
    assert detected_in_story(told.good, told.good_links, told.name) == [told.words]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.name)
def test_a_detector_is_silent_on_a_story_that_nearly_has_it(told: Told) -> None:
    assert detected_in_story(told.bad, told.bad_links, told.name) == []


NEAR_STORIES = [
    ("figure and its correction", NEW_OLD, ("updates d0#c0 d1#c0",)),
    (
        "sum that does not add up",
        (f"{killed(120, '120')} are {killed(100, '100')}.",),
        ("part_of d0#c0 d0#c1",),
    ),
    (
        "sum that does not add up",
        (f"{killed(20, '20')} men and {killed(50, '50')} women of {killed(100, '100')}.",),
        ("part_of d0#c0 d0#c2", "part_of d0#c1 d0#c2"),
    ),
    (
        "sum that does not add up",
        (f"{killed('~60', 'about 60')} and {killed('~50', 'about 50')} are {killed(100, '100')}.",),
        ("part_of d0#c0 d0#c2", "part_of d0#c1 d0#c2"),
    ),
    (
        "sum that does not add up",
        (f"{killed(60, '60')} men and {killed(50, '50')} women.", f"{killed(100, '100')} died."),
        ("part_of d0#c0 d1#c0", "part_of d0#c1 d1#c0"),
    ),
    (
        "sum that does not add up",
        (
            f"{killed(60, '60', unit='percent')} and {killed(50, '50', unit='percent')} "
            f"of {killed(100, '100')}.",
        ),
        ("part_of d0#c0 d0#c2", "part_of d0#c1 d0#c2"),
    ),
    (
        "toll that rises",
        (f"{killed(38, '38', event='cost')} paid.", f"{killed(41, '41', event='cost')} paid."),
        ("updates d1#c0 d0#c0",),
    ),
    (
        "authorities that disagree",
        (says("The army", f"{killed(38, '38')} died"), f"{killed(41, '41')} died."),
        ("contradicts d1#c0 d0#c0",),
    ),
    (
        "same figure for two events",
        (f"{killed(38, '38')} died in [number measure 38 unit=day event=lasted: 38 days].",),
        (),
    ),
    (
        "same figure for two events",
        (f"{killed(3, '3')} died.", f"{killed(3, '3', event='rescued')} lived."),
        (),
    ),
    (
        "one source quoted twice",
        (says("The army", f"{killed(38, '38')} died"), says("The army", f"{killed(38, '38')} died")),
        (),
    ),
    ("one source quoted twice", (f"{killed(38, '38')} died.", f"{killed(38, '38')} had died."), ()),
    (
        "one source quoted twice",
        (
            says("The army", f"{killed(38, '38')} died"),
            "[source#a media: It] [cue#a assert indirect: wrote] that [content#a: "
            "[source#b organisation: the army] [cue#b assert indirect via=a: said] "
            f"[content#b: {killed(38, '38', event='rescued')} lived]].",
        ),
        (),
    ),
]


@pytest.mark.parametrize(("name", "documents", "links"), NEAR_STORIES)
def test_a_detector_is_silent_on_more_stories(
    name: str, documents: tuple[str, ...], links: tuple[str, ...]
) -> None:
    assert detected_in_story(documents, links, name) == []


def test_every_detector_has_an_example() -> None:
    names = [example.name for example in EXAMPLES] + [told.name for told in TOLD]
    assert sorted(names) == sorted(PHENOMENA)
    assert {told.name for told in TOLD} == {
        name for name, phenomenon in PHENOMENA.items() if phenomenon.subject is Subject.STORY
    }
