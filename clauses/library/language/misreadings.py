"""Why a condition or a line cannot be read, in a lawyer's words: what is wrong, where, and how to write it.

The reader of the language says only which sign it did not expect. This looks at the same source with a tolerant eye.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal as OneOf

Reason = tuple[str, str]  # what is wrong, and how to write it
Kind = OneOf["quoted", "number", "word", "sign", "end"]

EXAMPLE = (
    'Compare a question with a value: industry == "pharma". Join such comparisons by "and" or "or".'
)
BLANK_EXAMPLE = "Write it like this: {{ inspection_days }}."
IF_EXAMPLE = 'Write it like this: {% if industry == "pharma" %}.'
END_IF = "A condition that starts inside a line must end in the same paragraph."
CURLY = "“”„‟«»‘’‚‛"  # the quotes of word processors
OURS = ("and", "or", "not", "in", "if", "else")
# What other programs, or a hand, write for a sign of ours.
FOREIGN = {
    "=": "==", "===": "==", "<>": "!=", "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "≠": "!=", "!": "not",
    "&&": "and", "&": "and", "||": "or", "×": "*", "÷": "/", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
WORDS_FOR_SIGNS = {"is": "==", "equals": "==", "contains": "in", "includes": "in", "xor": "or"}
SIGNS_OF_WORDS = ("$", "€", "£", "%")
SIGN = re.compile(
    r"""(?P<quoted>"[^"]*"|'[^']*'|[“„«‟][^“”„«»‟"]*[”“»"]|[‘‚‛][^‘’]*[’‘])
      | (?P<number>\d[\d_]*(?:\.\d+)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<sign>===|==|!=|<>|<=|>=|=<|=>|&&|\|\||\*\*|//|\{\{|\}\}|\{%|%\}|\S)""",
    re.VERBOSE,
)
CODE = re.compile(r"\{\{(?P<blank>.*?)\}\}|\{%\s*(?P<tag>\w+)(?P<test>.*?)%\}", re.DOTALL)
HALF_CODE = re.compile(r"\{\{|\{%")
JOINS = ("==", "!=", "<", "<=", ">", ">=", "+", "*", "/", "and", "or", "in", "|", ".", ",", "if", "else")  # fmt: skip
OPENS, CLOSES = "([", ")]"
READ = (*JOINS, "-", "not", *OPENS, *CLOSES)


@dataclass(frozen=True, slots=True)
class TypedSign:
    """One sign of a condition as it was typed; the last one is the end."""

    kind: Kind
    typed: str

    @property
    def ends_a_value(self) -> bool:
        """Whether a value may be complete after it."""
        return self.kind in ("quoted", "number") or self.typed in READ[-2:] or self.is_name

    @property
    def begins_a_value(self) -> bool:
        """Whether a value may begin with it."""
        return self.kind in ("quoted", "number") or self.typed == "not" or self.is_name

    @property
    def is_name(self) -> bool:
        """Whether it is a word that is not one of the language."""
        return self.kind == "word" and self.typed not in OURS


def misread_condition(source: str) -> Reason:
    """Why the reader cannot read a condition or formula."""
    signs = list(signs_of(source))
    found = (reason for look in LOOKS if (reason := look(signs)) is not None)
    return next(found, ("This condition does not hang together.", EXAMPLE))


def misread_line(source: str, is_read: Callable[[str], bool]) -> Reason:
    """Why the reader cannot read a line; `is_read` says of a line whether it can."""
    for code in CODE.finditer(source):
        inner = code["blank"] if code["tag"] is None else code["test"]
        if HALF_CODE.search(inner):
            return _without_end(code[0])
        if code["tag"] in ("else", "endif") and inner.strip():
            words = f'"{code["tag"]}" says something more: "{shown(inner)}".'
            return (
                words,
                'Write "{% else %}" and "{% endif %}" alone; a further condition is "{% elif ... %}".',
            )
        if code["tag"] not in ("else", "endif") and not is_read("{{" + inner + "}}"):
            return _misread_code(code["tag"], inner)
    if half := HALF_CODE.search(CODE.sub("", source)):
        return _without_end(CODE.sub("", source)[half.start() :])
    return _misread_order(source)


def _misread_code(tag: str | None, inner: str) -> Reason:
    if inner.strip():
        return misread_condition(inner)
    if tag is None:
        return "A blank says nothing.", f"Name what it prints. {BLANK_EXAMPLE}"
    return f'The condition after "{tag}" is missing.', IF_EXAMPLE


def _without_end(code: str) -> Reason:
    if code.startswith("{{"):
        return f'The blank "{shown(code)}" has no end.', f'Write "}}}}" after it. {BLANK_EXAMPLE}'
    return f'The condition "{shown(code)}" has no end.', f'Write "%}}" after it. {IF_EXAMPLE}'


def _misread_order(source: str) -> Reason:
    """Each code can be read by itself: what is wrong is how conditions begin and end."""
    open_now = 0
    for code in CODE.finditer(source):
        if code["tag"] in ("elif", "else", "endif") and not open_now:
            return (
                f'"{shown(code[0])}" stands here without the beginning of its condition.',
                'Write "{% if ... %}" before it, in the same paragraph.',
            )
        open_now += (code["tag"] == "if") - (code["tag"] == "endif")
    if open_now:
        return END_IF, 'Write "{% endif %}" where it ends.'
    return (
        "The parts of a condition stand in another order.",
        'First "if", then "elif", then "else", last "endif".',
    )


def signs_of(source: str) -> Iterator[TypedSign]:
    """The signs of a condition, in their order, and the end."""
    for found in SIGN.finditer(source):
        for kind in ("quoted", "number", "word", "sign"):
            if found[kind] is not None:
                yield TypedSign(kind, found[kind])
    yield TypedSign("end", "")


def shown(code: str) -> str:
    """A code on one line, cut where it is long."""
    words = " ".join(code.split())
    return words if len(words) <= 40 else f"{words[:40]}..."


def _nothing(signs: list[TypedSign]) -> Reason | None:
    return ("There is no condition here.", EXAMPLE) if len(signs) == 1 else None


def _braces(signs: list[TypedSign]) -> Reason | None:
    found = next((sign.typed for sign in signs if sign.typed in ("{{", "}}", "{%", "%}")), None)
    if found is None:
        return None
    return f'"{found}" stands inside a condition.', f"Write the condition alone. {EXAMPLE}"


def _curly_quotes(signs: list[TypedSign]) -> Reason | None:
    found = next((sign.typed for sign in signs if sign.typed[:1] in CURLY and sign.typed), None)
    if found is None:
        return None
    words = found.strip(CURLY + '"')
    return (
        f"“{shown(words)}” stands in curly quotes.",
        f'Write straight ones: "{shown(words)}".',
    )


def _quotes(signs: list[TypedSign]) -> Reason | None:
    typed = [sign.typed for sign in signs]
    for quote in ('"', "'"):
        if quote in typed:
            after = " ".join(typed[typed.index(quote) + 1 :])
            return (
                f"The quotes before “{shown(after)}” have no end.",
                'Write one " before the words and one after them.',
            )
    return None


def _foreign(signs: list[TypedSign]) -> Reason | None:
    for sign in signs:
        if ours := FOREIGN.get(sign.typed):
            return f'"{sign.typed}" is not read here.', f'Write "{ours}".'
    return None


def _capitals(signs: list[TypedSign]) -> Reason | None:
    for sign in signs:
        if sign.is_name and sign.typed.lower() in OURS:
            return f'"{sign.typed}" is written in capitals.', f'Write "{sign.typed.lower()}".'
    return None


def _words_for_signs(signs: list[TypedSign]) -> Reason | None:
    for sign, follower in pairwise(signs):
        ours = WORDS_FOR_SIGNS.get(sign.typed)
        if ours == "in":
            return f'"{sign.typed}" is not read here.', 'Write the option first: "eu" in markets.'
        if ours:
            instead = "!=" if follower.typed == "not" else ours
            return f'"{sign.typed}" is not read here.', f'Write "{instead}".'
    return None


def _strange(signs: list[TypedSign]) -> Reason | None:
    for sign in signs:
        if sign.kind == "sign" and sign.typed not in READ:
            money = "Write a plain number without a unit: 5000000."
            return (
                f'"{sign.typed}" has no meaning here.',
                money if sign.typed in SIGNS_OF_WORDS else EXAMPLE,
            )
    return None


def _brackets(signs: list[TypedSign]) -> Reason | None:
    waiting: list[str] = []
    for sign in signs:
        if sign.typed and sign.typed in OPENS:
            waiting.append(CLOSES[OPENS.index(sign.typed)])
        elif sign.typed and sign.typed in CLOSES and (not waiting or waiting.pop() != sign.typed):
            return (
                f'"{sign.typed}" closes a bracket that is not open.',
                "Take it out, or open it before.",
            )
    if waiting:
        return (
            f'A bracket has no end: "{waiting[-1]}" is missing.',
            "Each bracket that is opened must be closed.",
        )
    return None


def _missing_value(signs: list[TypedSign]) -> Reason | None:
    if signs[0].typed in JOINS:
        return f'Something is missing before "{signs[0].typed}".', EXAMPLE
    for sign, follower in pairwise(signs):
        joins = sign.typed in (*JOINS, "-", "not") and (sign.typed, follower.typed) != ("not", "in")
        if joins and (follower.kind == "end" or follower.typed in (*JOINS, *CLOSES)):
            return f'Something is missing after "{sign.typed}".', EXAMPLE
        if sign.typed in READ[-4:-2] and follower.typed in JOINS:
            return f'Something is missing before "{follower.typed}".', EXAMPLE
    return None


def _side_by_side(signs: list[TypedSign]) -> Reason | None:
    for sign, follower, last in zip(signs, signs[1:], [*signs[2:], signs[-1]], strict=False):
        is_not_in = follower.typed == "not" and last.typed == "in"
        if sign.ends_a_value and follower.begins_a_value and not is_not_in:
            left, right = sign.typed.strip('"'), follower.typed.strip('"')
            return (
                f"Nothing joins “{shown(left)}” and “{shown(right)}”.",
                'Write "==", "and" or "or" between them; the words of an option stand in one pair of double quotes, '
                "and a key has no spaces.",
            )
    return None


def _commas(signs: list[TypedSign]) -> Reason | None:
    if any(sign.typed == "," for sign in signs):
        return (
            "A comma stands here outside of brackets.",
            "Write numbers without commas: 5000000. A list of options stands in brackets: "
            '["pharma", "device"].',
        )
    return None


LOOKS: tuple[Callable[[list[TypedSign]], Reason | None], ...] = (
    _nothing,
    _braces,
    _curly_quotes,
    _quotes,
    _foreign,
    _capitals,
    _words_for_signs,
    _strange,
    _brackets,
    _missing_value,
    _side_by_side,
    _commas,
)
