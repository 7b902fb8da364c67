"""R and J: the file as it is read, before there is a document. `reportedly.reading` finds these flaws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Document, Story
from reportedly.rules.registry import Breach, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.reading import Reading


def _flaws(code: str, summary: str, explanation: str) -> None:
    """Registers a rule whose breaches are the flaws of its code that the reading found."""

    def check(reading: Reading) -> Iterator[Breach]:
        return (
            Breach(flaw.pointer, flaw.message, flaw.position) for flaw in reading.flaws if flaw.code == code
        )

    check.__doc__ = explanation
    rule(code, summary, subject=Subject.FILE)(check)


_READING: tuple[tuple[str, str, str], ...] = (
    (
        "R101",
        "the file can be read",
        "The path is a folder, a broken link, a pipe, or a file that may not be read. Name a regular JSON "
        "file, or mend its permissions.",
    ),
    (
        "R102",
        "the file is not too large",
        "A document is one news text. A file of more than 16 MiB is something else, and reading it could "
        "exhaust the machine.",
    ),
    (
        "R103",
        "there is something to check",
        "The folder has no JSON file in it or below it, so that a validation of it would say nothing. Name "
        "the folder of a corpus or a collection.",
    ),
    (
        "R104",
        "the file has no byte order mark",
        "JSON is exchanged as UTF-8 without a byte order mark (RFC 8259, 8.1). Save the file without one.",
    ),
    (
        "R105",
        "the file is UTF-8",
        "Every file of the corpus is strict UTF-8; a wrong byte is never replaced, for a digest or an "
        "offset would go wrong in silence. Save the file as UTF-8.",
    ),
    (
        "R106",
        "the file is JSON",
        "The file must be one JSON object (RFC 8259). The position is where the parser gave up; the slip is "
        "often right before it.",
    ),
    (
        "R107",
        "a key stands once in its object",
        "Parsers keep one of two equal keys and drop the other, so that an annotation would be lost without "
        "a word. Keep one of them.",
    ),
    (
        "R108",
        "numbers are finite",
        "JSON has no NaN and no infinity, and a number of thousands of digits does not fit a double. Write "
        "a finite number.",
    ),
    (
        "R109",
        "the text has no half of a surrogate pair",
        "An escape such as \\ud83d alone is no character and cannot be written as UTF-8. Write the "
        "character itself.",
    ),
    (
        "R110",
        "the file is not nested too deeply",
        "A document has five levels of nesting. A thousand are an accident or an attack.",
    ),
    (
        "J101",
        "nothing required is missing",
        "The schema names what each object must have. Add what is missing; `null` and `[]` stand for "
        "nothing where the schema allows them.",
    ),
    (
        "J102",
        "there is nothing that the schema does not know",
        "All objects are closed, so that a slip in a name is a finding and not a loss. Mend the name, or "
        "leave the property out.",
    ),
    (
        "J103",
        "each value has the type that the schema gives",
        "For example an offset that is a string or a boolean. Write the value in the type that the message "
        "names.",
    ),
    (
        "J104",
        "each term is of the vocabulary",
        "Labels, kinds, events and the like are closed lists in the schema, each term with its description. "
        "Use one of them.",
    ),
    (
        "J105",
        "each value has the form that the schema gives",
        "Patterns, lengths and limits: an id in lower case, a date as YYYY-MM-DD, a role with at least one "
        "piece. The message says which form is expected.",
    ),
    (
        "J106",
        "a document has text or is withheld",
        "A document has its text, and its spans repeat their words; a stand-off document has `withheld` in "
        "the text's place and no words of it anywhere.",
    ),
    (
        "J107",
        "offsets are written as whole numbers",
        "JSON Schema counts 12.0 as an integer. An offset written so comes from a program that computes "
        "with floats; write 12.",
    ),
)

for _code, _summary, _explanation in _READING:
    _flaws(_code, _summary, _explanation)


@rule("R111", "the file is named by its id", subject=Subject.FILE)
def named_by_its_id(reading: Reading) -> Iterator[Breach]:
    """A document or a story is found by the name of its file, which is its id and `.json`.

    Rename the file, or mend the id.
    """
    record = reading.record
    if isinstance(record, (Document, Story)) and record.id != reading.path.stem:
        yield Breach(
            "/id", f"the id is {record.id}, but the file is called {reading.path.name}; rename one of them"
        )
