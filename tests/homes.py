"""A home of its own for each process of a test: a folder, and on PostgreSQL a database."""

import hashlib
import os
from pathlib import Path

import psycopg
from psycopg import sql


def own_database(home: Path, like: Path | None = None) -> dict[str, str]:
    """On PostgreSQL each home gets a database of its own, as it has a file on SQLite."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        return {}
    name, model = _name(home), _name(like) if like else "template1"
    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if found.fetchone() is None:
            names = map(sql.Identifier, (name, model))
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    return {"DATABASE_URL": server.rpartition("/")[0] + "/" + name}


def _name(home: Path) -> str:
    return "home_" + hashlib.sha256(str(home).encode()).hexdigest()[:16]
