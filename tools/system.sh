#!/bin/sh
# Installs the Debian packages that `make test` needs, or says which are missing.
set -eu
cd "$(dirname "$0")/.."
. tools/apt.sh

missing=
need() { # a test that succeeds when the package is there, then the package
    sh -c "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need 'command -v chromium' chromium
need 'ls /usr/lib/postgresql/*/bin/initdb' postgresql
need 'command -v msgfmt' gettext
need 'ls /usr/share/fonts/truetype/liberation*/LiberationSerif-Regular.ttf' fonts-liberation2
need 'java -version' openjdk-17-jre-headless
need 'command -v runuser || [ "$(id -u)" != 0 ]' util-linux
[ -n "$missing" ] || exit 0

printf 'Đang cài các gói Debian cho kiểm thử:%s …\n' "$missing" >&2
# shellcheck disable=SC2086 - one word per package
apt_install $missing || {
    printf 'Thiếu gói Debian cho kiểm thử. Hãy chạy: sudo apt-get install%s\n' "$missing" >&2
    exit 1
}
