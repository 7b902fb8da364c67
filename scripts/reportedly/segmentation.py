"""Where sentences, words and quotations lie in a text. All offsets are half-open, in code points."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tokenizers.pre_tokenizers import PreTokenizer

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?<![.!?…])[.!?…]++[”’\"'\)\]]*+(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Maj|Capt|Cmdr|Lt|Sgt|Rev|Hon|Sen|Rep|Gov|Pres|No|Nos|vs|approx|Co|Inc|Ltd|e\.g|i\.e|cf|Fig|Art)"
    r"|(?<![\w.])[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 10
# White space and marks that open a sentence, and the first character after them.
_OPENING = re.compile(r"(?P<space>\s*)[“‘\"'(\[•–—]*(?P<first>.?)")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """A proposal for the sentences of `text`, by rule; annotators correct it.

    A line break always ends a sentence. See the guidelines, section Sentences.
    """
    return tuple(
        (line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in _sentences_of_line(line.group())
    )


def _sentences_of_line(line: str) -> Iterator[tuple[int, int]]:
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    for match in _END.finditer(line, 0, end + 1):
        opening = _OPENING.match(line, match.end(), end)
        if opening is None or not opening["first"] or opening["first"].islower():
            continue
        if _ABBREVIATION.search(line, max(start, match.end() - _LONGEST_ABBREVIATION), match.end()):
            continue
        yield start, match.end()
        start = opening.end("space")
    if start < end:
        yield start, end


class Token(NamedTuple):
    """A token: `text == document[start:end]`."""

    text: str
    start: int
    end: int


@cache
def _pre_tokenizer() -> PreTokenizer:
    from tokenizers import Regex
    from tokenizers.pre_tokenizers import Split

    token = r"\d+(?:[.,\u00a0\u2009\u202f]\d+)*|\p{L}[\p{L}\p{M}]*|(?!\s)\X"
    return Split(Regex(token), behavior="removed", invert=True)


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`: a figure with its separators, a run of letters, or one other grapheme.

    The pre-tokeniser of the `tokenizers` library finds them, so that its users get the same ones.
    """
    return [Token(token, start, end) for token, (start, end) in _pre_tokenizer().pre_tokenize_str(text)]


_SEPARATORS = ".,\u00a0\u2009\u202f"


def cuts_word(text: str, offset: int) -> bool:
    """Whether a boundary at `offset` would cut a token: a run of letters, or a figure with its separators."""
    return bool(word_cuts(text, (offset,)))


def word_cuts(text: str, offsets: Iterable[int]) -> set[int]:
    """Those of `offsets` at which a boundary would cut a token; see `cuts_word`."""
    found = set()
    for offset in offsets:
        pair = text[offset - 1 : offset + 1] if offset else ""
        if len(pair) < 2 or " " in pair:  # as at nearly every edge of a span
            continue
        if pair.isalpha() or pair.isdecimal():
            cut = True
        elif pair[0].isdecimal():
            cut = pair[1] in _SEPARATORS and text[offset + 1 : offset + 2].isdecimal()
        else:
            cut = pair[0] in _SEPARATORS and pair[1].isdecimal() and text[offset - 2 : offset - 1].isdecimal()
        if cut:
            found.add(offset)
    return found


_JOINER = "\u200d"


def cuts_grapheme(text: str, offset: int) -> bool:
    """Whether a boundary at `offset` would cut a character of several code points.

    That is: before a combining mark, a variation selector or an emoji modifier, or beside a zero-width
    joiner.
    """
    return bool(grapheme_cuts(text, (offset,)))


def grapheme_cuts(text: str, offsets: Iterable[int]) -> set[int]:
    """Those of `offsets` at which a boundary would cut a character; see `cuts_grapheme`."""
    return {
        offset
        for offset in offsets
        if 0 < offset < len(text)
        and (text[offset] >= "\u0300" or text[offset - 1] == _JOINER)
        and (_JOINER in text[offset - 1 : offset + 1] or combining(text[offset]) or _extends(text[offset]))
    }


def _extends(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"


@lru_cache(maxsize=8)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` in double quotation marks, the marks included, in order.

    Curly and straight marks count, and single curly ones that open with `‘`. One that is not closed ends with
    its paragraph, as in quotations of several paragraphs.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text):
        mark, offset = match.group(), match.start()
        if mark == "\n":
            if opened is not None and opened[1] != "’":
                found.append((opened[0], offset))
            opened = None
        elif opened is None:
            if mark in _CLOSERS and not (mark == "‘" and _is_apostrophe(text, offset)):
                opened = (offset, _CLOSERS[mark])
        elif mark == opened[1] and not (mark == "’" and _is_apostrophe(text, offset)):
            found.append((opened[0], offset + 1))
            opened = None
    if opened is not None and opened[1] != "’":
        found.append((opened[0], len(text)))
    return tuple(found)


_MARK = re.compile('[“”"‘’\n]')
_CLOSERS = {"“": "”", '"': '"', "‘": "’"}


def _is_apostrophe(text: str, offset: int) -> bool:
    return offset + 1 < len(text) and text[offset - 1 : offset].isalnum() and text[offset + 1].isalnum()


def quoted_style(text: str, pieces: list[tuple[int, int]]) -> str:
    """The style of a content: `direct` if all its letters and digits are quoted, `indirect` if none, else
    `mixed`.
    """
    inside = outside = False
    marked = quotations(text)
    for start, end in pieces:
        position = start
        for left, right in marked:
            if left >= end:
                break
            if right <= position:
                continue
            outside = outside or _has_words(text, position, max(position, left))
            inside = inside or _has_words(text, max(position, left), min(end, right))
            position = min(end, right)
        outside = outside or _has_words(text, position, end)
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _has_words(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))
