"""The draft's name, its sections, and its questions with options and defaults."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path

from clauses.admin.drafts import DraftAdmin, PartInline, number_in_order
from clauses.admin.looking_up import codes_page, search_page
from clauses.admin.replace_page import replace_page
from clauses.draft.mistakes import DraftMistakes, Mistake, findings_at, kind_and_key
from clauses.draft.reviewing import review_draft
from clauses.library.findings import errors
from clauses.models import ChoiceRow, ColumnRow, DefaultRow, LibraryRow, QuestionRow, SectionRow

# Django's own classes take their type arguments from the stubs only.
if TYPE_CHECKING:
    QuestionList = admin.TabularInline[QuestionRow, SectionRow]
else:
    QuestionList = admin.TabularInline


@admin.register(LibraryRow)
class LibraryAdmin(DraftAdmin):
    fields = ["title", "names"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        pages = [
            path("search/", self.admin_site.admin_view(search_page), name="clauses_search"),
            path("replace/", self.admin_site.admin_view(replace_page), name="clauses_replace"),
            path("codes/", self.admin_site.admin_view(codes_page), name="clauses_codes"),
        ]
        return pages + super().get_urls()


class QuestionOrder(QuestionList):
    """The questions of a section, to be put in order; each is edited on its own page."""

    model = QuestionRow
    verbose_name_plural = "questions in their order"
    fields = ["order"]
    extra = max_num = 0
    can_delete = False
    show_change_link = True
    classes = ["sortable"]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **options: Any
    ) -> forms.Field | None:  # Any: Django's own signature
        return super().formfield_for_dbfield(db_field, request, **options, widget=number_in_order())


@admin.register(SectionRow)
class SectionAdmin(DraftAdmin):
    list_display = ["title", "heading", "article", "question_count", "clause_count"]
    search_fields = ["title", "heading", "introduction"]
    inlines = [QuestionOrder]
    fieldsets = [
        (None, {"fields": ["title", "heading", "introduction"]}),
        ("Place", {"fields": ["key", "article", "order"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:  # Any: annotated rows
        rows: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(
                questions_in=Count("questions", distinct=True),
                clauses_in=Count("clauses", distinct=True),
            )
        )
        return rows

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:  # Any: Django's own signature
        """A question may look back only: an order in which one looks ahead is refused."""
        super().save_related(request, form, formsets, change)
        if not any(formset.has_changed() for formset in formsets):
            return
        found = review_draft().findings
        mistakes = tuple(
            Mistake("", "", f"{question}: {finding.message} {finding.hint}".rstrip(), finding.level)
            for question in form.instance.questions.all()
            for finding in errors(findings_at(kind_and_key(question), found))
        )
        if mistakes:
            raise DraftMistakes(mistakes)

    @admin.display(description="questions", ordering="questions_in")
    def question_count(self, section: SectionRow) -> int:
        return int(section.questions_in)  # type: ignore[attr-defined]  # annotated above

    @admin.display(description="clauses", ordering="clauses_in")
    def clause_count(self, section: SectionRow) -> int:
        return int(section.clauses_in)  # type: ignore[attr-defined]  # annotated above


class ChoiceInline(PartInline):
    model = ChoiceRow
    verbose_name = "option"
    fields = [
        ("label", "key"),
        "meaning",
        "printed",
        "said",
        ("favours", "approval"),
        ("common", "order"),
    ]


class ColumnInline(PartInline):
    model = ColumnRow
    verbose_name = "column of a table"
    verbose_name_plural = "columns of a table"
    fields = [
        ("label", "key"),
        ("kind", "unit"),
        "choices",
        ("needed", "known_by"),
        "due",
        "meanwhile",
        "order",
    ]


class DefaultInline(PartInline):
    model = DefaultRow
    verbose_name = "conditional default"
    fields = ["when", "value", ("because", "order")]


@admin.register(QuestionRow)
class QuestionAdmin(DraftAdmin):
    list_display = ["short", "key", "section", "kind", "when", "default", "essential", "asked"]
    list_filter = ["section", "kind", "essential", "asked", "required"]
    list_select_related = ["section"]
    search_fields = ["key", "short", "ask", "guidance", "when"]
    inlines = [ChoiceInline, ColumnInline, DefaultInline]
    fieldsets = [
        ("What is asked", {"fields": ["section", "ask", "short", "guidance", "kind", "unit"]}),
        (
            "When it is asked",
            {"fields": ["when", ("essential", "required", "asked"), "essential_when", "weighty"]},
        ),
        ("How the answer is said", {"fields": ["said", "said_without"]}),
        (
            "What may be answered",
            {"fields": ["default", "minimum", "maximum", "also", "proposed", "needed_rows"]},
        ),
        ("Place and sources", {"fields": ["key", "order", "sources"]}),
    ]
