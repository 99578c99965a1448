"""`thidua read`: the documents and figures in a report that somebody sent."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from thidua.core.citations import Citation, Figure
from thidua.wording import gettext as _
from thidua.wording import say
from thidua.wording.values import show_number

BLOC = Path(__file__).parent.parent / "rulebook/blocs/nam-dinh-2022.yaml"


@click.command(help=_("List the documents and figures in a .docx, .xlsx, .pdf or text file."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Write JSON."))
@click.option(
    "--scheme", "--catalogue", "catalogues", multiple=True, type=click.Path(path_type=Path),
    help=_("A scheme or a list of indicators (YAML) to match the figures against."),
)  # fmt: skip
def command(file: Path, catalogues: tuple[Path, ...], *, as_json: bool) -> None:
    from thidua.intake.blocks import read_blocks
    from thidua.intake.matching import read_catalogue
    from thidua.intake.reading import read_found

    known = [*catalogues, *([BLOC] if BLOC.is_file() else [])]
    catalogue = read_catalogue(known)
    documents, figures = read_found(read_blocks(file), catalogue)
    if as_json:
        shape = {"file": file.name, "documents": _rows(documents), "figures": _rows(figures)}
        click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
        return
    click.echo(_("Documents ({count})").format(count=len(documents)))
    for found in documents:
        click.echo(_document_line(found))
    click.echo(_("Figures ({count})").format(count=len(figures)))
    for found in figures:
        click.echo(_figure_line(found))


def _document_line(found: Any) -> str:
    citation: Citation = found.what
    parts = [f"  {_place(found)}: {citation.as_written}"]
    if citation.canonical != citation.as_written:
        parts.append(f"→ {citation.canonical}")
    return " ".join([*parts, *_remarks(citation.flags), *_belongs(found)])


def _figure_line(found: Any) -> str:
    figure: Figure = found.what
    said = figure.as_written if figure.unit != "count" else f"{figure.as_written} {figure.noun}"
    value = show_number(figure.value, "vi")
    parts = [f"  {_place(found)}: {said.strip()}"]
    if value != figure.as_written:
        parts.append(f"= {value}")
    return " ".join([*parts, *_remarks(figure.flags), *_belongs(found)])


def _place(found: Any) -> str:
    # A line or a row is called by its number, not counted: no separators of thousands.
    return say(found.place.code, {key: str(value) for key, value in found.place.data.items()})


def _remarks(flags: Sequence[str]) -> list[str]:
    return [f"[{', '.join(say(f'reading.{flag}') for flag in flags)}]"] if flags else []


def _belongs(found: Any) -> list[str]:
    match = found.belongs
    if match is None:
        return []
    return [f"⇒ {match.code} {match.label if match.label != match.code else ''}".rstrip()]


def _rows(found: Sequence[Any]) -> list[dict[str, object]]:
    return [
        {
            **_plain(one.what),
            "place": {"kind": str(one.place.kind), **one.place.data},
            "context": one.context,
            "belongs": {
                "code": one.belongs.code, "label": one.belongs.label,
                "share": one.belongs.share, "words": list(one.belongs.words),
            } if one.belongs else None,
        }
        for one in found
    ]  # fmt: skip


def _plain(what: Citation | Figure) -> dict[str, object]:
    fields = {name: getattr(what, name) for name in type(what).__slots__}
    numbers = ("value", "alternative", "high", "whole")
    return {
        name: str(value) if value is not None and name in numbers else value
        for name, value in fields.items()
    }
