"""A mail server for the drill: one line a mail in a file, and time enough to be killed in."""

import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def name_of(to: str, body: str) -> str:
    """What tells one mail from every other."""
    return hashlib.sha256(f"{to}\n{body}".encode()).hexdigest()


class Backend(BaseEmailBackend):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        for message in messages:
            with Path(os.environ["DRILL_MAILS"]).open("a", encoding="utf-8") as file:
                file.write(f"{name_of(message.to[0], str(message.body))}\n")
            time.sleep(0.005)
        return len(messages)
