#!/bin/sh
# Makes .venv-spark: the packages of .venv, and Spark, which the product itself does not need.
# Usage: tools/spark.sh COMMAND... runs a command with it; Java comes from tools/system.sh.
set -eu
cd "$(dirname "$0")/.."
fail() { printf 'Lỗi cài đặt Spark: %s\n' "$*" >&2; exit 1; }
lock=requirements/spark.txt
stamp=.venv-spark/.installed
now=$(cat "$lock" | sha256sum | cut -d' ' -f1)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$now" ]; then
    rm -rf .venv-spark
    .venv/bin/python -m venv .venv-spark || fail "không tạo được môi trường .venv-spark."
    .venv-spark/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$lock" \
        > .venv-spark/pip.log 2>&1 ||
        fail "không tải được pyspark (chi tiết: .venv-spark/pip.log). Kiểm tra mạng rồi chạy lại."
    # All that .venv has, its own links included, is seen from there too.
    where='import sysconfig; print(sysconfig.get_path("purelib"))'
    printf 'import site; site.addsitedir("%s")\n' "$(.venv/bin/python -c "$where")" \
        > "$(.venv-spark/bin/python -c "$where")/main.pth"
    printf '%s' "$now" > "$stamp"
fi
[ "$#" = 0 ] || exec ".venv-spark/bin/$@"
