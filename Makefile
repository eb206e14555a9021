# make app    serve on 127.0.0.1:8501 (PORT=8601 for another port)
# make test   lint, types and the tests, without those marked slow
# make soak   kill a learner's process ROUNDS=1000 times, and look at what is kept each time
# Each makes .venv first, from requirements.lock; it needs Python 3.11 or newer with venv, and nothing else.

.PHONY: app test check slow again soak bench lock clean help
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?=
ROUNDS ?= 1000
PYTEST = $(BIN)/python -m pytest -n 2 --dist loadfile

help:
	@sed -n 's/^# //p' Makefile

app: $(READY)
	@exec $(BIN)/quiz-app serve $(if $(PORT),--port $(PORT))

test: check
	@$(PYTEST) -m "not slow"

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

slow: $(READY)
	@$(PYTEST) -m slow

again: $(READY)
	@$(BIN)/python -m pytest -m slow --last-failed --last-failed-no-failures none

soak: $(READY)
	@ROUNDS=$(ROUNDS) $(PYTEST) -m slow tests/crash

bench: $(READY)
	@$(BIN)/python -m benchmarks

# Installs what the lock names and nothing else, each file checked against its hash; uv does it sooner where there is one.
$(READY): requirements.lock pyproject.toml
	@set -e; \
	for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	    if "$$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; \
	    then python=$$name; break; fi; \
	done; \
	if [ -z "$${python:-}" ]; then \
	    echo "Meridian needs Python 3.11, 3.12, 3.13 or 3.14 with venv; none was found (on Debian: apt install python3-venv)." >&2; \
	    exit 1; \
	fi; \
	echo "Making $(VENV) with $$python; this takes a minute or two, once."; \
	"$$python" -m venv --clear $(VENV); \
	if uv --version >/dev/null 2>&1; then \
	    uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock; \
	else \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	fi; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	touch $@

lock:
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --extra test --generate-hashes \
	    --no-emit-index-url --custom-compile-command "make lock" --output-file requirements.lock $(if $(UPGRADE),--upgrade)

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
