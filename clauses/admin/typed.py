"""What a page of the admin holds, saved or not: a row with its parts, and the draft as it would be with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest

from clauses.admin.forms import DraftForm
from clauses.draft.mistakes import FormPart
from clauses.draft.rows import Data, content_fields, row_entry
from clauses.draft.splicing import spliced

if TYPE_CHECKING:
    from clauses.admin.drafts import DraftAdmin


STAND_INS = {
    **dict.fromkeys(("key", "code", "heading", "title", "ask", "short", "label"), "unsaved"),
    **dict.fromkeys(("term", "definition", "text", "message", "means", "activity"), "unsaved"),
    **dict.fromkeys(("fact", "source", "seen"), "unsaved"),
    **dict.fromkeys(("when", "value"), "1 == 1"),
    "party": "both",
    "kind": "text",
    "severity": "hint",
    "status": "memory",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A row as typed: its form, the forms of its parts in their order, and what is saved of it."""

    form: DraftForm
    parts: tuple[tuple[str, DraftForm], ...]  # the name of the list, and a form in it
    saved: Model | None

    @property
    def row(self) -> Model:
        """The row with what was typed into it, as far as the form could read it."""
        row: Model = self.form.instance
        return row

    def forms(self) -> Iterator[DraftForm]:
        """Every form of the page, the row's own first."""
        yield self.form
        yield from (form for _, form in self.parts)

    def entry(self) -> Data:
        """The row with its parts as a table of the content files; what is missing yet is stood in for."""
        entry = _entry(self.row)
        for name, form in self.parts:
            entry.setdefault(name, []).append(_entry(form.instance))
        return entry

    def draft(self, saved: Data) -> Data:
        """The whole draft with the row in it. Nothing is saved."""
        return spliced(saved, self.row, self.entry(), saved=self.saved)


def _entry(row: Model) -> Data:
    """A row as typed. A new row is typed field by field: what is there is checked before the rest is."""
    entry = row_entry(row)
    for field in content_fields(type(row)):
        if not field.blank and not entry.get(field.name) and field.name in STAND_INS:
            entry[field.name] = STAND_INS[field.name]
    return entry


def typed(editor: "DraftAdmin", request: HttpRequest, object_id: str | None) -> Typed:
    """What somebody typed on the page of a row, or of a new one. Raises Http404 or PermissionDenied."""
    row = None if object_id is None else editor.get_object(request, unquote(object_id))
    if object_id is not None and row is None:
        raise Http404
    may = editor.has_change_permission(request, row) if row else editor.has_add_permission(request)
    if not may:
        raise PermissionDenied
    saved = None if row is None else type(row)._default_manager.get(pk=row.pk)
    form = editor.get_form(request, row, change=row is not None)(request.POST, instance=row)
    form.is_valid()
    # The method by which the admin itself makes the formsets of a posted page.
    formsets, _ = editor._create_formsets(  # type: ignore[attr-defined]  # not in the stubs
        request, form.instance, change=row is not None
    )
    for formset in formsets:
        formset.is_valid()
    page = Typed(form, tuple(live_parts(formsets)), saved)
    for one in page.forms():
        _take_back_what_is_refused(one)
    return page


def _take_back_what_is_refused(form: DraftForm) -> None:
    """A field that its form refuses stands in the draft as it is saved, so that the rest can be checked."""
    row: Model = form.instance
    for field in content_fields(type(row)):
        if field.name in form.errors:
            setattr(row, field.name, form.initial.get(field.name, field.get_default()))


def live_parts(formsets: Sequence[Any]) -> Iterator[tuple[str, DraftForm]]:
    """The forms of the parts that stay, each list in the order that saving gives it."""
    for formset in formsets:
        forms = [form for form in formset.forms if _stays(form)]
        forms.sort(key=lambda form: (form.instance.order or 0, form.instance.pk or float("inf")))
        yield from ((formset.prefix, form) for form in forms)


def _stays(form: DraftForm) -> bool:
    is_there = form.instance.pk is not None or form.has_changed()
    return is_there and not getattr(form, "cleaned_data", {}).get("DELETE")


def parts_of(parts: Sequence[tuple[str, DraftForm]]) -> Iterator[FormPart]:
    """How findings name each part, beside the prefix of its form."""
    numbers: dict[str, int] = {}
    for name, form in parts:
        numbers[name] = numbers.get(name, 0) + 1
        yield FormPart(form.part, _key_of(form, numbers[name]), form.prefix or "")


def _key_of(form: DraftForm, number: int) -> str:
    """Positions and options have a key, companions name a clause, the others are counted."""
    match form.part:
        case "companion":
            return str(form.instance.clause)
        case "default" | "count":
            return str(number)
        case _:
            return str(form.instance.key)
