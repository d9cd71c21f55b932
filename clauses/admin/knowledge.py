"""What the draft knows: coherence rules, derived facts, sets, tables and sources."""

from django.contrib import admin

from clauses.admin.drafts import DraftAdmin
from clauses.models import Fact, NamedSet, NamedTable, Rule, Source


@admin.register(Rule)
class RuleAdmin(DraftAdmin):
    list_display = ["key", "severity", "message", "when"]
    list_filter = ["severity"]
    search_fields = ["key", "message", "when", "fix", "change"]
    fields = ["when", "severity", "message", "fix", "change", "key", "order"]


@admin.register(Fact)
class FactAdmin(DraftAdmin):
    list_display = ["key", "means", "value"]
    search_fields = ["key", "means", "value"]
    fields = ["means", "value", "key", "order"]


@admin.register(NamedSet)
class NamedSetAdmin(DraftAdmin):
    list_display = ["key", "means"]
    search_fields = ["key", "means"]
    fields = ["means", "members", "key", "order"]


@admin.register(NamedTable)
class NamedTableAdmin(DraftAdmin):
    list_display = ["key", "means"]
    search_fields = ["key", "means"]
    fields = ["means", "rows", "key", "order"]


@admin.register(Source)
class SourceAdmin(DraftAdmin):
    list_display = ["key", "fact", "source", "seen", "status"]
    list_filter = ["status"]
    search_fields = ["key", "fact", "source"]
    fields = ["fact", "source", "seen", "status", "key", "order"]
