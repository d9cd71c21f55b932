"""What the draft knows: coherence rules, derived facts, sets, tables and deal points."""

from django.contrib import admin

from clauses.admin.drafts import DraftAdmin
from clauses.models import DealPointRow, FactRow, NamedSetRow, NamedTableRow, RuleRow


@admin.register(RuleRow)
class RuleAdmin(DraftAdmin):
    list_display = ["key", "severity", "message", "when"]
    list_filter = ["severity"]
    search_fields = ["key", "message", "when", "fix", "change"]
    fields = ["when", "severity", "message", "fix", "change", "sources", "key", "order"]


@admin.register(FactRow)
class FactAdmin(DraftAdmin):
    list_display = ["key", "means", "value"]
    search_fields = ["key", "means", "value"]
    fields = ["means", "value", "key", "order"]


@admin.register(NamedSetRow)
class NamedSetAdmin(DraftAdmin):
    list_display = ["key", "means"]
    search_fields = ["key", "means"]
    fields = ["means", "members", "key", "order"]


@admin.register(NamedTableRow)
class NamedTableAdmin(DraftAdmin):
    list_display = ["key", "means"]
    search_fields = ["key", "means"]
    fields = ["means", "rows", "key", "order"]


@admin.register(DealPointRow)
class DealPointAdmin(DraftAdmin):
    list_display = ["key", "means", "kind", "unit"]
    list_filter = ["kind"]
    search_fields = ["key", "means"]
    fields = ["means", "kind", "unit", "minimum", "topic", "exceptions", "key", "order"]
