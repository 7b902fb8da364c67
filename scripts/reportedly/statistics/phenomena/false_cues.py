"""Phenomena of false cues: words of attribution that attribute nothing, and so stand in no cue or hedge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.lexicon import load_lexicon
from reportedly.statistics.phenomena.registry import Group, phenomenon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.statistics.phenomena.registry import Extent
    from reportedly.statistics.phenomena.views import DocumentView

_false_cue = phenomenon(Group.FALSE_CUES)

_FIGURE = (
    r"(?:about |some |at least |another |a further )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|hundreds)"
)


def _standing(view: DocumentView, pattern: str) -> list[Extent]:
    return view.matches(pattern, outside=["cue", "hedge"])


@_false_cue
def claimed_lives(view: DocumentView) -> list[Extent]:
    """“Claimed” for took: “claimed the lives of 12”."""
    return _standing(view, r"\bclaim(?:s|ed|ing)? (?:the lives|the life|\w+ lives|a life|\w+ victims?)\b")


@_false_cue
def reported_for_duty(view: DocumentView) -> list[Extent]:
    """“Reported” for went: “reported for duty”, “reported to the police”."""
    return _standing(view, r"\breport(?:s|ed|ing)? (?:for|back)\b")


@_false_cue
def announced_an_arrival(view: DocumentView) -> list[Extent]:
    """“Announced” that says nothing of a fact: an arrival, an appeal."""
    return _standing(view, r"\bannounc(?:es|ed|ing)\b")


@_false_cue
def told_as_counted(view: DocumentView) -> list[Extent]:
    """“Told” for counted or for had an effect: “all told”."""
    return _standing(view, r"\ball told\b|\btold (?:on|apart)\b|\b(?:had|have|has) told (?:on|in)\b")


@_false_cue
def noted_as_famous(view: DocumentView) -> list[Extent]:
    """“Noted” for famous: “a noted authority”."""
    return _standing(view, r"\b(?:a|an|the|more|most|\w+’s) noted\b|\bnoted (?:\w+ )?for\b")


@_false_cue
def a_said_amount(view: DocumentView) -> list[Extent]:
    """“Said” for named before: “the said amount”."""
    return _standing(view, r"\b(?:the|a) said (?!to\b)[a-z]+\b")


@_false_cue
def added_to_a_number(view: DocumentView) -> list[Extent]:
    """“Added” for joined to: “added 40 staff”."""
    return _standing(view, rf"\badd(?:s|ed|ing)? (?:{_FIGURE}|it|them|to)\b")


@_false_cue
def confirmed_cases(view: DocumentView) -> list[Extent]:
    """“Confirmed” that names a class: “the confirmed cases”."""
    return _standing(
        view, r"\b(?:laboratory-)?confirmed (?:cases?|deaths?|infections?|patients?|dead|toll)\b"
    )


@_false_cue
def suspected_cases(view: DocumentView) -> list[Extent]:
    """“Suspected” that names a class: “suspected cases”, beside “suspected that”."""
    return _standing(view, r"\b(?:suspected|probable) (?:cases?|deaths?|infections?|patients?|ones?)\b")


@_false_cue
def suspected_that(view: DocumentView) -> Iterator[Extent]:
    """“Suspect” that does attribute or hedge, beside “suspected cases”."""
    for start, end in view.matches(r"\bsuspect(?:s|ed|ing)?\b"):
        if view.touches((start, end), "cue") or view.touches((start, end), "hedge"):
            yield start, end


@_false_cue
def cue_verb_that_is_no_cue(view: DocumentView) -> list[Extent]:
    """A verb of saying in the lexicon that stands in no cue and no hedge, for whatever reason."""
    verbs = "|".join(sorted(load_lexicon().cue_verbs))
    return _standing(view, rf"(?<![\w-])(?:{verbs})\b")
