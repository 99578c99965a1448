#!/bin/sh
# Fails when the catalogue lacks a message of the code, or holds one without a translation.
set -eu
cd "$(dirname "$0")/.."
po=src/thidua/locale/vi/LC_MESSAGES/django.po
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r src/thidua "$folder/thidua"
(cd "$folder/thidua" && "$OLDPWD/.venv/bin/django-admin" makemessages --locale vi --no-obsolete --no-wrap --no-location >/dev/null)
msgfmt --check --output-file /dev/null "$po"
.venv/bin/python tools/po_compare.py "$po" "$folder/thidua/locale/vi/LC_MESSAGES/django.po"
