"""Companies from the address book: taken into an agreement as answers, which the book never changes again."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError

from agreements.acts.saving import create_agreement
from agreements.models import Agreement, Company, CompanyContact
from agreements.standing.current import standing_of
from agreements.wizard.booked import people_proposed, with_known_numbers
from clauses import library
from clauses.library.answers import FilledRow, FilledTable
from clauses.library.language.columns import Column
from tests.agreements.browsing import fields_on
from tests.agreements.test_steps import text


@pytest.fixture
def acme(db) -> Company:
    return Company.objects.create(
        legal_name="Acme Inc.",
        country="US",
        address="1 Main Street, Dover",
        notice_name="General Counsel",
        notice_email="law@acme.com",
    )


@pytest.fixture
def walked(petra, edition) -> Agreement:
    return create_agreement(title="Pump", path="quick", edition=edition, by=petra)


def take(browser, agreement: Agreement, company: Company | str):
    address = f"/agreements/{agreement.pk}/sections/the-deal/"
    chosen = company if isinstance(company, str) else str(company.pk)
    page = fields_on(browser.get(address)) | {"book-customer_party": chosen}
    return browser.post(address, page | {"action": "book customer_party"})


def test_a_company_that_is_chosen_fills_the_answer_as_one_act(browser, walked, acme):
    response = take(browser, walked, acme)

    assert response.url == f"/agreements/{walked.pk}/sections/the-deal/#question-customer_party"
    assert walked.answers_json()["customer_party"]["address"] == "1 Main Street, Dover"
    assert walked.version == 1
    assert "Acme Inc." in text(browser.get(response.url))


def test_what_was_taken_is_undone_as_one(browser, walked, acme):
    take(browser, walked, acme)
    page = text(browser.get(f"/agreements/{walked.pk}/history/"))
    row, seen = (page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("row", "seen"))

    browser.post(f"/agreements/{walked.pk}/history/undo/", {"row": row, "seen": seen})

    assert walked.answers_json() == {}


def test_a_change_of_the_book_changes_no_agreement(browser, walked, acme):
    take(browser, walked, acme)

    Company.objects.update(address="2 Other Street")

    assert walked.answers_json()["customer_party"]["address"] == "1 Main Street, Dover"


@pytest.mark.parametrize("chosen", ["", "x", "999999", "1" * 40, "\x00"])
def test_what_is_no_company_fills_nothing(browser, walked, chosen):
    take(browser, walked, chosen)

    assert walked.answers_json() == {}


def test_a_new_agreement_begins_with_our_own_company(petra, edition, acme):
    Company.objects.filter(pk=acme.pk).update(is_ours=True)

    made = create_agreement(title="Valve", path="quick", edition=edition, by=petra)

    assert made.answers_json()["customer_party"]["legal_name"] == "Acme Inc."


def test_one_company_is_our_own(acme):
    Company.objects.filter(pk=acme.pk).update(is_ours=True)

    with pytest.raises(IntegrityError):
        Company.objects.create(legal_name="Other Ltd", is_ours=True)


PEOPLE = library.Question(
    key="people",
    section="deal",
    kind="table",
    ask="Who is called?",
    short="People",
    columns=tuple(
        Column(key, key.capitalize()) for key in ("role", "side", "name", "telephone", "email")
    ),
    proposed=(
        "Urgent Contact | Customer",
        "Business contact | Customer",
        "Urgent Contact | Manufacturer",
    ),
)


def test_people_are_proposed_from_the_book_else_from_who_takes_notices(browser, walked, acme):
    CompanyContact.objects.create(
        company=acme, role="Urgent Contact", name="Ann Lee", telephone="+1 302 555 0100"
    )
    take(browser, walked, acme)

    rows = people_proposed(PEOPLE, standing_of(walked)).rows

    assert [dict(row.cells) for row in rows] == [
        {
            "role": "Urgent Contact",
            "side": "Customer",
            "name": "Ann Lee",
            "telephone": "+1 302 555 0100",
        },
        {
            "role": "Business contact",
            "side": "Customer",
            "name": "General Counsel",
            "email": "law@acme.com",
        },
        {"role": "Urgent Contact", "side": "Manufacturer"},
    ]


def test_legal_keeps_the_book_and_buyers_do_not(browser, browser_of, lena, acme):
    lena.is_staff = True
    lena.save()
    lena.user_permissions.set(Permission.objects.filter(content_type__model__startswith="company"))

    page = text(browser_of(lena).get(f"/admin/agreements/company/{acme.pk}/change/"))

    assert "Acme Inc." in page
    assert browser.get("/admin/agreements/company/").status_code == 302


def test_nobody_types_the_number_of_a_person_twice():
    heads = ("role", "side", "name", "telephone", "email")
    columns = tuple(Column(key, key.capitalize()) for key in heads)
    people = library.Question("people", "s", "table", "Who?", "People", columns=columns)

    def row(*cells: str) -> FilledRow:
        told = zip(heads, cells, strict=True)
        return FilledRow(cells[0].lower(), tuple((key, cell) for key, cell in told if cell))

    typed = (
        row("Business", "Customer", "Ann Lee", "", "ann@acme.com"),
        row("Urgent", "Customer", "ann lee", "+1 555 0100", ""),
        row("Quality", "Customer", "Bo Berg", "", ""),
        row("Supply", "Manufacturer", "Ann Lee", "", ""),
        row("Changes", "Customer", "", "", ""),
    )

    told = with_known_numbers(people, FilledTable(typed))

    assert told == FilledTable(
        (
            row("Business", "Customer", "Ann Lee", "+1 555 0100", "ann@acme.com"),
            row("Urgent", "Customer", "ann lee", "+1 555 0100", "ann@acme.com"),
            *typed[2:],
        )
    )
    assert with_known_numbers(people, told) == told
    other = replace(people, key="callers")
    assert with_known_numbers(other, FilledTable(typed)) == FilledTable(typed)
