"""Words that are read from right to left, kept to themselves within those that are read from left to right.

Otherwise a number or a comma beside a Hebrew or Arabic name is printed on its other side.
"""

import re

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
LEFT_TO_RIGHT_MARK = "\u200e"
LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"[{LETTERS}]")
# From the first such letter to the last, with no other letter between them.
STRETCH = re.compile(rf"[{LETTERS}]+(?:[\W\d_]+[{LETTERS}]+)*")


def isolated(value: str) -> str:
    """A value as a whole in a direction of its own, where it has letters from right to left."""
    if value.isascii() or not RIGHT_TO_LEFT.search(value):
        return value
    return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}"


def isolated_stretches(text: str) -> str:
    """A text in which values can be told no more: each stretch of such letters in a direction of its own."""
    return _around(text, FIRST_STRONG_ISOLATE, POP_ISOLATE)


def marked_stretches(text: str) -> str:
    """The same for programs that do not know isolates, such as Word: each stretch between two marks."""
    return _around(text, LEFT_TO_RIGHT_MARK, LEFT_TO_RIGHT_MARK)


def _around(text: str, before: str, after: str) -> str:
    if text.isascii():
        return text
    return STRETCH.sub(lambda found: f"{before}{found.group()}{after}", text)
