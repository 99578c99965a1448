#!/bin/sh
# Writes the locks anew: versions and hashes, no registry address.
set -eu
cd "$(dirname "$0")/.."
lock() { out=$1; shift; uv pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-emit-find-links \
    --custom-compile-command tools/lock.sh "$@" --output-file "$out"; }
lock requirements/runtime.txt pyproject.toml --group setup
lock requirements/dev.txt pyproject.toml --group dev --constraint requirements/runtime.txt
lock requirements/spark.txt requirements/spark.in --constraint requirements/dev.txt
