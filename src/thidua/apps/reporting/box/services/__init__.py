"""Receiving files, deciding what of them is taken, entering it, and its confirmation."""

from thidua.apps.reporting.box.services.confirming import (
    Answer,
    Paper,
    ask_leader,
    settle_by_link,
    settle_by_paper,
    withdraw,
)
from thidua.apps.reporting.box.services.deciding import Decision, decide
from thidua.apps.reporting.box.services.entering import enter_file, put_aside
from thidua.apps.reporting.box.services.receiving import Drop, already_here, receive

__all__ = [
    "Answer",
    "Decision",
    "Drop",
    "Paper",
    "already_here",
    "ask_leader",
    "decide",
    "enter_file",
    "put_aside",
    "receive",
    "settle_by_link",
    "settle_by_paper",
    "withdraw",
]
