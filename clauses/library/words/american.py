"""A library in American English: its words are respelled, its keys, conditions and meaning stay.

Rules and not a list of whole words, so that a text which Legal writes tomorrow is respelled too. What people type is
no part of a library and is never touched; nor are its proper names.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache, partial
from typing import Any, TypeVar

from clauses.library.language.contents import Phrase
from clauses.library.language.remembering import made_once
from clauses.library.language.text import Blank, Text, Words
from clauses.library.schema import KIND_OF, Content, FieldKind, PartKind, ThingKind
from clauses.library.values import Library

Thing = TypeVar("Thing")

# What an agreement and its questions print; sources and studies speak for themselves.
RESPELLED = ("section", "question", "clause", "term", "rule", "schedule", "responsibility")
OUR = (
    "arm", "behavi", "cand", "clam", "col", "demean", "endeav", "fav", "flav", "harb", "hon", "hum", "lab",
    "neighb", "od", "rig", "rum", "sav", "tum", "vap", "vig",
)  # fmt: skip
DOUBLED = (
    "cancel", "channel", "counsel", "dial", "equal", "fuel", "funnel", "initial", "label", "level", "marshal",
    "model", "panel", "parcel", "pencil", "rival", "shovel", "signal", "spiral", "swivel", "total", "travel", "tunnel",
)  # fmt: skip
# "-ise" that is no ending: raise, noise, otherwise, comprise, revise, exercise, promise, merchandise, advertise ...
NO_ENDING = re.compile(
    r"(?:[aou]|w|pr|(?<!ti)v|erc|prec|conc|exc|inc|mc|orc|prom|prem|merchand|parad|franch|desp)$"
    r"|^(?:ar?|r|sunr|dem|surm|advert|expert|treat|an)$"
)
ENDINGS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (rf"({'|'.join(OUR)})our", r"\1or"),
        (rf"({'|'.join(DOUBLED)})l(ed|ing|er|ers)$", r"\1\2"),
        (r"(anal|catal|paral|hydrol|dial|electrol)ys(e|ed|er|ers|ing)$", r"\1yz\2"),
        (r"^((?:sub)?licen|defen|offen|preten)ce(s?|d)$", r"\1se\2"),
        (r"^practis(e|ed|es|ing)$", r"practic\1"),
        (r"(program)me(s?)$", r"\1\2"),
        (r"(cent|fib|calib|theat|lust|spect|lit|^met|(?:kilo|centi|milli|micro|nano)met)re(s?)$", r"\1er\2"),
        (r"^(cent)red$", r"\1ered"),
        (r"(catalog|analog)ue(s?)$", r"\1\2"),
        (r"^(re)?(m)ould(s|ed|ing|ings)?$", r"\1\2old\3"),
        (r"^(to|after|back|for|up|down|in|out)wards$", r"\1ward"),
        (r"^(whil|among|amid)st$", r"\1"),
        (r"^(fulfi|insta|enro|disti|insti)l(|ment|ments)$", r"\1ll\2"),
        (r"^(ski|wi)lful(|ly)$", r"\1llful\2"),
        (r"(judg|acknowledg)ement", r"\1ment"),
        (r"sulph", "sulf"),
        (r"aem(?=[aio])", "em"),
        (r"(orthop|p)aed", r"\1ed"),
        (r"anaesth", "anesth"),
        (r"(?<=^di)arrhoea", "arrhea"),
        (r"^manoeuvr(e|es|ed|ing)$", r"maneuver\1"),
    )
)  # fmt: skip
WHOLE = {
    "ageing": "aging", "aluminium": "aluminum", "artefact": "artifact", "artefacts": "artifacts", "cheque": "check",
    "cheques": "checks", "grey": "gray", "kerb": "curb", "learnt": "learned", "plough": "plow", "whilst": "while",
    "sceptical": "skeptical", "storey": "story", "storeys": "stories", "tyre": "tire", "tyres": "tires",
}  # fmt: skip
ISE = re.compile(r"^(\w{2,}?)is(e|ed|es|er|ers|ing|ation|ations|able)$")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = rf"(?P<day>[0-9]{{1,2}}) (?P<month>{MONTHS}) (?P<year>[0-9]{{4}})"
WORD = r"[A-Za-z]{4,}"


def in_american_english(library: Library) -> Library:
    """The library with the words of its agreements and questions in American spelling, and dates in American order."""
    spelling = _spelling_around(library.names)
    lists: dict[str, Any] = {
        kind.list: tuple(map(spelling.whole[kind.noun], kind.things(library)))
        for kind in map(KIND_OF.__getitem__, RESPELLED)
    }
    return replace(library, title=spelling.words(library.title), **lists)


class _Spelling:
    """Respells what stands in a library, around its proper names."""

    def __init__(self, names: tuple[str, ...]) -> None:
        kept = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        self.pattern = re.compile(rf"\b(?:{f'(?P<name>{kept})|' if kept else ''}{DAY}|{WORD})\b")
        # Of a library that differs in little from another, only what differs is respelled.
        self.whole: dict[str, Callable[[Any], Any]] = {
            noun: made_once(most=1024)(partial(self.thing, kind=KIND_OF[noun]))
            for noun in RESPELLED
        }

    def words(self, words: str) -> str:
        return self.pattern.sub(_respelled, words)

    def thing(self, thing: Thing, kind: ThingKind | PartKind) -> Thing:
        """A thing, or a part of one, of a kind of the schema."""
        changed = {
            field.name: self._field(getattr(thing, field.name), field)
            for field in kind.fields
            if not _is_key(field, kind)
        }
        return replace(thing, **changed)  # type: ignore[type-var]

    def _field(self, value: Any, field: FieldKind) -> Any:
        match field.content:
            case Content.PARTS if field.part is not None:
                return tuple(self.thing(part, field.part) for part in value)
            case Content.WORDS:
                return self.words(value)
            case Content.LIST if field.is_printed:
                return tuple(map(self.words, value))
            case Content.TEXT | Content.PHRASE:
                return self.nodes(value)
            case _:
                return value

    def nodes(self, node: Any) -> Any:
        """A text, or what stands in it; conditions and what is typed for people stay as they are."""
        match node:
            case Words(words):
                return replace(node, words=self.words(words))
            case Blank(_, _, singular, plural):
                return replace(node, singular=self.words(singular), plural=self.words(plural))
            case tuple():
                return tuple(map(self.nodes, node))
            case Text(source, blocks):
                return Text(source, self.nodes(blocks))
            case Phrase(source, line):
                return Phrase(source, self.nodes(line))
            case _ if is_dataclass(node) and type(node).__module__ == Text.__module__:
                inside = {one.name: self.nodes(getattr(node, one.name)) for one in fields(node)}
                return replace(node, **inside)  # type: ignore[type-var]
            case _:
                return node


@made_once(most=16)
def _spelling_around(names: tuple[str, ...]) -> _Spelling:
    return _Spelling(names)


def _is_key(field: FieldKind, kind: ThingKind | PartKind) -> bool:
    """Whether a field holds what texts and answers call a thing by; a term is called by its words."""
    if isinstance(kind, PartKind):
        return field.key_of is not None or field.name in kind.names
    return field.key_of is not None or (field.name == kind.key and kind.noun != "term")


def _respelled(found: "re.Match[str]") -> str:
    groups = found.groupdict()
    if groups.get("name"):
        return found[0]
    if groups["month"]:
        return f"{groups['month']} {groups['day']}, {groups['year']}"
    return american(found[0])


@lru_cache(maxsize=8192)
def american(word: str) -> str:
    """A British word in American spelling; any other as it is."""
    small = word.lower()
    other = WHOLE.get(small) or _with_another_ending(small)
    if other == small:
        return word
    return other.upper() if word.isupper() else word[:1] + other[1:]


def _with_another_ending(small: str) -> str:
    for pattern, by in ENDINGS:
        other = pattern.sub(by, small)
        if other != small:
            return other
    found = ISE.match(small)
    if found and not NO_ENDING.search(found[1]):
        return f"{found[1]}iz{found[2]}"
    return small
