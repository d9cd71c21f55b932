"""What the templates of the document ask of Python: lines, the partial of a block, the shape of a table."""

from collections.abc import Mapping
from typing import Any, cast

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.printing import column_widths
from agreements.printing.html_lines import broken_line, changed_line, print_line, screen_line
from agreements.printing.rendering import PARTIALS

register = template.Library()
BLOCKS = "agreements/document/_blocks.html"


@register.simple_tag(takes_context=True)
def line(context: Context, words: document.Line) -> SafeString:
    """The words, blanks and references of a line, for the screen or for print."""
    if not context.get("is_preview"):
        return print_line(words)
    broken, changed = context.get("broken"), context.get("changed")
    if changed and id(words) in changed:
        return changed_line(words, changed[id(words)])
    return broken_line(words, broken[words]) if broken and words in broken else screen_line(words)


@register.simple_tag(takes_context=True)
def printed(context: Context, blocks: tuple[document.Block, ...], mark: str = "") -> SafeString:
    """The blocks of a clause or schedule; on the screen those of before, unless something in them is marked."""
    memo = context.get("memo")
    is_marked = mark or context.get("broken")
    if memo is None or is_marked or any(isinstance(one, document.DefinitionList) for one in blocks):
        assert context.template is not None  # a tag is part of one
        with context.push(blocks=blocks):
            return context.template.engine.get_template(BLOCKS).render(context)
    return cast(SafeString, memo.once(_unmarked, blocks))


def _unmarked(blocks: tuple[document.Block, ...]) -> SafeString:
    return render_to_string(BLOCKS, {"blocks": blocks, "is_preview": True})


@register.filter
def partial(block: document.Block) -> str:
    """The name of the template that prints a block of this kind."""
    return PARTIALS[type(block)]


@register.filter
def shares(table: document.PrintedTable) -> tuple[int, ...]:
    """The width of each column in twenty-fourths."""
    return column_widths.shares(table)


@register.filter
def is_short(table: document.PrintedTable) -> bool:
    """Whether a table is short enough to stand on one page as a whole."""
    return column_widths.is_short(table)


@register.filter
def of(things: Mapping[str, Any] | str, key: str) -> Any:  # Any: whatever the mapping holds
    """The thing under a key; an empty text where there is none, or no mapping."""
    return things.get(key, "") if isinstance(things, Mapping) else ""
