"""Makes a library ready: what does not depend on answers is made before the first agreement needs it."""

import datetime

from agreements.assembly.coherence import check
from agreements.assembly.english import asked_in_its_english
from agreements.assembly.memo import Memo
from agreements.assembly.pipeline import assembled
from agreements.assembly.shown_parts import shown_parts
from clauses.library.deal.interview import Interview
from clauses.library.deal.selection import Selected, Selection, SelectionScope
from clauses.library.language.known_names import ENGLISH
from clauses.library.values import Library

ENGLISHES = ("british", "american")
ANY_DAY = datetime.date(2000, 1, 1)


def make_ready(library: Library, memo: Memo) -> None:
    """Remember the lines of every position as they stand without answers, in either English."""
    for english in ENGLISHES:
        asked = asked_in_its_english(library, {ENGLISH: english}, created_on=ANY_DAY)
        for number in range(max((len(one.positions) for one in library.clauses), default=0)):
            made = assembled(_with_positions(asked, number), memo)
            check(made)
            shown_parts(made, {})


def _with_positions(asked: Interview, number: int) -> Selection:
    """Every clause in the position of this number, or in its last."""
    selected = tuple(
        Selected(clause, clause.positions[min(number, len(clause.positions) - 1)], "")
        for clause in asked.library.clauses
        if clause.positions
    )
    taken = {one.clause.key: one.position for one in selected}
    return Selection(selected, SelectionScope(asked, taken))
