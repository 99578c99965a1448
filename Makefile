# Two commands set up everything they need: `make demo` and `make test`.
.POSIX:
.PHONY: help setup setup-dev system demo check test drill bench lock messages clean

SERVE ?= 1
PLAY ?= 0
TODAY ?=
PORT ?= 8000
OUT ?= out
BIN = .venv/bin

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

setup: ## .venv with the run-time packages
	@sh tools/setup.sh runtime

setup-dev: ## .venv with all tools
	@sh tools/setup.sh dev

system: ## Debian packages that the tests need (Chromium, PostgreSQL, gettext, a font)
	@sh tools/system.sh

demo: setup ## the main job on the Nam Định 2022 bloc, then the site
	@THIDUA_DEMO=1 THIDUA_TODAY=$(TODAY) $(BIN)/thidua demo --out $(OUT) --port $(PORT) \
		$$([ "$(SERVE)" = 0 ] && echo --no-serve) $$([ "$(PLAY)" = 1 ] && echo --play)

check: setup-dev ## under 2 minutes: lint, types, import contracts, core tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@sh tools/lint_templates.sh
	@$(BIN)/yamllint --strict .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest tests/core tests/architecture -n 2

test: setup-dev system check ## all tests: SQLite, PostgreSQL, browser, translations, docs, demo
	@$(BIN)/pytest -n 2 -m "not browser" --ignore tests/core --ignore tests/architecture
	@sh tools/with_postgres.sh $(BIN)/pytest -n 2 tests/apps tests/flows
	@sh tools/spark.sh python -m pytest tests/spark/same_answers.py
	@$(BIN)/pytest -m browser
	@sh tools/check_messages.sh
	@sh tools/check_demo.sh
	@$(BIN)/python drill/kills.py --times 2

drill: setup-dev ## kills, drop-outs, uploads, races, every page, the whole permission matrix
	@$(BIN)/python drill/kills.py --times 50 --database both
	@$(BIN)/python drill/dropouts.py
	@$(BIN)/python drill/uploads.py
	@$(BIN)/python drill/races.py
	@$(BIN)/python drill/pages.py
	@THIDUA_DRILL=1 $(BIN)/pytest -n 2 tests/security
	@THIDUA_DRILL=1 sh tools/with_postgres.sh $(BIN)/pytest -n 2 tests/apps/eligibility/test_engines.py
	@THIDUA_DRILL=1 sh tools/spark.sh python -m pytest tests/spark/same_answers.py

bench: setup-dev ## the benchmarks; figures go to docs/explanation/benchmarks.md by hand
	@$(BIN)/python benchmarks/national_year.py
	@$(BIN)/python benchmarks/load.py --all
	@$(BIN)/python benchmarks/rules.py
	@sh tools/spark.sh python benchmarks/spark_cluster.py
	@THIDUA_DEMO=1 THIDUA_HOME=out/bench $(BIN)/thidua demo --play --no-serve --out out/bench/out
	@$(BIN)/python benchmarks/eligible_page.py --home out/bench

lock: ## write requirements/*.txt anew
	@PATH="$$PWD/$(BIN):$$PATH" sh tools/lock.sh

messages: setup-dev system ## gather the messages into the Vietnamese catalogue
	@cd src/thidua && ../../$(BIN)/django-admin makemessages --locale vi --no-obsolete --no-wrap --no-location

clean: ## everything that can be made again
	rm -rf .venv var out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
