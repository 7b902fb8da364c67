"""Phenomena of hedges: what weakens a statement, how far, and what only looks as if it did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.statistics.phenomena.registry import Group, Subject, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Extent
    from reportedly.statistics.phenomena.views import DocumentView, Weakening

_hedge = phenomenon(Group.HEDGES)
_frames_alone = phenomenon(Group.HEDGES, subject=Subject.ANNOTATION)

_NEAR = 20  # code points between two hedges that weaken each other
_NEARLY_ALONE = 3  # words of a scope beside its figure
_ARTICLE = r"(?:(?:an?|the|its|his|her|their|some) )?"
_BE = (
    r"\b(?:is|are|was|were|be|been|being|seems?|seemed|looks?|looked)"
    r"(?: (?:not|more|most|very|now|still|quite))* [“\"]?$"
)


def _reading(view: DocumentView, pattern: str, *kinds: str) -> Iterator[Weakening]:
    """The hedges of these kinds (of any, without) whose words match."""
    for hedge in view.weakenings:
        if (not kinds or hedge.frame.kind in kinds) and re.search(pattern, hedge.words):
            yield hedge


def _extents(hedges: Iterator[Weakening]) -> Iterator[Extent]:
    return (hedge.extent for hedge in hedges)


@_hedge
def hearsay_adverb(view: DocumentView) -> Iterator[Extent]:
    """An adverb that puts it down to others: “reportedly”."""
    return _extents(_reading(view, r"ly$", "hearsay"))


@_hedge
def said_to(view: DocumentView) -> Iterator[Extent]:
    """A passive of saying with an infinitive: “is said to”."""
    for hedge in _reading(view, r"^(?:said|reported|alleged|understood|rumoured|reputed|claimed|supposed)$"):
        if hedge.after.startswith(" to "):
            yield hedge.extent


@_hedge
def believed_to(view: DocumentView) -> Iterator[Extent]:
    """A passive of thinking with an infinitive: “are believed to have”."""
    for hedge in _reading(view, r"\b(?:believed|thought|presumed|assumed|suspected|feared|known|expected)$"):
        if hedge.after.startswith(" to "):
            yield hedge.extent


@_hedge
def it_was_alleged_that(view: DocumentView) -> Iterator[Extent]:
    """An impersonal passive: “it was alleged that”."""
    for hedge in view.weakenings:
        if re.search(r"\bit (?:is|was|has been|had been) $", hedge.before) and hedge.after.startswith(
            " that "
        ):
            yield hedge.extent


@_hedge
def alleged_noun(view: DocumentView) -> Iterator[Extent]:
    """An adjective that weakens a noun: “the alleged bribes”."""
    for hedge in _reading(view, r"^(?:alleged|suspected|presumed|reported|supposed|apparent)$"):
        if re.match(r" (?!to\b|that\b|by\b)\w", hedge.after) and not re.search(_BE, hedge.before):
            yield hedge.extent


@_hedge
def purported(view: DocumentView) -> Iterator[Extent]:
    """“Purported”, “purportedly”."""
    return _extents(_reading(view, r"\bpurported"))


@_hedge
def so_called(view: DocumentView) -> Iterator[Extent]:
    """“So-called”."""
    return _extents(_reading(view, r"\bso[- ]called\b"))


@_hedge
def epistemic_modal(view: DocumentView) -> Iterator[Extent]:
    """“May”, “might”, “could” for what is possible."""
    return _extents(_reading(view, r"^(?:may|might|could)\b", "epistemic"))


@_hedge
def may_the_month(view: DocumentView) -> list[Extent]:
    """“May” the month."""
    return [
        extent
        for extent in view.matches(r"\bMay\b", outside=["hedge"], flags=0)
        if view.touches(extent, "number")
        or view.text[: extent[0]].endswith((" in ", " of ", " since ", " last ", " by "))
    ]


@_hedge
def may_the_permission(view: DocumentView) -> list[Extent]:
    """“May” that permits, or that grants a point: in no hedge."""
    return view.matches(r"\bmay\b", outside=["hedge"], flags=0)


@_hedge
def might_the_strength(view: DocumentView) -> list[Extent]:
    """“Might” as strength."""
    return view.matches(
        r"\b(?:the|all|its|their|his|her|military|naval|with) might\b(?! (?:have|be)\b)", outside=["hedge"]
    )


@_hedge
def could_of_ability(view: DocumentView) -> list[Extent]:
    """“Could” for was able to: in no hedge."""
    return view.matches(r"\bcould\b", outside=["hedge", "cue"])


@_hedge
def appears_to_be(view: DocumentView) -> Iterator[Extent]:
    """“Appears” or “seems” for what looks so."""
    return _extents(_reading(view, r"^(?:appear|seem)"))


@_hedge
def appearance(view: DocumentView) -> list[Extent]:
    """“Appeared” for came: an appearance in court."""
    return view.matches(r"\bappear(?:s|ed|ing|ances?)?\b", outside=["hedge"])


@_hedge
def likely_the_adjective(view: DocumentView) -> Iterator[Extent]:
    """“Likely” after a verb of being, or before an infinitive or a noun: “is likely to”."""
    for hedge in _reading(view, r"\blikely$"):
        if (
            re.match(r"[”\"]? to ", hedge.after)
            or re.search(_BE, hedge.before)
            or re.search(r"\b(?:a|an|the) $", hedge.before)
        ):
            yield hedge.extent


@_hedge
def likely_the_adverb(view: DocumentView) -> Iterator[Extent]:
    """“Likely” beside a verb: “had most likely shifted”."""
    adjectives = set(likely_the_adjective(view))
    return (extent for extent in _extents(_reading(view, r"\blikely$")) if extent not in adjectives)


@_frames_alone
def conditional(view: DocumentView) -> Iterator[Extent]:
    """A condition on which it holds, of any kind."""
    return (hedge.extent for hedge in view.weakenings if hedge.frame.kind == "conditional")


@_hedge
def conditional_would(view: DocumentView) -> Iterator[Extent]:
    """“Would” of a condition that is not said to hold."""
    return _extents(_reading(view, r"^would\b", "conditional"))


@_hedge
def if_true(view: DocumentView) -> Iterator[Extent]:
    """A condition without a verb: “if true”, “if convicted”."""
    return _extents(_reading(view, r"^if \w+$"))


@_hedge
def hedged_hedge(view: DocumentView) -> Iterator[Extent]:
    """Two hedges beside each other, one in the scope of the other: “may reportedly”."""
    strong = [hedge for hedge in view.weakenings if not hedge.approximates]
    for first in strong:
        for second in strong:
            if first.frame.kind == second.frame.kind == "conditional":  # if … would: one condition
                continue
            gap = second.cues[0].start - first.cues[-1].end
            if 0 <= gap <= _NEAR and any(
                scope.start <= other.cues[0].start and other.cues[-1].end <= scope.end
                for hedge, other in ((first, second), (second, first))
                for scope in hedge.scopes
            ):
                yield first.cues[0].start, second.cues[-1].end


@_hedge
def hedge_under_negation(view: DocumentView) -> Iterator[Extent]:
    """A hedge that is denied: “is not expected to”, “unlikely”."""
    for hedge in view.weakenings:
        denied = re.search(r"(?:\b(?:not|never|no|hardly)|n[’']t) (?:\w+ )?$", hedge.before)
        if not hedge.approximates and (denied or re.match(r"unlikely|improbabl", hedge.words)):
            yield hedge.extent


@_hedge
def scope_of_a_figure_only(view: DocumentView) -> Iterator[Extent]:
    """A hedge, not an approximator, that weakens a figure and hardly more: “a reported 40”."""
    for hedge in view.weakenings:
        if hedge.approximates or len(hedge.scopes) != 1:
            continue
        scope = hedge.scopes[0]
        if not re.match(_ARTICLE + re.escape(hedge.words), view.text[scope.start : scope.end].lower()):
            continue  # a hedge on the noun opens its phrase; one on the verb has a subject before it
        for mention in view.quantities:
            if scope.start <= mention.start and mention.end <= scope.end:
                around = view.text[scope.start : mention.start] + view.text[mention.end : scope.end]
                if len(around.replace(hedge.words, "").split()) <= _NEARLY_ALONE:
                    yield hedge.extent


@_frames_alone
def scope_of_an_event_only(view: DocumentView) -> Iterator[Extent]:
    """A hedge whose scope leaves out the figures of its sentence."""
    for hedge in view.weakenings:
        sentence = view.sentence(hedge.cues[0].start)
        here = [mention for mention in view.quantities if view.sentence(mention.start) == sentence]
        held = any(
            scope.start <= mention.start and mention.end <= scope.end
            for mention in here
            for scope in hedge.scopes
        )
        if here and not held and not hedge.approximates:
            yield hedge.extent


@_frames_alone
def scope_of_a_source_only(view: DocumentView) -> Iterator[Extent]:
    """A hedge that weakens who vouches: “a person believed to be an aide said”."""
    for hedge in view.weakenings:
        if hedge.scopes and all(view.inside((scope.start, scope.end), "source") for scope in hedge.scopes):
            yield hedge.extent


@_hedge
def hedge_in_a_headline(view: DocumentView) -> Iterator[Extent]:
    """A hedge in a headline: “Up to 40 feared dead”."""
    for hedge in view.weakenings:
        if view.headline is not None and hedge.cues[-1].end <= view.headline[1]:
            yield hedge.extent


@_hedge
def feared(view: DocumentView) -> Iterator[Extent]:
    """“Feared” for what may have happened."""
    return _extents(_reading(view, r"^fear"))


@_hedge
def unconfirmed(view: DocumentView) -> Iterator[Extent]:
    """“Unconfirmed”, “not confirmed”."""
    return _extents(_reading(view, r"\b(?:unconfirmed|unverified|not (?:been )?confirmed)\b"))


@_hedge
def could_not_be_verified(view: DocumentView) -> Iterator[Extent]:
    """“Could not be independently verified”."""
    return _extents(_reading(view, r"\bnot be (?:\w+ )?(?:verified|confirmed|checked|established)"))


@_hedge
def unclear_whether(view: DocumentView) -> Iterator[Extent]:
    """What is left open: “it is unclear whether”."""
    return _extents(_reading(view, r"\b(?:unclear|not clear|not known|unknown|uncertain)\b"))
