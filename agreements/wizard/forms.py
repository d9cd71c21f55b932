"""The form of a step of the wizard: its questions, what was shown and what was decided."""

import json
from collections.abc import Mapping
from functools import cached_property
from uuid import UUID, uuid4

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict

from agreements.acts.saving import Decided
from agreements.models import apart, together
from agreements.standing.current import Standing
from agreements.wizard.against_options import AgainstOptions, against_options
from agreements.wizard.beside import Beside, beside_of
from agreements.wizard.booked import people_proposed, with_known_numbers
from agreements.wizard.change_of_currency import (
    under_changes,
    with_currency,
    without_other_currencies,
)
from agreements.wizard.fields import fields_of, initial_of, value_of
from agreements.wizard.site_rows import rows_posted
from agreements.wizard.table_fields import NO_ROWS, GridField, order_name, proposed_table
from clauses import library
from clauses.library.answers import MOST_SITES, Amount, FilledTable, Value, to_json, value_given
from clauses.library.deal.amounts import of_another_currency
from clauses.library.deal.interview import Asked
from clauses.library.kinds import kind_of

TOUCHED = (
    '{"decided": true}'  # what the script writes in place of the value shown; no answer can be that
)
TOUCHED_DATA = json.loads(TOUCHED)
SPARE_ROWS = 1
FEWEST_ROWS = 2


