# Targets: demo, test, lint, quality, corpus, readme, lock, clean.  Needs Python 3.11+, make and a package registry; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
UV ?= uv

.PHONY: demo test lint quality corpus readme lock clean

demo: $(VENV)/.run
	@$(BIN)/detente demo

# As many at once as the machine has processors; JOBS=0 is one after the other.
JOBS ?= auto
test: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/.run
	$(BIN)/python -m bench quality

# Checks the corpus and prints its counts, beside real news where the data to measure on are at hand.
corpus: $(VENV)/.run
	$(BIN)/python -m training.corpus check corpus
	$(BIN)/python -m training.corpus stats corpus $(if $(wildcard ../shared),--shared ../shared)

# Makes the output that the README shows anew.
readme: $(VENV)/.run
	$(BIN)/python docs/readme.py

# What running needs; hashes are checked, so a changed package is refused.
$(VENV)/.run: requirements/run.txt pyproject.toml
	@echo "setting up $(VENV); the first time this takes about a minute"
	@$(PYTHON) -c 'import sys; sys.exit("Détente needs Python 3.11 or later; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# Rewrites the locks from pyproject.toml (needs uv; UV names it where it is not on the path).
lock:
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml requirements/build.in -o requirements/run.txt
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml requirements/build.in --group dev --extra pandas -o requirements/dev.txt

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
