"""Any string to a text that a document may have."""

from __future__ import annotations

import re
from unicodedata import normalize

from reportedly.segmentation import cuts_grapheme

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What the rules T106 and T107 find, and halves of surrogate pairs, which have no UTF-8.
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ud800-\udfff]"
)
_JOINER = "\u200d"


def clean(text: str) -> str:
    """`text` in normal form C, its lines ended by line feeds, without control and invisible characters.

    Marks, selectors and joiners that stand after white space, and joiners that do not join two symbols, are
    dropped: nothing that is seen as one character may begin with them.
    """
    text = _REMOVED.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    if text.isascii():
        return text
    kept: list[str] = []
    for offset, character in enumerate(text):
        before = kept[-1] if kept else " "
        if character == _JOINER:
            after = text[offset + 1 : offset + 2]
            if _is_symbol(before) and after != _JOINER and _is_symbol(after):
                kept.append(character)
        elif not (before.isspace() and cuts_grapheme(f".{character}", 1)):
            kept.append(character)
    return normalize("NFC", "".join(kept))


def _is_symbol(character: str) -> bool:
    return character != _JOINER and bool(character) and not character.isalnum() and not character.isspace()
