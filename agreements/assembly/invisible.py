"""Characters that nobody sees: what is typed is stored without them, so that two words that look alike are alike."""

import re
import unicodedata

# Fillers and marks that show as nothing or as a gap, though Unicode counts them among letters, marks and symbols.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Marks that reorder the text around them: what is signed could read otherwise than what is stored.
REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNPRINTABLE = ("Cc", "Co", "Cs", "Cn")
LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def without_invisible(text: str) -> str:
    """What was typed in its composed form, without soft hyphens, zero widths and fillers, each gap a plain space.

    Lines stay lines. What must be refused rather than dropped is left for `refused_character`.
    """
    if text.isascii() and text.isprintable():
        return text
    lines = LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(filter(_is_seen, map(_plain, lines))))


def refused_character(text: str) -> str:
    """The first character that reorders its surroundings or cannot be printed; empty where there is none."""
    if text.isprintable() and text.isascii():
        return ""
    for character in text:
        hidden = character in REORDERING or unicodedata.category(character) in UNPRINTABLE
        if hidden and character != "\n":
            return character
    return ""


def _plain(character: str) -> str:
    return " " if unicodedata.category(character) == "Zs" else character


def _is_seen(character: str) -> bool:
    if character in REORDERING:
        return True
    is_selector = "\ufe00" <= character <= "\ufe0f"
    return not (unicodedata.category(character) == "Cf" or character in BLANKS or is_selector)
