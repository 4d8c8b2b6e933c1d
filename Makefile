# Two commands for everybody: `make run` and `make test`. Each makes what it needs first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: run env test check bench locks clean

run: env
	$(BIN)/kumppani run

env: $(VENV)/.run $(VENV)/.project

test: test-env
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -n 2 --dist loadscope

check: test-env
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python requirements/locks.py check
	$(BIN)/python -m pytest tests/test_completeness.py

bench: test-env
	$(BIN)/python -m tests.benchmarks

locks: $(VENV)/.installer
	$(BIN)/python requirements/locks.py renew

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results

.PHONY: test-env
test-env: $(VENV)/.test $(VENV)/.project

# The files below mark what is done, so that it is done again only when its lock (or the project's name tag) changes.
$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "Python is missing: install Python 3.11 or newer, or say which one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kumppani needs Python 3.11 or newer; $(PYTHON) is older. Say which one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing: install it first (on Debian and Ubuntu the package python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# uv is fast; where it cannot be had, pip does the same work from the same locks.
$(VENV)/.installer: requirements/uv.txt | $(VENV)/.made
	@echo "Installing $<"
	@$(BIN)/python -m pip install --quiet --require-hashes -r $< || echo "Going on without uv: pip is slower, and does the same."
	@touch $@

UV_OR_PIP = if $(BIN)/python -m uv --version >/dev/null 2>&1; \
  then set -- $(BIN)/python -m uv pip install --quiet --python $(BIN)/python; \
  else set -- $(BIN)/python -m pip install --quiet --no-compile; fi; "$$@"

$(VENV)/.run: requirements/run.txt | $(VENV)/.installer
	@echo "Installing $<"
	@$(UV_OR_PIP) --require-hashes -r $<
	@touch $@

$(VENV)/.test: requirements/test.txt | $(VENV)/.run
	@echo "Installing $<"
	@$(UV_OR_PIP) --require-hashes -r $<
	@touch $@

# The build tool comes from the lock, so nothing is fetched here.
$(VENV)/.project: pyproject.toml | $(VENV)/.run
	@$(UV_OR_PIP) --no-deps --no-build-isolation --editable .
	@touch $@
