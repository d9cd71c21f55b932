"""The draft's wordings: clauses with their positions, schedules, responsibilities and defined terms."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from clauses.admin.drafts import DraftAdmin, PartInline
from clauses.admin.forms import CompanionForm, ResponsibilityForm
from clauses.models import (
    ClauseRow,
    CompanionRow,
    DefinedTermRow,
    PositionRow,
    ResponsibilityRow,
    ScheduleRow,
)


class PositionInline(PartInline):
    model = PositionRow
    fields = [
        ("title", "key"),
        ("stance", "order"),
        "when",
        "text",
        "plain",
        "note",
        ("approval", "approval_when"),
        "features",
    ]


class CompanionInline(PartInline):
    model = CompanionRow
    form = CompanionForm
    fk_name = "belongs_to"
    fields = [("clause", "order"), "when"]


@admin.register(ClauseRow)
class ClauseAdmin(DraftAdmin):
    list_display = [
        "code",
        "heading",
        "section",
        "position_count",
        "chosen_by",
        "when",
        "mandatory",
    ]
    list_display_links = ["code", "heading"]
    list_filter = ["section", "chosen_by", "mandatory", "positions__approval"]
    list_select_related = ["section"]
    search_fields = ["code", "key", "heading", "plain", "positions__title", "positions__text"]
    inlines = [PositionInline, CompanionInline]
    fieldsets = [
        ("What it is about", {"fields": ["section", "heading", "plain"]}),
        ("When it is in the agreement", {"fields": ["when", "chosen_by", "mandatory"]}),
        ("Place", {"fields": [("key", "code", "order")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:  # Any: annotated rows
        rows: QuerySet[Any] = (
            super().get_queryset(request).annotate(positions_in=Count("positions", distinct=True))
        )
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:  # Any: annotated rows
        """Found apart: what is searched for in positions must not narrow those that are counted beside the list."""
        found, _ = super().get_search_results(request, ClauseRow.objects.all(), search_term)
        return queryset.filter(pk__in=found.order_by().values("pk")), False

    @admin.display(description="positions", ordering="positions_in")
    def position_count(self, clause: ClauseRow) -> int:
        return int(clause.positions_in)  # type: ignore[attr-defined]  # annotated above


@admin.register(DefinedTermRow)
class DefinedTermAdmin(DraftAdmin):
    list_display = ["term", "definition"]
    search_fields = ["term", "definition"]
    fields = ["term", "plurals", "definition", "order"]


@admin.register(ScheduleRow)
class ScheduleAdmin(DraftAdmin):
    list_display = ["heading", "key", "plain", "when"]
    search_fields = ["key", "heading", "text"]
    fieldsets = [
        (None, {"fields": ["heading", "plain", "when", "text"]}),
        ("Place", {"fields": ["leading", "key", "order"]}),
    ]


@admin.register(ResponsibilityRow)
class ResponsibilityAdmin(DraftAdmin):
    form = ResponsibilityForm
    list_display = ["activity", "party", "when"]
    search_fields = ["key", "activity", "party"]
    fields = ["activity", "party", "sets", "when", "note", "key", "order"]
