# The two commands that do everything: `make dataset` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATASET := build/dataset

.PHONY: dataset test lint types check bench benchmark normalisers clean

dataset: $(VENV)/.installed
	$(BIN)/reportedly export --out $(DATASET) --attach

test: $(VENV)/.installed lint types check
	$(BIN)/reportedly validate
	$(BIN)/python -m pytest

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed
	$(BIN)/mypy

check: $(VENV)/.installed
	$(BIN)/lint-imports

bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[benchmarks,normalisers]'
	$(BIN)/python scripts/benchmarks/validate.py
	$(BIN)/python scripts/benchmarks/export.py
	$(BIN)/python scripts/benchmarks/annotate.py
	$(BIN)/reportedly stats --datasheet

# With REPORTEDLY_SOURCES, a folder of withheld texts, their values are read as well.
benchmark: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[baselines,normalisers]'
	$(BIN)/python scripts/baselines/report.py
	$(BIN)/reportedly stats --datasheet

normalisers: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[normalisers]'
	$(BIN)/python scripts/normalisers/check_values.py

# The versions that the tests passed with; a fresh environment gets the same.
$(VENV)/.installed: pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[dev]'
	# The Lee background corpus, real news, is a file of this package; nothing else of it is used.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --no-deps gensim
	touch $@

clean:
	rm -rf $(VENV) build dist
