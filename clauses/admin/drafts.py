"""What every row of the draft has in common in the admin: its fields, and its check against the whole draft."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from clauses.admin.desk import beside, overtaken
from clauses.admin.forms import (
    DraftForm,
    LinesField,
    MembersField,
    NumbersField,
    SourceField,
    TableField,
)
from clauses.admin.live_check import check
from clauses.admin.recording import RecordedAdmin
from clauses.admin.typed import live_parts, parts_of, typed
from clauses.draft.mistakes import DraftMistakes, errors_at, kind_and_key, located
from clauses.draft.tables import field_kinds
from clauses.library.schema import Content
from clauses.models.validators import validate_hyphened
from clauses.publishing.edition_history import history_of

# Django's own classes take their type arguments from the stubs only.
if TYPE_CHECKING:
    RowInline = admin.StackedInline[Any, Any]
else:
    RowInline = admin.StackedInline

# Lines of a field of clause language, and of other fields that are longer than most.
HEIGHTS: Mapping[Content, int] = {Content.TEXT: 18, Content.PHRASE: 5}
LONG_FIELDS: Mapping[str, int] = {"guidance": 5, "introduction": 4, "value": 4}
# What the script of the page goes by: codes for a condition, or for a text with numbered lines.
LANGUAGES: Mapping[Content, str] = {
    Content.FORMULA: "condition",
    Content.PHRASE: "text",
    Content.TEXT: "text",
}
LISTS: Mapping[Content, type[forms.CharField]] = {
    Content.FIGURES: NumbersField,
    Content.LIST: LinesField,
    Content.TABLE: TableField,
}
# What a thing or part is called, from which its key is proposed: the first that it has.
TITLES = ("title", "heading", "short", "label", "activity")
FOUND = "draft_mistakes"  # on the request: what the first try to save has found


def list_field(column: "models.Field[Any, Any]") -> forms.Field | None:
    """A column that holds a list or a table, as lines; None for other columns."""
    if not isinstance(column, models.JSONField):
        return None
    content = field_kinds(column.model)[column.name].content
    made = MembersField if column.name == "members" else LISTS[content]
    return made(required=not column.blank, help_text=column.help_text)


def text_options(column: "models.Field[Any, Any]") -> dict[str, Any]:  # Any: Django's own options
    """How a column of several lines is edited: wide, and as typed."""
    if not isinstance(column, models.TextField):
        return {}
    content = field_kinds(column.model)[column.name].content
    height = LONG_FIELDS.get(column.name, HEIGHTS.get(content, 2))
    attributes = {"rows": height, "class": "draft-text"}
    if content in LANGUAGES:
        attributes["data-language"] = LANGUAGES[content]
    return {"form_class": SourceField, "widget": forms.Textarea(attrs=attributes)}


def key_options(column: "models.Field[Any, Any]") -> dict[str, Any]:  # Any: Django's own options
    """How a key is edited: the script of the page proposes one for a new thing from its title."""
    title = next((name for name in TITLES if name in field_kinds(column.model)), "")
    if column.name != "key" or not title:
        return {}
    joiner = "-" if validate_hyphened in column.validators else "_"
    attributes = {"data-key-from": title, "data-key-joiner": joiner}
    return {"widget": AdminTextInputWidget(attrs=attributes)}


def number_in_order() -> forms.Widget:
    """The field of a part's number. The script of django-admin-sortable2 knows it by its class and counts anew when a
    part is dragged; typed, it does the same from the keyboard and without scripts."""
    return AdminIntegerFieldWidget(attrs={"class": "vIntegerField _reorder_"})


class DraftAdmin(RecordedAdmin):
    """A row of the draft. Saving reads the whole draft with the row in it, and keeps the row only if it fits."""

    form = DraftForm
    save_on_top = True
    list_per_page = 200

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **options: Any
    ) -> forms.Field | None:  # Any: Django's own signature
        return list_field(db_field) or super().formfield_for_dbfield(
            db_field, request, **options, **text_options(db_field), **key_options(db_field)
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,  # Any: Django's own signature
    ) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except DraftMistakes as e:
            # The row is as it was. The second reading of the same form shows each mistake at its field.
            setattr(request, FOUND, e.mistakes)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:  # Any: Django's own
        own = super().get_fieldsets(request, obj)
        return [*own, (None, {"fields": ["row_state"]})] if obj else own

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:  # Any: Django's own signature
        super().save_related(request, form, formsets, change)
        if found := errors_at(form.instance):
            raise DraftMistakes(located(found, parts_of(tuple(live_parts(formsets)))))

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_check"
        view = self.admin_site.admin_view(require_POST(self.check_typed))
        pages = [
            path("check/", view, name=f"{name}_new"),
            path("<path:object_id>/check/", view, name=name),
        ]
        return pages + super().get_urls()

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> HttpResponse:  # Any: Django's own signature
        row = options.get("obj")
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_check"
        context |= beside(row)
        form = context["adminform"].form
        if row and form.is_bound and "row_state" in form.errors:
            context["overtaken"] = overtaken(typed(self, request, str(row.pk)))
        context["codes_url"] = reverse("admin:clauses_codes")
        if row is None or self.has_change_permission(request, row):
            context["check_url"] = reverse(name, args=[row.pk]) if row else reverse(f"{name}_new")
        return super().render_change_form(request, context, *args, **options)

    def render_delete_form(self, request: HttpRequest, context: Any) -> HttpResponse:
        context |= beside(context["object"])
        return super().render_delete_form(request, context)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,  # Any: Django's own signature
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        editions = () if row is None else history_of(kind_and_key(row))
        context = {**(extra_context or {}), "editions": editions}
        return super().history_view(request, object_id, context)

    def check_typed(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """What is wrong with what is typed so far, for the script of the page."""
        return check(self, request, object_id)

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> type[Any]:
        form = super().get_form(request, *args, **options)
        return type(form.__name__, (form,), {"mistakes": getattr(request, FOUND, ())})


class PartInline(RowInline):
    """A part of a draft row, on the row's own page; dragged by its heading into another place."""

    form = DraftForm
    extra = 0
    classes = ["sortable"]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **options: Any
    ) -> forms.Field | None:  # Any: Django's own signature
        if db_field.name == "order":
            options["widget"] = number_in_order()
        return list_field(db_field) or super().formfield_for_dbfield(
            db_field, request, **options, **text_options(db_field), **key_options(db_field)
        )

    def get_formset(self, request: HttpRequest, *args: Any, **options: Any) -> type[Any]:
        formset = super().get_formset(request, *args, **options)
        form = type(
            formset.form.__name__, (formset.form,), {"mistakes": getattr(request, FOUND, ())}
        )
        return type(formset.__name__, (formset,), {"form": form})
