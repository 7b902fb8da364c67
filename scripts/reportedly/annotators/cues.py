"""The cue lexicon of the rule-based annotator, read from `schema/cues.json`."""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from reportedly.schema import data_root


class Verb(NamedTuple):
    """One form of a verb of attribution.

    Attributes:
        lemma: its infinitive.
        attitude: what it does to the content.
        takes: the complement that makes it a cue; see `reportedly.annotators.attributions`.
        not_before: words that make it no cue where they come next.
    """

    lemma: str
    attitude: str
    takes: str
    not_before: frozenset[str]


class Cues(NamedTuple):
    """The lexicon; words are lower case.

    Attributes:
        verbs: verbs of attribution by their forms.
        sources: types of source by the nouns that show them.
        anonymity: phrases by which a source keeps its name back.
        evidence: nouns whose `show`, `find` and the like vouch.
        noun_cues: nouns that are cues after a possessive, with their attitude.
        hedges: hedge cues with their kind.
        events: events by the words that show them, a word for one event.
        event_order: the events in the order of the schema.
        identifier_openers: words whose figure is a name.
        sport: words that make `2–1` a score.
        idioms: fixed expressions with a numeral, as tokens.
        determiners: articles, demonstratives, possessives.
        prepositions: prepositions.
        conjunctions: conjunctions and relative words.
        pronouns: pronouns.
        auxiliaries: auxiliary verbs.
        adverbs: adverbs that do not end in -ly.
        not_nouns: words that end a noun group.
        after_nouns: verbs and adjectives that end a noun group but may be one.
        people: plurals without -s.
        states: what has happened to those who are counted, in the place of a noun: *7 dead*.
        cases: nouns whose class *suspected* and *confirmed* name.
        nouns: nouns that look like gerunds and adverbs.
        masses: plurals that are counted in millions, and are no currency.
        never_counted: nouns that are never counted.
        weekdays: the days of the week.
        speaking: heads, weekdays among them, of the phrases that date or place the speaking.
        addressees: words for those who are told.
    """

    verbs: dict[str, Verb]
    sources: dict[str, str]
    anonymity: tuple[str, ...]
    evidence: frozenset[str]
    noun_cues: dict[str, str]
    hedges: dict[str, str]
    events: dict[str, str]
    event_order: tuple[str, ...]
    identifier_openers: frozenset[str]
    sport: frozenset[str]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    not_nouns: frozenset[str]
    after_nouns: frozenset[str]
    people: frozenset[str]
    states: frozenset[str]
    cases: frozenset[str]
    nouns: frozenset[str]
    masses: frozenset[str]
    never_counted: frozenset[str]
    weekdays: frozenset[str]
    speaking: frozenset[str]
    addressees: frozenset[str]


@cache
def load_cues() -> Cues:
    """The cue lexicon of this version."""
    entries = json.loads((data_root() / "schema" / "cues.json").read_bytes())
    sets = {
        name: frozenset(entries[name])
        for name in (
            "evidence",
            "identifier_openers",
            "sport",
            "determiners",
            "prepositions",
            "conjunctions",
            "pronouns",
            "auxiliaries",
            "adverbs",
            "people",
            "states",
            "cases",
            "nouns",
            "masses",
            "never_counted",
            "weekdays",
            "addressees",
        )
    }
    verbs = {
        form: Verb(lemma, verb["attitude"], verb["takes"], frozenset(entries["not_cues"].get(lemma, ())))
        for lemma, verb in entries["verbs"].items()
        for form in verb["forms"]
    }
    idioms: dict[str, list[tuple[str, ...]]] = {}
    for phrase in entries["idioms"]:
        tokens = tuple(phrase.split())
        idioms.setdefault(tokens[0], []).append(tokens)
    return Cues(
        verbs=verbs,
        sources={word: kind for kind, words in entries["sources"].items() for word in words},
        anonymity=tuple(entries["anonymity"]),
        noun_cues=entries["noun_cues"],
        hedges=entries["hedges"],
        events={word: event for event, words in entries["events"].items() for word in words},
        event_order=(*entries["events"], "other"),
        idioms={first: tuple(phrases) for first, phrases in idioms.items()},
        not_nouns=frozenset().union(
            *(
                sets[name]
                for name in (
                    "determiners",
                    "prepositions",
                    "conjunctions",
                    "pronouns",
                    "auxiliaries",
                    "adverbs",
                )
            )
        ),
        after_nouns=frozenset(entries["verbs_after_nouns"]),
        speaking=sets["weekdays"].union(entries["speaking"]),
        **sets,
    )
