"""What is published works where there is no checkout and no network, and holds no withheld text."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportedly.corpus import TextIndex, installed_texts, read_stories
from reportedly.schema import data_root


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(folder),
            str(data_root()),
        ],
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_a_wheel_loads_claims_without_checkout_or_network(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        "import socket; socket.socket.connect = lambda *_: (_ for _ in ()).throw(OSError('no network'))\n"
        "import reportedly; print(reportedly.__file__)\n"
        "claims = reportedly.load('claims'); print(type(claims).__name__, sum(len(part) for part in "
        "claims.values()))\n"
        "print(len(reportedly.validate().findings))"
    )
    environment = {**os.environ, "PYTHONPATH": str(site), "HF_HOME": str(tmp_path / "hf")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    place, loaded, findings = done.stdout.splitlines()
    assert Path(place).is_relative_to(site)
    expected = sum(len(document.claims) for unit in read_stories() for document in unit.documents)
    assert loaded == f"DatasetDict {expected}"
    assert findings == "0"


def test_a_wheel_carries_schema_corpus_and_both_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {
        "reportedly/data/schema/document.schema.json",
        "reportedly/data/corpus/GUIDELINES.md",
        "reportedly/py.typed",
    } <= names
    assert sum("licenses/" in name for name in names) == 2


def test_a_wheel_holds_no_withheld_text(wheel: Path) -> None:
    folders = [Path(os.environ["REPORTEDLY_SOURCES"])] if "REPORTEDLY_SOURCES" in os.environ else []
    texts = TextIndex(*folders, *installed_texts())
    documents = [
        texts.attached(document)
        for unit in read_stories()
        for document in unit.documents
        if document.withheld
    ]
    sentences = [
        document.text[start:end]
        for document in documents
        if document.text is not None
        for start, end in document.sentences
        if end - start > 30
    ]
    if not sentences:
        pytest.skip("no withheld text is at hand")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode("utf-8", errors="replace")
            assert not any(sentence in content for sentence in sentences), name
