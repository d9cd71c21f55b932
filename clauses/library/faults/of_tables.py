"""Faults of the tables that people fill in an agreement: what they lack, by how much it matters."""

from clauses.library.faults.fault import error, hinted, warning

EMPTY_CELL = error(
    "empty-cell",
    stands="A cell that is needed to finish is empty in a table of the agreement.",
    remedy="Fill it, or delete its row.",
    message="{table}: “{column}” is empty in {row}.",
    hint="Fill it, or delete the row.",
)
RECOMMENDED_CELL = warning(
    "recommended-cell",
    stands="A cell that should be filled is empty in a table of the agreement.",
    remedy="Fill it, or finish without it.",
    message="{table}: “{column}” is empty in {row}.",
    hint="Fill it, or finish without it.",
)
FOLLOWING_CELL = hinted(
    "cell-follows",
    stands="A cell that can follow is empty in a table of the agreement. The agreement prints who fills it, by when, "
    "and what holds until then.",
    remedy="Fill it, or let it follow.",
    message="{table}: “{column}” follows in {row}. {follows}",
    hint="Fill it, or let it follow.",
)
NEEDED_ROW = error(
    "needed-row",
    stands="A table has not the row that an agreement cannot do without, such as the urgent contact of one side.",
    remedy="Add the row.",
    message="{table}: the row “{row}” is missing.",
    hint="Add a row that begins so.",
)
