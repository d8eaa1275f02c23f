# What a developer does often. Everything runs in .venv; CONTRIBUTING.md says more.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= python3

.PHONY: help setup run test test-long bench format static check pin

help:
	@echo "make setup       a virtual environment with all that developing needs"
	@echo "make run         the app"
	@echo "make test        the tests (browser tests too, where Chromium is found)"
	@echo "make test-long   the longer series beside them"
	@echo "make format      code formatted, and what lint can mend"
	@echo "make static      format, lint, types, import contracts; nothing is run"
	@echo "make check       format, lint, types, import contracts, tests, README examples"
	@echo "make bench       the figures, measured on this machine"
	@echo "make pin         requirements.txt anew, from pyproject.toml"

setup:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -c requirements.txt -e '.[dev]'

run:
	$(BIN)/streamlit run app.py

test:
	$(BIN)/pytest

test-long:
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -m ''

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

static:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The README's examples are among the tests.
check: static test

bench:
	for figures in benchmarks/[a-z]*.py; do \
		name=$$(basename $$figures .py); \
		[ $$name = common ] || $(BIN)/python -m benchmarks.$$name || exit 1; \
	done

pin:
	uv pip compile -q --universal --python-version 3.11 --no-header --no-annotate \
		--no-emit-index-url --extra dev pyproject.toml -o requirements.txt
