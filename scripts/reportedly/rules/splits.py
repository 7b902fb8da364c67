"""P: the parts of the benchmark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.rules.registry import Breach, StoryContext, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

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
