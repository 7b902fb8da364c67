"""Annotators: text in, spans and frames out.

`Annotator` is what every baseline implements; `RuleBased` is the one that needs nothing but its lexicons.
`suggest` makes a document of a plain text, and `draft_of` writes a document as the draft that people correct.
"""

from reportedly.annotators.cleaning import clean
from reportedly.annotators.draft import draft_of
from reportedly.annotators.protocol import Annotations, Annotator, document_of
from reportedly.annotators.rule_based import RuleBased
from reportedly.annotators.suggestion import placeholders, suggest

__all__ = [
    "Annotations",
    "Annotator",
    "RuleBased",
    "clean",
    "document_of",
    "draft_of",
    "placeholders",
    "suggest",
]
