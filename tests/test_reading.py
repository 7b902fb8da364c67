"""Bad input gives a finding with its place, never a traceback, and hides no other file."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import DOCUMENT
from reportedly.findings import Position
from reportedly.model import Document, to_object
from reportedly.reading import read, read_bytes
from reportedly.validation import validate
from reportedly.writing import dumps

GOOD = dumps(DOCUMENT).encode()
DOCUMENT_PATH = Path("ferry-1.json")

BAD: dict[str, tuple[bytes, str, Position]] = {
    "nothing": (b"", "R106", Position(1, 1)),
    "white space": (b" \n", "R106", Position(1, 1)),
    "half a document": (GOOD[: len(GOOD) // 2], "R106", Position(34, 4)),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, "R104", Position(1, 1)),
    "Latin-1": ('{\n  "id": "café"}'.encode("latin-1"), "R105", Position(2, 13)),
    "UTF-16": (GOOD.decode().encode("utf-16"), "R105", Position(1, 1)),
    "a surrogate in UTF-8": (b'{"id": "\xed\xa0\x80"}', "R105", Position(1, 9)),
    "half of a surrogate pair": (b'{"id": "\\ud800"}', "R109", Position(1, 9)),
    "NaN": (b'{\n  "id": NaN}', "R108", Position(2, 9)),
    "infinity": (b'{"id": -Infinity}', "R108", Position(1, 9)),
    "an exponent": (b'{"id": 1e999}', "R108", Position(1, 8)),
    "5,000 digits": (b'{"id": ' + b"9" * 5000 + b"}", "R108", Position(1, 8)),
    "100,000 levels": (b"[" * 100_000, "R110", Position(1, 1026)),
    "a comment": (b'{"id": 1} // one', "R106", Position(1, 11)),
    "single quotes": (b"{'id': 1}", "R106", Position(1, 2)),
    "no object": (b"[1, 2]", "J103", Position(1, 1)),
    "a string": (b'"document"', "J103", Position(1, 1)),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_a_finding_with_its_place(name: str, tmp_path: Path) -> None:
    data, code, position = BAD[name]
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    findings = validate([path]).findings
    assert [(finding.code, finding.position) for finding in findings] == [(code, position)]


@pytest.mark.parametrize(
    ("old", "new", "code", "pointer"),
    [
        (b'"start": 18', b'"start": 18.0', "J107", "/spans/0/start"),
        (b'"start": 18', b'"start": true', "J103", "/spans/0/start"),
        (b'"start": 18', b'"start": "18"', "J103", "/spans/0/start"),
        (b'"start": 18', b'"start": -1', "J105", "/spans/0/start"),
        (b'"start": 18', b'"start": 1e3', "J107", "/spans/0/start"),
        (b"[0, 16]", b"[0, 16.0]", "J107", "/sentences/0/1"),
        (b"[0, 16]", b"[0, 16, 17]", "J105", "/sentences/0"),
        (b'"low": 600', b'"low": 9e99', "J105", "/numbers/0/value/low"),
        (b'"label": "number"', b'"label": "nunber"', "J104", "/spans/1/label"),
        (b'"hedges": [\n', b'"hedges": {}, "hedgings": [\n', "J103", "/hedges"),
        (b'"published": "2031-05-04"', b'"published": "2031-13-04"', "J105", "/metadata/published"),
        (b'"published": "2031-05-04"', b'"published": 2031', "J103", "/metadata/published"),
        (b'"id": "ferry-1"', b'"id": "Ferry 1"', "J105", "/id"),
    ],
)
def test_a_wrong_value_is_found_at_its_pointer(
    old: bytes, new: bytes, code: str, pointer: str, tmp_path: Path
) -> None:
    assert old in GOOD
    path = tmp_path / "ferry-1.json"
    path.write_bytes(GOOD.replace(old, new, 1))
    assert (code, pointer) in [(finding.code, finding.pointer) for finding in validate([path]).findings]


@pytest.mark.parametrize("space", [b"", b" ", b"\n\t "])
@pytest.mark.parametrize("key", ["id", "label", "genre", "schema_version"])
def test_a_key_that_stands_twice_is_found(key: str, space: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    first = b'"' + key.encode() + b'": '
    place = GOOD.index(first)
    twice = GOOD[:place] + b'"' + key.encode() + b'"' + space + b': "x", ' + GOOD[place:]
    path.write_bytes(twice)
    findings = validate([path]).findings
    assert [finding.code for finding in findings] == ["R107"]
    line, column = findings[0].position
    assert twice.decode().split("\n")[line - 1][column - 1 :].startswith(first.decode())


@given(st.text(st.sampled_from('":\\ a{}[],\n'), max_size=12))
def test_no_text_is_taken_for_a_duplicate_key(words: str) -> None:
    value = to_object(DOCUMENT)
    value["metadata"]["title"] = (words + "x") if words[:1] == ":" else ("x" + words)
    reading = read_bytes(DOCUMENT_PATH, orjson.dumps(value))
    assert reading.flaws == []
    assert isinstance(reading.record, Document)


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    for name, (data, _, _) in BAD.items():
        (tmp_path / f"{name.replace(' ', '-')}.json").write_bytes(data)
    (tmp_path / "ferry-1.json").write_bytes(GOOD.replace(b'"text": "people"', b'"text": "person"'))
    report = validate([tmp_path])
    assert report.files == len(BAD) + 1
    assert len({finding.path for finding in report.findings}) == len(BAD) + 1
    assert [finding.code for finding in report.findings if finding.path.endswith("ferry-1.json")] == ["S102"]


def test_what_is_no_regular_file_is_a_finding_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "nowhere")
    findings = validate([tmp_path]).findings
    assert [finding.code for finding in findings] == ["R101", "R101", "R101"]
    assert {finding.message.split(";")[0] for finding in findings} == {
        "cannot be read: it is a folder",
        "cannot be read: it is not there",
        "cannot be read: it is not a regular file",
    }


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ferry-1.json"
    path.write_bytes(GOOD)
    monkeypatch.setattr(type(path), "read_bytes", _refuse)  # as root no file refuses
    findings = validate([path]).findings
    assert [(finding.code, finding.message) for finding in findings] == [
        ("R101", "cannot be read: Permission denied; check its permissions")
    ]


def _refuse(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied", str(path))


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    report = validate([tmp_path])
    assert (report.files, [finding.code for finding in report.findings]) == (0, ["R103"])


def test_a_finding_about_a_withheld_text_does_not_show_it(tmp_path: Path) -> None:
    value = to_object(DOCUMENT)
    value["withheld"] = {"sha256": "0" * 64, "length": 5, "how": "Ask."}
    value["metadata"]["published"] = 1
    path = tmp_path / "ferry-1.json"
    path.write_bytes(orjson.dumps(value))
    findings = validate([path]).findings
    shown = " ".join(f"{finding.message} {finding.excerpt}" for finding in findings)
    assert {finding.code for finding in findings} >= {"J106"}
    for word in ("About", "coastguard", "reportedly", "swam"):
        assert word not in shown


@given(st.binary(max_size=200))
def test_reading_never_raises(data: bytes) -> None:
    reading = read_bytes(DOCUMENT_PATH, data)
    assert reading.record is None
    assert reading.flaws


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "ferry-1.json"
    path.write_bytes(GOOD)
    assert read(path).record == DOCUMENT
