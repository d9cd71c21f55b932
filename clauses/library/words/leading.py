"""Definitions that leave the meaning to a Section: "the time stated in Section 9.2", "as Section 3.1 provides"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clauses.library.language.deal_points import Setting
from clauses.library.language.text import Conditional, Inline, Reference, Words

BEFORE = re.compile(r"\b(?:stated|listed|described) in $")
AFTER = re.compile(r"^ (?:provides|states|allows|makes|grants|requires|sets)\b")
NOTHING = Words("")


def leading(line: Sequence[Inline], settings: Sequence[Setting] = ()) -> frozenset[str]:
    """The keys of the clauses and schedules to which a definition leaves what its term means.

    Of a reference to where a point is set, those of all `settings` of the point.
    """
    return frozenset(_leading(line, settings, NOTHING, NOTHING))


def _leading(
    line: Sequence[Inline], settings: Sequence[Setting], first: Inline, last: Inline
) -> Iterator[str]:
    """Those of a line, or of what stands under a condition between two neighbours."""
    for (before, inline), (_, after) in pairwise(pairwise((first, *line, last, NOTHING))):
        match inline:
            case Reference(target, point):
                if BEFORE.search(_words(before)) or AFTER.search(_words(after)):
                    set_in = (one.place.key for one in settings if one.point == point)
                    yield from set_in if point else (target,)
            case Conditional(branches, otherwise):
                for held in (*(branch.inside for branch in branches), otherwise):
                    yield from _leading(held, settings, before, after)
            case _:
                pass


def _words(inline: Inline) -> str:
    return inline.words if isinstance(inline, Words) else ""
