"""Two filters for the templates of the document: a line as HTML, and the partial that prints a block."""

from django import template
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.rendering import PARTIALS, line_html

register = template.Library()


@register.filter
def printed(line: document.Line) -> SafeString:
    """The words, blanks and references of a line."""
    return line_html(line)


@register.filter
def partial(block: document.Block) -> str:
    """The name of the template that prints a block of this kind."""
    return PARTIALS[type(block)]


@register.filter
def of(things: dict[str, str], key: str) -> str:
    """The thing under a key; nothing where there is none."""
    return things.get(key, "")
