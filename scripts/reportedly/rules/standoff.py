"""W: withheld texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.rules.registry import Breach, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.model import Document


@rule("W101", "external texts are withheld, composed ones are not")
def withheld_by_collection(document: Document) -> Iterator[Breach]:
    """The texts of `press` and `lee` belong to others: their documents are stand-off, and no copy of them
    enters the repository. The texts of `composed` were written for the corpus and are in it. A file that
    `reportedly attach` wrote is for private use alone.
    """
    composed = document.metadata.collection == "composed"
    if composed and document.withheld is not None:
        yield Breach("/withheld", "the text of a composed document is withheld; put it in the file")
    if not composed and document.withheld is None:
        yield Breach(
            "/text",
            f"a document of {document.metadata.collection} has its text; make it a stand-off document "
            "before it is shared",
        )


@rule("W102", "the origin tells whose text it is")
def origin_by_collection(document: Document) -> Iterator[Breach]:
    """Composed documents have an origin of kind `composed`; others are `external`, with a locator that says
    where in the source the text lies.
    """
    composed = document.metadata.collection == "composed"
    origin = document.metadata.origin
    if composed != (origin.kind == "composed"):
        expected = "composed" if composed else "external"
        yield Breach(
            "/metadata/origin/kind",
            f"the origin of a document of {document.metadata.collection} is {origin.kind}; expected "
            f"{expected}",
        )
    if not composed and origin.locator is None:
        yield Breach(
            "/metadata/origin/locator",
            "an external text without a locator cannot be found again; name its file, line or page",
        )


@rule("W103", "digest and length are those of the text")
def digest_and_length(document: Document) -> Iterator[Breach]:
    """A stand-off document is tied to one text by SHA-256 and length in code points.

    Where the text is at hand (`validate --sources DIR`), both are held against the file that the origin's
    locator names, so that a changed copy is noticed and not silently passed over.
    """
    withheld = document.withheld
    if withheld is None or document.text is None:
        return
    import hashlib  # takes longer to load than a small file to check

    digest = hashlib.sha256(document.text.encode()).hexdigest()
    if digest != withheld.sha256:
        yield Breach(
            "/withheld/sha256", f"the SHA-256 of the text is {digest}; mend it, or get the right text"
        )
    if len(document.text) != withheld.length:
        yield Breach(
            "/withheld/length",
            f"the text has {len(document.text)} code points, not {withheld.length}; mend the length",
        )
