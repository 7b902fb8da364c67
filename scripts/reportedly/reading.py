"""From the bytes of a file to a document or a story, or to flaws that say why not.

The way through for a good file is short: `orjson` parses, `jsonschema-rs` accepts, `msgspec` builds the
record. Whatever fails on it is looked at again, slowly, by code that can say what is wrong and where.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import orjson

from reportedly.findings import Position
from reportedly.model import Document, Story, from_object
from reportedly.schema import SCHEMAS, load_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jsonschema.exceptions import ValidationError
    from jsonschema_rs import Draft202012Validator as FastValidator
    from referencing import Registry

MAX_BYTES = 16 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]', re.DOTALL)
_TEXT_VALUE = re.compile(r'("(?:text|title)"\s*:\s*")((?:[^"\\]|\\.)*)')
_NOT_A_NUMBER = re.compile(r"-?(?:NaN|Infinity)")
_EXCERPT = 100
_TOO_DEEP = "is nested too deeply to be a document; a document has at most five levels"


class Flaw(NamedTuple):
    """Something that keeps a file from being read as a document or a story.

    Attributes:
        code: of the rule that explains it.
        message: what is there, what was expected, how to mend it.
        pointer: JSON pointer to the place, where there is one.
        position: the place, where it is known without a pointer.
    """

    code: str
    message: str
    pointer: str = ""
    position: Position | None = None


class Reading:
    """One file as it was read: its bytes, and either a record or flaws.

    Attributes:
        path: the file.
        data: its bytes; empty where it could not be read.
        record: the document or the story; `None` where there are flaws.
        flaws: why there is no record.
    """

    def __init__(self, path: Path, data: bytes, record: Document | Story | None, flaws: list[Flaw]) -> None:
        self.path = path
        self.data = data
        self.record = record
        self.flaws = flaws

    @cached_property
    def source(self) -> str:
        """The file's text, for showing; bytes that are not UTF-8 are replaced."""
        return self.data.decode("utf-8", errors="replace")

    @cached_property
    def _places(self) -> dict[str, Position]:
        from json_source_map import calculate

        try:
            entries = calculate(self.source)
        except (
            Exception
        ):  # the library raises many kinds for text that is not JSON; then no pointer has a place
            return {}
        return {
            pointer: Position(entry.value_start.line + 1, entry.value_start.column + 1)
            for pointer, entry in entries.items()
        }

    def position(self, pointer: str) -> Position:
        """The line and column of the value that a JSON pointer names, or of the nearest one around it."""
        while pointer and pointer not in self._places:
            pointer = pointer.rpartition("/")[0]
        return self._places.get(pointer, Position(1, 1))

    def excerpt(self, position: Position) -> tuple[str, int]:
        """The line of the file at a position, shortened around it, and the caret's column in it, from 0.

        In the file of a stand-off document the value of each `text` and `title` is blacked out: the file
        ought to hold no withheld text, and if it does, it is not passed on.
        """
        lines = self._shown.split("\n")
        if not 1 <= position.line <= len(lines):
            return "", 0
        line = lines[position.line - 1].rstrip("\r")
        column = min(position.column - 1, len(line))
        first = max(0, column - _EXCERPT // 2)
        last = first + _EXCERPT
        head = "…" if first else ""
        tail = "…" if last < len(line) else ""
        shown = line[first:last].replace("\t", " ")
        return head + shown + tail, column - first + len(head)

    @cached_property
    def _shown(self) -> str:
        if b'"withheld"' not in self.data:
            return self.source
        return _TEXT_VALUE.sub(lambda match: match[1] + "█" * len(match[2]), self.source)


def read(path: Path) -> Reading:
    """Reads the file at `path`. Never raises for what is in it or for its being unreadable."""
    try:
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "not there" if not path.exists() else "not a regular file"
            return Reading(path, b"", None, [Flaw("R101", f"cannot be read: it is {kind}; name a JSON file")])
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Reading(
                path,
                b"",
                None,
                [Flaw("R102", f"has {size:,} bytes; at most {MAX_BYTES:,} are read; split it")],
            )
        data = path.read_bytes()
    except OSError as error:
        return Reading(
            path,
            b"",
            None,
            [Flaw("R101", f"cannot be read: {error.strerror or error}; check its permissions")],
        )
    return read_bytes(path, data)


def read_bytes(path: Path, data: bytes) -> Reading:
    """What `read` does with the bytes of the file at `path`."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return Reading(path, data, None, [_syntax_flaw(data, error)])
    name = _kind(path, value)
    valid = _fast_validator(name).is_valid(value)
    flaws: list[Flaw] = []
    if not valid or _may_repeat_keys(data, value):
        flaws.extend(_duplicate_keys(data.decode()))
    if valid and not flaws:
        try:
            record = from_object(Story, value) if name == "story" else from_object(Document, value)
            return Reading(path, data, record, [])
        except msgspec.ValidationError:  # the record takes no 12.0 for an offset, as the schema does
            flaws.extend(_float_offsets(value))
            if not flaws:
                raise
    if not valid:
        try:
            flaws.extend(schema_flaws(name, value))
        except RecursionError:
            flaws.append(Flaw("R110", _TOO_DEEP))
        flaws.extend(_float_offsets(value))
    return Reading(path, data, None, flaws)


def _kind(path: Path, value: object) -> str:
    """The schema that a value was most likely written for: a story names documents and has no text."""
    if not isinstance(value, dict) or "text" in value or "withheld" in value:
        return "document"
    if "documents" in value or "links" in value or path.parent.name == "stories":
        return "story"
    return "document"


def accepts(name: str, value: object) -> bool:
    """Whether a JSON value is what the schema called `name` describes."""
    return _fast_validator(name).is_valid(value)


@cache
def _fast_validator(name: str) -> FastValidator:
    from jsonschema_rs import Draft202012Validator, Registry

    schema = load_schema(name)
    if name in ("document", "story"):
        return Draft202012Validator(schema)
    others = [(each["$id"], each) for each in map(load_schema, ("document", "story"))]
    return Draft202012Validator(schema, registry=Registry(others))


def _syntax_flaw(data: bytes, error: orjson.JSONDecodeError) -> Flaw:
    if data.startswith(_BOM):
        return Flaw(
            "R104", "opens with a byte order mark; save it as UTF-8 without one", position=Position(1, 1)
        )
    try:
        source = data.decode()
    except UnicodeDecodeError as bad:
        before = data[: bad.start].decode(errors="replace")
        position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Flaw(
            "R105", f"byte 0x{data[bad.start]:02x} is not UTF-8; save the file as UTF-8", position=position
        )
    position = Position(error.lineno, error.colno)
    if not source.strip():
        return Flaw("R106", "is empty; expected a JSON object", position=Position(1, 1))
    if "surrogate" in error.msg:
        return Flaw(
            "R109", "has half of a surrogate pair in an escape; write the character itself", position=position
        )
    if "infinity" in error.msg or _NOT_A_NUMBER.match(source, error.pos):
        return Flaw(
            "R108", "has a number that JSON or a double cannot hold; write a finite number", position=position
        )
    if "depth" in error.msg or "recursion" in error.msg.lower():
        return Flaw("R110", _TOO_DEEP, position=position)
    return Flaw("R106", f"is not JSON: {error.msg}", position=position)


def _may_repeat_keys(data: bytes, value: dict[str, Any]) -> bool:
    """Whether an object of a file that the schema accepts may give a key twice; only a slower look can tell.

    A parser keeps the last of equal keys, so that the file has more of them than the value. In JSON a
    quotation mark before a colon closes a key, is escaped, or opens a string that begins with a colon; such a
    string that is a value is told from a key by the colon before it.
    """
    kept = len(value)
    for part in value.values():
        if isinstance(part, dict):
            kept += len(part) + sum(len(inner) for inner in part.values() if isinstance(inner, dict))
            kept += sum(len(entry) for inner in part.values() if isinstance(inner, list) for entry in inner)
        elif isinstance(part, list) and part and isinstance(part[0], dict):
            kept += sum(map(len, part))
            if "value" in part[0]:
                kept += sum(len(number["value"]) for number in part if number["value"])
    solid = data.translate(None, b" \t\r\n")
    written = solid.count(b'":')
    return written != kept and written - solid.count(b'\\":') - solid.count(b':":') != kept


def _duplicate_keys(source: str) -> Iterator[Flaw]:
    """A flaw for each key that stands in its object before. `source` is valid JSON."""
    stack: list[set[str] | None] = []
    last = ""
    start = 0
    for match in _JSON_TOKEN.finditer(source):
        token = match.group()
        if token == "{":
            stack.append(set())
        elif token == "[":
            stack.append(None)
        elif token in "}]":
            stack.pop()
        elif token == ":":
            keys = stack[-1]
            key = orjson.loads(last)
            if keys is not None and key in keys:
                line = source.count("\n", 0, start) + 1
                position = Position(line, start - source.rfind("\n", 0, start))
                yield Flaw(
                    "R107",
                    f"has the key {_shown(key)} twice in one object; keep one of them",
                    position=position,
                )
            elif keys is not None:
                keys.add(key)
        elif token != ",":
            last, start = token, match.start()


def _float_offsets(value: object) -> Iterator[Flaw]:
    """A flaw for each whole number of a document that is written with a point or an exponent.

    JSON Schema counts 12.0 as an integer; an offset that is not written as one is a slip of a program.
    """
    if not isinstance(value, dict):
        return
    sentences, spans, withheld = value.get("sentences"), value.get("spans"), value.get("withheld")
    if isinstance(sentences, list):
        for index, sentence in enumerate(sentences):
            if isinstance(sentence, list):
                for end, offset in enumerate(sentence):
                    if type(offset) is float:
                        yield _float_flaw(f"/sentences/{index}/{end}", offset)
    if isinstance(spans, list):
        for index, span in enumerate(spans):
            if isinstance(span, dict):
                for key in ("start", "end"):
                    if type(span.get(key)) is float:
                        yield _float_flaw(f"/spans/{index}/{key}", span[key])
    if isinstance(withheld, dict) and type(withheld.get("length")) is float:
        yield _float_flaw("/withheld/length", withheld["length"])


def _float_flaw(pointer: str, number: float) -> Flaw:
    mended = f"; write {int(number)}" if number == int(number) and abs(number) < 1e6 else ""
    return Flaw("J107", f"{number} is not written as a whole number{mended}", pointer)


_SCHEMA_CODES = {
    "required": "J101",
    "additionalProperties": "J102",
    "type": "J103",
    "enum": "J104",
    "const": "J104",
}


def schema_flaws(name: str, value: object, *, whole: str = "the file", hide: bool = False) -> Iterator[Flaw]:
    """What keeps a JSON value from being what the schema called `name` describes; nothing where it is.

    Args:
        name: one of `SCHEMAS`.
        value: any JSON value.
        whole: what the value itself is called in messages.
        hide: shows no string of the value, which may have words of a withheld text anywhere.
    """
    from jsonschema import Draft202012Validator

    withheld = isinstance(value, dict) and "withheld" in value
    seen = set()
    for error in Draft202012Validator(load_schema(name), registry=_registry()).iter_errors(value):
        for plain in _plain_errors(error, value):
            flaw = _schema_flaw(plain, whole=whole, withheld=withheld, hide=hide)
            if flaw not in seen:
                seen.add(flaw)
                yield flaw


@cache
def _registry() -> Registry[Any]:
    """The schemas by their ids, for those that refer to each other."""
    from referencing import Registry, Resource

    schemas = map(load_schema, SCHEMAS)
    return Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in schemas)


def _plain_errors(error: ValidationError, root: object) -> Iterator[ValidationError]:
    """The errors behind one of `oneOf`: those of the branch that the author most likely meant."""
    if error.validator != "oneOf":
        yield error
        return
    if not error.context:
        if isinstance(error.instance, dict):
            yield error
        return  # what is no object fits both branches, and another error says that it is none
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    if error.instance is root and isinstance(root, dict):
        if ("text" in root) == ("withheld" in root):
            yield error
            return
        chosen = branches[1 if "withheld" in root else 0]
    else:
        chosen = branches[0]  # the other branch is null
    for inner in chosen:
        yield from _plain_errors(inner, root)


def _schema_flaw(error: ValidationError, *, whole: str, withheld: bool, hide: bool) -> Flaw:
    pointer = "".join(f"/{part}" for part in error.absolute_path)
    place = _place(error, whole)
    keyword = str(error.validator)
    demanded: Any = error.validator_value
    instance_keys = error.instance if isinstance(error.instance, dict) else {}
    described = error.schema if isinstance(error.schema, dict) else {}
    hidden = isinstance(error.instance, str) and (hide or (withheld and place in ("text", "title")))
    instance = "a string" if hide and hidden else "the value" if hidden else _shown(error.instance)
    match keyword:
        case "required":
            missing = [key for key in demanded if key not in instance_keys]
            message = f"{place} lacks {_listed(missing)}; add it"
        case "additionalProperties":
            known = described.get("properties", {})
            unknown = [key for key in instance_keys if key not in known]
            keys = "a key" if hide else _listed(unknown)
            message = f"{place} has {keys}, which the schema does not know; it knows {_listed(known)}"
            if unknown and not hide:
                pointer += f"/{unknown[0]}"
        case "type":
            kinds = demanded
            expected = " or ".join(kinds) if isinstance(kinds, list) else str(kinds)
            mend = "write true or false" if expected == "boolean" else f"expected {_article(expected)}"
            message = f"{place} is {instance}; {mend}"
        case "enum":
            message = f"{place} is {instance}; expected one of {', '.join(map(str, demanded))}"
        case "const":
            message = f"{place} is {instance}; expected {_shown(demanded)}"
        case "oneOf":
            both = "both" if "text" in instance_keys else "neither"
            return Flaw(
                "J106",
                f"has {both} of text and withheld; a document has its text, a stand-off document has "
                "withheld in its place",
                pointer,
            )
        case "pattern" if place in ("published", "date"):
            day = _day(error.instance)
            form = "a day as YYYY-MM-DD" + (", or null" if place == "published" else "")
            message = f"{place} is {instance}; {f'write {day}' if day else f'expected {form}'}"
        case "pattern":
            message = f"{place} is {instance}; expected the form {demanded}: {_described(described)}"
        case "uniqueItems":
            message = f"{place} names an entry twice; keep one of them"
        case "minItems" | "minLength":
            message = f"{place} has fewer than {demanded} entries or characters; {_described(described)}"
        case "maxItems" | "maxLength":
            message = f"{place} has more than {demanded} entries or characters; shorten it"
        case "minimum" | "maximum":
            side = "at least" if keyword == "minimum" else "at most"
            message = f"{place} is {instance}; expected {side} {demanded}"
        case _:
            # `text: false` in one branch of the document: the property may not be there.
            return Flaw(
                "J106",
                f"{place} may not stand here: a stand-off document holds no words of its text; leave it out",
                pointer,
            )
    return Flaw(_SCHEMA_CODES.get(keyword, "J105"), message, pointer)


def _place(error: ValidationError, whole: str) -> str:
    """What people call the place of an error: the key, or the id or the index of an entry of a list."""
    path = list(error.absolute_path)
    if not path:
        return whole
    if isinstance(path[-1], str):
        return path[-1]
    name = error.instance.get("id") if isinstance(error.instance, dict) else None
    return name if isinstance(name, str) and name.isalnum() else f"entry {path[-1]}"


_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y")


def _day(written: object) -> str | None:
    """The ISO 8601 form of a day that is written in another one; `None` where it can be read in two ways."""
    from datetime import datetime

    for form in _DAYS:
        try:
            return datetime.strptime(str(written), form).date().isoformat()
        except ValueError:
            continue
    return None


def _described(schema: dict[str, Any]) -> str:
    description = str(schema.get("description", "see the schema"))
    return description[:1].lower() + description[1:].rstrip(".")


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _listed(keys: object) -> str:
    return ", ".join(map(str, keys)) if isinstance(keys, (list, dict)) else str(keys)


def _shown(value: object) -> str:
    """A JSON value for a message: short, and never the inside of a container."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    written = orjson.dumps(value).decode()
    return written if len(written) <= 60 else written[:60] + "…"
