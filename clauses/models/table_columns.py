"""Draft rows of the columns of tables."""

from typing import get_args

from django.db import models

from clauses.library.kinds import KINDS
from clauses.library.language.columns import ColumnKind
from clauses.models.ordering import OrderedRow, once
from clauses.models.questions import QuestionRow
from clauses.models.validators import validate_identifier

NEEDED = [
    ("finish", "Needed to finish"),
    ("recommended", "Recommended"),
    ("later", "Can follow"),
]
KNOWN_BY = [
    ("customer", "The Customer"),
    ("manufacturer", "The Manufacturer"),
    ("named", "The Party that the row names"),
]


def column_kinds() -> list[tuple[str, str]]:
    """The kinds of column that the desk offers, called like the kinds of question."""
    return [(kind, KINDS[kind].title) for kind in get_args(ColumnKind)]


class ColumnRow(OrderedRow):
    """A column of a question that is answered by a table."""

    question = models.ForeignKey(QuestionRow, on_delete=models.CASCADE, related_name="columns")
    key = models.CharField(
        max_length=80,
        validators=[validate_identifier],
        help_text="Its name in stored answers; never changed. Good: part_number. Bad: Part No.",
    )
    label = models.CharField(
        max_length=120,
        help_text="The printed head. Good: Part number. Bad: PART NO. (please fill in)",
    )
    kind = models.CharField(max_length=10, choices=column_kinds, default="text")
    unit = models.CharField(
        max_length=60, blank=True, help_text="For numbers. Good: days. Bad: 30 days."
    )
    choices = models.JSONField(
        default=list,
        blank=True,
        help_text="What a cell may say, one a line, as it is printed; for one option only. "
        "Good: Customer. Bad: customer (a key).",
    )
    needed = models.CharField(
        max_length=12,
        choices=NEEDED,
        default="finish",
        help_text="Whether an agreement can be issued while a cell of it is empty.",
    )
    known_by = models.CharField(
        max_length=12, choices=KNOWN_BY, blank=True, help_text="Who can fill it."
    )
    due = models.CharField(
        max_length=200,
        blank=True,
        verbose_name="follows by",
        help_text="Where it can follow: by when. An empty cell prints it. Good: before the tool is first used. "
        "Bad: soon.",
    )
    meanwhile = models.CharField(
        max_length=300,
        blank=True,
        verbose_name="until then",
        help_text="Where it can follow: what holds until then. An empty cell prints it. "
        "Good: the last revision that both Parties approved counts. Bad: to be agreed.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "column"
        constraints = [
            once(
                "question",
                "key",
                name="column_key_once",
                otherwise="Another column of this table has this key.",
            )
        ]

    def __str__(self) -> str:
        return self.label
