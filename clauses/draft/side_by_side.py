"""The positions of a clause side by side: conditions in words beside their code, texts as a lawyer reads them."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses import library
from clauses.draft.where_used import title_of
from clauses.library.words.readable import ReadablePassage, readable
from clauses.library.words.terms import TermForms
from clauses.library.words.uses import Use
from clauses.library.words.wording import in_words
from clauses.models.questions import APPROVALS, STANCES


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in words and as it is written."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class WordingColumn:
    """One position: everything that tells it from the others. `number` is its place on the page that edits it."""

    key: str
    title: str
    number: int
    stance: str
    stance_key: str
    when: Condition | None
    approval: str
    approval_when: Condition | None
    plain: str
    note: str
    features: str
    passages: tuple[ReadablePassage, ...]
    terms: tuple[str, ...]
    references: tuple[str, ...]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A clause and its positions in columns."""

    when: Condition | None
    columns: tuple[WordingColumn, ...]

    @property
    def size(self) -> str:
        """How many columns: few share the page, many are scrolled."""
        return "few" if len(self.columns) <= 4 else "many"


def side_by_side(
    clause: library.Clause, held: library.Library, every: tuple[Use, ...]
) -> SideBySide:
    """The comparison of a clause's positions."""
    forms = TermForms.of(held.terms)
    mine = [use for use in every if (use.place.kind, use.place.key) == ("clause", clause.key)]
    return SideBySide(
        condition(clause.when, held),
        tuple(
            _column(position, number, held, forms, mine)
            for number, position in enumerate(clause.positions)
        ),
    )


def condition(formula: library.Formula | None, held: library.Library) -> Condition | None:
    """A condition in words beside its code; None where there is none."""
    if formula is None:
        return None
    words = in_words(formula.expression, held)
    return Condition(words[:1].upper() + words[1:], formula.source)


def _column(
    position: library.Position,
    number: int,
    held: library.Library,
    forms: TermForms,
    mine: list[Use],
) -> WordingColumn:
    here = f'position "{position.key}", '
    used = [use for use in mine if use.place.part.startswith(here)]
    return WordingColumn(
        key=position.key,
        title=position.title,
        number=number,
        stance=dict(STANCES)[position.stance],
        stance_key=position.stance,
        when=condition(position.when, held),
        approval=dict(APPROVALS).get(position.approval, ""),
        approval_when=condition(position.approval_when, held),
        plain=position.plain,
        note=position.note,
        features=", ".join(position.features),
        passages=readable(position.text, held, forms),
        terms=tuple(_titles(used, held, "term")),
        references=tuple(_titles(used, held, "clause", "schedule")),
        reads=tuple(_titles(used, held, "question", "fact")),
    )


def _titles(used: list[Use], held: library.Library, *kinds: str) -> Iterator[str]:
    things = dict.fromkeys(use.thing for use in used if use.thing.kind in kinds)
    return (title_of(thing.kind, thing.key, held) for thing in things)
