"""Settling what is typed on a step: question by question, an answer where it fits, else kept as it was typed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from agreements.acts.saving import Conflict, save_step
from agreements.models import Agreement, UnsettledValue
from agreements.standing.current import Standing
from agreements.wizard.change_of_currency import amounts_given_before
from agreements.wizard.forms import TOUCHED, StepForm
from clauses.library.deal.interview import Asked

# PostgreSQL stores no null character in JSON; what cannot be printed is refused at the field in any case.
NULL, REPLACEMENT = "\x00", "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of the questions that were sent: settled ones, clashes, and those that are kept as typed."""

    settled: frozenset[str]
    conflicts: tuple[Conflict, ...]
    kept: frozenset[str]


@transaction.atomic
def settle(
    form: StepForm, *, left: Collection[str], by: User, looked_at: str = "", source: str = ""
) -> Settlement:
    """Record what fits among the questions that were `left`; keep the rest as it was typed.

    The form has been validated; `source` is the file that filled it. Where all of it is settled, the step
    `looked_at` is noted as looked at. Raises Closed, and then nothing is kept either.
    """
    agreement = form.standing.agreement
    unfit, changed = form.unfit(), form.decided()
    ready = {key: one for key, one in changed.items() if key in left and key not in unfit}
    before = amounts_given_before(form.standing, form.under)
    ready = {key: one for key, one in before.items() if key not in changed} | ready
    open_ones = unfit | (changed.keys() - ready.keys())
    conflicts = save_step(
        agreement,
        decided=ready,
        by=by,
        page=form.page,
        looked_at="" if open_ones else looked_at,
        source=source,
    )
    kept = open_ones | {conflict.key for conflict in conflicts}
    keep_unsettled(form, kept - form.again.keys(), by=by)
    settled = frozenset(form.fields_by_key.keys() - kept)
    agreement.unsettled_values.filter(person=by, key__in=settled).delete()
    return Settlement(settled, conflicts, frozenset(kept))


def keep_unsettled(form: StepForm, keys: Iterable[str], *, by: User) -> None:
    """Keep what was typed for some questions of a posted form, over what was kept before."""
    now = timezone.now()
    UnsettledValue.objects.bulk_create(
        (
            UnsettledValue(
                agreement=form.standing.agreement,
                person=by,
                key=key,
                typed=_storable(form.typed(key)),
                # A clash that nobody has decided stays one.
                seen=None if key in form.unchosen() else form.seen(key),
                page=form.page,
                at=now,
            )
            for key in sorted(keys)
        ),
        update_conflicts=True,
        unique_fields=["agreement", "person", "key"],
        update_fields=["typed", "seen", "page", "at"],
    )


def unsettled_of(agreement: Agreement, person: User) -> dict[str, UnsettledValue]:
    """What somebody typed in an agreement and did not settle, by question."""
    return {one.key: one for one in agreement.unsettled_values.filter(person=person)}


def open_clashes(form: StepForm, *, by: User) -> tuple[Conflict, ...]:
    """The questions of a posted form with two answers of which none was chosen, to be asked again."""
    latest, changes = form.standing.latest, form.changes()
    return tuple(
        Conflict(key, changes.get(key), latest[key], latest[key].by_id == by.pk)
        for key in sorted(form.unchosen() & latest.keys())
    )


def _storable(typed: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {
        name: [one.replace(NULL, REPLACEMENT) for one in values] for name, values in typed.items()
    }


def form_as_left(
    standing: Standing, questions: tuple[Asked, ...], unsettled: Mapping[str, UnsettledValue]
) -> tuple[StepForm, tuple[Conflict, ...]]:
    """The form of some questions with what somebody typed there before, and what others answered since.

    What does not fit says so at its field, also an answer that no longer fits.
    """
    form = StepForm(standing, questions)
    back = {key: unsettled[key] for key in form.fields_by_key if key in unsettled}
    if not back and not any(asked.origin == "misfit" for asked in questions):
        return form, ()
    filled = StepForm(standing, questions, data=_as_typed(form, back), is_as_left=True)
    filled.is_valid()
    return filled, tuple(_clashes(filled, back))


def _as_typed(form: StepForm, back: Mapping[str, UnsettledValue]) -> QueryDict:
    """What a browser would post from the page, had the values been typed on it."""
    data = form.as_posted()
    for key, one in back.items():
        for name in form.fields_by_key[key]:
            data.pop(name, None)
        for name, values in one.typed.items():
            data.setlist(name, values)
        data[f"shown-{key}"] = TOUCHED
    return data


def _clashes(form: StepForm, back: Mapping[str, UnsettledValue]) -> Iterable[Conflict]:
    """The questions that another page answered after the values were typed, unless both say the same.

    What the page itself saved since, in another cell of a table, hides no answer of another.
    """
    changes = form.changes()
    for key, one in back.items():
        latest = form.standing.latest.newest_elsewhere(key, one.page, one.person)
        if latest is None or latest.pk <= (one.seen or 0):
            continue
        if key in changes or not form.is_readable(key):
            yield Conflict(key, changes.get(key), latest, latest.by_id == one.person_id)
