"""Rules that fire on a number which no sentence prints: the chosen position says another one, or none."""

from collections.abc import Iterator

from clauses.library.deal.answered_points import points_of_answers
from clauses.library.deal.owed import Obligation, owed
from clauses.library.faults.of_proofs import UNPRINTED_VALUE
from clauses.library.findings import Place
from clauses.library.language.expressions import Compare, Name, PointOf, all_of, none_of, walk
from clauses.library.proof.blank_obligations import ZERO
from clauses.library.values import Library


def owed_by_rules(library: Library) -> Iterator[Obligation]:
    """Each answer of which only sentences that set deal points tell, and that a rule reads itself."""
    told_by = points_of_answers(library)
    for rule in library.rules:
        when = rule.when.expression
        read = (node.key for node in walk(when) if isinstance(node, Name) and node.key in told_by)
        for key in dict.fromkeys(read):
            points = told_by[key]
            settled = (Compare("==", PointOf(one.key), PointOf(one.key)) for one in points)
            # Zero says that there is none: no firm months, no supply after the end. Words say that, and no number.
            some = Compare("!=", Name(key), ZERO)
            stands = all_of(when, some, none_of(*settled))
            place = Place("rule", rule.key, "when")
            said = {"called": points[0].called, "key": points[0].key}
            yield owed("numbers in rules", UNPRINTED_VALUE, place, stands, **said)
