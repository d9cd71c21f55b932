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
from clauses.draft.rows import Data, row_entry
from clauses.draft.splicing import spliced
from clauses.draft.tables import content_columns, field_kinds
from clauses.library.language.contents import PARTIES, Gives
from clauses.library.schema import Content, FieldKind

if TYPE_CHECKING:
    from clauses.admin.drafts import DraftAdmin


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
    kinds = field_kinds(type(row))
    for column in content_columns(type(row)):
        if not column.blank and not entry.get(column.name):
            stand_in = _stand_in(kinds[column.name])
            entry |= {} if stand_in is None else {column.name: stand_in}
    return entry


def _stand_in(kind: FieldKind) -> object:
    """What stands in a field until somebody fills it in; None where the field may be left out."""
    match kind.content:
        case Content.WORDS | Content.IDENTIFIER | Content.PHRASE | Content.TEXT:
            return "unsaved"
        case Content.FORMULA:
            return PARTIES[-1] if kind.gives is Gives.PARTY else "1 == 1"
        case Content.ONE_OF if kind.is_required:
            return "text" if "text" in kind.words else kind.words[-1]
        case _:
            return None


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
    for field in content_columns(type(row)):
        if field.name in form.errors:
            setattr(row, field.name, form.initial.get(field.name, field.get_default()))


def live_parts(formsets: Sequence[Any]) -> Iterator[tuple[str, DraftForm]]:
    """The forms of the parts that stay, each list in the order that saving gives it."""
    for formset in formsets:
        # A section lists its questions to be put in order; they are things of their own.
        forms = [form for form in formset.forms if isinstance(form, DraftForm) and _stays(form)]
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
        kind = form.part
        assert kind is not None
        key = getattr(form.instance, kind.names[0]) if len(kind.names) == 1 else numbers[name]
        yield FormPart(kind.noun, str(key), form.prefix or "")
