"""Reads the block structure of a text: paragraphs, lists, tables, headings, inserts and the conditions around them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar, cast

from clauses.library import text as tx
from clauses.library.expressions import Expression
from clauses.library.findings import LanguageError
from clauses.library.parsing import MAXIMUM_DEPTH, check_characters, parse_expression, parse_line

TAG = re.compile(r"^\s*\{%-?\s*(if|elif|else|endif)\b\s*((?:(?!%\}).)*?)\s*-?%\}\s*$")
INSERT = re.compile(
    r"^\s*\{\{\s*(definitions|signatures|sites|responsibilities)\(\s*([a-z_0-9]*)\s*\)\s*\}\}\s*$"
)
ITEM = re.compile(r"^(\s*)([-*]) (.*)$")

Inside = TypeVar("Inside")
Joiners = {"-": "and", "*": "or"}


@dataclass(slots=True)
class Lines:
    """The lines still to read, with their numbers."""

    lines: list[tuple[int, str]]
    at: int = field(default=0)

    @property
    def number(self) -> int:
        """The number of the next line, or of the last one at the end."""
        return self.lines[min(self.at, len(self.lines) - 1)][0] if self.lines else 1

    def peek(self) -> str | None:
        """The next line, None at the end."""
        return self.lines[self.at][1] if self.at < len(self.lines) else None

    def take(self) -> str:
        """The next line; there must be one."""
        self.at += 1
        return self.lines[self.at - 1][1]

    def skip_empty(self) -> None:
        """Pass over empty lines."""
        while self.at < len(self.lines) and not self.lines[self.at][1].strip():
            self.at += 1

    def past_empty(self) -> "Lines":
        """A reader that stands at the next line with something on it."""
        ahead = Lines(self.lines, self.at)
        ahead.skip_empty()
        return ahead


def parse_text(source: str, *, line: int = 1) -> tx.Text:
    """A whole text as a tree of blocks. Raises LanguageError with line and reason."""
    check_characters(source, line=line)
    lines = Lines([(line + offset, text) for offset, text in enumerate(source.split("\n"))])
    blocks = tuple(_blocks(lines, depth=0))
    if lines.peek() is not None:
        raise LanguageError("This condition ends before it began.", line=lines.number)
    return tx.Text(source, blocks)


def _blocks(lines: Lines, *, depth: int) -> Iterator[tx.Block]:
    lines.skip_empty()
    while (line := lines.peek()) is not None:
        tag = TAG.match(line)
        if tag and tag[1] != "if":
            return
        yield _condition(lines, _blocks, depth=depth) if tag else _block(lines)
        lines.skip_empty()


def _block(lines: Lines) -> tx.Block:
    line = lines.peek() or ""
    number = lines.number
    if insert := INSERT.match(line):
        lines.take()
        return tx.Insert(
            cast("tx.InsertKind", insert[1]), insert[2]
        )  # the pattern names the four kinds
    if line.startswith("## "):
        return tx.Heading(parse_line(lines.take()[3:].strip(), line=number))
    if line.startswith("|"):
        return _table(lines)
    if ITEM.match(line):
        raise LanguageError(
            "A list item stands without a paragraph above it.",
            line=number,
            hint="Introduce the list.",
        )
    words = parse_line(_paragraph_source(lines), line=number)
    items, joiner = _list(lines, indent=0)
    return tx.Paragraph(words, items, joiner, number)


def _paragraph_source(lines: Lines) -> str:
    taken = [lines.take().strip()]
    while (line := lines.peek()) is not None and line.strip() and not _starts_something(line):
        taken.append(lines.take().strip())
    return "\n".join(taken)


def _starts_something(line: str) -> bool:
    return bool(
        TAG.match(line) or INSERT.match(line) or ITEM.match(line) or line.startswith(("## ", "|"))
    )


def _list(lines: Lines, *, indent: int) -> tuple[tuple[tx.ListEntry, ...], tx.Joiner]:
    if not _list_goes_on(lines, indent=indent):
        return (), "and"
    lines.skip_empty()
    joiner: list[tx.Joiner] = []
    items = tuple(_items(lines, indent=indent, joiner=joiner, depth=0))
    return items, joiner[0] if joiner else "and"


def _list_goes_on(lines: Lines, *, indent: int) -> bool:
    """Whether the next line is an item of this level, or a condition that wraps one."""
    ahead = lines.past_empty() if _next_is_tag_or_empty(lines) else Lines(lines.lines, lines.at)
    while (line := ahead.peek()) is not None:
        if item := ITEM.match(line):
            return len(item[1]) >= indent
        tag = TAG.match(line)
        if not tag or tag[1] != "if":
            return False
        ahead.take()
        ahead.skip_empty()
    return False


def _next_is_tag_or_empty(lines: Lines) -> bool:
    line = lines.peek()
    return line is not None and (not line.strip() or bool(TAG.match(line)))


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
                hint="Indent a level by two spaces.",
            )
        elif (tag := TAG.match(line)) and tag[1] == "if" and _list_goes_on(lines, indent=indent):
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
    line = lines.past_empty().peek()
    return line is not None and bool((tag := TAG.match(line)) and tag[1] != "if")


def _item(lines: Lines, item: re.Match[str], joiner: list[tx.Joiner]) -> tx.Item:
    number = lines.number
    joiner.append(cast("tx.Joiner", Joiners[item[2]]))  # the pattern names the two marks
    if joiner[-1] != joiner[0]:
        raise LanguageError(
            'One list mixes "-" and "*".', line=number, hint='Use "-" for "and", "*" for "or".'
        )
    lines.take()
    taken = [item[3].strip()]
    indent = len(item[1])
    while (
        (line := lines.peek()) is not None
        and line.startswith(" " * (indent + 2))
        and not _starts_something(line)
    ):
        taken.append(lines.take().strip())
    items, inner_joiner = _list(lines, indent=indent + 2) if _deeper(lines, indent) else ((), "and")
    return tx.Item(parse_line("\n".join(taken), line=number), items, inner_joiner)


def _deeper(lines: Lines, indent: int) -> bool:
    ahead = Lines(lines.lines, lines.at)
    while (line := ahead.peek()) is not None and (tag := TAG.match(line)) and tag[1] == "if":
        ahead.take()
    item = ITEM.match(ahead.peek() or "")
    return item is not None and len(item[1]) == indent + 2


def _table(lines: Lines) -> tx.Table:
    rows = list(_rows(lines, depth=0))
    head = rows[0]
    if not isinstance(head, tx.Row):
        raise LanguageError("The head of a table cannot be conditional.", line=lines.number)
    return tx.Table(head, tuple(rows[1:]))


def _rows(lines: Lines, *, depth: int) -> Iterator[tx.TableEntry]:
    while (line := lines.peek()) is not None:
        tag = TAG.match(line)
        if line.startswith("|"):
            yield _row(lines)
        elif tag and tag[1] == "if" and _wraps_rows(lines):
            yield _condition(lines, lambda inner, depth: _rows(inner, depth=depth), depth=depth)
        else:
            return


def _wraps_rows(lines: Lines) -> bool:
    ahead = Lines(lines.lines, lines.at)
    while (line := ahead.peek()) is not None and TAG.match(line):
        ahead.take()
    return (ahead.peek() or "").startswith("|")


def _row(lines: Lines) -> tx.Row:
    number = lines.number
    line = lines.take().strip()
    if not line.endswith("|") or len(line) < 2:
        raise LanguageError('A table row starts and ends with "|".', line=number)
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
        raise LanguageError(f"Conditions may be {MAXIMUM_DEPTH} deep, not more.", line=start)
    branches: list[tx.Branch[Inside]] = []
    otherwise: tuple[Inside, ...] = ()
    condition: Expression | None = _tag_condition(lines)
    while True:
        lines.skip_empty()
        inside = tuple(read(lines, depth=depth + 1))
        if condition is None:
            otherwise = inside
        else:
            branches.append(tx.Branch(condition, inside))
        tag = _closing_tag(lines, start)
        if tag[1] == "endif":
            lines.take()
            return tx.Conditional(tuple(branches), otherwise)
        if condition is None:
            raise LanguageError("Nothing but {% endif %} may follow {% else %}.", line=lines.number)
        condition = _tag_condition(lines)


def _closing_tag(lines: Lines, start: int) -> re.Match[str]:
    lines.skip_empty()
    line = lines.peek()
    tag = TAG.match(line) if line is not None else None
    if tag is None:
        raise LanguageError(
            "A condition that starts here cuts across a list, a table or the end of the text.",
            line=start,
            hint="Let {% if %} and {% endif %} wrap whole paragraphs, items or rows.",
        )
    return tag


def _tag_condition(lines: Lines) -> Expression | None:
    number = lines.number
    tag = TAG.match(lines.take())
    if tag is None:
        raise LanguageError("A condition was expected here.", line=number)
    if tag[1] == "else":
        return None
    return parse_expression(tag[2], line=number)
