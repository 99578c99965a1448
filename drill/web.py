"""A site that is killed, and people who post to it."""

import http.client
import os
import signal
import time
from contextlib import suppress
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from databases import free_port, wait_for
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from victims import Victim, start

from thidua.apps.accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CSRF = "d" * 32


def cookie_of(user: User) -> str:
    """The cookie header of a person who has signed in."""
    now = datetime.now(UTC).isoformat()
    session = SessionStore()
    session.update({
        SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: user.get_session_auth_hash(), "seen": now, "begun": now,
        "second_factor": True,
    })  # fmt: skip
    session.create()
    jar: SimpleCookie = SimpleCookie()
    jar[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    jar[settings.CSRF_COOKIE_NAME] = CSRF
    return jar.output(header="", sep=";").strip()


class Site:
    """`thidua serve` in processes of its own, which tell their steps."""

    def __init__(self, out: Path, *tables: str) -> None:
        self.port, self._out, self._tables = free_port(), out, tables
        self.victim = self._start()

    def _start(self) -> Victim:
        from thidua.commands.serve_ import serve

        victim = start(
            lambda: serve(host="127.0.0.1", port=self.port, out=self._out, worker=False),
            *self._tables,
        )
        wait_for(self.port)
        return victim

    def workers(self) -> list[int]:
        """The processes that answer: the children of the one that was started."""
        path = Path(f"/proc/{self.victim.pid}/task/{self.victim.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def kill_workers(self) -> None:
        for pid in self.workers():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def kill_whole(self) -> None:
        """The process that was started and all its children; then start it anew."""
        self.victim.kill(group=True)
        os.close(self.victim.pipe)
        time.sleep(0.05)
        self.victim = self._start()

    def stop(self) -> None:
        os.kill(self.victim.pid, signal.SIGTERM)
        self.victim.wait()


def post(port: int, path: str, cookie: str, fields: dict[str, object]) -> tuple[int, bytes]:
    """Status and body; 0 when the line went dead."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = urlencode({**fields, "csrfmiddlewaretoken": CSRF})
    head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        link.request("POST", path, body, head)
        answer = link.getresponse()
        return answer.status, answer.read()
    except (http.client.HTTPException, OSError):
        return 0, b""
    finally:
        link.close()
