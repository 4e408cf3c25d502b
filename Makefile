# footpress: from a manuscript with hand-typed footnotes to PDF, EPUB and HTML. `make help` lists what there is.
PYTHON ?= python3
FOOTPRESS := .venv/bin/footpress
SLUGS := $(basename $(notdir $(wildcard source/*.md)))
ENGINE := $(shell find footpress -name '*.py' -o -name '*.yaml' -path 'footpress/*')
SHARED := .venv/.ready $(ENGINE) source/publication.yaml $(wildcard bibliography.bib) $(wildcard templates/*.yaml templates/styles/* source/collections/*.yaml)

# One edition after the other: the web page offers the files that are there when it is made.
.NOTPARALLEL:
.PHONY: all import pdf epub html concordance collection check review serve test bench typed doctor setup clean help
all: pdf epub html concordance ## publish every article in source/ as PDF, EPUB and HTML, and compare them (the default)

pdf: $(SLUGS:%=build/%.pdf) ## the PDFs: build/<slug>.pdf
epub: $(SLUGS:%=build/%.epub) ## the EPUBs: build/<slug>.epub
html: build/html/index.html ## the web pages, build/html/<slug>/index.html, and their index, feed and site map
concordance: $(SLUGS:%=build/%.concordance.html) ## the editions side by side, note by note: build/<slug>.concordance.html

build/%.pdf: source/%.md $(SHARED) $(wildcard templates/pdf/*)
	@$(FOOTPRESS) build $* --edition pdf
build/%.epub: source/%.md $(SHARED) $(wildcard templates/epub/*)
	@$(FOOTPRESS) build $* --edition epub
build/html/%/index.html: source/%.md $(SHARED) $(wildcard templates/html/*)
	@$(FOOTPRESS) build $* --edition html
build/html/index.html: $(SLUGS:%=build/html/%/index.html) $(wildcard templates/html/*)
	@$(FOOTPRESS) site >/dev/null
build/%.concordance.html: build/%.pdf build/%.epub build/html/%/index.html
	@$(FOOTPRESS) check $*

collection: .venv/.ready ## several articles as one PDF, EPUB and web index: the issues in source/collections/
	@$(FOOTPRESS) build --collection

import: .venv/.ready ## read a manuscript: make import FILE=my-article.txt
	@test -n "$(FILE)" || { echo 'Say which manuscript: make import FILE=my-article.txt'; exit 2; }
	@$(FOOTPRESS) import "$(FILE)"

check: .venv/.ready ## check the sources, that the built editions agree, and the EPUBs with epubcheck and Ace where they are
	@$(FOOTPRESS) check --validators

review: .venv/.ready ## show what a person should look at: the queries of the notes as read
	@$(FOOTPRESS) review

serve: html ## show the web pages at http://localhost:8000
	@$(PYTHON) -m http.server --bind 127.0.0.1 --directory build/html 8000

test: .venv/.tested-with ## run the tests of footpress
	@.venv/bin/pytest

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
	@.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@

clean: ## delete what is built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10
