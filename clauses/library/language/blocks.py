"""Reads the block structure of a text: paragraphs, lists, tables, headings, inserts and the conditions around them."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from clauses.library.findings import LanguageError
from clauses.library.language import text as tx
from clauses.library.language.bounds import MAXIMUM_DEPTH, check_characters
from clauses.library.language.expressions import Expression
from clauses.library.language.lines import INSERT, ITEM, Lines, starts_something, tag_on
from clauses.library.language.parsing import parse_expression, parse_line

Inside = TypeVar("Inside")
Joiners = {"-": "and", "*": "or"}


def parse_text(source: str, *, line: int = 1) -> tx.Text:
    """A whole text as a tree of blocks. Raises LanguageError with line and reason."""
    check_characters(source, line=line)
    lines = Lines([(line + offset, text) for offset, text in enumerate(source.split("\n"))])
    blocks = tuple(_blocks(lines, depth=0))
    if lines.peek() is not None:
        hint = 'Write "{% if ... %}" above it, or delete this line.'
        raise LanguageError("This condition ends before it began.", line=lines.number, hint=hint)
    return tx.Text(source, blocks)


def _blocks(lines: Lines, *, depth: int) -> Iterator[tx.Block]:
    lines.skip_empty()
    while (line := lines.peek()) is not None:
        word, _ = tag_on(line)
        if word not in ("", "if"):
            return
        yield _condition(lines, _blocks, depth=depth) if word else _block(lines, line)
        lines.skip_empty()


def _block(lines: Lines, line: str) -> tx.Block:
    number = lines.number
    if insert := INSERT.match(line):
        lines.take()
        kind = cast("tx.InsertKind", insert[1] or insert[2])  # the pattern names the kinds
        return tx.Insert(kind, insert[3] or "", number)
    if line.startswith("## "):
        return tx.Heading(parse_line(lines.take()[3:].strip(), line=number), number)
    if line.startswith("|"):
        return _table(lines)
    if ITEM.match(line):
        raise LanguageError(
            "A list item stands without a paragraph above it.",
            line=number,
            hint="Introduce the list by a sentence that ends with a colon.",
        )
    words = parse_line(_paragraph_source(lines), line=number)
    items, joiner = _list(lines, indent=0)
    return tx.Paragraph(words, items, joiner, number)


def _paragraph_source(lines: Lines) -> str:
    taken = [lines.take().strip()]
    while (line := lines.peek()) is not None and line.strip() and not starts_something(line):
        taken.append(lines.take().strip())
    return "\n".join(taken)


def _list(lines: Lines, *, indent: int) -> tuple[tuple[tx.ListEntry, ...], tx.Joiner]:
    if not _list_goes_on(lines, indent=indent):
        return (), "and"
    lines.skip_empty()
    joiner: list[tx.Joiner] = []
    items = tuple(_items(lines, indent=indent, joiner=joiner, depth=0))
    return items, joiner[0]


def _list_goes_on(lines: Lines, *, indent: int) -> bool:
    """Whether the next line is an item of this level, or a condition that wraps one."""
    ahead = lines.past_empty()
    while (line := ahead.peek()) is not None:
        if item := ITEM.match(line):
            return len(item[1]) >= indent
        if tag_on(line)[0] != "if":
            return False
        ahead.take()
        ahead.skip_empty()
    return False


def _items(
    lines: Lines, *, indent: int, joiner: list[tx.Joiner], depth: int
) -> Iterator[tx.ListEntry]:
    while (line := lines.peek()) is not None:
        item = ITEM.match(line)
        if item and len(item[1]) == indent:
            yield _item(lines, item, joiner)
        elif item and len(item[1]) > indent:
            raise LanguageError(
                "This item stands too far to the right.",
                line=lines.number,
                hint="A list has two levels; the second stands two spaces to the right.",
            )
        elif tag_on(line)[0] == "if" and _list_goes_on(lines, indent=indent):
            yield _condition(
                lines,
                lambda inner, depth: _items(inner, indent=indent, joiner=joiner, depth=depth),
                depth=depth,
            )
        elif not line.strip() and depth and _ends_condition(lines):
            lines.skip_empty()
        else:
            return


def _ends_condition(lines: Lines) -> bool:
    return tag_on(lines.past_empty().peek())[0] not in ("", "if")


def _item(lines: Lines, item: re.Match[str], joiner: list[tx.Joiner]) -> tx.Item:
    number = lines.number
    joiner.append(cast("tx.Joiner", Joiners[item[2]]))  # the pattern names the two marks
    if joiner[-1] != joiner[0]:
        raise LanguageError(
            'One list mixes "-" and "*".', line=number, hint='Use "-" for "and", "*" for "or".'
        )
    lines.take()
    indent = len(item[1])
    words = "\n".join([item[3].strip(), *_continuation(lines, indent=indent + 2)])
    has_second_level = indent == 0 and _item_comes(lines, indent=2)
    items, inner_joiner = _list(lines, indent=2) if has_second_level else ((), "and")
    return tx.Item(parse_line(words, line=number), items, inner_joiner)


def _continuation(lines: Lines, *, indent: int) -> Iterator[str]:
    """The further lines of an item; they stand as far to the right as its words."""
    while (line := lines.peek()) is not None and line.strip():
        if not line.startswith(" " * indent) or starts_something(line):
            return
        yield lines.take().strip()


def _item_comes(lines: Lines, *, indent: int) -> bool:
    """Whether the next line that is no condition is an item of just this level."""
    ahead = lines.ahead()
    while tag_on(ahead.peek())[0] == "if":
        ahead.take()
    item = ITEM.match(ahead.peek() or "")
    return item is not None and len(item[1]) == indent


def _table(lines: Lines) -> tx.Table:
    number = lines.number
    head = _row(lines)
    return tx.Table(head, tuple(_rows(lines, cells=len(head.cells), depth=0)), number)


def _rows(lines: Lines, *, cells: int, depth: int) -> Iterator[tx.TableEntry]:
    while (line := lines.peek()) is not None:
        if line.startswith("|"):
            number, row = lines.number, _row(lines)
            if len(row.cells) != cells:
                reason = f"This row has {len(row.cells)} cells, the head of the table {cells}."
                raise LanguageError(reason, line=number, hint='Begin and end each cell with "|".')
            yield row
        elif tag_on(line)[0] == "if" and _wraps_rows(lines):
            yield _condition(
                lines, lambda inner, depth: _rows(inner, cells=cells, depth=depth), depth=depth
            )
        else:
            return


def _wraps_rows(lines: Lines) -> bool:
    ahead = lines.ahead()
    while tag_on(ahead.peek())[0]:
        ahead.take()
    return (ahead.peek() or "").startswith("|")


def _row(lines: Lines) -> tx.Row:
    number = lines.number
    line = lines.take().strip()
    if not line.endswith("|") or len(line) < 2:
        hint = 'Write "|" at its end.'
        raise LanguageError('A table row starts and ends with "|".', line=number, hint=hint)
    return tx.Row(tuple(parse_line(cell.strip(), line=number) for cell in _cells(line[1:-1])))


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar inside a blank or a condition is a filter, not a border."""
    cells, depth = [""], 0
    for position, character in enumerate(row):
        pair = row[position : position + 2]
        depth += (pair in ("{{", "{%")) - (pair in ("}}", "%}"))
        if character == "|" and depth == 0:
            cells.append("")
        else:
            cells[-1] += character
    return cells


