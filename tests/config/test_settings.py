"""Settings stop the start rather than fall back; SQLite is set to survive a power cut."""

import subprocess
import sys

import pytest
from django.test import Client, override_settings

from thidua.apps.common.middleware import POLICY, is_loopback
from thidua.wording import say

CODE = """
import sys
from thidua.core.kernel.errors import DomainError
try:
    from thidua.config import settings
except DomainError as error:
    sys.exit(error.code)
print(settings.DATABASES["default"]["ENGINE"], settings.SECRET_KEY, settings.DEBUG)
"""


PRAGMAS = """
from thidua.config.boot import boot
boot()
from django.db import connection
with connection.cursor() as cursor:
    for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout"):
        print(cursor.execute(f"PRAGMA {name}").fetchone()[0])
"""


def start(tmp_path, code=CODE, **environment) -> subprocess.CompletedProcess[str]:
    plain = {"PATH": "/usr/bin:/bin", "THIDUA_HOME": str(tmp_path / "home")}
    return subprocess.run(
        [sys.executable, "-c", code], env=plain | environment, check=False,
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip


def test_on_one_machine_everything_has_a_default_and_the_key_is_kept(tmp_path):
    first, again = start(tmp_path), start(tmp_path)
    engine, key, debug = first.stdout.split()
    assert (engine, debug) == ("django.db.backends.sqlite3", "False")
    assert again.stdout == first.stdout
    assert len(key) > 60
    kept = tmp_path / "home" / "secret-key"
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == (key, 0o600)


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"THIDUA_HOSTS": "thidua.example"}, "settings.no_secret_key"),
        ({"THIDUA_HOSTS": "thidua.example", "THIDUA_DEMO": "1"}, "settings.demo_is_local"),
        ({"THIDUA_HOSTS": "thidua.example", "THIDUA_DEBUG": "1"}, "settings.debug_is_local"),
        ({"THIDUA_DEBUG": "perhaps"}, "settings.malformed"),
        ({"DATABASE_URL": "no-such-thing://x"}, "settings.malformed"),
        ({"THIDUA_SECRET_KEY_FILE": "nowhere"}, "settings.malformed"),
        ({"THIDUA_HOME": "/dev/null/home"}, "settings.no_home"),
    ],
)
def test_a_wrong_setting_stops_the_start(tmp_path, environment, code):
    assert start(tmp_path, **environment).stderr.strip() == code


@pytest.mark.parametrize("code", ["malformed", "no_secret_key", "demo_is_local", "no_home"])
def test_each_refusal_names_the_variable(code):
    assert "THIDUA_X" in say(f"settings.{code}", {"name": "THIDUA_X", "folder": "f"})


def test_other_machines_are_served_with_a_key_from_a_file(tmp_path):
    (tmp_path / "key").write_text("k" * 60 + "\n")
    found = start(
        tmp_path, THIDUA_HOSTS="thidua.example", THIDUA_SECRET_KEY_FILE=str(tmp_path / "key")
    )
    assert found.stdout.split()[1] == "k" * 60


def test_sqlite_checks_foreign_keys_and_writes_through(tmp_path):
    found = start(tmp_path, PRAGMAS)
    assert found.stdout.split() == ["wal", "1", "2", "5000"]


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("::1", True), ("", True), ("192.168.1.7", False), ("x", False)],
)
def test_which_peer_is_this_machine(address, local):
    assert is_loopback(address) is local


@override_settings(DEMO=True)
def test_the_demonstration_refuses_other_machines(client):
    assert client.get("/i18n/setlang/", REMOTE_ADDR="192.168.1.7").status_code == 403
    assert client.get("/i18n/setlang/", REMOTE_ADDR="127.0.0.1").status_code != 403


def test_pages_load_nothing_from_elsewhere_and_speak_vietnamese_first():
    answer = Client(headers={"accept-language": "en"}).get("/khong-co/")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["Content-Language"] == "vi"
    assert "unsafe" not in POLICY
