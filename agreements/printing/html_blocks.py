"""The blocks of a document as HTML, shared by screen and print: what differs is how a line is printed.

Plain Python and no templates: a document has thousands of these, and each part of a template costs many times what the
few words around a line are worth.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import assert_never

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.printing import column_widths

PrintLine = Callable[[document.Line], str]
PrintBlock = Callable[[document.Block], str]


def block_html(
    block: document.Block, line: PrintLine, *, is_on_screen: bool, has_fields: bool = False
) -> SafeString:
    """A block, each of its lines printed by `line`; a list of definitions without marks.

    Where it `has_fields`, a program for signatures finds one over each line to be signed.
    """
    match block:
        case document.PrintedParagraph(number, words, items):
            html = f'<p class="paragraph">{_number(number)}{line(words)}</p>\n{_items(items, line)}'
        case document.PrintedHeading(number, words):
            html = f'<h3 class="schedule-part">{_number(number)}{line(words)}</h3>\n'
        case document.PrintedTable():
            html = table_html(
                block, (row_html(row, line) for row in block.rows), line, is_on_screen=is_on_screen
            )
        case document.DefinitionList(definitions):
            html = definitions_html(definition_html(one, line) for one in definitions)
        case document.SignatureBlocks():
            context = {"block": block, "has_fields": has_fields}
            return render_to_string("agreements/document/_signatures.html", context)
        case _:
            assert_never(block)
    return SafeString(html)


def _number(number: str) -> str:
    return f'<span class="number">{escape(number)}</span> ' if number else ""


def _items(items: tuple[document.PrintedItem, ...], line: PrintLine) -> str:
    if not items:
        return ""
    printed = "".join(
        f'<li class="item"><span class="item-number">{escape(item.number)}</span> '
        f"{line(item.line)}{_items(item.items, line)}</li>"
        for item in items
    )
    return f'<ol class="items">{printed}</ol>\n'


def table_html(
    table: document.PrintedTable,
    rows: Iterable[str],
    line: PrintLine,
    *,
    is_on_screen: bool,
    measured: Callable[[document.PrintedRow], tuple[column_widths.Lengths, ...]] | None = None,
) -> SafeString:
    """A table whose rows are printed already, and may be measured already."""
    short = " table-short" if column_widths.is_short(table) else ""
    # On a screen it may be wider than the page: who has no mouse scrolls it by keys.
    focus = ' tabindex="0"' if is_on_screen else ""
    widths = "".join(
        f'<col class="share-{share}">' for share in column_widths.shares(table, measured)
    )
    head = "".join(f'<th scope="col">{line(cell)}</th>' for cell in table.head.cells)
    return SafeString(
        f'<div class="table-frame{short}"{focus}><table>\n<colgroup>{widths}</colgroup>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}\n</tbody>\n</table></div>\n"
    )


def row_html(row: document.PrintedRow, line: PrintLine) -> SafeString:
    """A row of a table."""
    cells = "".join(f"<td>{line(cell)}</td>" for cell in row.cells)
    return SafeString(f"<tr>{cells}</tr>")


def definitions_html(definitions: Iterable[str]) -> SafeString:
    """A list of definitions that are printed already."""
    return SafeString(f'<ul class="definitions">{"".join(definitions)}</ul>\n')


def definition_html(
    definition: document.Definition,
    line: PrintLine,
    *,
    mark: str = "",
    digest: str | None = None,
    swap: str = "",
) -> SafeString:
    """A definition; on a page that takes updates with its digest, in an update with what htmx does with it."""
    name = f"definition {mark}" if mark else "definition"
    told = (
        f'<p class="clause-mark">{"New" if mark == "new" else "Changed"} definition</p>'
        if mark
        else ""
    )
    by = "" if digest is None else f' data-digest="{escape(digest)}"'
    how = f' hx-swap-oob="{escape(swap)}"' if swap else ""
    return SafeString(
        f'<li class="{name}" id="{escape(definition.anchor)}"{by}{how}>{told}'
        f'<dfn class="definition-term">{escape(definition.term)}</dfn> '
        f'<span class="definition-meaning">{line(definition.line)}</span></li>'
    )
