"""What rows of the draft have in common: a place among others, and keys that stand once."""

from django.db import models

# Rows are numbered in tens, those of all clauses together: a library of some thousand positions is not reached.
AT_THE_END = 1_000_000
ORDER_HELP = "Rows stand in ascending order. 1000000 puts a new one at the end."


class OrderedRow(models.Model):
    """A row that has a place among others; those of one number stand as they were made."""

    order = models.PositiveIntegerField(default=AT_THE_END, help_text=ORDER_HELP)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


def once(*fields: str, name: str, otherwise: str) -> models.UniqueConstraint:
    """The constraint of this name that no two rows have the same fields; `otherwise` tells whoever types the second."""
    return models.UniqueConstraint(fields=fields, name=name, violation_error_message=otherwise)
