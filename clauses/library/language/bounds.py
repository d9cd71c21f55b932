"""What a source may hold before it is read: its characters, its length, its signs, and how deep it is nested.

Jinja's grammar is wider than ours, and its reader calls itself once for each level. So a source is checked as a
row of signs first, which needs no stack and sees what the tree no longer shows.
"""

import re
import unicodedata
from collections.abc import Iterable

from clauses.library.findings import LanguageError

MAXIMUM_LENGTH = 20_000
MAXIMUM_DEPTH = 8
MAXIMUM_NESTING = 20
MAXIMUM_STEPS = 80
MAXIMUM_DIGITS = 15
UNPRINTABLE = ("Cc", "Cf", "Co", "Cs", "Cn")
NAMES = {
    "\u00ad": "A soft hyphen",
    "\u200b": "A space of no width",
    "\u2060": "A space of no width",
    "\ufeff": "A byte order mark, which nobody sees,",
}
NOT_OURS = re.compile(r"\{#|\{%[-+]?\s*raw\b")
NUMBER = re.compile(r"\d+(\.\d+)?")
TAGS = ("if", "elif", "else", "endif")
REMARKS = "A remark for lawyers belongs into the note of a wording."
CONDITIONS = "Conditions are written {% if ... %}, {% elif ... %}, {% else %} and {% endif %}."
NEST_DEEPER = ("+", "-", "*", "/", "not", "if")

Sign = tuple[int, str, str]  # line, kind and the sign itself, as Jinja's lexer gives them


def check_characters(source: str, *, line: int) -> None:
    """Refuse a text that is too long or holds control, bidirectional or private-use characters."""
    if len(source) > MAXIMUM_LENGTH:
        raise LanguageError(
            f"The text is longer than {MAXIMUM_LENGTH:,} characters.",
            line=line,
            hint="Make a clause of its own of a part of it.",
        )
    if foreign := NOT_OURS.search(source):
        line += source[: foreign.start()].count("\n")
        raise LanguageError(
            f'"{foreign[0]}" is not in the clause language.',
            line=line,
            hint=REMARKS if foreign[0] == "{#" else CONDITIONS,
        )
    # Most texts hold nothing that Python would not print, and need no look at each character.
    if source.replace("\n", " ").isprintable():
        return
    for position, character in enumerate(source.replace("\r\n", " \n")):
        if character not in "\n\t" and unicodedata.category(character) in UNPRINTABLE:
            raise LanguageError(
                f"{_called(character)} stands {_place(source, position)}; it cannot be printed.",
                line=line + source[:position].count("\n"),
                hint="Delete it, or type the words again.",
            )


def _called(character: str) -> str:
    known = NAMES.get(character)
    return known or f"A sign that nobody sees (U+{ord(character):04X})"


def _place(source: str, position: int) -> str:
    before, after = source[:position].split()[-1:], source[position + 1 :].split()[:1]
    if before and not source[position - 1].isspace():
        return f"in or after “{before[0][-30:]}”"
    return f"before “{after[0][:30]}”" if after else "at the end"


def check_signs(signs: Iterable[Sign], *, line: int) -> None:
    """Refuse signs outside the language, conditions too deep, and expressions too long to be read safely."""
    depth = brackets = steps = 0
    before = ""
    for number, kind, sign in signs:
        here = line + number - 1
        if kind == "whitespace":
            continue
        _check_sign(kind, sign, before, line=here)
        if kind.endswith("_begin"):
            brackets = steps = 0
        elif before == "block_begin":
            depth += (sign == "if") - (sign == "endif")
        else:
            brackets += (sign in "([{") - (sign in ")]}") if kind == "operator" else 0
            steps += kind in ("operator", "name") and sign in NEST_DEEPER
        _check_depth(depth, brackets, steps, line=here)
        before = kind


def _check_depth(depth: int, brackets: int, steps: int, *, line: int) -> None:
    if depth > MAXIMUM_DEPTH:
        raise LanguageError(
            f"Conditions may be {MAXIMUM_DEPTH} deep, not more.",
            line=line,
            hint='Join conditions by "and", or give one a name as a fact.',
        )
    if brackets > MAXIMUM_NESTING or steps > MAXIMUM_STEPS:
        raise LanguageError(
            "The condition is nested too deep.",
            line=line,
            hint="Give a part of it a name as a fact.",
        )


def _check_sign(kind: str, sign: str, before: str, *, line: int) -> None:
    reason, hint = _refusal(kind, sign, before)
    if reason:
        raise LanguageError(reason, line=line, hint=hint)


def _refusal(kind: str, sign: str, before: str) -> tuple[str, str]:
    if kind.endswith(("_begin", "_end")) and sign.strip("{}%\n "):
        return f'"{sign.strip()}" is not in the clause language.', "Write {{ ... }} or {% ... %}."
    if before == "block_begin" and sign not in TAGS:
        return f'"{{% {sign} %}}" is not in the clause language.', CONDITIONS
    if kind == "data" and ("}}" in sign or "%}" in sign):
        reason = '"}}" or "%}" stands here without its beginning.'
        return reason, "Write {{ before a blank, {% before a condition."
    if kind == "string":
        return _string_refusal(sign, before)
    if kind in ("integer", "float") and not (
        NUMBER.fullmatch(sign) and len(sign) <= MAXIMUM_DIGITS
    ):
        reason = f"A number has at most {MAXIMUM_DIGITS} digits, without other signs."
        return reason, "Write it plainly: 5000000."
    return "", ""


def _string_refusal(sign: str, before: str) -> tuple[str, str]:
    if before == "string":
        return (
            "Two texts in quotes stand beside each other.",
            'Write "and" or "or" between two comparisons.',
        )
    if not sign.startswith('"'):
        return "An option is always in double quotes.", f'Write "{sign[1:-1]}".'
    if "\\" in sign:
        return "A text in quotes has no backslash.", "Take it out."
    return "", ""