def _condition(
    lines: Lines, read: "Callable[..., Iterator[Inside]]", *, depth: int
) -> tx.Conditional[Inside]:
    """A condition on lines of its own around whole blocks, items or rows, which `read` reads."""
    start = lines.number
    if depth >= MAXIMUM_DEPTH:
        hint = 'Join conditions by "and", or give one a name as a fact.'
        reason = f"Conditions may be {MAXIMUM_DEPTH} deep, not more."
        raise LanguageError(reason, line=start, hint=hint)

    def inside() -> tuple[Inside, ...]:
        lines.skip_empty()
        return tuple(read(lines, depth=depth + 1))

    branches = [tx.Branch(_test(lines), inside())]
    while (word := _closing_word(lines, start)) == "elif":
        branches.append(tx.Branch(_test(lines), inside()))
    otherwise: tuple[Inside, ...] = ()
    if word == "else":
        _take_bare(lines)
        otherwise = inside()
        if _closing_word(lines, start) != "endif":
            reason = "Nothing but {% endif %} may follow {% else %}."
            hint = "Put further conditions before it: {% elif ... %}."
            raise LanguageError(reason, line=lines.number, hint=hint)
    _take_bare(lines)
    return tx.Conditional(tuple(branches), otherwise)


def _test(lines: Lines) -> Expression:
    number = lines.number
    return parse_expression(tag_on(lines.take())[1], line=number)


def _take_bare(lines: Lines) -> None:
    """Take {% else %} or {% endif %}, which say nothing more."""
    number = lines.number
    word, rest = tag_on(lines.take())
    if rest:
        further = "Write {% elif ... %} for a further condition."
        hint = further if word == "else" else "Write {% endif %} alone."
        raise LanguageError(f'Nothing may follow "{word}" here.', line=number, hint=hint)


def _closing_word(lines: Lines, start: int) -> str:
    lines.skip_empty()
    word, _ = tag_on(lines.peek())
    if word in ("", "if"):
        raise LanguageError(
            "A condition that starts here cuts across a list, a table or the end of the text.",
            line=start,
            hint="Let {% if %} and {% endif %} wrap whole paragraphs, items or rows.",
        )
    return word
