"""Typed readings of the environment: a wrong value stops the start, nothing falls back."""

import os
import secrets
from datetime import date
from pathlib import Path

from environs import Env, EnvError

from thidua.core.kernel.errors import DomainError

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
KEY_BYTES = 50
KEPT_OPEN = 60  # seconds that a thread keeps its connection


class BadSettings(DomainError):  # noqa: N818 - reads as the fact it states
    """A setting that can not be used; `name` is the environment variable."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"settings.{reason}"


def flag(env: Env, name: str, *, default: bool = False) -> bool:
    try:
        return bool(env.bool(name, default))
    except EnvError as error:
        raise BadSettings("malformed", name=name) from error


def day(name: str) -> date | None:
    """The day that `name` holds (ISO), or None.

    Raises:
        BadSettings: It is no day.
    """
    text = os.environ.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadSettings("malformed", name=name) from error


def secret(name: str) -> str:
    """The value of `name`, or the content of the file that `NAME_FILE` names; "" for none."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSettings("malformed", name=f"{name}_FILE") from error
    return os.environ.get(name, "")


def secret_key(home: Path, *, local: bool) -> str:
    """The key that signs cookies. On one machine it is made at the first start and kept there.

    Raises:
        BadSettings: `no_secret_key`: the site answers to other machines and has no key.
    """
    if key := secret("THIDUA_SECRET_KEY"):
        return key
    if not local:
        raise BadSettings("no_secret_key", name="THIDUA_SECRET_KEY")
    path = home / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(key := secrets.token_urlsafe(KEY_BYTES))
    return key


def database(home: Path) -> dict[str, object]:
    """SQLite in `home`, safe against a power cut; `DATABASE_URL` chooses PostgreSQL instead."""
    if url := secret("DATABASE_URL"):
        import dj_database_url

        try:
            found = dj_database_url.parse(url, conn_max_age=KEPT_OPEN, conn_health_checks=True)
        except ValueError as error:
            raise BadSettings("malformed", name="DATABASE_URL") from error
        return {**found}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / "thidua.sqlite3"),
        "CONN_MAX_AGE": KEPT_OPEN,  # opened anew, it reads the form of every table each time
        "OPTIONS": {
            "timeout": 5,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def home_folder(text: str) -> Path:
    """The folder of the database and the files; made when it is missing.

    Raises:
        BadSettings: `no_home`: it can not be made.
    """
    home = Path(text).resolve()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings("no_home", name="THIDUA_HOME", folder=str(home)) from error
    return home
