# One surface for people and for CI. `make help` lists the verbs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
WT := .venv/bin/welltogether
DEMO ?= demo-workspace
PORT ?= 8765

.PHONY: help setup setup-tests static demo test quick lint types house bench pack-check format clean

help: ## list these verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/installed: requirements/installer.txt requirements/runtime.txt pyproject.toml
	@test -x $(PY) || python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt
	@.venv/bin/uv pip install --quiet --python $(PY) --require-hashes -r requirements/runtime.txt \
	  || .venv/bin/pip install --quiet --require-hashes -r requirements/runtime.txt
	@.venv/bin/uv pip install --quiet --python $(PY) --no-deps --editable . || .venv/bin/pip install --quiet --no-deps --editable .
	@touch $@

.venv/static: frontend/package-lock.json frontend/build.mjs $(wildcard frontend/*.scss frontend/*.js) | .venv/installed
	@if ! command -v npm >/dev/null; then .venv/bin/pip install --quiet --require-hashes -r requirements/node.txt; fi
	@PATH="$$PWD/.venv/bin:$$PATH"; cd frontend && npm ci --no-fund --no-audit --loglevel=error && npm run --silent build
	@touch $@

.venv/tests-installed: requirements/test.txt scripts/debian-packages.sh | .venv/installed
	@.venv/bin/uv pip install --quiet --python $(PY) --require-hashes -r requirements/test.txt \
	  || .venv/bin/pip install --quiet --require-hashes -r requirements/test.txt
	@bash scripts/debian-packages.sh
	@touch $@

setup: .venv/installed .venv/static ## prepare .venv with the welltogether command, and the pages' styles

setup-tests: setup .venv/tests-installed ## add what the tests need, Debian packages included

demo: setup ## make the demonstration borough, run the whole journey and serve it
	@$(WT) demo --workspace $(DEMO) --port $(PORT)

test: setup-tests lint types ## everything: house rules, methods, files, documents, a real browser
	@$(PY) -m pytest -n 2 --dist loadgroup

quick: ## the quick suite: no browser, no open data
	@$(PY) -m pytest -n 2 -m "not journey and not shared_data"

lint: ## ruff and the direction of imports
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet . || { echo "Some files are not in the house format: make format"; exit 1; }
	@found=$$(.venv/bin/lint-imports --no-cache 2>&1) || { echo "$$found"; exit 1; }

types: ## one type checker, strict in the pure rooms
	@.venv/bin/mypy

house: ## sizes, names, layers, documents match code
	@$(PY) -m pytest tests/house

pack-check: ## check every content pack
	@$(WT) guidance check

bench: setup-tests ## print speed and size beside the limits (needs ../shared/data)
	@$(PY) bench/run.py

format: ## put the code in the house format
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

clean: ## remove what was made (not your workspaces)
	@rm -rf .venv src/welltogether/web/static frontend/node_modules build dist
