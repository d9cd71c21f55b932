"""Faults of expressions that ask something of a table, its columns, or the document in its place."""

from clauses.library.faults.fault import error
from clauses.library.faults.of_answers import UNKNOWN_PART, WRONG_KIND

NO_TABLE = WRONG_KIND.worded(
    '"{key}" is no table with columns.', hint="Name a question that asks for a table."
)
NOT_ADDED_UP = WRONG_KIND.worded(
    'The column "{column}" of "{key}" holds no numbers, so it has no sum.',
    hint="Add up a column of numbers.",
)
NEVER_ATTACHED = WRONG_KIND.worded(
    'No attached document can take the place of "{key}".',
    hint="The list of attached documents offers the tables whose place one may take.",
)
NO_SUCH_COLUMN = UNKNOWN_PART.worded(
    'The table "{key}" has no column "{column}".', hint="It has: {offered}."
)
REPLACED_TABLE = error(
    "replaced-table",
    stands="A condition, a rule or a blank reads a table whose place an attached document may take. Then it has no "
    "rows, and what was said of them does not hold.",
    remedy="Ask in the same condition whether a document takes its place, and say what holds then.",
    message="This reads “{table}”, whose place an attached document may take.",
    hint="Ask “attached({key})” in the same condition as well.",
)
