"""The answers of the agreements. Rows are only added."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models.base import ModelState

from agreements.assembly.likeness import folded_text
from agreements.models.recording import Json
from agreements.models.stored_tables import together

# Saving a step is noted as an answer under this prefix and its name: its defaults were looked at.
STEP_PREFIX = "step."


def counting(latest: Mapping[str, "Answer"]) -> dict[str, Json]:
    """Of the last answers, those to questions that are not cleared; the cells of a table are in its rows."""
    return together(
        {
            key: answer.value
            for key, answer in latest.items()
            if answer.value is not None and not key.startswith(STEP_PREFIX)
        }
    )


def names_in(latest: Mapping[str, "Answer"]) -> tuple[str, ...]:
    """The names of the parties among the last answers, whichever question names them."""
    values = (answer.value for answer in latest.values())
    named = (value.get("legal_name") for value in values if isinstance(value, Mapping))
    return tuple(name for name in named if isinstance(name, str) and name)


def searched(title: str, names: Iterable[str]) -> str:
    """What a search for an agreement looks at: its title and the names of its parties, folded, each in a line."""
    return "\n".join(map(folded_text, (title, *names)))


class Answer(models.Model):
    """What somebody answered to a question, when. The last row of a key counts; null clears it."""

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.PROTECT, related_name="answer_rows"
    )
    key = models.CharField(max_length=200)
    value = models.JSONField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Who proposed it, where somebody else took a proposal: `by` is who took it.
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    # The file that it came from, where it was not typed. Nullable, for SQLite remakes a table for a default, and loses
    # the triggers by which rows are only added.
    source = models.CharField(max_length=300, null=True, blank=True, editable=False)  # noqa: DJ001
    at = models.DateTimeField()
    page = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["agreement", "key"], name="answer_by_key")]

    def __str__(self) -> str:
        return f"{self.key} of {self.agreement_id}"

    @classmethod
    def from_db(  # type: ignore[override]  # the stubs know what the next Django also gives
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """A row as it was read: Any, for its columns hold what they hold."""
        # A table brings two thousand rows to every page, and nobody waits for a signal of one: Django's own way by
        # `__init__` took longer than all the rest of reading them.
        read = cls.__new__(cls)
        read._state = ModelState()
        read._state.db, read._state.adding = db, False
        read.__dict__.update(zip(field_names, values, strict=True))
        return read

    def again(self) -> "Answer":
        """The same row as it was read, knowing nobody that was looked up for this one."""
        row = Answer.__new__(Answer)
        row.__dict__.update(self.__dict__)
        row._state = ModelState()
        row._state.db, row._state.adding = self._state.db, False
        return row

    def is_the_same_row_as(self, other: "Answer") -> bool:
        """Whether all that was ever written of both is the same."""
        names = [field.attname for field in self._meta.concrete_fields]
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def is_of(self, page: UUID | None, person: User) -> bool:
        """Whether this page of this person saved it, so that its next save follows on it."""
        return page is not None and self.page == page and self.by_id == person.pk
