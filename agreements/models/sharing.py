"""With whom an agreement is shared, and what he may do in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from agreements.models.agreements import Agreement
from agreements.models.roles import Role


class Share(models.Model):
    """One agreement shared with one person, in a role."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shares"
    )
    role = models.CharField(max_length=6, choices=Role.choices, default=Role.ANSWER)

    class Meta:
        # The table that held the people before there were roles.
        db_table = "agreements_agreement_shared_with"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "user"],
                name="shared_once",
                violation_error_message="The agreement is shared with this person already.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="share_role_known",
                violation_error_message="Choose what this person may do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} with {self.user_id}: {self.role}"
