"""Second factors in the admin: which ones somebody has; one that was lost is taken away, so that the password does."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from agreements.admin.administrators import OnlyReadAdmin


class SecondFactorAdmin(OnlyReadAdmin):
    """Without their secrets. Whoever has them adds them on the page of the account."""

    fields = ["user", "type", "created_at", "last_used_at"]
    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
