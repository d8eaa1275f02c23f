# What a developer does often. Everything runs in .venv; CONTRIBUTING.md says more.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= python3

# The map's front end is checked by two tools from npm, which stay in a folder of the tests.
JS := tests/frontend
JS_FOLDERS := . ../../careerapp/ui/pathway_map/frontend
JS_TOOLS := $(JS)/node_modules/.installed

.PHONY: help setup run test test-long bench format format-js static static-js check pin

help:
	@echo "make setup       a virtual environment with all that developing needs"
	@echo "make run         the app"
	@echo "make test        the tests (browser tests too, where Chromium is found)"
	@echo "make test-long   the longer series beside them"
	@echo "make format      code formatted, and what lint can mend"
	@echo "make format-js   that of the map's JavaScript alone (needs npm)"
	@echo "make static      format, lint, types, import contracts; nothing is run (needs npm)"
	@echo "make static-js   that of the map's JavaScript alone"
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
	@$(MAKE) --no-print-directory format-js

format-js: $(JS_TOOLS)
	cd $(JS) && node_modules/.bin/biome check --write $(JS_FOLDERS)

static:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@$(MAKE) --no-print-directory static-js

static-js: $(JS_TOOLS)
	cd $(JS) && node_modules/.bin/biome check --error-on-warnings $(JS_FOLDERS)
	cd $(JS) && node_modules/.bin/tsc --project .

$(JS_TOOLS): $(JS)/package.json
	@command -v npm >/dev/null || { \
		echo "THE MAP'S JAVASCRIPT WAS NOT CHECKED: neither format nor lint nor types." >&2; \
		echo "There is no npm. Install it (Debian: apt-get install npm), then try again." >&2; \
		exit 1; \
	}
	cd $(JS) && npm install --no-save --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@

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
