# The words of the workshop. `make help` lists them; CI speaks the same ones (.ci/run).
#
# Everything is installed into .venv from requirements/*.txt, pinned by hash. The stamps inside
# .venv make a word that has nothing to install start at once.

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
# PYTHON=/path/to/python3.12 make setup: to choose the interpreter yourself.
PYTHON ?=
# TESTS="tests/reading -k counts" make test: to run a part.
TESTS ?=
# PAGES="people login" make screenshots: to draw these alone.
PAGES ?=
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check

EXERCISE := examples/two-incidents
OUT := out/two-incidents

# What the gazetteer is compiled from when corrobora itself is installed.
GAZETTEER_INPUTS := hatch_build.py scripts/build_gazetteer.py src/corrobora/spelling.py $(wildcard src/corrobora/workflow/data/*.csv)
GENERATED := $(wildcard scripts/build_schema.py scripts/build_measurements.py scripts/build_messages.py scripts/build_api.py)

.PHONY: help setup extras brief test check golden messages bench docs screenshots lock clean

help: ## list these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(VENV)/dev.stamp ## install corrobora and the workshop's tools into .venv

extras: $(VENV)/followthemoney.stamp ## install followthemoney too; needs g++, pkg-config and the headers of ICU

brief: $(VENV)/corrobora.stamp ## make the dossier of the exercise set in out/two-incidents
	@$(BIN)/corrobora brief $(EXERCISE)/reports --gazetteer $(EXERCISE)/gazetteer.csv --actors $(EXERCISE)/actors.csv --out $(OUT)

test: $(VENV)/dev.stamp ## run all tests
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS)

check: $(VENV)/dev.stamp ## lint, types, import arrows and generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@for script in $(GENERATED); do echo "$$script --check"; $(BIN)/python "$$script" --check; done

golden: $(VENV)/dev.stamp ## write the golden dossier anew; read the difference before committing it
	@$(BIN)/python scripts/build_golden.py

messages: $(VENV)/dev.stamp ## bring the workbench's catalogues up to date; translate what it names
	@$(BIN)/python scripts/build_messages.py

bench: $(VENV)/dev.stamp $(BENCH_VENV)/bench.stamp ## measure speed beside a peer and quality on the corpora, append to benchmarks/results.csv
	@$(BIN)/python -m benchmarks.speed --peer-python $(BENCH_VENV)/bin/python
	@$(BIN)/python -m benchmarks.gold --record
	@$(BIN)/python -m benchmarks.probes --record
	@$(BIN)/python -m benchmarks.incidents --record
	@$(BIN)/python -m benchmarks.relations --record
	@$(BIN)/python -m benchmarks.growth --record
	@$(BIN)/python -m benchmarks.archive --record
	@$(BIN)/python -m benchmarks.custody --record
	@$(BIN)/python -m benchmarks.coded --record
	@$(BIN)/python -m benchmarks.workbench --postgresql --record
	@$(BIN)/python -m benchmarks.workbench --pages --record
	@if [ -n "$${CORROBORA_DATA:-}" ]; then \
	  $(BIN)/python -m benchmarks.reader --test; \
	  $(BIN)/python -m benchmarks.geoparsing; \
	  $(BIN)/python -m benchmarks.gunviolence; \
	  $(BIN)/python -m benchmarks.joining --dev --ablate --record --cache out/readings; \
	  $(BIN)/python -m benchmarks.mentions --test --record --cache out/readings; \
	else echo "CORROBORA_DATA is not set: the corpora are left out"; fi
	@$(BIN)/python scripts/build_measurements.py

docs: $(VENV)/dev.stamp ## build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict
	@echo "site/index.html"

screenshots: $(VENV)/dev.stamp ## draw the workbench's pages into docs/images/workbench; needs a Chromium
	@$(BIN)/python scripts/build_screenshots.py $(PAGES)

# The pins come from the public index alone: whatever else this machine's pip is told to look at would
# put hashes into the lock that nobody else can check.
LOCK := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_INDEX_URL= PIP_EXTRA_INDEX_URL= CUSTOM_COMPILE_COMMAND="make lock" \
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/dev.stamp ## choose the newest versions that fit and write requirements/*.txt
	$(LOCK) --output-file requirements/runtime.txt pyproject.toml
	$(LOCK) --output-file requirements/dev.txt --constraint requirements/runtime.txt pyproject.toml requirements/dev.in
	$(LOCK) --output-file requirements/followthemoney.txt --constraint requirements/dev.txt --extra followthemoney pyproject.toml
	$(LOCK) --output-file requirements/build.txt --constraint requirements/dev.txt requirements/build.in
	$(LOCK) --output-file requirements/bench.txt requirements/bench.in

clean: ## remove what the other words made
	rm -rf $(VENV) $(BENCH_VENV) out site build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f src/corrobora/workflow/data/gazetteer.sqlite
	find src tests scripts benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

# --------------------------------------------------------------------------- environments

# Answers with the first interpreter that is new enough, or says what is missing.
define make_venv
	@for candidate in $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11 python); do \
	  if command -v "$$candidate" >/dev/null 2>&1 \
	    && "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$candidate; break; \
	  fi; \
	done; \
	if [ -z "$${found:-}" ]; then \
	  echo "corrobora needs Python 3.11 or newer; found $$( (python3 --version || echo none) 2>/dev/null)." >&2; \
	  echo "Install one, or name it: PYTHON=/path/to/python3.12 make $(or $(MAKECMDGOALS),setup)" >&2; \
	  exit 1; \
	fi; \
	if ! "$$found" -c 'import venv, ensurepip' >/dev/null 2>&1; then \
	  echo "$$found has no venv module. On Debian and Ubuntu: apt install python3-venv" >&2; \
	  exit 1; \
	fi; \
	echo "making $(1) with $$("$$found" --version)"; \
	rm -rf $(1); \
	"$$found" -m venv $(1) || { rm -rf $(1); exit 1; }
endef

$(BIN)/python:
	$(call make_venv,$(VENV))

$(VENV)/runtime.stamp: requirements/runtime.txt requirements/build.txt | $(BIN)/python
	@echo "installing the locked packages"
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/runtime.txt
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/corrobora.stamp: $(VENV)/runtime.stamp pyproject.toml $(GAZETTEER_INPUTS)
	@echo "installing corrobora and compiling its gazetteer"
	@$(BIN)/python $(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/corrobora.stamp
	@echo "installing the workshop's tools"
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/followthemoney.stamp: requirements/followthemoney.txt $(VENV)/dev.stamp
	@echo "installing followthemoney and compiling its PyICU"
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements/followthemoney.txt
	@touch $@

$(BENCH_VENV)/bin/python:
	$(call make_venv,$(BENCH_VENV))

$(BENCH_VENV)/bench.stamp: requirements/bench.txt | $(BENCH_VENV)/bin/python
	@echo "installing the benchmark's peer"
	@$(BENCH_VENV)/bin/python $(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@
