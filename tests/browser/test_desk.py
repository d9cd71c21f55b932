"""Legal's desk: findings while somebody writes, codes, preview, search; a new clause by a lawyer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from clauses.models import ClauseRow, DefinedTermRow, QuestionRow, RuleRow, ScheduleRow

RECALL = "recall-costs"
ONE_OF_TWENTY = """
document.querySelectorAll(".codes li:not(:nth-child(20n + 1))").forEach((code) => code.remove())
"""


def address(row) -> str:
    return f"/admin/clauses/{row._meta.model_name}/{row.pk}/change/"


def open_clause(page: Page, key: str = RECALL) -> None:
    page.goto(address(ClauseRow.objects.get(key=key)))
    expect(page.locator("[data-desk-status]")).to_contain_text("on this page")


def text_of(page: Page, number: int = 0):
    return page.locator(f"#id_positions-{number}-text")


def test_findings_come_at_their_line_while_somebody_writes_and_go_when_it_is_mended(
    legal_page: Page,
):
    open_clause(legal_page)
    area = text_of(legal_page)
    words = area.input_value()
    line = len(words.split("\n")) + 1

    area.fill(f'{words}\nSee {{{{ ref("no-such-clause") }}}}.')

    found = legal_page.locator("#live-positions-0-text .live-error")
    expect(found).to_contain_text(f"Line {line}")
    expect(found).to_contain_text("no-such-clause")
    expect(area).to_have_attribute("aria-invalid", "true")
    expect(legal_page.locator(".lined-error").first).to_contain_text("no-such-clause")
    expect(legal_page.locator("[data-desk-status]")).to_contain_text("On this page: 1 error")
    found.get_by_role("button", name=f"Line {line}").click()
    chosen = legal_page.evaluate("getSelection().toString()")
    assert chosen == 'See {{ ref("no-such-clause") }}.'

    area.fill(words)

    expect(found).to_have_count(0)
    expect(area).not_to_have_attribute("aria-invalid", "true")
    assert ClauseRow.objects.get(key=RECALL).positions.filter(text=words).exists()


def test_what_a_change_breaks_in_other_places_is_told_before_it_is_saved(legal_page: Page):
    open_clause(legal_page)

    legal_page.locator("#id_key").fill("costs-of-recall")

    expect(legal_page.locator("[data-desk-status]")).to_contain_text("In other places")
    legal_page.get_by_text("What this change does in other places").click()
    expect(legal_page.locator("[data-desk-elsewhere] a").first).to_be_visible()


def test_a_code_is_picked_from_the_list_and_stands_at_the_cursor(legal_page: Page):
    open_clause(legal_page)
    area = text_of(legal_page)
    area.fill("See .")
    area.press("ArrowLeft")

    legal_page.get_by_role("button", name="Codes to insert").click()
    legal_page.get_by_label("Find a question, option, clause or term").fill("insurance clause")
    legal_page.get_by_role("button", name=re.compile("COM-06 Insurance")).click()

    expect(area).to_have_value('See {{ ref("insurance") }}.')
    legal_page.locator("#id_positions-0-when").focus()
    legal_page.get_by_label("Find a question, option, clause or term").fill("fixed percentages")
    expect(legal_page.locator(".desk-drawer .code-insert").first).to_contain_text(
        'recall_cost_model == "fixed_shares"'
    )
    legal_page.locator("#desk-codes-filter").press("Escape")
    expect(legal_page.locator(".desk-drawer")).to_have_count(0)


def test_the_preview_shows_what_is_typed_under_chosen_answers(legal_page: Page):
    open_clause(legal_page)
    area = text_of(legal_page)
    area.fill("The Customer bears {{ recall_share_customer_pct }} of everything.")

    legal_page.get_by_role("button", name="Preview").click()
    legal_page.locator("#preview-position").select_option("fault_based")
    printed = legal_page.locator(".desk-preview .document")
    expect(printed).to_contain_text("of everything.")
    legal_page.locator("#preview-answers").select_option("device-us-de")
    expect(legal_page.locator("#preview-answers")).to_have_value("device-us-de")
    expect(printed).to_contain_text("The Customer bears 50% of everything.")

    area.fill("The Customer bears nothing.")
    expect(printed).to_contain_text("The Customer bears nothing.")


def test_everything_works_without_scripts(new_page: Callable[..., Page]):
    page = new_page(who="legal", java_script_enabled=False)
    page.goto(address(ClauseRow.objects.get(key=RECALL)))
    text_of(page).fill("The Customer bears the brave costs.")

    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview").click()
    preview = opened.value
    preview.locator("#preview-position").select_option("fault_based")
    preview.get_by_role("button", name="Show").click()
    expect(preview.locator(".document")).to_contain_text("The Customer bears the brave costs.")

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Codes to insert").click()
    expect(opened.value.locator(".codes")).to_contain_text('{{ ref("recall-costs") }}')


def test_a_lawyer_adds_a_section_a_question_and_a_clause_without_a_programmer(legal_page: Page):
    page = legal_page
    page.goto("/admin/clauses/sectionrow/add/")
    page.get_by_label("Title").fill("Sustainability")
    page.get_by_label("Heading").fill("Sustainability")
    page.get_by_label("Key").fill("sustainability")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")

    page.goto("/admin/clauses/questionrow/add/")
    page.get_by_label("Section").select_option(label="Sustainability")
    page.get_by_label("Question:").fill("Must the Manufacturer report its emissions?")
    page.get_by_label("Short name").fill("Emission report")
    page.locator("#id_kind").select_option(label="One option")
    page.locator("#id_default").fill('"never"')
    page.locator("#id_key").fill("emission_report")
    for number, (label, key) in enumerate((("Every year", "yearly"), ("Never", "never"))):
        page.get_by_role("button", name="Add another Option").click()
        page.locator(f"#id_options-{number}-label").fill(label)
        page.locator(f"#id_options-{number}-key").fill(key)
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")

    page.goto("/admin/clauses/clauserow/add/")
    page.get_by_label("Section").select_option(label="Sustainability")
    page.get_by_label("Heading").fill("Emission Reports")
    page.locator("#id_when").fill('emission_report == "yearly"')
    page.get_by_label("Position found by").select_option(label="Answers")
    page.locator("#id_key").fill("emission-reports")
    page.locator("#id_code").fill("SUS-01")
    page.get_by_role("button", name="Add another Position").click()
    page.locator("#id_positions-0-title").fill("A yearly report")
    page.locator("#id_positions-0-key").fill("yearly")
    page.locator("#id_positions-0-stance").select_option("customer")
    page.locator("#id_positions-0-text").fill(
        "The Manufacturer must report the emissions of its Products to the Customer once a year."
    )
    expect(page.locator("#live-when")).to_contain_text("Emission report is “Every year”")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".desk-preview")).to_contain_text("is not in the agreement")
    expect(page.locator(".desk-preview .document")).to_contain_text("once a year")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")

    page.get_by_label("Search the draft").fill("emissions")
    page.get_by_label("Search the draft").press("Enter")
    expect(page.locator(".hits")).to_contain_text("Emission Reports")
    page.goto(address(QuestionRow.objects.get(key="emission_report")))
    expect(page.locator("#relations")).to_contain_text("SUS-01 Emission Reports")


@pytest.mark.longest
def test_the_pages_of_the_desk_are_accessible(
    legal_page: Page, check_at_each_width: Callable[..., None]
):
    page = legal_page
    recall = ClauseRow.objects.get(key=RECALL)

    for row in (
        recall,
        *(model.objects.first() for model in (QuestionRow, DefinedTermRow, RuleRow, ScheduleRow)),
    ):
        page.goto(address(row))
        expect(page.locator("[data-desk-status]")).to_contain_text("on this page")
        check_at_each_width(page)
    open_clause(page)
    page.get_by_role("button", name="Codes to insert").click()
    expect(page.locator(".desk-drawer .codes li").first).to_be_visible()
    check_at_each_width(page, inside=".desk-drawer")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".desk-preview .document")).to_be_visible()
    check_at_each_width(page, inside=".desk-preview")
    for where in (
        "/admin/clauses/libraryrow/search/?q=recall+costs",
        "/admin/clauses/libraryrow/codes/",
        f"/admin/clauses/clauserow/{recall.pk}/history/",
        f"/admin/clauses/clauserow/{recall.pk}/delete/",
        f"/preview/clauses/{recall.pk}/",
    ):
        page.goto(where)
        # Of more than a thousand codes, made by the same lines, one of twenty: axe takes half a minute for all.
        page.evaluate(ONE_OF_TWENTY)
        check_at_each_width(page)


def test_a_slip_is_mended_by_a_button_and_undo_brings_it_back(legal_page: Page):
    open_clause(legal_page)
    area = text_of(legal_page)
    area.fill("The Customer bears {{ recall_share_customer_pct } of it. Sooner\u00ad or later.")

    mender = legal_page.locator("#live-positions-0-text").get_by_role("button", name="Mend it")
    mender.click()

    expect(area).to_have_value(
        "The Customer bears {{ recall_share_customer_pct }} of it. Sooner or later."
    )
    expect(area).to_be_focused()
    expect(mender).to_have_count(0)
    assert "Sooner" not in ClauseRow.objects.get(key=RECALL).positions.first().text
    area.press("Control+z")
    expect(mender).to_be_visible()


def test_what_a_save_refused_is_mended_by_the_button_too(legal_page: Page):
    open_clause(legal_page)
    text_of(legal_page).fill("The Customer bears {{ recall_share_customer_pct } of it.")
    with legal_page.expect_navigation():
        legal_page.locator('[name="_continue"]').first.click()

    refused = legal_page.locator(".errorlist", has_text="recall_share_customer_pct")
    expect(refused).to_be_visible()
    legal_page.locator("#live-positions-0-text").get_by_role("button", name="Mend it").click()

    expect(text_of(legal_page)).to_have_value(
        "The Customer bears {{ recall_share_customer_pct }} of it."
    )
    expect(refused).to_be_hidden()


@pytest.mark.parametrize("width", [360, 768, 1024, 1280, 1920])
def test_the_text_field_fits_the_page_at_each_width(legal_page: Page, width: int):
    legal_page.set_viewport_size({"width": width, "height": 900})
    open_clause(legal_page)

    field, page = text_of(legal_page).bounding_box(), legal_page.locator(".inline-related").first
    row = page.bounding_box()
    assert field
    assert row
    assert row["x"] <= field["x"]
    assert field["x"] + field["width"] <= row["x"] + row["width"]


def test_the_desk_can_be_read_in_the_dark(
    new_page: Callable[..., Page], check_at_each_width: Callable[..., None]
):
    page = new_page(who="legal", color_scheme="dark")
    for path in ("/admin/", "/admin/clauses/changeentry/", "/admin/clauses/clauserow/"):
        page.goto(path)
        check_at_each_width(page)
    open_clause(page)
    check_at_each_width(page)


def test_a_key_is_proposed_from_the_title_until_somebody_types_one(legal_page: Page):
    legal_page.goto("/admin/clauses/clauserow/add/")
    key, heading = legal_page.locator("#id_key"), legal_page.locator("#id_heading")

    heading.press_sequentially("Costs of a Récall, 2nd part")
    expect(key).to_have_value("costs-of-a-recall-2nd-part")
    key.fill("recall-share")
    heading.fill("Another Heading")
    expect(key).to_have_value("recall-share")

    legal_page.goto("/admin/clauses/questionrow/add/")
    legal_page.locator("#id_short").fill("30 days for a look")
    expect(legal_page.locator("#id_key")).to_have_value("days_for_a_look")
