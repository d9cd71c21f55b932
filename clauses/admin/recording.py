"""Whatever is saved or deleted in the admin's pages of the draft is written down with its author."""

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse

from clauses.draft.states import recording

# Django's own classes take their type arguments from the stubs only.
if TYPE_CHECKING:
    RowAdmin = admin.ModelAdmin[Any]
else:
    RowAdmin = admin.ModelAdmin


def recorded(request: HttpRequest) -> AbstractContextManager[None]:
    """Writes down what a request does to the draft; one that only reads writes nothing."""
    if request.method == "POST" and isinstance(request.user, User):
        return recording(by=request.user)
    return nullcontext()


class RecordedAdmin(RowAdmin):
    """Rows whose every save and deletion is written down: on their page, and by an act of their list."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,  # Any: Django's own signature
    ) -> HttpResponse:
        with recorded(request):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,  # Any: Django's own signature
    ) -> HttpResponse:
        with recorded(request):
            return super().delete_view(request, object_id, extra_context)

    def changelist_view(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,  # Any: Django's own signature
    ) -> HttpResponse:
        with recorded(request):
            return super().changelist_view(request, extra_context)
