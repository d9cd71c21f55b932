"""Columns, lines and drawn words of WeasyPrint, measured and shaped less often for the same; see `quicker`."""

from collections.abc import Iterator
from inspect import signature
from typing import Any  # throughout: WeasyPrint has no types

from weasyprint.draw import text as drawn_text
from weasyprint.formatting_structure.boxes import BlockBox
from weasyprint.layout import block
from weasyprint.text import line_break

from agreements.printing.quicker_boxes import Replaced, in_layout, of_style

# What the properties of a text can change in how it is broken into lines and shaped, beside its typeface.
SHAPING = (
    *("direction", "white_space", "letter_spacing", "word_spacing", "tab_size", "font_size"),
    *("overflow_wrap", "word_break", "hyphens", "hyphenate_limit_chars", "hyphenate_limit_zone"),
    *("hyphenate_character", "text_decoration_line"),
)

ASKED_OF_A_BLOCK = signature(block.block_level_layout).parameters


def columns() -> Iterator[Replaced]:
    """They are set again and again until they are even; how high their boxes are is all that counts until then."""
    in_columns, in_box = block.columns_layout, block.block_box_layout
    in_level = block.block_level_layout
    is_measuring, measured = False, dict[object, Any]()

    def columns_layout(*given: Any) -> Any:
        nonlocal measured
        before, measured = measured, {}
        try:
            return in_columns(*given)
        finally:
            measured = before

    def block_box_layout(context: Any, box: Any, *given: Any, **options: Any) -> Any:
        nonlocal is_measuring
        if not box.is_column:
            return in_box(context, box, *given, **options)
        # The last time, when its boxes are kept, a column has no margins to give on.
        before, is_measuring = is_measuring, given[6] is not None
        try:
            return in_box(context, box, *given, **options)
        finally:
            is_measuring = before

    def block_level_layout(*given: Any, **options: Any) -> Any:
        if not is_measuring or options or len(given) != len(ASKED_OF_A_BLOCK):
            return in_level(*given, **options)
        context, box, bottom_space, skip_stack, around, is_first, *placed, margins = given[:9]
        # The rest: styles of a first letter and line, words to be discarded, a limit of lines.
        is_plain = not (skip_stack is not None or is_first or any(given[9:]) or margins is None)
        if not is_plain or type(box) is not BlockBox or context.excluded_shapes:
            return in_level(*given)
        asked = id(box), box.position_x, around.width, tuple(margins)
        begin = box.position_y
        if asked in measured:
            _, known, known_begin, margins_then, next_page, own_margins = measured[asked]
            moved = known.copy()
            moved.position_y += begin - known_begin
            end = moved.position_y + moved.margin_height()
            # Where it fits only just, WeasyPrint decides.
            if not context.overflows_page(bottom_space, end + 1):
                margins[:] = margins_then
                return moved, None, dict(next_page), list(own_margins), False, None
        before = [len(one) for one in placed]
        result = in_level(*given)
        new, resume_at, next_page, own_margins, is_collapsed, most_lines = result
        is_whole = new is not None and resume_at is None and most_lines is None
        if is_whole and not is_collapsed and before == [len(one) for one in placed]:
            found = new.copy(), begin, tuple(margins), dict(next_page), tuple(own_margins)
            measured[asked] = box, *found
        return result

    yield block, "columns_layout", columns_layout
    yield block, "block_box_layout", block_box_layout
    yield block, "block_level_layout", block_level_layout


def lines() -> Iterator[Replaced]:
    """The same words stand in the same width, in columns and in contents that wait for the numbers of pages."""
    stock = line_break.split_first_line
    kept: dict[object, Any] = {}

    def split_first_line(text: Any, style: Any, context: Any, *given: Any, **options: Any) -> Any:
        asked = text, _shape_of(style), given, tuple(options.items())
        if asked not in kept:
            kept[asked] = stock(text, style, context, *given, **options)
        layout, *rest = kept[asked]
        return (_copied(layout), *rest)

    yield from in_layout("split_first_line", split_first_line)

    strut = of_style("quicker_strut", line_break.strut)
    yield from in_layout("strut", strut)

    described = of_style("quicker_font", line_break.get_font_description)
    yield line_break, "get_font_description", described
    yield line_break.Layout, "reactivate", _reactivate_later
    yield line_break.Layout, "deactivate", _deactivate


def _shape(style: Any) -> str:
    return f"{line_break._font_style_cache_key(style)}{[style[name] for name in SHAPING]}"


_shape_of = of_style("quicker_shape", _shape)


def _copied(layout: Any) -> Any:
    """A layout of its own for each box: some are changed when they are drawn."""
    new = object.__new__(type(layout))
    vars(new).update(vars(layout))
    return new


def _reactivate_later(layout: Any, style: Any) -> None:
    """Drawing may know the line already; then Pango is not asked."""
    layout.style = style


def _deactivate(layout: Any) -> None:
    for name in ("layout", "language", "style"):
        vars(layout).pop(name, None)


def drawn() -> Iterator[Replaced]:
    """Most lines are drawn more than once: the dots of the contents, the heads of pages, numbers."""
    stock, reactivate = drawn_text.draw_first_line, line_break.Layout.reactivate
    kept: dict[object, Any] = {}

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any
    ) -> Any:
        layout = textbox.pango_layout
        asked = (
            *(id(stream._fonts), layout.text, textbox.text),
            *(_shape_of(textbox.style), layout.justification_spacing),
        )
        is_plain = text_overflow != "ellipsis" and block_ellipsis == "none"
        if is_plain and asked in kept:
            font, words = kept[asked]
            stream.set_text_matrix(*matrix.values)
            stream.set_font_size(*font)
            stream.stream.extend(words)
            return []
        reactivate(layout, layout.style)
        begin = len(stream.stream)
        emojis = stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        told = stream.stream[begin:]
        if is_plain and not emojis and told and (words := _of_one_font(told)):
            kept[asked] = stream._current_font, words
        return emojis

    yield drawn_text, "draw_first_line", draw_first_line


def _of_one_font(told: list[bytes]) -> list[bytes] | None:
    """What was drawn after the place and the font, where there is one font; it may have been set before."""
    begin = 2 if told[1].endswith(b" Tf") else 1
    words = told[begin:]
    return None if any(one.endswith(b" Tf") for one in words) else words