class StepForm(forms.Form):
    """The questions of a step, made from the library's; knows what was shown and what was decided."""

    def __init__(
        self,
        standing: Standing,
        questions: tuple[Asked, ...],
        *,
        data: QueryDict | None = None,
        is_as_left: bool = False,
    ) -> None:
        super().__init__(data=data)
        self.has_options_checked = False  # said of options only where somebody looks: each is tried
        self.is_as_left = is_as_left  # the page as it was left, made anew: nobody has sent it
        self.standing = standing
        self.questions = questions
        self.under = standing
        self.again: dict[str, object] = {}  # amounts given in another currency, by question
        self.page = self._page()
        self.rows: dict[str, int] = {}
        self.fields_by_key: dict[str, tuple[str, ...]] = {}
        for asked in questions:
            self._add_fields(asked)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def _page(self) -> UUID | None:
        """Which page this is: a new one where nothing was posted, else the one that was posted from."""
        if not self.is_bound:
            return uuid4()
        try:
            return UUID(str(self.data.get("page", "")))
        except ValueError:
            return None

    def _add_fields(self, asked: Asked) -> None:
        key = asked.question.key
        self.rows[key] = self._row_count(asked)
        fields = fields_of(asked.question, rows=self.rows[key])
        self.fields_by_key[key] = tuple(fields)
        self.fields.update(fields)
        if isinstance(grid := fields.get(key), GridField):
            grid.answered = self._answered(asked)
        if not (self.is_bound and asked.question.columns):  # hundreds of cells that were posted all
            self.initial.update(initial_of(asked.question, self._kept(asked)))

    def _answered(self, asked: Asked) -> FilledTable:
        """The rows of a table as they were answered, whether they fit or not."""
        answer = self.standing.answers.get(asked.question.key)
        value = value_given(answer) if asked.value is None and answer is not None else asked.value
        return value if isinstance(value, FilledTable) else NO_ROWS

    def _kept(self, asked: Asked) -> Value | None:
        """The value that the page shows: also an answer that no longer fits, so that it can be mended."""
        if asked.origin == "missing":
            return people_proposed(asked.question, self.standing)
        if asked.origin != "misfit":
            return asked.value
        answer = self.standing.answers.get(asked.question.key)
        if self._is_asked_again(asked.question.key):
            return None
        if isinstance(answer, Amount):
            return answer.number
        if isinstance(answer, FilledTable):
            return without_other_currencies(answer, self.standing.interview.scope)
        is_of_its_kind = isinstance(answer, frozenset) == (kind_of(asked.question).value == "words")
        return answer if is_of_its_kind else None

    def _is_asked_again(self, key: str) -> bool:
        """Whether the answer is an amount in another currency than the deal has."""
        scope = self.standing.interview.scope
        return bool(of_another_currency(self.standing.answers.get(key), scope))

    def _row_count(self, asked: Asked) -> int:
        if kind_of(asked.question).value != "sites":
            return 0
        if self.is_bound:
            return rows_posted(self.data, asked.question.key)
        sites = self._kept(asked)
        listed = len(sites) if isinstance(sites, tuple) else 0
        return min(max(listed + SPARE_ROWS, FEWEST_ROWS), MOST_SITES)

    def clean(self) -> dict[str, object]:
        """Each value must fit its question under all the answers on this page."""
        for key in self.unchosen():
            self.add_error(self.fields_by_key[key][0], "Choose which of the two answers counts.")
        changes = self.changes()
        self.under = under_changes(self.standing, changes) if changes else self.standing
        for asked in self.questions:
            self._ask_again(asked.question.key)
        for asked in self.questions:
            self._check_fit(asked.question)
        return self.cleaned_data

    def _ask_again(self, key: str) -> None:
        """Empty the field of an amount that was given in a currency that the deal no longer has."""
        given = self.under.answers.get(key)
        if given is not None and of_another_currency(given, self.under.interview.scope):
            self.again[key] = to_json(given)
            emptied = QueryDict(mutable=True)
            emptied.update(self.data)
            emptied[key] = ""
            self.data = emptied

    def _check_fit(self, question: library.Question) -> None:
        if not self.is_readable(question.key):
            return
        now = self.under.interview.of(question.key)
        if now is not None and now.origin == "misfit":
            self.add_error(self.fields_by_key[question.key][0], now.problem)
        emptied = self.value(question) is None and self.shown(question.key) is not None
        if emptied and kind_of(question).value == "words" and question.required:
            self.add_error(question.key, "Choose at least one.")

    def unchosen(self) -> frozenset[str]:
        """The questions with two answers of which none was chosen."""
        return frozenset(
            key
            for key in self.fields_by_key
            if f"against-{key}" in self.data and self._winner(key) not in ("mine", "theirs")
        )

    def _winner(self, key: str) -> str:
        return str(self.data.get(f"winner-{key}", ""))

    def unfit(self) -> frozenset[str]:
        """The questions with something wrong at one of their fields."""
        return frozenset(
            key
            for key, names in self.fields_by_key.items()
            if any(name in self.errors for name in names)
        )

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """The questions of a posted form, once it is validated, whose values are no answers yet."""
        return self.unfit() | self.changes().keys() if self.is_bound else frozenset()

    @cached_property
    def beside(self) -> Beside:
        """What is wrong between answers, under what is typed on the page, by question."""
        return beside_of(self.under)

    @cached_property
    def against(self) -> Mapping[str, AgainstOptions]:
        """By question, what stands against its options under what is typed on the page; nothing until asked for."""
        return against_options(self.under, self.questions) if self.has_options_checked else {}

    def typed(self, key: str) -> dict[str, list[str]]:
        """What was posted for a question, field by field."""
        assert isinstance(self.data, QueryDict)
        of_cells = (name for name in self.data if name.startswith(f"{key}-"))
        names = dict.fromkeys((*self.fields_by_key[key], f"rows-{key}", order_name(key), *of_cells))
        return {name: self.data.getlist(name) for name in names if name in self.data}

    def as_posted(self) -> QueryDict:
        """What a browser would post from the page as it was made."""
        data = QueryDict(mutable=True)
        data["page"] = str(self.page)
        for key, names in self.fields_by_key.items():
            shown = self.shown(key)
            data[f"seen-{key}"] = str(self.seen(key) or "")
            data[f"shown-{key}"] = "" if shown is None else json.dumps(shown)
            if self.rows[key]:
                data[f"rows-{key}"] = str(self.rows[key])
            for name in names:
                field, value = self.fields[name], self[name].value()
                if isinstance(field, GridField):
                    data.update(field.posted(key, value))
                    data[f"base-{key}"] = json.dumps(self.base(key))
                    continue
                values = value if isinstance(value, list) else [str(value or "")]
                data.setlist(name, values)
        return data

    def is_readable(self, key: str) -> bool:
        """Whether what was typed for a question could be read at all."""
        return not self.is_bound or all(
            name in self.cleaned_data for name in self.fields_by_key[key]
        )

    def value(self, question: library.Question) -> Value | None:
        """What was answered to a question on this page."""
        value = value_of(question, self.cleaned_data, rows=self.rows[question.key])
        return with_known_numbers(question, value)

    def changes(self) -> dict[str, Value | None]:
        """What the user decided: values other than those that the page showed; None clears."""
        decided: dict[str, Value | None] = {}
        for asked in self.questions:
            key = asked.question.key
            if not self.is_readable(key) or self._winner(key) == "theirs":
                continue
            value = self.value(asked.question)
            waits = self.is_as_left or asked.question.required  # who leaves another empty clears it
            if value is None and waits and self._is_asked_again(key):
                continue
            if value == self.standing.answers.get(key):
                continue
            if self._winner(key) == "mine" or not self._is_shown(key, value):
                decided[key] = value
        return decided

    def _is_shown(self, key: str, value: Value | None) -> bool:
        """Whether a value is the one that the page showed before anything was typed."""
        if self.is_touched(
            key
        ):  # then it is not said which; a table of hundreds of rows is not written down for it
            return False
        return (None if value is None else to_json(value)) == self.shown(key)

    def decided(self) -> dict[str, Decided]:
        """The changes, each with the version of the answer that the page was made on; amounts with their currency."""
        changes = with_currency(self.standing, self.under, self.changes())
        return {
            key: Decided(value, self.seen(key), self.base(key)) for key, value in changes.items()
        }

    def shown(self, key: str) -> object:
        """The value that the page showed before anything was typed, as plain data."""
        if key in self.again:
            return self.again[key]
        if not self.is_bound and self._is_asked_again(key):
            return to_json(self.standing.answers[key])  # its field is empty
        if not self.is_bound:
            asked = next(asked for asked in self.questions if asked.question.key == key)
            # Of proposed rows only what nobody fills in by hand was shown: names that are proposed count once sent.
            is_proposed = asked.origin == "missing"
            value = proposed_table(asked.question) if is_proposed else self._kept(asked)
            return None if value is None else to_json(value)
        return self._as_data(f"shown-{key}")

    def base(self, key: str) -> object:
        """The table on which this page's cells are typed, as plain data; what is the same there was not touched.

        The page keeps what it began with, beside what was shown, which a script replaces once somebody types. What
        the page has saved since comes on top.
        """
        if not self.is_bound:
            given = self.standing.answers.get(key)
            return None if given is None else to_json(given)
        saved = self.standing.latest.saved_on(self.page, key)
        return together({**apart(key, self._as_data(f"base-{key}")), **saved}).get(key)

    def _as_data(self, name: str) -> object:
        try:
            return json.loads(str(self.data.get(name) or "null"))
        except (ValueError, RecursionError):
            return None

    def is_touched(self, key: str) -> bool:
        """Whether the page says that somebody typed in a question, an emptied field included; only a script says so."""
        return bool(self.shown(key) == TOUCHED_DATA)

    def seen(self, key: str) -> int | None:
        """The version of the answer that the page was made on."""
        if not self.is_bound:
            return self.standing.seen(key)
        posted = str(self.data.get(f"seen-{key}", ""))
        return int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 19 else None
