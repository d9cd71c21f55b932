"""What every agreement owes for its deal points: each is set once, or alike, to something that it can be."""

import re
from collections.abc import Iterator

from clauses.library.deal.owed import Obligation, owed
from clauses.library.deal.party_words import party_words
from clauses.library.faults.of_agreements import (
    BELOW_MINIMUM,
    NO_VALUE_OF_POINT,
    ROW_AGAINST_TEXT,
    SET_TWICE,
)
from clauses.library.findings import Place
from clauses.library.language.deal_points import DealPoint, Setting
from clauses.library.language.expressions import (
    Compare,
    Contains,
    Listed,
    NumberLiteral,
    all_of,
    none_of,
)
from clauses.library.values import Library

KIND = "deal points"
SETS = re.compile(
    r'\{\{\s*"?(?P<said>\w+)"?\s*\|'
    r'(?:\s*(?:counted\("(?P<unit>[^"]+)"[^)]*\)|(?P<share>percent))\s*\|)?'
    r'\s*sets\("\w+"\)\s*\}\}'
)


def owed_by_points(library: Library) -> tuple[Obligation, ...]:
    """What an agreement owes for each sentence that sets a point; lint reports those that cannot be asked."""
    return tuple(_owed(library))


def _owed(library: Library) -> Iterator[Obligation]:
    before: dict[str, list[Setting]] = {}
    for setting in library.index.settings:
        point = library.index.points.get(setting.point)
        if point is None or setting.is_circular:
            continue
        yield from _owed_alone(setting, point)
        others = before.setdefault(setting.point, [])
        for other in others:
            yield owed(
                KIND,
                ROW_AGAINST_TEXT if setting.is_row and not other.is_row else SET_TWICE,
                setting.place,
                all_of(setting.path, other.path, Compare("!=", setting.value, other.value)),
                sentence=_against(setting, other, library),
                called=point.called,
                activity=setting.sentence,
                key=point.key,
                other=_where(other.place, library),
            )
        # Rows that a sentence speaks for are measured against the sentence, not against each other.
        if not (setting.is_row and any(not other.is_row for other in others)):
            others.append(setting)


def _owed_alone(setting: Setting, point: DealPoint) -> Iterator[Obligation]:
    said = {"sentence": setting.sentence, "called": point.called}
    if point.words:
        fits = Contains(setting.value, Listed(point.words), negated=False)
        stands = all_of(setting.path, none_of(fits))
        yield owed(KIND, NO_VALUE_OF_POINT, setting.place, stands, **said)
    if point.minimum is not None:
        below = Compare("<", setting.value, NumberLiteral(point.minimum))
        stands = all_of(setting.path, below)
        least = f"{point.minimum} {point.unit}".strip()
        yield owed(KIND, BELOW_MINIMUM, setting.place, stands, **said, least=least)


def _against(setting: Setting, other: Setting, library: Library) -> str:
    """Both sentences in the words that they print, or the one that a row of the matrix contradicts."""
    one, against = (_plain(sentence, library) for sentence in (setting.sentence, other.sentence))
    return against if setting.is_row else f"{one} Against it: {against}"


def _plain(sentence: str, library: Library) -> str:
    """A sentence with what it sets in place of the code that sets it: a word, a number, a question in brackets."""
    party = party_words(library)

    def printed(code: re.Match[str]) -> str:
        question = library.question(code["said"])
        word = party.of(code["said"]) or code["said"].replace("_", " ")
        said = word if question is None else f"[{question.short}]"
        return said + (f" {code['unit']}s" if code["unit"] else "%" if code["share"] else "")

    return SETS.sub(printed, sentence)


def _where(place: Place, library: Library) -> str:
    """The clause, schedule or row of the matrix at a place, by what it is called."""
    if place.kind == "responsibility":
        activities = (row.activity for row in library.responsibilities if row.key == place.key)
        return f"the responsibility matrix, “{next(activities)}”"
    held = library.clause(place.key) if place.kind == "clause" else library.schedule(place.key)
    return f"“{place.key if held is None else held.heading}”"
