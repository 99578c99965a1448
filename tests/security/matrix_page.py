"""`docs/reference/permissions.md` as data: read by the tests, proposed by tools/draw_docs.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.security.columns import (
    ALLOWED,
    COLUMNS,
    FORBIDDEN,
    HIDDEN,
    OUTCOMES,
    kind_of,
    outcomes,
    states_of,
)

from thidua.apps.accounts.policy import Rule, rules

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/reference/permissions.md"
CATALOGUE = ROOT / "src/thidua/locale/vi/LC_MESSAGES/django.po"
FIXED = 2  # the action and what it is called stand before the cells
ROW = re.compile(r"^\| `(?P<action>[a-z_]+\.[a-z_]+)` \|(?P<rest>.*)\|$", re.MULTILINE)
EVEN_CLOSED = "†"  # done in a closed year too
SHORT = {"anonymous": "anon."}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one kind of person gets in each state: some named, all others by `rest`."""

    named: Mapping[str, str]
    rest: str

    def outcome(self, state: str) -> str:
        return self.named.get(state, self.rest)


def read_page() -> dict[str, dict[str, Cell]]:
    """Action → column → cell.

    Raises:
        ValueError: A cell is written in no form that the page explains, or an action stands twice.
    """
    found: dict[str, dict[str, Cell]] = {}
    for match in ROW.finditer(PAGE.read_text(encoding="utf-8")):
        action, cells = match["action"], [each.strip() for each in match["rest"].split("|")]
        if action in found or len(cells) != len(COLUMNS) + FIXED - 1:
            raise ValueError(f"{PAGE.name}: {action} stands twice or lacks a cell")
        texts = zip(COLUMNS, cells[FIXED - 1 :], strict=True)
        found[action] = {column: read_cell(text) for column, text in texts}
    return found


def read_cell(text: str) -> Cell:
    """“✓”, “403”, “✓ draft, sent; 404”: outcomes with their states, the last one for all others.

    Raises:
        ValueError: It is written otherwise.
    """
    *parts, rest = [part.strip() for part in text.split(";")]
    named: dict[str, str] = {}
    for part in parts:
        outcome, _space, states = part.partition(" ")
        each = [state.strip() for state in states.split(",")]
        if outcome not in OUTCOMES or set(each) & set(named) or not all(each):
            raise ValueError(f"{PAGE.name}: “{text}” is no cell")
        named |= dict.fromkeys(each, outcome)
    if rest not in OUTCOMES:
        raise ValueError(f"{PAGE.name}: “{text}” does not end with an outcome")
    return Cell(named, rest)


def write_cell(found: Mapping[str, str]) -> str:
    """The shortest cell that says it: what is refused in most states comes last."""
    by_outcome = {
        outcome: [state for state, each in found.items() if each == outcome]
        for outcome in (ALLOWED, FORBIDDEN, HIDDEN)
    }
    kinds = [outcome for outcome, states in by_outcome.items() if states]
    if len(kinds) == 1:
        return kinds[0]
    rest = HIDDEN if by_outcome[HIDDEN] else FORBIDDEN
    if "" in found:  # a state without a name can not be listed
        rest = found[""]
    parts = [f"{kind} {', '.join(by_outcome[kind])}" for kind in kinds if kind != rest]
    return "; ".join([*parts, rest])


def write_row(rule: Rule, vietnamese: Mapping[str, str]) -> str:
    """The row that the policy makes of an action."""
    mark = f" {EVEN_CLOSED}" if rule.closed else ""
    label = f"{vietnamese.get(rule.label, '')}<br>{rule.label}{mark}"
    cells = [write_cell(outcomes(rule, column)) for column in COLUMNS]
    return f"| `{rule.action}` | {label} | {' | '.join(cells)} |"


def heading() -> str:
    columns = " | ".join(SHORT.get(column, column) for column in COLUMNS)
    return f"| Action | What it is | {columns} |\n|---|---|{'|'.join(['---'] * len(COLUMNS))}|"


def write_tables(rows: Mapping[str, str]) -> str:
    """One table a kind of thing, with the states that it knows."""
    told = []
    for kind in dict.fromkeys(kind_of(action) for action in rules()):
        actions = [action for action in rules() if kind_of(action) == kind]
        states = [f"`{state}`" for state in states_of(actions[0]) if state]
        line = f"States: {', '.join(states)}." if states else "Without states."
        table = "\n".join([heading(), *(rows[action] for action in actions)])
        told.append(f"### {kind}\n\n{line}\n\n{table}\n")
    return "\n".join(told)


def vietnamese_labels() -> dict[str, str]:
    """Msgid → Vietnamese, from the committed catalogue."""
    import polib

    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}


BEGIN, END = "<!-- matrix: one row an action -->\n", "<!-- end of the matrix -->"


def kept_rows() -> dict[str, str]:
    """Action → its row as the page has it."""
    text = PAGE.read_text(encoding="utf-8")
    return {match["action"]: match[0] for match in ROW.finditer(text)}


def proposed_rows() -> dict[str, str]:
    """Action → the row that the policy makes."""
    vietnamese = vietnamese_labels()
    return {action: write_row(rule, vietnamese) for action, rule in rules().items()}


def with_rows(rows: Mapping[str, str]) -> str:
    """The page with these rows; what is written around them stays."""
    before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n{write_tables(rows)}\n{END}{rest.partition(END)[2]}"
