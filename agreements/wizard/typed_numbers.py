"""A number as people type it -> the exact number, or the sentence that asks what was meant.

Half of the world writes "250.000" for a quarter of a million, the other half for two hundred and fifty. Where what was
typed can be read both ways nothing is guessed. What a field shows can always be typed back.
"""

import re
from fractions import Fraction

from agreements.assembly.formatting import number_in_words
from clauses.library.answers import DECIMALS, LARGEST_NUMBER, decimal_text, figures

# No-break, figure, thin and narrow spaces, and the apostrophes of Switzerland: all group thousands and nothing else.
GROUPING = re.compile("[\\s\u00a0\u2007\u2009\u202f'\u2019]")
LONGEST = 40
PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
GROUPED = re.compile(r"-?[0-9]{1,3}(?:( )[0-9]{3}(?: [0-9]{3})*|(?:,[0-9]{3}){2,})(?:\.[0-9]+)?")
GROUPED_ONCE = re.compile(r"-?[0-9]{1,3},[0-9]{3}\.[0-9]+")
TWO_WAYS = re.compile(r"(-?[1-9][0-9]{0,2})([.,])([0-9]{3})")
POINTS_BETWEEN_THOUSANDS = re.compile(
    r"-?[0-9]{1,3}(?:\.[0-9]{3}(?:\.[0-9]{3})+|(?:\.[0-9]{3})+,[0-9]+)(?:,[0-9]+)?"
)
SHARE_OR_PERCENT = re.compile(r"([0-9.]+) or ([0-9.,]+)\?")
COMMA_BEFORE_DECIMALS = re.compile(r"-?[0-9]+,[0-9]+")
UNGROUPED_BELOW = 10**6


class Unclear(ValueError):
    """What was typed is no number that can be read in one way; the message asks or shows how to type it."""


def number_typed(typed: str, *, is_whole: bool) -> Fraction | None:
    """The number that was typed; None for nothing. Raises Unclear with what to type instead."""
    text = GROUPING.sub(" ", typed).strip()
    if not text:
        return None
    if len(text) > LONGEST:
        raise Unclear(_example(is_whole=is_whole))
    if both := TWO_WAYS.fullmatch(text):
        raise Unclear(_which(both[1], both[3], both[2]))
    if asked := SHARE_OR_PERCENT.fullmatch(text):
        kept, meant = asked.groups()
        raise Unclear(
            f"A spreadsheet keeps {meant}% as {kept}. For {meant}%, type {meant}. For {kept}%, type {kept}."
        )
    if any(pattern.fullmatch(text) for pattern in (PLAIN, GROUPED, GROUPED_ONCE)):
        return _fitting(Fraction(text.replace(",", "").replace(" ", "")), is_whole=is_whole)
    if POINTS_BETWEEN_THOUSANDS.fullmatch(text):
        meant = text.replace(".", "").replace(",", ".")
        raise Unclear(
            f"Leave out the points between thousands. Did you mean {meant}? Type {meant}."
        )
    if COMMA_BEFORE_DECIMALS.fullmatch(text) and not is_whole:
        meant = text.replace(",", ".")
        raise Unclear(f"Put a point before decimals. Did you mean {meant}? Type {meant}.")
    raise Unclear(_example(is_whole=is_whole))


def share_to_ask(words: str) -> str:
    """A number that a spreadsheet keeps for a share, as a question where it may stand for percents: "0.05 or 5?"."""
    kept = Fraction(words) if PLAIN.fullmatch(words) else Fraction(0)
    return f"{words} or {number_to_type(kept * 100)}?" if 0 < kept <= 1 else words


def number_to_type(number: Fraction) -> str:
    """A number as a field shows it, so that it reads back as itself: "250000", "1,250,000.5", "250.1250"."""
    if abs(number) >= UNGROUPED_BELOW:
        return figures(number)
    text = decimal_text(number)
    return f"{text}0" if TWO_WAYS.fullmatch(text) else text


def amount_to_type(number: Fraction) -> str:
    """An amount of money as a field shows it: 21.4 is "21.40", as people write prices."""
    text = number_to_type(number)
    return f"{text}0" if len(text.partition(".")[2]) == 1 else text


def _which(whole: str, three: str, sign: str) -> str:
    """The question which of two numbers is meant, and how each is typed without doubt."""
    large, small = Fraction(whole + three), Fraction(f"{whole}.{three}")
    return (
        f"“{whole}{sign}{three}” can be read in two ways. Which do you mean? "
        f"For {number_in_words(large)}, type {number_to_type(large)}. "
        f"For {number_in_words(small)}, type {number_to_type(small)}."
    )


def _fitting(number: Fraction, *, is_whole: bool) -> Fraction:
    if is_whole and number.denominator != 1:
        raise Unclear(_example(is_whole=True))
    if (number * 10**DECIMALS).denominator != 1 or abs(number) >= LARGEST_NUMBER:
        raise Unclear(f"Enter a number below 100 million million with at most {DECIMALS} decimals.")
    return number


def _example(*, is_whole: bool) -> str:
    return (
        "Enter a whole number in digits, for example 30."
        if is_whole
        else "Enter a number in digits with a point before decimals, for example 1250.50."
    )
