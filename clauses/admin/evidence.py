"""What the draft rests on: regulatory facts, studies of real contracts, and what they counted."""

from django.contrib import admin

from clauses.admin.drafts import DraftAdmin, PartInline
from clauses.models import MarketCountRow, MarketPracticeRow, SourceRow, StudyRow


@admin.register(SourceRow)
class SourceAdmin(DraftAdmin):
    list_display = ["key", "fact", "source", "seen", "status"]
    list_filter = ["status"]
    search_fields = ["key", "fact", "source"]
    fields = ["fact", "source", "seen", "status", "key", "order"]


@admin.register(StudyRow)
class StudyAdmin(DraftAdmin):
    list_display = ["title", "key", "agreements", "licence"]
    search_fields = ["key", "title", "authors"]
    fieldsets = [
        ("What was read", {"fields": ["title", "address", "agreements", "method"]}),
        ("Whose it is", {"fields": ["authors", "licence", "licence_address", "changes"]}),
        ("Place", {"fields": ["key", "order"]}),
    ]


class CountInline(PartInline):
    model = MarketCountRow
    fields = [("agreements", "option"), ("what", "order")]


@admin.register(MarketPracticeRow)
class MarketPracticeAdmin(DraftAdmin):
    list_display = ["question", "agreements", "blacked_out", "low", "median", "high", "settled"]
    list_filter = ["study"]
    search_fields = ["question", "note"]
    inlines = [CountInline]
    fieldsets = [
        ("What was counted", {"fields": ["question", ("agreements", "blacked_out", "settled")]}),
        ("Figures", {"fields": [("least", "low", "median", "high", "most"), "conversion", "note"]}),
        (
            "A wider set",
            {"fields": ["wider", ("wider_agreements", "wider_low", "wider_median", "wider_high")]},
        ),
        ("Place", {"fields": ["study", "order"]}),
    ]
