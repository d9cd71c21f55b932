"""What somebody typed -> the same as the clause language writes it, where only one thing can be meant.

Nothing is saved by it: a page offers the mended text, and whoever wrote it takes it or not.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clauses.library.findings import LanguageError
from clauses.library.language.lines import TAG, starts_something
from clauses.library.language.misreadings import CURLY, FOREIGN, OURS, SIGN

Act = tuple[str, Callable[[str], str]]  # what it does, in words, and how
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
WIDE = re.compile(
    "[\u00a0\u2007\u202f\u2000-\u200a\u3000]"
)  # spaces that never break, or of their own width
CONDITION_IN_CODE = re.compile(
    r"^\s*(?:\{\{(.*)\}\}|\{%\s*if\b(.*)%\})\s*$", re.DOTALL | re.IGNORECASE
)
CODES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
IS_NOT = re.compile(r'\bis\s+not(?=\s*")|\bis(?=\s*")')
TAG_NAMES = (
    (re.compile(r"\{%\s*else?\s*if\b", re.IGNORECASE), "{% elif"),
    (re.compile(r"\{%\s*end\s*if\b[^%}]*%\}", re.IGNORECASE), "{% endif %}"),
    (re.compile(r"\{%\s*if\b", re.IGNORECASE), "{% if"),
    (re.compile(r"\{%\s*else\b\s*%\}", re.IGNORECASE), "{% else %}"),
    (re.compile(r"\{%\s*elif\b", re.IGNORECASE), "{% elif"),
)
HALF_ENDS = (
    (re.compile(r"\{\{([^{}%]*)\}(?!\})"), r"{{\1}}"),
    (re.compile(r"(?<!\{)\{([^{}%]*)\}\}"), r"{{\1}}"),
    (re.compile(r"\{%([^{}%]*)(?<!%)\}"), r"{%\1%}"),
    (re.compile(r"\{%([^{}%\n]*)%$", re.MULTILINE), r"{%\1%}"),
)
SENTENCE_END = re.compile(r"[.!?;](?:\s|\{%[^%]*%\})+\S")  # and something after it
IF, END_IF = re.compile(r"\{%\s*if\b"), re.compile(r"\{%\s*endif\b")


@dataclass(frozen=True, slots=True)
class Mend:
    """What a field could hold instead, and in words what that changes."""

    text: str
    changes: tuple[str, ...]


def mend_of_condition(source: str, read: Callable[[str], object]) -> Mend | None:
    """What would be written for a condition that cannot be read; None where nothing safe is known."""
    return _mend(source, read, (*CHARACTERS, ("take off the signs around it", _bare), *IN_CODE))


def mend_of_text(source: str, read: Callable[[str], object]) -> Mend | None:
    """What would be written for a text or line that cannot be read; None where nothing safe is known."""
    in_code = tuple((words, _inside_codes(act)) for words, act in IN_CODE)
    return _mend(source, read, (*CHARACTERS, *AROUND_CODE, *in_code, *ENDS))


def _mend(source: str, read: Callable[[str], object], acts: tuple[Act, ...]) -> Mend | None:
    text, changes = source, []
    for words, act in acts:
        mended = act(text)
        changes += [words] if mended != text else []
        text = mended
    before, after = _trouble(source, read), _trouble(text, read)
    # What is refused at the same line, or before it, has not been mended.
    is_help = text != source and (after is None or (before is not None and after > before))
    return Mend(text, tuple(changes)) if is_help else None


def _trouble(source: str, read: Callable[[str], object]) -> int | None:
    """The line at which it is refused."""
    try:
        read(source)
    except LanguageError as e:
        return e.line
    return None


def _bare(source: str) -> str:
    code = CONDITION_IN_CODE.match(source)
    return source if code is None else (code[1] or code[2] or "").strip()


def _inside_codes(act: Callable[[str], str]) -> Callable[[str], str]:
    def mended(source: str) -> str:
        return CODES.sub(lambda code: f"{code[0][:2]}{act(code[0][2:-2])}{code[0][-2:]}", source)

    return mended


def _straight_quotes(code: str) -> str:
    return _signs(
        code, lambda sign: f'"{sign[1:-1]}"' if sign[:1] in f"'{CURLY}" and len(sign) > 1 else sign
    )


def _our_signs(code: str) -> str:
    return IS_NOT.sub(
        lambda found: "==" if found[0] == "is" else "!=",
        _signs(code, lambda sign: FOREIGN.get(sign, sign)),
    )


def _small_letters(code: str) -> str:
    return _signs(code, lambda sign: sign.lower() if sign.lower() in OURS else sign)


def _signs(code: str, act: Callable[[str], str]) -> str:
    """The code with each sign changed; what stands in straight quotes is one sign, which no act knows."""
    return SIGN.sub(lambda sign: _apart(act(sign[0]), sign), code)


def _apart(ours: str, sign: re.Match[str]) -> str:
    """A word in the place of a sign keeps away from its neighbours."""
    if not ours.isalpha() or sign[0].isalpha():
        return ours
    before, after = sign.string[: sign.start()], sign.string[sign.end() :]
    left = "" if before[-1:].isspace() or not before else " "
    return f"{left}{ours}{'' if after[:1].isspace() else ' '}"


def _tag_names(source: str) -> str:
    for pattern, ours in TAG_NAMES:
        source = pattern.sub(ours, source)
    return source


def _half_ends(source: str) -> str:
    for pattern, ours in HALF_ENDS:
        source = pattern.sub(ours, source)
    return source


def _ends_in_lines(source: str) -> str:
    """Ends, with its paragraph or item, each condition that begins inside it."""
    return "\n".join("\n".join(_ended(run)) for run in _runs(source.split("\n")))


def _runs(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together: a paragraph, an item, a row, a condition on a line of its own, an empty line."""
    run: list[str] = []
    for line in lines:
        is_new = not line.strip() or starts_something(line) or (run and not run[-1].strip())
        if run and (is_new or TAG.match(run[-1])):
            yield run
            run = []
        run.append(line)
    yield run


def _ended(run: list[str]) -> list[str]:
    words = "\n".join(run)
    missing = len(IF.findall(words)) - len(END_IF.findall(words))
    if missing < 1 or (len(run) == 1 and TAG.match(words)) or words.startswith("|"):
        return run
    if SENTENCE_END.search(words, [found.end() for found in IF.finditer(words)][-1]):
        return run  # which of the sentences are meant, only whoever writes them knows
    return [*run[:-1], run[-1].rstrip() + "{% endif %}" * missing]


def _end_of_text(source: str) -> str:
    """Ends, at the end of the text, a condition on a line of its own that nothing but one sentence follows."""
    lines = source.rstrip().split("\n")
    tags = [(number, tag[1]) for number, line in enumerate(lines) if (tag := TAG.match(line))]
    words = [word for _, word in tags]
    if words.count("if") - words.count("endif") != 1 or words[-1] != "if":
        return source
    inside = "\n".join(lines[tags[-1][0] + 1 :]).strip()
    is_one = inside and not SENTENCE_END.search(inside) and "\n\n" not in inside
    return source.rstrip() + "\n\n{% endif %}" if is_one else source


CHARACTERS: tuple[Act, ...] = (
    ("take out signs that nobody sees", lambda source: INVISIBLE.sub("", source)),
    ("write plain line ends", lambda source: LINE_ENDS.sub("\n", source)),
    ("write plain spaces", lambda source: WIDE.sub(" ", source)),
)
IN_CODE: tuple[Act, ...] = (
    ("write straight quotes", _straight_quotes),
    ('write signs as they are read ("==", "!=", "and")', _our_signs),
    ("write and, or, not in small letters", _small_letters),
)
AROUND_CODE: tuple[Act, ...] = (
    ("close the blank or condition", _half_ends),
    ("write if, elif, else and endif", _tag_names),
)
ENDS: tuple[Act, ...] = (
    ("end the condition with its paragraph", _ends_in_lines),
    ("end the condition with the text", _end_of_text),
)
