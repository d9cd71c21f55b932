"""Questions that somebody leaves to a colleague. Rows are only added; a question is open until it is answered."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat

from agreements.models.agreements import Agreement
from agreements.models.answer_rows import Answer


class LeftQuestionQuerySet(models.QuerySet["LeftQuestion"]):
    """What was left to whom."""

    def open(self) -> "LeftQuestionQuerySet":
        """Those that nobody has answered since, in agreements where something still changes."""
        answers = Answer.objects.filter(agreement=OuterRef("agreement"), at__gt=OuterRef("at"))
        cell = Concat(OuterRef("key"), Value("."))
        answered = answers.filter(Q(key=OuterRef("key")) | Q(key__startswith=cell))
        in_flight = Agreement.objects.in_flight()
        rows = self.filter(~Exists(answered), agreement__in=in_flight)
        return rows.select_related("agreement", "person", "by")


class LeftQuestion(models.Model):
    """A question or table of an agreement that `by` leaves to `person`, with a note."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="left_questions"
    )
    key = models.CharField(max_length=200)
    short = models.CharField(max_length=200)  # what the question was called when it was left
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="left_questions"
    )
    note = models.TextField()
    link = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LeftQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.short} to {self.person_id}"
