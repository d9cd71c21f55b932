"""What a blank prints of a deal point: the word for a Party, or whether one may or must."""

from clauses.library.deal.party_words import party_words
from clauses.library.language.deal_points import DealPoint
from clauses.library.language.expressions import PointOf
from clauses.library.language.text import Blank
from clauses.library.values import Library


def point_of(blank: Blank, library: Library) -> DealPoint | None:
    """The point that a blank sets, or prints as it is; None of any other blank."""
    read = blank.expression.point if isinstance(blank.expression, PointOf) else ""
    return library.index.points.get(blank.sets or read)


def point_in_words(value: str, point: DealPoint, library: Library) -> str:
    """A Party or a duty in words; empty where the value is none that the point can be."""
    if value not in point.words:
        return ""
    return party_words(library).of(value) if point.kind == "party" else value.replace("_", " ")
