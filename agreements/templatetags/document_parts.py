"""What the templates of the document ask of Python: its blocks, and what is known of a part by its key."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.printing.direction import isolated, isolated_stretches
from agreements.printing.html_blocks import block_html
from agreements.printing.html_lines import print_line
from agreements.printing.screen_blocks import OnScreen
from agreements.words.our_words import SidesOnScreen, plainly, short_company_name
from clauses.library.words.wordwise import Pieces

register = template.Library()
register.filter(isolated)
register.filter(isolated_stretches)


@register.simple_tag(takes_context=True)
def printed(context: Context, blocks: tuple[document.Block, ...], mark: str = "") -> SafeString:
    """The blocks of a clause or schedule: for print, or on the screen with what is marked in them."""
    if not context.get("is_preview"):
        has_fields = bool(context.get("has_fields"))
        return SafeString(
            "".join(
                block_html(block, print_line, is_on_screen=False, has_fields=has_fields)
                for block in blocks
            )
        )
    screen = context.get("screen") or OnScreen()
    return screen.blocks(blocks, is_marked=bool(mark))


@register.filter
def isolated_pieces(pieces: Pieces) -> Pieces:
    """The pieces of a redline, each stretch of letters from right to left in a direction of its own."""
    return tuple(replace(one, words=isolated_stretches(one.words)) for one in pieces)


@register.filter
def of(things: Mapping[str, Any] | str, key: str) -> Any:  # Any: whatever the mapping holds
    """The thing under a key; an empty text where there is none, or no mapping."""
    return things.get(key, "") if isinstance(things, Mapping) else ""


@register.filter
def ours(plain: str, agreement: document.Document | str) -> str:
    """What a clause means, as the company that buys says it; where no agreement is shown, as Legal wrote it."""
    if isinstance(agreement, str):
        return plain
    name = short_company_name(agreement.manufacturer.legal_name)
    return plainly(plain, SidesOnScreen(agreement.called, name))
