# Two commands do all: `make site` builds the site, `make test` tests everything. Both make what they
# need in .venv/; only Python (3.11 or newer), git and make must be there.
REPORTS ?= reports
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PDF ?=
READY := $(VENV)/site $(if $(PDF),printer)
PRINTED := $(if $(PDF),--pdf)

.PHONY: site bundle pdf printer serve check summary wheel test quick deep lint golden bench bench-search figures lock clean

site: $(READY) ## build the site of REPORTS (the sample in reports/ unless you say another folder); PDF=yes: with PDFs to take away
	@$(BIN)/duizhao build "$(REPORTS)" $(PRINTED) || [ $$? -eq 1 ] # 1: something in the input is wrong, the site is there
	@echo 'The site is in $(CURDIR)/site/. To read it in a browser: make serve REPORTS="$(REPORTS)"'

bundle: $(READY) ## the site, and one archive of it to read without a network: dist/*.zip, offered in the site too; PDF=yes as above
	@$(BIN)/duizhao bundle "$(REPORTS)" --into-site $(PRINTED) || [ $$? -eq 1 ]

serve: $(VENV)/site ## build and serve on http://127.0.0.1:8000
	$(BIN)/duizhao serve "$(REPORTS)"

check: $(VENV)/site ## say what an editor should look at; write nothing but the cache
	$(BIN)/duizhao check "$(REPORTS)"

pdf: printer ## every report as PDF, in dist/
	$(BIN)/duizhao pdf "$(REPORTS)"

printer: $(VENV)/dev
	tools/browser
	tools/fonts

SUMMARY ?= build/check.md
summary: $(VENV)/site ## the same as GitHub shows it: notes beside the lines, and a table in the file SUMMARY
	@$(BIN)/duizhao check "$(REPORTS)" --quiet --format github --summary "$(SUMMARY)" || [ $$? -eq 1 ]

wheel: $(VENV)/site ## the package, to install elsewhere: dist/*.whl
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

# Files are given to whoever is free, in this order: those that take long first, so that none is left to run alone at the end.
ON_TWO := -n 2 --dist loadfile --no-loadscope-reorder
test: $(VENV)/dev lint ## everything that CI runs
	tools/browser
	tools/fonts || true # without a Chinese font the tests of PDFs are skipped
	tools/java
	tools/schemas
	tools/html-checker
	$(BIN)/python -m pytest $(ON_TWO)
	$(BIN)/duizhao build --strict
	$(BIN)/duizhao build --strict --engine zensical --site build/zensical

quick: $(VENV)/dev ## the tests of a minute: no browser, no real reports, nothing that takes long
	$(BIN)/python -m pytest $(ON_TWO) -q -m "not browser and not realcorpus and not slow" generator tests/unit tests/property tests/cases tests/pages

deep: $(VENV)/dev ## whole sizes, all seeds, every page, many more examples; it takes an hour, and CI does not run it
	tools/browser
	$(BIN)/python -m pytest $(ON_TWO) --deep tests/real tests/browser/test_bundle.py tests/hostile tests/property

WORKFLOWS := $(wildcard .github/workflows/*.yml) generator/duizhao/publish/starter/pages.yml generator/duizhao/publish/starter/large.yml
lint: $(VENV)/dev ## style, types, import contract, workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if [ -x $(BIN)/actionlint ]; then $(BIN)/actionlint $(WORKFLOWS); else echo "actionlint is not to be had here: workflows not checked"; fi

golden: $(VENV)/dev ## write the golden files anew; read the difference before committing
	$(BIN)/python -m pytest tests/cases tests/pages --update-golden -q

bench: $(VENV)/dev ## the generator beside MkDocs; alignment by number of rows; the weight and the times of a page; links by number of reports
	$(BIN)/python tools/bench.py "$(REPORTS)"
	$(BIN)/python tools/bench_align.py "$(REPORTS)"
	$(BIN)/python tools/bench_years.py "$(REPORTS)"
	$(BIN)/python tools/bench_page.py "$(REPORTS)"

bench-search: $(VENV)/dev ## our search, Material's and Pagefind (where it is installed) on the same pages
	tools/browser
	$(BIN)/python tools/bench_search.py "$(REPORTS)" $(BENCH_SEARCH)

figures: $(VENV)/dev ## measure, and rewrite docs/figures.md; FIGURES='--only beijing,speed' for some of it
	$(BIN)/python tools/figures.py $(FIGURES)

lock: ## pin every dependency anew
	tools/lock

clean:
	rm -rf site docs/site build dist .venv .duizhao_cache

$(VENV)/site: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which: make PYTHON=python3.12 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev: $(VENV)/site requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-dev.lock
	touch $@
