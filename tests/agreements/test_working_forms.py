"""Working forms stand beside the agreement, as workbooks in which what is known is filled in."""

from copy import deepcopy
from types import SimpleNamespace
from typing import cast

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.assembly.pipeline import assemble
from agreements.models import Agreement
from agreements.pages.working_forms import WorkingForm, working_forms
from agreements.printing.form_workbook import form_workbook
from agreements.standing.current import Standing
from clauses.library.answers import FilledRow, FilledTable
from tests.agreements.approving import text
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.tables.sheets import parts_of, read
from tests.content.deals import deal
from tests.content.shipped import CREATED_ON, LIBRARY

FORMULA = '=HYPERLINK("https://evil.example")'


@pytest.fixture(scope="module")
def forms() -> dict[str, WorkingForm]:
    """Those of an agreement of the shipped library that is made abroad."""
    cells = (("name", "Pump"), ("part_number", FORMULA), ("unit", "piece"))
    products = FilledTable((FilledRow("a", cells),))
    answers = {
        **deal("abroad", {"kpis": ["lot_acceptance", "complaint_rate"]}),
        "products": products,
    }
    assembled = assemble(LIBRARY, answers, created_on=CREATED_ON)
    agreement = cast("Agreement", SimpleNamespace(is_issued=False, number="CP-2026-0001"))
    found = working_forms(Standing(agreement, {}, answers, assembled))
    return {form.key: form for form in found}


def lines(form: WorkingForm) -> list[list[object]]:
    (sheet,) = read(form_workbook(form)).values()
    return sheet


def test_an_agreement_has_the_forms_that_its_clauses_speak_of(forms):
    assert list(forms) == ["forecast", "scorecard", "recall-log", "recall-costs", "transfer-plan"]


def test_the_forecast_has_the_parties_the_products_and_the_months(forms):
    sheet = lines(forms["forecast"])
    head = next(line for line in sheet if line[0] == "Product")

    assert sheet[1][:2] == ["Agreement", "CP-2026-0001 (draft), Manufacturing and Supply Agreement"]
    assert {"Customer", "Manufacturer"} <= {line[0] for line in sheet[2:4]}
    assert all(line[1] for line in sheet[2:4])
    assert head[:5] == ["Product", "Part number", "Unit", "Month 1 (binding)", "Month 2 (binding)"]
    assert head[-1] == "Month 12"
    assert sheet[sheet.index(head) + 1][:4] == ["Pump", FORMULA, "piece", ""]


def test_nothing_in_a_form_is_a_formula(forms):
    for form in forms.values():
        assert "<f>" not in parts_of(form_workbook(form))["xl/worksheets/sheet1.xml"]


def test_the_scorecard_has_what_is_measured_and_its_targets(forms):
    measured = [row[:2] for row in forms["scorecard"].rows]

    assert [name for name, _ in measured] == [
        "On-time delivery",
        "Lot acceptance",
        "Rate of complaints",
    ]
    assert measured[1][1] == "98%"


def test_the_statement_of_costs_has_the_kinds_that_count_and_the_total(forms):
    kinds = [row[0] for row in forms["recall-costs"].rows]

    assert "Collecting and shipping product" in kinds
    assert kinds[-1] == "Total"
    assert "Amount (" in forms["recall-costs"].heads[1]


def test_a_form_that_nothing_is_known_of_has_rows_to_fill_in(forms):
    assert forms["recall-log"].rows == ()
    assert forms["recall-log"].spare > 20
    assert len(lines(forms["transfer-plan"])) > len(forms["transfer-plan"].rows)


def with_clauses(*keys: str) -> dict:
    """A small library with further clauses of these keys."""
    data = deepcopy(SMALL)
    clauses = data["sections"][-1]["clauses"]
    for key in keys:
        words = {"key": "only", "title": key, "stance": "neutral", "text": f"It is about {key}."}
        told = {
            "key": key,
            "code": key.upper(),
            "heading": key.capitalize(),
            "chosen_by": "answers",
        }
        clauses.append({**told, "positions": [words]})
    return data


def test_the_page_offers_them_and_each_can_be_had(browser: Client, petra: User, lena: User):
    edition = make_edition(lena, data=with_clauses("forecasts", "governance", "recall-claims"))
    agreement = create_agreement(title="Pump", path="full", edition=edition, by=petra)

    page = text(browser.get(f"/agreements/{agreement.pk}/forms/"))
    found = browser.get(f"/agreements/{agreement.pk}/forms/forecast.xlsx")

    assert "Statement of recall costs" in page
    assert found["Content-Disposition"].startswith(
        f'attachment; filename="{agreement.number}_forecast.xlsx"'
    )
    assert found["X-Content-Type-Options"] == "nosniff"
    (sheet,) = read(found.content).values()
    assert ["Product", "Month 1"] in [line[:2] for line in sheet]
    assert browser.get(f"/agreements/{agreement.pk}/forms/recall-log.xlsx").status_code == 404


def test_an_agreement_without_such_clauses_has_no_forms(browser: Client, agreement: Agreement):
    page = text(browser.get(f"/agreements/{agreement.pk}/forms/"))

    assert "No clause of this agreement speaks of a form." in page
