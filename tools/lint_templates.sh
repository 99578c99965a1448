#!/bin/sh
# Fails when djade would change a template.
set -eu
cd "$(dirname "$0")/.."
git ls-files --cached --others --exclude-standard 'src/*.html' | xargs -r .venv/bin/djade --target-version 5.2 --check
