"""In the process that is to be killed: tells on a pipe how far it has come.

A line a step: `process word`. The words: `read`, `write` (a statement), `target` (a statement that
writes the table at hand), `commit` (about to), `committed`, `file` (one is opened for writing).
"""

import os
import sys
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

WRITES = ("INSERT", "UPDATE", "DELETE")


def install(pipe: int, tables: tuple[str, ...]) -> None:
    """Tell every statement, commit and written file from here on."""

    def tell(word: str) -> None:
        os.write(pipe, f"{os.getpid()} {word}\n".encode())

    def statement(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        writes = sql.startswith(WRITES)
        head = sql[:80]
        target = writes and any(f'"{table}"' in head for table in tables)
        tell("target" if target else "write" if writes else "read")
        return execute(sql, *given)

    commit = BaseDatabaseWrapper._commit  # noqa: SLF001 - where Django hands over to the database

    def told_commit(connection: BaseDatabaseWrapper) -> Any:
        tell("commit")
        done = commit(connection)
        tell("committed")
        return done

    def watch(connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
        connection.execute_wrappers.append(statement)

    def audit(event: str, given: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(given[1], str) and given[1][:1] in "wxa":
            tell("file")

    BaseDatabaseWrapper._commit = told_commit  # noqa: SLF001
    connection_created.connect(watch, weak=False)
    sys.addaudithook(audit)


def where(words: list[str]) -> str:
    """Where a process stood that told these words, seen from its writing of the target."""
    if "target" not in words:
        return "before the write"
    rest = words[words.index("target") :]
    if "committed" in rest:
        return "after the commit"
    return "at the commit" if "commit" in rest else "within the write"
