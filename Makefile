# Galley's two entrances for a newcomer are `make demo` and `make test`; everything else is below.

SWIFT ?= swift
PREFIX ?= /usr/local
RELEASE := $(SWIFT) build -c release --static-swift-stdlib --product galley
BINARY = $(shell $(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/galley

.PHONY: help demo test build setup setup-test bench eval fuzz scale format docs install clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: build ## Build, lint the drafts in Examples/, fix a copy of them and write report.html
	@Scripts/demo.sh "$(BINARY)"

test: setup-test ## Set up and run every check
	@Scripts/test.sh

build: setup
	$(RELEASE)

setup:
	@Scripts/setup.sh build

setup-test:
	@Scripts/setup.sh test

bench: build ## Measure against a program that only parses, and write docs/performance.md
	@Scripts/setup.sh bench
	python3 Scripts/bench.py --galley "$(BINARY)" --corpus .build/bench --write docs/performance.md

eval: build ## Measure detection on development sets: make eval DATA=FOLDER
	python3 Scripts/eval.py --galley "$(BINARY)" --data "$(DATA)" --write docs/accuracy.md

fuzz: setup ## Run ten million bytes of mutations through reading, linting and fixing
	@Scripts/fuzz.sh

scale: build ## Show that no kind of draft costs more than its length: make scale COMMAND="fix --diff"
	python3 Scripts/scale.py --galley "$(BINARY)" --command "$(or $(COMMAND),lint)"

format: ## Format every Swift file
	$(SWIFT) format -i -r Sources Rules Tests Plugins Package.swift

docs: build ## Write a page for each rule into docs/rules/
	"$(BINARY)" rules --format markdown --output docs/rules

install: build ## Install the binary: make install PREFIX=/usr/local
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$(BINARY)" "$(DESTDIR)$(PREFIX)/bin/galley"
	@strip "$(DESTDIR)$(PREFIX)/bin/galley" 2>/dev/null || true
	@echo "Installed $(DESTDIR)$(PREFIX)/bin/galley"

clean: ## Remove what was built
	rm -rf .build report.html Demo
