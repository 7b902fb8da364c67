"""P: the parts of the benchmark."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.rules.registry import Breach, Pass, Placed, StoryContext, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.model import Document


@rule("P101", "a story is in one split", subject=Subject.STORY)
def one_split(context: StoryContext) -> Iterator[Breach]:
    """Documents about one event share figures and names.

    In two splits they would let a system see in training what it is scored on.
    """
    found = [
        (name, context.documents[name].metadata.split)
        for name in context.story.documents
        if name in context.documents
    ]
    for name, split in found[1:]:
        if split != found[0][1]:
            index = context.story.documents.index(name)
            yield Breach(
                f"/documents/{index}",
                f"{name} is in {split}, but {found[0][0]} is in {found[0][1]}; put the whole story in one "
                "split",
            )


@rule("P102", "real news is test_news, composed text is not")
def split_by_collection(document: Document) -> Iterator[Breach]:
    """Nobody trains on real news: `press` and `lee` are in `test_news`.

    Composed texts are in `train`, `validation` or `test`.
    """
    collection, split = document.metadata.collection, document.metadata.split
    if (collection == "composed") == (split == "test_news"):
        expected = "train, validation or test" if collection == "composed" else "test_news"
        yield Breach("/metadata/split", f"a document of {collection} is in {split}; expected {expected}")


_RUN = 8
_ANCHOR = 8
_ALIKE = 0.3
_FEWEST = 5


@rule("P103", "no two splits share a text", subject=Subject.CORPUS)
def no_near_duplicates(corpus: Sequence[Placed]) -> Iterator[Breach]:
    """A text that stands in training and in a test nearly word for word lets a system be scored on what it
    has seen.

    Two documents are near-duplicates if the smaller one shares three tenths of its runs of eight words with
    the other (resemblance by shingles, Broder 1997; a run counts if it begins with a word of eight letters or
    more). Put both in one split, or write one anew.
    """
    if len({placed.split for placed in corpus}) < 2:
        return
    runs = [_runs(placed.text or "") for placed in corpus]
    first: dict[int, int] = {}
    others: dict[int, list[int]] = {}  # of the few runs that a second document has
    for index, own in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in own:
            holder = first.setdefault(run, index)
            if holder != index:
                shared.update((holder, *others.setdefault(run, [])))
                others[run].append(index)
        for other, count in sorted(shared.items()):
            smaller = min(len(own), len(runs[other]))
            if corpus[other].split != corpus[index].split and count >= max(_FEWEST, _ALIKE * smaller):
                yield Breach(
                    "/metadata/split",
                    f"{corpus[index].id} is in {corpus[index].split} and shares {count} of {smaller} "
                    "sampled runs of "
                    f"{_RUN} words with {corpus[other].id} in {corpus[other].split}; put both in one split",
                    path=corpus[index].path,
                )


def _runs(text: str) -> set[int]:
    """The hashes of the runs, for hundreds of thousands of them are kept."""
    words = text.lower().split()
    return {
        hash(tuple(words[start : start + _RUN]))
        for start, word in enumerate(words[: len(words) - _RUN + 1])
        if len(word) >= _ANCHOR
    }


@rule("P104", "an id names one document of the corpus", subject=Subject.CORPUS)
def ids_are_unique(corpus: Sequence[Placed]) -> Iterator[Breach]:
    """Links and predictions name a document by its id alone, so that two collections may not have the same
    one. Rename one file and its id.
    """
    seen: dict[str, Placed] = {}
    for placed in corpus:
        first = seen.setdefault(placed.id, placed)
        if first.path != placed.path:
            yield Breach(
                "/id", f"the id {placed.id} is taken by {first.path}; choose another one", path=placed.path
            )


@rule("P105", "a pass is of a document of the corpus, and of its text", subject=Subject.PASS)
def pass_of_a_document(compared: Pass) -> Iterator[Breach]:
    """A file in `passes/ANNOTATOR/` is what one annotator made of a document before the two readings were
    adjudicated. What agreement is measured on must be the same: text, sentences and metadata.
    """
    reading, document = compared
    if document is None:
        yield Breach(
            "/id", f"there is no readable document {reading.id} in the corpus; add it, or remove the pass"
        )
        return
    if reading.withheld != document.withheld or (document.withheld is None and reading.text != document.text):
        yield Breach(
            "/withheld" if reading.withheld else "/text",
            f"the text is not the one of {document.id} in the corpus; annotate that one",
        )
    for name in ("metadata", "sentences"):
        if getattr(reading, name) != getattr(document, name):
            yield Breach(f"/{name}", f"the {name} differ from those of {document.id}; copy them")


@rule("P106", "a pass is one reading, and the document names it", subject=Subject.PASS)
def pass_is_one_reading(compared: Pass) -> Iterator[Breach]:
    """A pass names the one annotator who made it, and the adjudicated document names it among its passes."""
    annotation = compared.reading.annotation
    if len(annotation.passes) != 1:
        yield Breach(
            "/annotation/passes", f"the pass names {len(annotation.passes)} readings; name the one that it is"
        )
    if compared.document is None:
        return
    named = compared.document.annotation.passes
    for place, made in enumerate(annotation.passes):
        if made not in named:
            yield Breach(
                f"/annotation/passes/{place}",
                f"{compared.document.id} does not name the reading of {made.annotator} on {made.date}; add "
                "it there, or mend it here",
            )
