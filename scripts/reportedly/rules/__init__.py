"""The rules of the validator, a module a layer, and their register."""

from reportedly.rules import (  # importing a module registers its rules
    attributions,
    claims,
    files,
    hedges,
    metadata,
    numbers,
    spans,
    splits,
    standoff,
    stories,
    text,
)
from reportedly.rules.registry import (
    Breach,
    Membership,
    Pass,
    Placed,
    Rule,
    StoryContext,
    Subject,
    registered,
)

RULES = registered()

__all__ = [
    "RULES",
    "Breach",
    "Membership",
    "Pass",
    "Placed",
    "Rule",
    "StoryContext",
    "Subject",
    "attributions",
    "claims",
    "files",
    "hedges",
    "metadata",
    "numbers",
    "spans",
    "splits",
    "standoff",
    "stories",
    "text",
]
