"""The dataset card: what an export is, its columns, and figures that were counted while it was written."""

# mypy: allow-untyped-calls
# (`datasets` has no types)

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from reportedly.export import features as column_features
from reportedly.export.features import NO_LINK, Feature, features
from reportedly.export.manifest import package_version, schema_version
from reportedly.export.rows import CONFIGURATIONS
from reportedly.export.tokens import tokens
from reportedly.schema import SCHEMAS, load_schema, names, terms
from reportedly.statistics.counting import frame_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.export.parquet import ParquetFile
    from reportedly.model import Document

DEFAULT_CONFIGURATION = "documents"
CARD = "README.md"

_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"))


class Figures:
    """Counts of what an export holds, by group, name and split."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )

    def add_story(self, documents: Sequence[Document]) -> None:
        """Counts the documents of one story."""
        stories = {(document.metadata.story, document.metadata.split) for document in documents}
        for _, split in stories:
            self._counts["size"]["stories"][split] += 1
        for document in documents:
            self._add_document(document)

    def add_pair(self, split: str, link: str) -> None:
        """Counts a pair of claims."""
        self._counts["size"]["pairs of claims"][split] += 1
        if link != NO_LINK:
            self._counts["size"]["links"][split] += 1
            self._counts["link_type"][link][split] += 1

    def total(self, group: str, name: str) -> int:
        """How many there are in all splits."""
        return self._counts[group][name].total()

    def names(self, group: str) -> list[str]:
        """The names that occur in a group, in the order of its vocabulary."""
        counted = self._counts[group]
        order = names(group, _vocabularies()[group]) if group in _vocabularies() else tuple(counted)
        return [name for name in order if counted[name].total()]

    def table(self, group: str, heading: str) -> str:
        """A Markdown table: a row a name, a column a split, and the total."""
        splits = self.names("split")
        rows = [
            [name, *(f"{counts[split]:,}" for split in splits), f"{counts.total():,}"]
            for name in self.names(group)
            for counts in [self._counts[group][name]]
        ]
        return _table([heading, *splits, "all"], rows, numeric=True)

    def _add_document(self, document: Document) -> None:
        split = document.metadata.split
        text = document.text or ""
        size = {
            "documents": 1,
            "documents without text": document.text is None,
            "words": sum(token[0].isalnum() for token in tokens(text).texts),
            "sentences": len(document.sentences),
            "spans": len(document.spans),
            "numbers": len(document.numbers),
            "attributions": len(document.attributions),
            "hedges": len(document.hedges),
            "claims": len(document.claims),
            "readings": len(document.annotation.passes),
            "adjudicated documents": document.annotation.adjudicated,
        }
        for name, count in size.items():
            self._counts["size"][name][split] += count
        counted = {
            "split": [split],
            "license": [document.metadata.license],
            "collection": [document.metadata.collection],
            "genre": [document.metadata.genre],
            "domain": [document.metadata.domain],
            "label": [span.label for span in document.spans],
            **frame_terms(document),
            "annotator_kind": [reading.kind for reading in document.annotation.passes],
        }
        for group, values in counted.items():
            for value in values:
                self._counts[group][value][split] += 1


def write_card(
    directory: Path, files: Sequence[ParquetFile], figures: Figures, *, withheld_text: bool
) -> None:
    """Writes the card of an export whose Parquet files are complete."""
    from huggingface_hub import DatasetCard, DatasetCardData

    data = DatasetCardData(
        pretty_name="reportedly: who said how many, and how sure",
        **_licence(figures, withheld_text=withheld_text),
        language=["en"],
        annotations_creators=_annotators(figures),
        language_creators=_writers(figures),
        multilinguality="monolingual",
        source_datasets=["original"],
        size_categories=[_size_category(figures.total("size", "documents"))],
        task_categories=["token-classification", "text-classification"],
        tags=["attribution", "hedging", "quantities", "numbers", "factuality", "claims", "news"],
        configs=list(_configs(files)),
        dataset_info=list(_infos(files)),
    )
    card = DatasetCard(f"---\n{data.to_yaml()}\n---\n\n{_body(files, figures, withheld_text=withheld_text)}")
    card.save(directory / CARD)


def configurations_table() -> str:
    """A Markdown table of the configurations and what a row of each is."""
    described = _descriptions()["configurations"]
    return _table(
        ["configuration", "a row is"], [[f"`{name}`", described[name]["row"]] for name in CONFIGURATIONS]
    )


def columns_table(configuration: str) -> str:
    """A Markdown table of the columns of a configuration: name, type, description."""
    rows = [[f"`{name}`", kind, description] for name, kind, description in columns(configuration)]
    return _table(["column", "type", "what it is"], rows)


class Column(NamedTuple):
    """A column of a configuration, or a field of one, as `columns.yaml` describes it."""

    name: str
    kind: str
    description: str


def columns(configuration: str) -> list[Column]:
    """The columns of a configuration in order; a field of a struct comes after it, as `COLUMN.FIELD`.

    Raises:
        KeyError: `columns.yaml` does not describe one of them.
    """
    described = _descriptions()
    own = described["configurations"][configuration]["columns"]
    shared = described["shared"]
    return [
        Column(name, kind, own[name] if name in own else shared[name])
        for name, kind in _flattened(features(configuration))
    ]


def structs_table() -> str:
    """A Markdown table of the structs that several columns are made of, a row a field."""
    rows = []
    for name, described in _descriptions()["structs"].items():
        rows.append([f"`{name}`", "", described["is"]])
        fields = dict(_flattened(_structs()[name])) if "fields" in described else {}
        rows += [[f"`{name}.{field}`", kind, described["fields"][field]] for field, kind in fields.items()]
    return _table(["struct", "type", "what it is"], rows)


@cache
def _descriptions() -> dict[str, Any]:
    path = Path(__file__).with_name("columns.yaml")
    described: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return described


@cache
def _vocabularies() -> dict[str, str]:
    """The vocabularies, and the schema that each is in."""
    return {
        definition: schema
        for schema in SCHEMAS
        for definition, entry in load_schema(schema)["$defs"].items()
        if "enum" in entry
    }


def _structs() -> dict[str, Feature]:
    """The structs that have a name, by that name."""
    piece = column_features.piece()
    return {
        "interval": piece["in_sentence"],
        "piece": piece,
        "value": column_features.value(),
        "claim": column_features.claim(),
    }


def _flattened(fields: dict[str, Feature], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, feature in fields.items():
        kind, inner = _kind(feature)
        yield prefix + name, kind
        yield from _flattened(inner, f"{prefix}{name}.")


def _kind(feature: Feature) -> tuple[str, dict[str, Feature]]:
    """What to call a type, and the fields of a struct that has no name of its own."""
    from datasets import ClassLabel, List

    if isinstance(feature, List):
        kind, inner = _kind(feature.feature)
        return f"list of {kind}", inner
    if isinstance(feature, ClassLabel):
        return _label_kind(tuple(feature.names)), {}
    if not isinstance(feature, dict):
        return str(feature.dtype), {}
    for name, struct in _structs().items():
        if feature == struct:
            return f"`{name}`", {}
    return "struct", feature


def _label_kind(label_names: tuple[str, ...]) -> str:
    for definition, schema in _vocabularies().items():
        vocabulary = names(definition, schema)
        if label_names == vocabulary:
            return f"label: {definition}"
        if label_names == (NO_LINK, *vocabulary):
            return f"label: {definition}, or `{NO_LINK}`"
    return "label: BIO tag"


def _licence(figures: Figures, *, withheld_text: bool) -> dict[str, Any]:
    if withheld_text:
        # The corpus's licence does not cover the texts that the reader has attached.
        return {"license": "other", "license_name": "private-copy-not-to-be-published"}
    licences = [name.lower() for name in figures.names("license")]
    return {"license": licences[0] if len(licences) == 1 else licences}


def _annotators(figures: Figures) -> list[str]:
    creators = {"human": "expert-generated", "model": "machine-generated", "rules": "machine-generated"}
    return sorted({creators[kind] for kind in figures.names("annotator_kind")})


def _writers(figures: Figures) -> list[str]:
    return sorted(
        {
            "machine-generated" if collection == "composed" else "found"
            for collection in figures.names("collection")
        }
    )


def _size_category(documents: int) -> str:
    return next((category for limit, category in _SIZES if documents < limit), "1M<n<10M")


def _configs(files: Sequence[ParquetFile]) -> Iterator[dict[str, Any]]:
    for configuration in CONFIGURATIONS:
        data_files = [
            {"split": file.split, "path": file.path} for file in files if file.configuration == configuration
        ]
        if data_files:
            default = {"default": True} if configuration == DEFAULT_CONFIGURATION else {}
            yield {"config_name": configuration, "data_files": data_files, **default}


def _infos(files: Sequence[ParquetFile]) -> Iterator[dict[str, Any]]:
    for configuration in CONFIGURATIONS:
        own = [file for file in files if file.configuration == configuration]
        if own:
            yield {
                "config_name": configuration,
                "features": features(configuration)._to_yaml_list(),
                "splits": [
                    {"name": file.split, "num_bytes": file.arrow_bytes, "num_examples": file.rows}
                    for file in own
                ],
                "download_size": sum(file.file_bytes for file in own),
                "dataset_size": sum(file.arrow_bytes for file in own),
            }


def _body(files: Sequence[ParquetFile], figures: Figures, *, withheld_text: bool) -> str:
    prose: dict[str, str] = _descriptions()["card"]
    sections = [
        prose["withheld_text"] if withheld_text else "",
        prose["introduction"],
        "## Configurations",
        _rows_table(files, figures),
        prose["use"],
        "## Texts",
        prose["texts"],
        _terms("collection", figures.names("collection")),
        "## Splits",
        _terms("split", figures.names("split")),
        prose["splits"],
        "## Figures",
        prose["figures"],
        *(figures.table(group, heading) for group, heading in _TABLES.items() if figures.names(group)),
        "## Columns",
        prose["columns"],
        structs_table(),
        *(part for configuration in CONFIGURATIONS for part in _configuration(configuration)),
        "## Labels",
        *(part for name in _vocabularies() if name not in ("split", "collection") for part in _labels(name)),
        "## Limits",
        prose["limits"],
        "## Licence and citation",
        prose["private_licence" if withheld_text else "licence"],
        prose["citation"].replace("{package}", package_version()).replace("{schema}", schema_version()),
    ]
    return "\n\n".join(section.strip() for section in sections if section) + "\n"


def _rows_table(files: Sequence[ParquetFile], figures: Figures) -> str:
    described = _descriptions()["configurations"]
    splits = figures.names("split")
    counts = {(file.configuration, file.split): file.rows for file in files}
    rows = [
        [
            f"`{name}`" + (" (default)" if name == DEFAULT_CONFIGURATION else ""),
            described[name]["row"],
            *(f"{counts.get((name, split), 0):,}" for split in splits),
        ]
        for name in CONFIGURATIONS
    ]
    return _table(["configuration", "a row is", *splits], rows)


def _configuration(name: str) -> Iterator[str]:
    described = _descriptions()["configurations"][name]
    yield f"### `{name}`: {described['row']}"
    yield described.get("notes", "")
    yield columns_table(name)


def _labels(definition: str) -> Iterator[str]:
    yield f"### {definition}"
    yield _terms(definition, names(definition, _vocabularies()[definition]))


def _terms(definition: str, only: Sequence[str]) -> str:
    """A Markdown list of some terms of a vocabulary."""
    return "\n".join(
        f"- `{term.name}`: {term.description}"
        for term in terms(definition, _vocabularies()[definition])
        if term.name in only
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numeric: bool = False) -> str:
    rule = ["---", *("---:" if numeric else "---" for _ in heads[1:])]
    cells = [list(heads), rule, *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


_TABLES = {
    "size": "what",
    "collection": "documents by collection",
    "genre": "documents by genre",
    "domain": "documents by domain",
    "annotator_kind": "readings by kind of annotator",
    "label": "spans by label",
    "number_kind": "numbers by kind",
    "source_type": "attributions by source type",
    "attitude": "attributions by attitude",
    "hedge_kind": "hedges by kind",
    "event": "claims by event",
    "certainty": "claims by certainty",
    "link_type": "links by type",
}
