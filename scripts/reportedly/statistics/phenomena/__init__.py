"""The phenomena that the corpus is to hold, found again from text and annotation; a module a group."""

from reportedly.statistics.phenomena import (  # importing a module registers its detectors
    attribution,
    claims,
    decoys,
    false_cues,
    hedges,
    numbers,
    text,
)
from reportedly.statistics.phenomena.registry import Group, Phenomenon, Place, Subject, registered
from reportedly.statistics.phenomena.search import Occurrences, example, excerpt, search

PHENOMENA = registered()

UNSEARCHED = {
    "a figure reported late": "a claim does not say which day it is about",
}
"""Phenomena that the corpus is to hold and that neither text nor annotation tells, and why."""

__all__ = [
    "PHENOMENA",
    "UNSEARCHED",
    "Group",
    "Occurrences",
    "Phenomenon",
    "Place",
    "Subject",
    "attribution",
    "claims",
    "decoys",
    "example",
    "excerpt",
    "false_cues",
    "hedges",
    "numbers",
    "search",
    "text",
]
