"""A composed document as HTML: each figure a link to what stands behind it."""

from typing import Any
from urllib.parse import quote

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thidua.apps.common.templatetags.vietnamese import illustrative
from thidua.core.composing.document import Figure, Note, Span, Spans

register = template.Library()


@register.filter
def kind(block: object) -> str:
    """“heading”, “paragraph” or “table”: a template can not ask for a class."""
    return type(block).__name__.lower()


@register.simple_tag(takes_context=True)
def spans(context: Context, parts: Spans) -> SafeString:
    """The words of a paragraph; `figure_base` in the context is where figures lead."""
    base: str = context["figure_base"]
    return format_html_join("", "{}", ((_span(part, base),) for part in parts))


def _span(part: Span, base: str) -> SafeString:
    if isinstance(part, Note):
        return _note(part)
    if isinstance(part, Figure):
        return _figure(part, base)
    text = format_html("{}", part.text)
    if part.bold:
        text = format_html("<strong>{}</strong>", text)
    return format_html("<em>{}</em>", text) if part.italic else text


def _figure(part: Figure, base: str) -> SafeString:
    link = format_html(
        '<a class="figure" href="{}{}/">{}</a>{}',
        base, quote(part.ref, safe=""), part.text, illustrative(part.illustrative),
    )  # fmt: skip
    return format_html("<strong>{}</strong>", link) if part.bold else link


def _note(part: Note) -> SafeString:
    links = format_html_join(
        ", ", '<a href="#evidence-{}">{}</a>', ((number, number) for number in part.numbers)
    )
    return format_html(' <span class="small">[{}]</span>', links)


@register.filter
def aligned(cells: tuple[Spans, ...], columns: tuple[Any, ...]) -> list[tuple[Spans, str]]:
    """The cells of a row with the alignment of their columns."""
    return [(cell, column.align) for cell, column in zip(cells, columns, strict=True)]
