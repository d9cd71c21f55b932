"""Styles and boxes of WeasyPrint, asked less often for the same; see `quicker`."""

import re
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any  # throughout: WeasyPrint has no types

from weasyprint import css
from weasyprint.css import ComputedStyle, computed_values
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure.boxes import Box, ParentBox, TableBox
from weasyprint.layout import percent

# Whose attribute is replaced, its name, and by what.
Replaced = tuple[Any, str, Any]

LENGTHS = (
    *(
        f"{name}_{side}"
        for name in ("margin", "padding")
        for side in ("left", "right", "top", "bottom")
    ),
    *(f"{limit}{side}" for limit in ("", "min_", "max_") for side in ("width", "height")),
)
PLAIN_NAME = re.compile(r"[\w-]+")
# What has rules of its own in `ComputedStyle.__missing__`, beside text decorations.
SPECIAL = frozenset(("float", "display", "position", "page"))


def in_layout(name: str, new: Any) -> Iterator[Replaced]:
    """A function replaced in each module that has imported it by name."""
    ours = [one for place, one in sys.modules.items() if place.startswith("weasyprint.layout.")]
    return ((one, name, new) for one in ours if name in vars(one))


def of_style(key: str, work_out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A function of a style, worked out once for each. Styles do not change any more once there is a layout."""

    def found(style: Any) -> Any:
        kept = vars(style)
        if key not in kept:
            kept[key] = work_out(style)
        return kept[key]

    return found


def styles() -> Iterator[Replaced]:
    """Whatever has an id has a style of its own, and so has all within; each is asked for dozens of properties."""
    stock = ComputedStyle.__missing__
    functions = computed_values.PHYSICAL_FUNCTIONS
    logical = {
        key: frozenset(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
        for key, function in functions.items()
    }
    nothing: frozenset[str] = frozenset()

    def missing(style: Any, key: str) -> Any:
        cascaded = style.cascaded
        if (
            key in cascaded
            or key in SPECIAL
            or key.startswith("text_decoration_")
            or not logical.get(key, nothing).isdisjoint(cascaded)
        ):
            return stock(style, key)
        if key in INHERITED or key.startswith("__"):
            if (parent := style.parent_style) is None:
                return stock(style, key)
            value = parent[key]
        elif key in INITIAL_NOT_COMPUTED:
            return stock(style, key)
        else:
            value = INITIAL_VALUES[key]
        if check_math(value):
            return stock(style, key)
        style[key] = value
        return value

    yield ComputedStyle, "__missing__", missing
    yield css.StyleFor, "__init__", _with_anchors_last(css.StyleFor.__init__)


def _with_anchors_last(stock: Any) -> Any:
    found_in_attributes = css.find_style_attributes

    def without_anchors(*given: Any, **options: Any) -> Iterator[Any]:
        for specificity, element, declarations, base_url in found_in_attributes(*given, **options):
            if [getattr(one, "name", "") for one in declarations] != ["-weasy-anchor"]:
                yield specificity, element, declarations, base_url

    def initialise(
        styles: Any, html: Any, sheets: Any, hints: Any, font_config: Any, targets: Any
    ) -> None:
        elements = list(html.etree_element.iter())
        anchors = [(one, one.get("id")) for one in elements if one.get("id")]
        is_plain = all(PLAIN_NAME.fullmatch(name) for _, name in anchors)
        if not is_plain or any(one.tag == "a" and one.get("name") for one in elements):
            stock(styles, html, sheets, hints, font_config, targets)
            return
        css.find_style_attributes = without_anchors
        try:
            stock(styles, html, sheets, hints, font_config, targets)
        finally:
            css.find_style_attributes = found_in_attributes
        computed = styles.get_computed_styles()
        for element, name in anchors:
            own = computed[element, None] = computed[element, None].copy()
            own["anchor"] = name
            targets.collect_anchor(name)

    return initialise


def boxes() -> Iterator[Replaced]:
    """They are asked whether they are in the flow, on which page they want to be, and how long their sides are."""
    in_flow = Box.is_in_normal_flow

    def is_in_normal_flow(box: Any) -> Any:
        style = box.style
        if style["float"] == "none" and style["position"] == "static":
            return True
        return in_flow(box)

    yield Box, "is_in_normal_flow", is_in_normal_flow

    def page_values(box: Any) -> Any:
        children, values = vars(box).get("quicker_pages", (None, None))
        if children is not box.children:
            values = _page_at(box, iter), _page_at(box, reversed)
            box.quicker_pages = box.children, values
        return values

    yield ParentBox, "page_values", page_values

    stock = percent.resolve_percentages

    def lengths(style: Any) -> dict[str, Any] | None:
        """The lengths of a box with this style, where they do not depend on the box around it."""
        if style["border_collapse"] == "collapse":
            return None
        for name in LENGTHS:
            value = style[name]
            if value not in ("auto", None) and getattr(value, "unit", None) != "px":
                return None
        tried = SimpleNamespace(style=style)
        stock(tried, (0, 0))
        return {name: value for name, value in vars(tried).items() if name != "style"}

    lengths_of = of_style("quicker_lengths", lengths)

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        if (known := lengths_of(box.style)) is None:
            stock(box, containing_block)
        else:
            vars(box).update(known)

    yield from in_layout("resolve_percentages", resolve_percentages)


def _page_at(box: Any, from_which: Callable[[Any], Iterator[Any]]) -> Any:
    """The page that the first or last box inside wants; WeasyPrint asks both ends of either end, and theirs."""
    found = box.style["page"]
    while isinstance(box, ParentBox) and not isinstance(box, TableBox):
        inside = (one for one in from_which(box.children) if _is_in_flow_or_floated(one))
        if (box := next(inside, None)) is None:
            break
        found = box.style["page"] or found
    return found


def _is_in_flow_or_floated(box: Any) -> Any:
    return box.is_in_normal_flow() or box.is_floated()
