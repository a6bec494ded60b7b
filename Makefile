# govgraph: two commands are all a visitor needs.
#
#   make demo                      build the bundled sample gazette into demo/ and look at it
#   make demo GAZETTE=my.txt       the same with a gazette (or a folder of them) of yours
#   make test                      every check there is
#
# Needed on the machine: Python 3.11 or newer, pip and make. Everything else goes into .venv, pinned and hashed.

SHELL := /bin/bash -eu -o pipefail
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format types imports pytest fuzz golden notebooks bench torture lock clean

PYTHON  ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
             $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV    := .venv
BIN     := $(VENV)/bin
STAMP   := $(VENV)/ready
GAZETTE ?= extract/govgraph/extract/sample/yunling-2025-01.txt
DEMO    ?= demo
STORE   := $(DEMO)/store

# The answer has a column for each document and sentence; a terminal gets the names, and the first rows.
define FIRST_ANSWERS
import csv, sys
rows = list(dict.fromkeys(tuple(row[name] for name in ("indicator", "target", "year", "department", "official", "duty"))
                          for row in csv.DictReader(sys.stdin)))
for row in rows[:12]:
    print("  " + "  ".join(filter(None, row)))
print(f"  {len(rows)} answers; all of them, with the sentences of up to three documents: $(DEMO)/who-answers-for.csv")
endef
export FIRST_ANSWERS

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## make .venv from the hashed requirements (kept while they stay the same)

# Some distributions ship Python without ensurepip: then the pip outside fills the environment.
$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "govgraph needs Python 3.11 or newer; none found. Set PYTHON=/path/to/python." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >/dev/null || $(PYTHON) -m venv --without-pip --clear $(VENV)
	@pip="$(BIN)/python -m pip"; $$pip --version >/dev/null 2>&1 || pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	echo "Installing the pinned requirements into $(VENV) …"; \
	$$pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt; \
	$$pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)  ## build, validate, query, export and draw a gazette (GAZETTE=path for yours)
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/govgraph build "$(GAZETTE)" --store $(STORE) --issues $(DEMO)/issues.jsonl
	$(BIN)/govgraph validate --store $(STORE)
	$(BIN)/govgraph query --store $(STORE) --name who-answers-for --format csv > $(DEMO)/who-answers-for.csv
	@$(BIN)/python -c "$$FIRST_ANSWERS" < $(DEMO)/who-answers-for.csv
	$(BIN)/govgraph export --store $(STORE) $(DEMO)/graph.ttl
	$(BIN)/govgraph export --store $(STORE) $(DEMO)/graph.graphml
	$(BIN)/govgraph export --store $(STORE) $(DEMO)/facts.jsonl
	@for view in org responsibility projects documents appointments; do \
	    echo "$(BIN)/govgraph view --store $(STORE) $$view $(DEMO)/$$view.html"; \
	    $(BIN)/govgraph view --store $(STORE) $$view $(DEMO)/$$view.html; \
	done
	@printf '\nLook at:\n'
	@printf '  %-32s %s\n' \
	    "$(DEMO)/org.html" "who leads, who oversees which department (open in a browser, works offline)" \
	    "$(DEMO)/responsibility.html" "tasks, targets and the departments that answer for them" \
	    "$(DEMO)/projects.html" "projects, money and sites" \
	    "$(DEMO)/documents.html" "which document issues, follows or repeals which" \
	    "$(DEMO)/appointments.html" "who held which post from when until when" \
	    "$(DEMO)/who-answers-for.csv" "target, department and official, with the sentences that say so" \
	    "$(DEMO)/facts.jsonl" "every fact with the words that prove it" \
	    "$(DEMO)/graph.ttl, graph.graphml" "the graph, for RDF and for network tools" \
	    "$(DEMO)/issues.jsonl" "what was half understood"
	@echo "Ask further: $(BIN)/govgraph show --store $(STORE) NAME"
	@echo "Look around: $(BIN)/govgraph serve --store $(STORE)"

test: lint types imports pytest  ## every check: style, types, import directions, tests

lint: $(STAMP)  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(STAMP)  ## let ruff put the files in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

imports: $(STAMP)  ## graph > extract > ontology, and who may import what
	$(BIN)/lint-imports

pytest: $(STAMP)  ## the tests, notebooks included
	$(BIN)/pytest --numprocesses 2 --dist loadfile --nbmake tests notebooks

fuzz: $(STAMP)  ## the property tests with many examples, other ones at every run
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -m hypothesis tests

notebooks: $(STAMP)  ## run the notebooks only (GAZETTE=path for yours)
	GAZETTE="$$(realpath "$(GAZETTE)")" $(if $(GOLD),GOLD="$$(realpath "$(GOLD)")") $(BIN)/pytest --nbmake --durations=0 notebooks

golden: $(STAMP)  ## write the facts and answers in tests/gold, and docs/ontology.md, anew: read the diff
	GOVGRAPH_GOLDEN=write $(BIN)/pytest tests/test_sample.py tests/test_questions.py -k golden
	$(BIN)/python tools/ontology_reference.py

bench: $(STAMP)  ## how fast a gazette becomes a graph, on this machine, today
	$(BIN)/python tools/bench.py

torture: $(STAMP)  ## kill builds, additions and removals two hundred times (KILLS=n): nothing may be lost
	$(BIN)/python bench/torture.py --kills $(or $(KILLS),200)

lock: $(STAMP)  ## resolve the requirements anew, for every platform and Python from 3.11 on
	cd requirements && for name in dev runtime; do \
	    ../$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	        --no-emit-index-url --no-annotate --no-header --strip-extras \
	        $$([ $$name = runtime ] && echo "-c dev.txt") -o $$name.txt $$name.in; \
	done

clean:  ## remove what make made
	rm -rf $(VENV) $(DEMO) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
