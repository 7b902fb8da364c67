"""Texts for the tests of annotators: prose put together at random, and a short view of an annotation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reportedly.annotators import suggest
from reportedly.findings import Severity
from reportedly.lexicon import load_lexicon
from reportedly.rules import RULES
from reportedly.validation import check_document

if TYPE_CHECKING:
    from reportedly.model import Document

VOCABULARY = (
    "about around some nearly at least more than up to as many as fewer than between and or so 5 "
    "600 1,200 3.5 4.75 2031 1718 12 40 m bn k million thousand hundred dozen dozens a an the half "
    "third quarter two-thirds twenty-three one no none no one both twice doubled several few "
    "handful hundreds thousands of in out $ € K £ % per cent percent percentage points km metres "
    "hours minutes year-old years - – — , . ; : “ ” \" ’ ‘ ' ( ) said says told reporters that he "
    "she they the mayor police officials claimed according to citing denied confirmed may might "
    "could would if reportedly allegedly likely believed thought to be is was were been killed "
    "wounded dead people soldiers May March 30 April 1990s first second No. Resolution Route KV-211 "
    "A4 B2 14:20 8.05pm p.m. o’clock ! ? … • \n \n\n not never so-called quoted as saying who is "
    "which ½ 12½ 5m 1-3 3–1 40-60 from crowns dollars figure estimate its his count put toll at "
    "spoke described called The He Mr. É é 👩‍🔬 5́ ٣ 1 000 m/s °C over under times fold GMT aged "
    "34, Lee Tolvane 1000s 30s 20.01 points others an hour who which ; or more in her fell by told by as that"
)
WORDS = VOCABULARY.split(" ")
BOUNDS = load_lexicon().bounds


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Words of all layers, in no order, parted by spaces or by nothing."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
    gaps = draw(st.lists(st.sampled_from("    \u00a0_"), min_size=len(words), max_size=len(words)))
    # Rule N204 sees a bound of one word beside a plain space only.
    gaps = [" " if word in BOUNDS else gap for word, gap in zip(words, gaps, strict=True)]
    return "".join(word + gap.replace("_", "") for word, gap in zip(words, gaps, strict=True))


def document(text: str) -> Document:
    """The document that the rules propose for `text`."""
    return suggest(text, name="proposal", day=date(2030, 1, 1))


def errors(proposal: Document) -> list[str]:
    """The breaches of rules that are errors, as text; the day of publication is for a person to give."""
    return [
        f"{code} {breach.message}"
        for code, breaches in check_document(proposal).items()
        if RULES[code].severity is Severity.ERROR and code != "M105"
        for breach in breaches
    ]


def surfaces(proposal: Document, ids: tuple[str, ...]) -> list[str]:
    """The words of spans."""
    return [proposal.span_by_id[name].text or "" for name in ids]


def numbers(text: str) -> list[tuple[str, str]]:
    """The numbers of `text` with their kinds."""
    proposal = document(text)
    return [(surfaces(proposal, (number.span,))[0], number.kind) for number in proposal.numbers]


def attributions(text: str) -> list[tuple[str, str, str, str]]:
    """Source, cue, content and attitude of the attributions of `text`; pieces are joined by a stroke."""
    proposal = document(text)
    return [
        (
            " | ".join(surfaces(proposal, frame.source)),
            " | ".join(surfaces(proposal, frame.cue)),
            " | ".join(surfaces(proposal, frame.content)),
            frame.attitude,
        )
        for frame in proposal.attributions
    ]


def hedges(text: str) -> list[tuple[str, str, str]]:
    """Cue, scope and kind of the hedges of `text`."""
    proposal = document(text)
    return [
        (" | ".join(surfaces(proposal, frame.cue)), " | ".join(surfaces(proposal, frame.scope)), frame.kind)
        for frame in proposal.hedges
    ]
