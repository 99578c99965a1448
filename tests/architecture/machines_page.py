"""`docs/reference/state-machines.md`: every machine as a drawing and a table of its moves."""

from pathlib import Path

from thidua.apps.common.flow import Machine, machines

PAGE = Path(__file__).parents[2] / "docs/reference/state-machines.md"
HEAD = """# State machines

Every kind of thing that lives through states has one machine: data in the `flows.py` of its app.
A move is a service; it asks the [permission](permissions.md) in the column *Action* again, refuses
a wrong state and a missing reason, and is recorded with who, when, from, to and why
(`accounts.Transition`). What is returned or opened again keeps its round.

This page is drawn from the machines by `python tools/draw_docs.py --write`; a test compares
(`tests/architecture/test_flows.py`), and `tests/security/test_matrix_flows.py` tries every move
from every state as every person.
"""


def draw(machine: Machine) -> str:
    """One section: what it is, the drawing, the moves."""
    moves = [
        f"    {source} --> {move.target}: {move.label}"
        for move in machine.moves
        for source in move.sources
    ]
    states = [f'    state "{label}" as {code}' for code, label in machine.states.items()]
    rows = [
        f"| `{move.name}` | {move.label} | {', '.join(f'`{each}`' for each in move.sources)}"
        f" | `{move.target}` | `{move.action}` | {'yes' if move.needs_reason else ''} |"
        for move in machine.moves
    ]
    return "\n".join(
        [
            f"## {machine.name}: {machine.label}",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *states,
            f"    [*] --> {machine.initial}",
            *moves,
            "```",
            "",
            "| Move | Button | From | To | Action | Reason |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def whole_page() -> str:
    return "\n".join([HEAD, *(draw(machine) for machine in machines().values())])
