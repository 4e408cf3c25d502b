# footpress: from a manuscript with hand-typed footnotes to PDF, EPUB and HTML. `make help` lists what there is.
PYTHON ?= python3
FOOTPRESS := .venv/bin/footpress

# make CLUSTER=tcp://HOST:PORT builds on the workers of a Dask cluster.
BUILD = $(FOOTPRESS) build $(CLUSTER:%=--cluster %)

# One process builds what has changed, and says in the end, by its exit code, whether anything was refused.
.PHONY: all pdf epub html collection check import review desk serve test sweep bench typed doctor setup clean help
all: .venv/.ready ## publish every article in source/ as PDF, EPUB and HTML, and compare them (the default)
	@$(BUILD) --check
pdf: .venv/.ready ## the PDFs: build/<slug>.pdf
	@$(BUILD) --edition pdf
epub: .venv/.ready ## the EPUBs: build/<slug>.epub
	@$(BUILD) --edition epub
html: .venv/.ready ## the web pages, build/html/<slug>/index.html, and their index, feed and site map
	@$(BUILD) --edition html

collection: .venv/.ready ## several articles as one PDF, EPUB and web index: the issues in source/collections/
	@$(BUILD) --collection

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
