"""What somebody may do in an agreement, from the least to the most."""

from django.db import models


class Role(models.TextChoices):
    """Each role may do what those before it may: read; answer and ask for approval; issue."""

    VIEW = "view", "May read"
    ANSWER = "answer", "May answer"
    ISSUE = "issue", "May answer and finish"

    def allows(self, needed: "Role") -> bool:
        """Whether this role is enough where another is needed."""
        order = list(Role)
        return order.index(self) >= order.index(needed)
