"""Phenomena of attribution: who vouches, in which words, at which remove."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.relations import chains, path
from reportedly.statistics.phenomena.registry import Group, Subject, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Extent
    from reportedly.statistics.phenomena.views import DocumentView

_attribution = phenomenon(Group.ATTRIBUTION)
_frames_alone = phenomenon(Group.ATTRIBUTION, subject=Subject.ANNOTATION)

_SHORT_QUOTE = 4
_PRONOUNS = "i|we|you|he|she|it|they|him|her|them|his|its|their|my|our|who|whose|hers|theirs"
_RETRACTION = (
    r"\bwithdr[ae]w|\bretract|\b(?:took|taken?|taking) back|\babandon|\bno longer|\brecant|\bdisown|\bdropped"
)
_DETERMINER = r"(?:[’']s|s[’']|\b(?:the|an?|its|his|her|their|our|my|this|that|any|no|by))"
_BEFORE_NOUN = 40
_NOUN_CUE = (
    "claim|statement|report|account|figure|total|number|tally|count|arithmetic|estimate|reckoning|denial|"
    "assertion|allegation|assessment|calculation|insistence|projection|suggestion|version|toll|confirmation|"
    "insistence|forecast|admission|testimony"
)


def _styled(view: DocumentView, style: str) -> Iterator[Extent]:
    for vouching in view.vouchings:
        if vouching.frame.style == style:
            yield vouching.extent


def _cued(view: DocumentView, pattern: str) -> Iterator[Extent]:
    for vouching in view.vouchings:
        if re.search(pattern, vouching.cue):
            yield vouching.extent


def _typed(view: DocumentView, source_type: str, pattern: str = "") -> Iterator[Extent]:
    for vouching in view.vouchings:
        if (
            vouching.frame.source_type == source_type
            and vouching.sources
            and re.search(pattern, vouching.source)
        ):
            yield vouching.sources[0].start, vouching.sources[0].end


@_frames_alone
def direct_quotation(view: DocumentView) -> Iterator[Extent]:
    """Content that is quoted whole."""
    return _styled(view, "direct")


@_frames_alone
def indirect_quotation(view: DocumentView) -> Iterator[Extent]:
    """Content that is told without quotation marks."""
    return _styled(view, "indirect")


@_frames_alone
def mixed_quotation(view: DocumentView) -> Iterator[Extent]:
    """Content that is told and quoted in turn."""
    return _styled(view, "mixed")


@_attribution
def partial_quotation(view: DocumentView) -> Iterator[Extent]:
    """A few quoted words in content that is told: called the toll “a guess”."""
    for vouching in view.vouchings:
        if vouching.frame.style != "mixed":
            continue
        for start, end in view.quotations:
            short = len(view.text[start:end].split()) <= _SHORT_QUOTE
            if short and any(piece.start <= start and end <= piece.end for piece in vouching.contents):
                yield start, end


@_attribution
def scare_quotes(view: DocumentView) -> Iterator[Extent]:
    """A few quoted words that nobody is named for: the “rescue”."""
    for start, end in view.quotations:
        short = len(view.text[start:end].split()) <= _SHORT_QUOTE
        if short and view.text[start + 1].islower() and not view.touches((start, end), "content"):
            yield start, end


@_frames_alone
def source_before_content(view: DocumentView) -> Iterator[Extent]:
    """The source first: the mayor said that the ferry was late."""
    for vouching in view.vouchings:
        if vouching.sources and vouching.sources[0].end <= vouching.contents[0].start:
            yield vouching.extent


@_frames_alone
def source_inside_content(view: DocumentView) -> Iterator[Extent]:
    """The source put in: two boats, the mayor said, were still out."""
    for vouching in view.vouchings:
        if vouching.sources and (
            vouching.contents[0].end <= vouching.sources[0].start
            and vouching.sources[0].end <= vouching.contents[-1].start
        ):
            yield vouching.extent


@_frames_alone
def source_after_content(view: DocumentView) -> Iterator[Extent]:
    """The source last: …, the mayor said."""
    for vouching in view.vouchings:
        if vouching.sources and vouching.sources[0].start >= vouching.contents[-1].end:
            yield vouching.extent


@_frames_alone
def content_over_sentences(view: DocumentView) -> Iterator[Extent]:
    """Content in several sentences, with the cue in one only."""
    for vouching in view.vouchings:
        first = view.sentence(vouching.contents[0].start)
        last = view.sentence(vouching.contents[-1].end - 1)
        if last > first:
            yield vouching.extent


@_attribution
def pronoun_source(view: DocumentView) -> Iterator[Extent]:
    """A pronoun that vouches: she said."""
    for vouching in view.vouchings:
        if re.fullmatch(_PRONOUNS, vouching.source):
            yield vouching.sources[0].start, vouching.sources[0].end


@_frames_alone
def dropped_source(view: DocumentView) -> Iterator[Extent]:
    """A cue without a source: “was said to”."""
    for vouching in view.vouchings:
        if not vouching.frame.source:
            yield vouching.extent


@_attribution
def according_to(view: DocumentView) -> Iterator[Extent]:
    """“According to” as a cue."""
    return _cued(view, r"^according to$")


@_attribution
def per(view: DocumentView) -> Iterator[Extent]:
    """“Per” as a cue: per the ministry."""
    return _cued(view, r"^(?:as )?per$")


@_attribution
def citing(view: DocumentView) -> Iterator[Extent]:
    """One source that cites another: “citing the agency”."""
    return _cued(view, r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing))\b")


@_attribution
def in_the_words_of(view: DocumentView) -> Iterator[Extent]:
    """“In the words of” as a cue."""
    return _cued(view, r"^in (?:the )?(?:\w+ )?words\b|^in the phrase of")


@_attribution
def noun_cue(view: DocumentView) -> Iterator[Extent]:
    """A noun as a cue: the claim that …, the ministry’s figure of 40."""
    for vouching in view.vouchings:
        before = view.text[: vouching.cues[0].start].lower()[-_BEFORE_NOUN:]
        if re.search(rf"^(?:{_NOUN_CUE})s?$", vouching.cue) and re.search(
            rf"{_DETERMINER}(?: [\w-]+){{0,2}} $", before
        ):
            yield vouching.extent


@_attribution
def colon_cue(view: DocumentView) -> Iterator[Extent]:
    """A colon as a cue, as headlines have it: Coastguard: 19 dead."""
    return _cued(view, r"^[:–—-]$")


@_attribution
def as_saying(view: DocumentView) -> Iterator[Extent]:
    """A source inside another one’s sentence: quoted the mayor “as saying”."""
    return _cued(view, r"^as \w+ing\b")


@_attribution
def document_source(view: DocumentView) -> Iterator[Extent]:
    """A document that vouches: a memo, a report, a statement."""
    return _typed(view, "document")


@_attribution
def map_source(view: DocumentView) -> Iterator[Extent]:
    """A map that vouches."""
    return _typed(view, "document", r"\bmaps?\b")


@_attribution
def picture_source(view: DocumentView) -> Iterator[Extent]:
    """Pictures that vouch: satellite images, footage."""
    return _typed(
        view,
        "document",
        r"\b(?:picture|photo|photograph|image|video)s?\b|\bfootage\b|\bsatellite\b|\bimagery\b",
    )


@_attribution
def database_source(view: DocumentView) -> Iterator[Extent]:
    """A list or a database that vouches: the manifest, a register."""
    kept = (
        "database|register|registry|list|log|logbook|record|manifest|ledger|spreadsheet|tally|table|data|roll"
    )
    return _typed(view, "document", rf"\b(?:{kept})s?\b")


@_attribution
def anonymous_source(view: DocumentView) -> Iterator[Extent]:
    """A source whose identity is kept back: a person familiar with the talks."""
    return _typed(view, "anonymous")


@_attribution
def collective_source(view: DocumentView) -> Iterator[Extent]:
    """Unnamed people known by a role: residents, analysts."""
    return _typed(view, "collective")


def _removed(view: DocumentView, lengths: range) -> Iterator[Extent]:
    """Attributions at the inner end of a chain of so many sources."""
    outer = {vouching.frame.via for vouching in view.vouchings}
    for vouching in view.vouchings:
        if len(path(view.document, vouching.frame)) in lengths and vouching.frame.id not in outer:
            yield vouching.extent


@_frames_alone
def chain_of_two(view: DocumentView) -> Iterator[Extent]:
    """A source that is heard through another one."""
    return _removed(view, range(2, 3))


@_frames_alone
def chain_of_three(view: DocumentView) -> Iterator[Extent]:
    """Three sources or more, each heard through the one before it."""
    return _removed(view, range(3, 100))


@_attribution
def denial(view: DocumentView) -> Iterator[Extent]:
    """A source that says it is not so."""
    for vouching in view.vouchings:
        if vouching.frame.attitude == "deny" and not re.search(_RETRACTION, vouching.cue):
            yield vouching.extent


@_attribution
def retraction(view: DocumentView) -> Iterator[Extent]:
    """A source that takes back what it said."""
    for vouching in view.vouchings:
        if vouching.frame.attitude == "deny" and re.search(_RETRACTION, vouching.cue):
            yield vouching.extent


@_attribution
def refusal_to_confirm(view: DocumentView) -> Iterator[Extent]:
    """A source that neither says so nor denies it: could not confirm."""
    refusing = r"\b(?:confirm|verify|rule out|say|comment|vouch|swear)\b|\brefus|\bdeclin"
    for vouching in view.vouchings:
        if vouching.frame.attitude == "question" and re.search(refusing, vouching.cue):
            yield vouching.extent


@_attribution
def no_comment(view: DocumentView) -> list[Extent]:
    """Someone who says nothing: declined to comment."""
    silent = (
        r"\b(?:no|without) comment\b"
        r"|\b(?:declined|refused) to (?:comment|answer|reply|respond|say|elaborate)\b"
        r"|\b(?:did|does|do|has|have|had) not (?:return|reply|respond|answer|comment)(?:ed|ied)?\b"
        r"|\bcould not be reached\b|\bwould not (?:comment|be drawn)\b"
    )
    return view.matches(silent)


@_frames_alone
def two_sources_for_one_figure(view: DocumentView) -> Iterator[Extent]:
    """A figure that two sources vouch for independently of each other."""
    for mention in view.quantities:
        if len(chains(view.document, mention.number)) > 1:
            yield mention.extent


@_frames_alone
def one_source_with_two_figures(view: DocumentView) -> Iterator[Extent]:
    """A source that gives two quantities or more in one breath."""
    for vouching in view.vouchings:
        held = sum(
            any(piece.start <= mention.start and mention.end <= piece.end for piece in vouching.contents)
            for mention in view.quantities
        )
        if held > 1:
            yield vouching.extent


@_attribution
def own_count(view: DocumentView) -> Iterator[Extent]:
    """The reporter’s own count: “by our reckoning”."""
    own = r"\b(?:our|we|us|this newspaper|this paper|i|my)\b"
    counting = r"\b(?:count|reckon|tall(?:y|ied)|sum|arithmetic|estimat|calculat|total|figure|number|work)"
    for vouching in view.vouchings:
        if (
            vouching.frame.source_type == "media"
            and re.search(own, vouching.source)
            and re.search(counting, vouching.cue)
        ):
            yield vouching.extent
