#!/bin/sh
# The main job in an empty folder, twice; then the served site must answer and end by itself.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
server=
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"; }
trap stop EXIT
export THIDUA_HOME="$folder/var" THIDUA_DEMO=1
.venv/bin/thidua demo --out "$folder/out" --no-serve
for name in xep-hang.xlsx bao-cao-tong-ket.docx bao-cao-tong-ket.pdf trace.json; do
    [ -s "$folder/out/$name" ] || { echo "missing: $name" >&2; exit 1; }
done
.venv/bin/thidua demo --out "$folder/out" --no-serve
port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
.venv/bin/thidua serve --port "$port" & server=$!
.venv/bin/python - "$port" <<'PYTHON'
import sys, time, urllib.request
for _ in range(100):
    try:
        page = urllib.request.urlopen(f"http://localhost:{sys.argv[1]}/", timeout=2).read().decode()
        break
    except OSError:
        time.sleep(0.2)
else:
    sys.exit("the site did not answer")
assert "Thi Đua" in page and "Đăng nhập" in page, "the first page does not look right"
print("the site answers")
PYTHON
