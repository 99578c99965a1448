#!/bin/sh
# Makes .venv with the locked packages. Usage: tools/setup.sh [runtime|dev]
# Tries, in order: what is there, Debian's packages (as root or by sudo), one clear sentence.
set -eu
cd "$(dirname "$0")/.."
group=${1:-runtime}
lock=requirements/$group.txt
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }
fail() { say "Lỗi cài đặt: $*"; exit 1; }
. tools/apt.sh
pip_install() {
    .venv/bin/pip install --quiet --disable-pip-version-check "$@" > .venv/pip.log 2>&1
}

command -v "$python" >/dev/null 2>&1 || apt_install python3 python3-venv ||
    fail "máy chưa có Python 3.11. Hãy chạy: sudo apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "cần Python 3.11 trở lên, máy đang có $("$python" -V). Đặt PYTHON=/đường/dẫn/python3.11 rồi chạy lại."

if [ ! -x .venv/bin/pip ]; then
    rm -rf .venv
    "$python" -m venv .venv >/dev/null 2>&1 || {
        rm -rf .venv
        say "Python chưa có venv; đang cài gói python3-venv …"
        apt_install python3-venv && "$python" -m venv .venv >/dev/null 2>&1
    } || fail "không tạo được môi trường Python. Hãy chạy: sudo apt-get install python3-venv"
fi

stamp=.venv/.installed-$group
now=$(cat "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$now" ]; then
    say "Đang cài các gói đã khóa phiên bản ($group) …"
    pip_install --require-hashes -r "$lock" ||
        fail "không tải được các gói Python (chi tiết: .venv/pip.log). Kiểm tra mạng rồi chạy lại."
    # The build back end looks for its own program on the PATH.
    PATH="$PWD/.venv/bin:$PATH" pip_install --no-deps --no-build-isolation --editable . ||
        fail "không cài được thidua vào .venv (chi tiết: .venv/pip.log)."
    printf '%s' "$now" > "$stamp"
fi

# Translations are kept as text; the compiled form is made here.
for po in src/thidua/locale/*/LC_MESSAGES/django.po; do
    [ -e "$po" ] || continue
    mo=${po%.po}.mo
    if [ ! -e "$mo" ] || [ "$po" -nt "$mo" ]; then
        .venv/bin/python -c "import sys, polib; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" \
            "$po" "$mo" ||
            fail "tệp dịch $po bị hỏng."
    fi
done
:
