"""A library as plain data -> the same with other words in its texts; codes, keys and conditions stay as they are."""

import itertools
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from clauses.library.data.things import Name
from clauses.library.language.mends import CODES
from clauses.library.schema import (
    KIND_OF,
    TOP_KINDS,
    Content,
    Data,
    FieldKind,
    ThingKind,
    library_fields,
)

KEY = re.compile(
    r"[a-z0-9_.-]*|[A-Z0-9_]*"
)  # what stands in quotes in a code or in a set, and is no words
QUOTED = re.compile(r'"([^"]*)"')
LANGUAGE = (Content.PHRASE, Content.TEXT)
NO_WORDS = ("key", "code", "question", "what", "option")  # fields of words that name something


@dataclass(frozen=True, slots=True)
class NewWords:
    """Words and what stands in their place; `apart` are longer words that hold them and stay as they are."""

    pairs: tuple[tuple[str, str], ...]
    whole_words: bool = True
    same_case: bool = True
    apart: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is found, the longest first; a space stands for any space or line end."""
        listed = sorted({*self.apart, *dict(self.pairs)}, key=len, reverse=True)
        found = "|".join(r"\s+".join(map(re.escape, one.split())) for one in listed)
        bounds = (r"(?<!\w)", r"(?!\w)") if self.whole_words else ("", "")
        flags = re.NOFLAG if self.same_case else re.IGNORECASE
        return re.compile(f"{bounds[0]}(?:{found}){bounds[1]}", flags)

    def in_words(self, words: str) -> str:
        """Words with others in the place of those that are found."""
        return self.pattern.sub(self._instead, words)

    def in_text(self, source: str) -> str:
        """A text, whose codes stay as they are but for words in quotes."""
        ends = [0, *(end for code in CODES.finditer(source) for end in code.span()), len(source)]
        pieces = [source[start:end] for start, end in itertools.pairwise(ends)]
        return "".join(
            self.in_formula(piece) if number % 2 else self.in_words(piece)
            for number, piece in enumerate(pieces)
        )

    def in_formula(self, source: str) -> str:
        """A condition or code: keys in quotes stay as they are, words in quotes do not."""
        return QUOTED.sub(
            lambda quoted: quoted[0] if KEY.fullmatch(quoted[1]) else self.in_words(quoted[0]),
            source,
        )

    def _instead(self, found: re.Match[str]) -> str:
        words = " ".join(found[0].split())
        for find, by in self.pairs:
            if words == find or (not self.same_case and words.casefold() == find.casefold()):
                return by
        return found[0]


def with_words_replaced(data: Data, swap: NewWords, only: Collection[Name] | None = None) -> Data:
    """The library with the words replaced in every thing, or in those that are named."""
    result = dict(data)
    if only is None or ("library", "") in only:
        result |= _fields(library_fields(), data, swap)
    for kind in TOP_KINDS:
        if kind.list in data:
            result[kind.list] = [_thing(kind, item, swap, only) for item in data[kind.list]]
    return result


def _thing(kind: ThingKind, item: Data, swap: NewWords, only: Collection[Name] | None) -> Data:
    is_meant = only is None or (kind.noun, kind.key_in(item)) in only
    result = {**item, **(_fields(kind.fields, item, swap) if is_meant else {})}
    for inner in kind.holds:
        if inner.list in item:
            result[inner.list] = [_thing(inner, one, swap, only) for one in item[inner.list]]
    return result


def _fields(described: tuple[FieldKind, ...], item: Data, swap: NewWords) -> dict[str, Any]:
    return {
        field.name: _field(field, item[field.name], swap)
        for field in described
        if field.name in item
    }


def _field(field: FieldKind, value: Any, swap: NewWords) -> Any:
    """What a field holds, with the words replaced. Any: plain data, which the codec checks."""
    if field.part is not None:
        return [{**part, **_fields(field.part.fields, part, swap)} for part in value]
    if field.key_of is not None or field.name in NO_WORDS:
        return value
    act = _acts(swap).get(field.content)
    if act is None:
        return value
    if isinstance(value, list):
        return [act(one) for one in value]
    return act(value) if isinstance(value, str) else value


def _acts(swap: NewWords) -> dict[Content, Callable[[str], str]]:
    return {
        Content.WORDS: swap.in_words,
        Content.LIST: lambda item: item if KEY.fullmatch(item) else swap.in_words(item),
        Content.PHRASE: swap.in_text,
        Content.TEXT: swap.in_text,
        Content.FORMULA: swap.in_formula,
    }


def forms_that_hold(
    sought: Collection[str], data: Data, *, same_case: bool = True
) -> tuple[str, ...]:
    """The forms of defined terms that hold any of these words, and more."""
    flags = re.NOFLAG if same_case else re.IGNORECASE
    found = "|".join(map(re.escape, sought))
    whole = re.compile(rf"(?<!\w)(?:{found})(?!\w)", flags)
    terms = data.get(KIND_OF["term"].list, ())
    forms = [form for term in terms for form in (term["term"], *term.get("plurals", ()))]
    return tuple(form for form in forms if whole.search(form) and not whole.fullmatch(form))
