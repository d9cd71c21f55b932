"""Deal points whose number follows from one answer alone: which answer that is."""

from collections.abc import Mapping

from clauses.library.language.deal_points import DealPoint
from clauses.library.language.expressions import Name, walk
from clauses.library.values import Library


def points_of_answers(library: Library) -> Mapping[str, tuple[DealPoint, ...]]:
    """By question: the numbers that follow from its answer and no other, wherever they are set."""
    sources: dict[str, set[str]] = {}
    for one in library.index.settings:
        point = library.index.points.get(one.point)
        if point is not None and point.kind == "number":
            names = {node.key for node in walk(one.value) if isinstance(node, Name)}
            sources.setdefault(one.point, set()).update(names)
    found: dict[str, tuple[DealPoint, ...]] = {}
    for key, names in sources.items():
        for name in names if len(names) == 1 else ():
            if library.question(name) is not None:
                found[name] = (*found.get(name, ()), library.index.points[key])
    return found
