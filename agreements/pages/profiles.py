"""What an industry sets in some markets compared with the general case, found by asking the library itself."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agreements.wizard.shown_questions import mark_of
from agreements.words.answer_words import lines_of
from agreements.words.our_words import SidesOnScreen, wording_says
from clauses import library
from clauses.library.deal.interview import Asked, Interview, interview
from clauses.library.deal.party_words import party_words
from clauses.library.deal.selection import Selection, select
from clauses.library.language.known_names import INDUSTRY, MARKETS

GENERAL = "general"
NOWHERE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SetValue:
    """A question whose default differs: its value here, in the general case, why, and where Legal edits it."""

    question: library.Question
    here: tuple[str, ...]
    in_general: tuple[str, ...]
    because: str
    edit: str = ""


@dataclass(frozen=True, slots=True)
class OtherWording:
    """A clause that is worded otherwise than in the general case, or is only in one of the two."""

    clause: library.Clause
    here: str
    in_general: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The defaults of an industry: what it sets, asks in addition, leaves out, and words otherwise."""

    industry: library.Choice
    values: tuple[SetValue, ...]
    also_asked: tuple[SetValue, ...]
    not_asked: tuple[library.Question, ...]
    wordings: tuple[OtherWording, ...]

    @property
    def is_general(self) -> bool:
        """Whether this is the case that the others are compared with."""
        return self.industry.key == GENERAL


def profiles_of(
    published: library.Library,
    markets: Collection[str],
    *,
    today: datetime.date,
    edit: Mapping[str, str] = NOWHERE,
) -> tuple[Profile, ...]:
    """One profile for each industry of the library, in these markets; none where no industry is asked."""
    question = published.question(INDUSTRY)
    if question is None or question.choice(GENERAL) is None:
        return ()
    asked = {
        choice.key: _interview(published, choice.key, markets, today) for choice in question.options
    }
    return tuple(
        _profile(choice, asked[choice.key], asked[GENERAL], edit) for choice in question.options
    )


def usual_markets(published: library.Library, *, today: datetime.date) -> frozenset[str]:
    """The markets that the first industry proposes, to begin with."""
    question = published.question(INDUSTRY)
    first = question.options[0].key if question and question.options else ""
    value = _interview(published, first, (), today).value(MARKETS)
    return value if isinstance(value, frozenset) else frozenset()


def markets_of(published: library.Library) -> tuple[library.Choice, ...]:
    """The markets that one can choose."""
    question = published.question(MARKETS)
    return question.options if question else ()


def _interview(
    published: library.Library, industry: str, markets: Collection[str], today: datetime.date
) -> Interview:
    answers = {INDUSTRY: industry} | ({MARKETS: frozenset(markets)} if markets else {})
    return interview(published, answers, created_on=today)


def _profile(
    industry: library.Choice, here: Interview, general: Interview, edit: Mapping[str, str]
) -> Profile:
    both = [(asked, general.of(asked.question.key)) for asked in here.asked if _is_told(asked)]
    return Profile(
        industry,
        values=tuple(
            _set_value(asked, other, edit)
            for asked, other in both
            if other is not None and other.value != asked.value
        ),
        also_asked=tuple(_set_value(asked, None, edit) for asked, other in both if other is None),
        not_asked=tuple(
            other.question for other in general.asked if here.of(other.question.key) is None
        ),
        wordings=_wordings(here.library, select(here), select(general)),
    )


def _is_told(asked: Asked) -> bool:
    return asked.question.key not in (INDUSTRY, MARKETS)


def _set_value(asked: Asked, other: Asked | None, edit: Mapping[str, str]) -> SetValue:
    return SetValue(
        asked.question,
        tuple(lines_of(asked.question, asked.value)),
        tuple(lines_of(asked.question, other.value)) if other else (),
        _why(asked),
        edit.get(asked.question.key, ""),
    )


def _why(asked: Asked) -> str:
    """Where a default comes from; one without words of its own is made from other values."""
    return "follows from other values" if asked.because == "usual" else mark_of(asked)


def _wordings(
    published: library.Library, here: Selection, general: Selection
) -> tuple[OtherWording, ...]:
    sides = SidesOnScreen(party_words(published))
    wordings = (
        (clause, _says(here, clause.key, sides), _says(general, clause.key, sides))
        for clause in published.clauses
    )
    return tuple(
        OtherWording(clause, says, in_general)
        for clause, says, in_general in wordings
        if says != in_general
    )


def _says(selection: Selection, clause: str, sides: SidesOnScreen) -> str:
    selected = selection.of(clause)
    return wording_says(selected.position, sides) if selected else ""
