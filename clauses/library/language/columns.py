"""The columns of a question that is answered by a table: what each cell of one holds, and who knows it."""

from dataclasses import dataclass
from typing import Annotated
from typing import Literal as OneOf

from clauses.library.language.contents import Mark

ColumnKind = OneOf[
    "text", "integer", "decimal", "money", "percent", "date", "yesno", "choice"
]  # fmt: skip
# Without a cell that is needed to finish, nothing is issued; one that is recommended is warned of; others may follow.
Needed = OneOf["finish", "recommended", "later"]
# "named": the Party that the row names in a column of choices, as a list of people does.
KnownBy = OneOf["", "customer", "manufacturer", "named"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `label` is its printed head, `choices` the words that its cells may say.

    A choice is kept as it is printed, so no other English respells it. Of a column that can follow, `due` says by when
    ("before it is first used") and `meanwhile` what holds until then; an empty cell prints both.
    """

    key: Annotated[str, Mark.IDENTIFIER]
    label: Annotated[str, Mark.PRINTED]
    kind: ColumnKind = "text"
    unit: str = ""
    choices: tuple[str, ...] = ()
    needed: Needed = "finish"
    known_by: KnownBy = ""
    due: Annotated[str, Mark.PRINTED] = ""
    meanwhile: Annotated[str, Mark.PRINTED] = ""
