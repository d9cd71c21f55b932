"""What administrators read and nobody writes here: the audit log, and what the worker did in the nights."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from agreements.models import AuditEntry, NightlyRun

# Django's own class takes its type argument from the stubs only.
if TYPE_CHECKING:
    ReadModelAdmin = admin.ModelAdmin[Any]
else:
    ReadModelAdmin = admin.ModelAdmin


class OnlyReadAdmin(ReadModelAdmin):
    """Rows that the worker alone adds."""

    show_full_result_count = False  # of millions

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(NightlyRun)
class NightlyRunAdmin(OnlyReadAdmin):
    list_display = ["day", "begun_at", "ended_at", "broken"]


@admin.register(AuditEntry)
class AuditEntryAdmin(OnlyReadAdmin):
    list_display = ["number", "at", "who", "act", "agreement", "about"]
    list_select_related = ["who"]
    list_filter = [("at", admin.DateFieldListFilter), "act"]
    search_fields = ["who__username", "=agreement", "about"]
    search_help_text = (
        "Somebody's user name, the number in the address of an agreement, or what it was about"
    )
