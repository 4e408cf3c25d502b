# footpress: from a manuscript with hand-typed footnotes to PDF, EPUB and HTML. `make help` lists what there is.
PYTHON ?= python3
FOOTPRESS := .venv/bin/footpress
SLUGS := $(shell ls source | LC_ALL=C sed -n 's/^\([a-z0-9][a-z0-9-]*\)\.md$$/\1/p')
ENGINE := $(shell find footpress -name '*.py' -o -name '*.yaml' -path 'footpress/*')
SHARED := .venv/.ready requirements.txt $(ENGINE) source/publication.yaml $(wildcard bibliography.bib) $(wildcard templates/*.yaml templates/styles/* source/collections/*.yaml)

# One edition after the other: the web page offers the files that are there when it is made. What is refused keeps nothing else
# from being made; then make fails in the end.
.NOTPARALLEL:
.PHONY: all pdf epub html pages site concordance collection check import review desk serve test sweep bench typed doctor setup clean help
all: .venv/.ready ## publish every article in source/ as PDF, EPUB and HTML, and compare them (the default)
	$(call publish,pdf epub pages concordance)
html: .venv/.ready ## the web pages, build/html/<slug>/index.html, and their index, feed and site map
	$(call publish,pages)

# What was set up just now is not looked at again.
AGAIN = $(MAKE) --no-print-directory --assume-old=.venv/.ready
define publish
+@status=0; $(AGAIN) --keep-going $(1) || status=$$?; $(AGAIN) site || status=$$?; exit $$status
endef

pdf: $(SLUGS:%=build/%.pdf) ## the PDFs: build/<slug>.pdf
epub: $(SLUGS:%=build/%.epub) ## the EPUBs: build/<slug>.epub
pages: $(SLUGS:%=build/html/%/index.html)
concordance: $(SLUGS:%=build/%.concordance.html) ## the editions side by side, note by note: build/<slug>.concordance.html
site: .venv/.ready
	@test -e build/html/index.html && test -z "$$(find source footpress templates build/html/*/index.html -newer build/html/index.html 2>/dev/null)" || $(FOOTPRESS) site >/dev/null

build/%.pdf: source/%.md $(SHARED) $(wildcard templates/pdf/*)
	@$(FOOTPRESS) build $* --edition pdf
build/%.epub: source/%.md $(SHARED) $(wildcard templates/epub/*)
	@$(FOOTPRESS) build $* --edition epub
build/html/%/index.html: source/%.md $(SHARED) $(wildcard templates/html/*)
	@$(FOOTPRESS) build $* --edition html
build/%.concordance.html: build/%.pdf build/%.epub build/html/%/index.html
	@$(FOOTPRESS) check $*

collection: .venv/.ready ## several articles as one PDF, EPUB and web index: the issues in source/collections/
	@$(FOOTPRESS) build --collection

import: .venv/.ready ## read a manuscript: make import FILE=my-article.docx
	@test -n "$(FILE)" || { echo 'Say which manuscript: make import FILE=my-article.docx'; exit 2; }
	@$(FOOTPRESS) import "$(FILE)"

check: .venv/.ready ## check the sources, that the built editions agree, and the EPUBs with epubcheck and Ace where they are
	@$(FOOTPRESS) check --validators

review: .venv/.ready ## show what a person should look at: the queries of the notes as read
	@$(FOOTPRESS) review

desk: .venv/.ready ## correct, see and publish in the browser
	@$(FOOTPRESS) desk

serve: html ## show the web pages at http://localhost:8000
	@$(PYTHON) -m http.server --bind 127.0.0.1 --directory build/html 8000

test: .venv/.tested-with ## run the tests of footpress, and the checks of its own code (mypy, ruff)
	@.venv/bin/ruff check --quiet && .venv/bin/ruff format --check --quiet && .venv/bin/mypy
	@.venv/bin/pytest -n auto --dist loadfile

sweep: .venv/.tested-with ## set every citation style that is installed, and say where one loses what was cited (some 25 minutes)
	@.venv/bin/python tests/sweep/sweep.py

bench: .venv/.tested-with ## print figures: how fast, how well the notes are read
	@for program in bench/*.py; do echo "$$program"; .venv/bin/python "$$program" | sed 's/^/  /'; done

typed: .venv/.tested-with ## what an import does with typed words, on our corpus or on NOTES="a.jsonl folder": none may be lost
	@.venv/bin/python bench/typed.py $(NOTES)

doctor: .venv/.ready ## say what is installed and what is missing
	@$(FOOTPRESS) doctor

setup: .venv/.ready ## install what footpress needs into .venv (and, where it may, the system packages)

.venv/.ready: requirements.txt pyproject.toml setup.sh
	@PYTHON="$(PYTHON)" sh setup.sh
	@touch $@

.venv/.tested-with: .venv/.ready requirements-dev.txt
	@PYTHON="$(PYTHON)" sh setup.sh tests
	@touch $@

clean: ## delete what is built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10
