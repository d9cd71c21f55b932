"""The clauses app."""

from django.apps import AppConfig


class ClausesConfig(AppConfig):
    name = "clauses"
    verbose_name = "Clause library"
    default_auto_field = "django.db.models.BigAutoField"
