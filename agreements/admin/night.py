"""What the worker did in the nights, for administrators to read."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from agreements.models import NightlyRun

# Django's own class takes its type argument from the stubs only.
if TYPE_CHECKING:
    NightlyRunModelAdmin = admin.ModelAdmin[NightlyRun]
else:
    NightlyRunModelAdmin = admin.ModelAdmin


@admin.register(NightlyRun)
class NightlyRunAdmin(NightlyRunModelAdmin):
    list_display = ["day", "begun_at", "ended_at", "broken"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The worker alone adds rows."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: NightlyRun | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: NightlyRun | None = None) -> bool:
        return False
