# `make help` lists the targets. Each one makes .venv and installs what it needs, once.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# Written only after an installation has succeeded: a half-finished one is taken up again.
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-develop
INPUTS := pyproject.toml constraints.txt
# -qq: errors only; what pip thinks of this machine's settings is nobody's business here.
PIP := $(PY) -m pip install -qq --no-input --disable-pip-version-check

# Chroma and onnxruntime would otherwise keep, or send, figures about their use.
export ANONYMIZED_TELEMETRY := False
export ORT_DISABLE_TELEMETRY := 1

.DEFAULT_GOAL := help
.PHONY: help run chat browser axe test check index constraints clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' Makefile

run: $(RUN_READY) ## the web app, on this machine only (ARGS="--server.port 8600" and the like)
	@port=$$(printf '%s' "$$ARGS" | sed -n 's/.*--server\.port[ =]*\([0-9][0-9]*\).*/\1/p'); \
	echo "Open http://localhost:$${port:-$${STREAMLIT_SERVER_PORT:-8501}} in a browser;" \
	  "Ctrl-C ends the app, interviews are kept."
	@$(PY) -m streamlit run app.py $(ARGS)

chat: $(RUN_READY) ## an interview in the terminal (ARGS="--problem ad-click" and the like)
	@$(PY) -m interviewer $(ARGS) || [ $$? -eq 130 ]

axe: tests/web/node_modules/axe-core/axe.min.js ## fetch what checks the pages' accessibility (npm)

tests/web/node_modules/axe-core/axe.min.js: tests/web/package.json
	@cd tests/web && npm install --silent --no-package-lock --ignore-scripts --no-audit --no-fund
	@touch $@

browser: ## install Chromium and what else the browser tests need (Debian, Ubuntu, as root)
	@sh scripts/browser.sh

test: $(DEV_READY) ## run the tests (ARGS="-k store" and the like)
	@$(PY) -m pytest -q $(ARGS)

check: $(DEV_READY) ## formatting, lint, types, the import rules and the content files
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m pytest -q -n 0 tests/test_imports.py tests/test_rooms.py
	@$(PY) -m interviewer lint

index: $(RUN_READY) ## index the notes (NOTES="folder or file" adds your own)
	@$(PY) -m knowledge index $(NOTES)

constraints: ## pin constraints.txt anew, from a clean installation of the newest versions
	@PYTHON="$(PYTHON)" sh scripts/pin.sh

clean: ## remove caches and build leftovers; .venv and your interviews stay
	@rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(RUN_READY): $(INPUTS)
	@PYTHON="$(PYTHON)" sh scripts/venv.sh $(VENV)
	@echo "Installing into $(VENV): this takes a minute or two, once."
	@$(PIP) -c constraints.txt -e . < /dev/null
	@touch $@

$(DEV_READY): $(INPUTS)
	@PYTHON="$(PYTHON)" sh scripts/venv.sh $(VENV)
	@echo "Installing into $(VENV), with the tools for tests: this takes a minute or two, once."
	@$(PIP) -c constraints.txt -e '.[dev]' < /dev/null
	@touch $(RUN_READY) $@
