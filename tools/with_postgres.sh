#!/bin/sh
# Runs a command with DATABASE_URL pointing to a throw-away PostgreSQL on a free loopback port.
# The server runs as an unprivileged user in a temporary folder and ends with the command.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "Chưa có PostgreSQL. Hãy chạy: sudo apt-get install postgresql" >&2; exit 1; }

folder=$(mktemp -d)
unprivileged() { "$@"; }
if [ "$(id -u)" = 0 ]; then # initdb refuses root
    chown postgres "$folder"
    unprivileged() { runuser -u postgres -- "$@"; }
fi
stop() {
    unprivileged "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
unprivileged "$bin/initdb" -D "$folder/data" -U thidua --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
unprivileged "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off" start >/dev/null ||
    { cat "$folder/log" >&2; exit 1; }
DATABASE_URL="postgres://thidua@127.0.0.1:$port/postgres" "$@"
