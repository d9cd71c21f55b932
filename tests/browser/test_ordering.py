"""Positions, options and questions are dragged into another place; a number does the same."""

from playwright.sync_api import Locator, Page, expect

from clauses.models import ClauseRow, QuestionRow, SectionRow
from tests.browser.test_desk import RECALL, address, open_clause, text_of


def drag(page: Page, lines: Locator, *, number: int, above: int) -> None:
    """Drags a line above an earlier one, which stands elsewhere as soon as the parts are folded."""
    lines.nth(number).scroll_into_view_if_needed()
    lines.nth(number).hover(position={"x": 40, "y": 8})
    page.mouse.down()
    start = lines.nth(number).bounding_box()
    assert start
    page.mouse.move(start["x"] + 40, start["y"] + 4, steps=4)
    expect(page.locator(".sortable-ghost")).to_have_count(1)
    page.wait_for_timeout(300)
    for height in (12, 6, 3):
        target = lines.nth(above).bounding_box()
        assert target
        page.mouse.move(target["x"] + 40, target["y"] + height, steps=4)
        page.wait_for_timeout(200)
    page.mouse.up()
    expect(page.locator(".sortable-ghost")).to_have_count(0)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")


def test_a_position_is_dragged_with_what_was_typed_into_it(legal_page: Page):
    keys = list(ClauseRow.objects.get(key=RECALL).positions.values_list("key", flat=True))
    open_clause(legal_page)
    text_of(legal_page, 1).fill("The Customer pays for everything.")
    headings = legal_page.locator("#positions-group .has_original > h3")

    drag(legal_page, headings, number=1, above=0)

    numbers = [legal_page.locator(f"#id_positions-{n}-order").input_value() for n in (1, 0, 2)]
    assert numbers == ["1", "2", "3"]
    expect(text_of(legal_page, 1)).to_have_value("The Customer pays for everything.")
    legal_page.reload()
    expect(legal_page.locator("#id_positions-1-order")).to_have_value("1")
    save(legal_page)
    rows = ClauseRow.objects.get(key=RECALL).positions.all()
    assert [row.key for row in rows] == [keys[1], keys[0], *keys[2:]]
    assert rows[0].text == "The Customer pays for everything."


def test_an_option_is_dragged_and_another_is_moved_by_its_number(legal_page: Page):
    question = QuestionRow.objects.get(key="recall_cost_model")
    keys = list(question.options.values_list("key", flat=True))
    legal_page.goto(address(question))
    expect(legal_page.locator("[data-desk-status]")).to_contain_text("on this page")
    headings = legal_page.locator("#options-group .has_original > h3")
    drag(legal_page, headings, number=1, above=0)
    legal_page.locator("#id_options-2-order").fill("0")

    save(legal_page)

    moved = list(question.options.values_list("key", flat=True))
    assert moved == [keys[2], keys[1], keys[0], *keys[3:]]


def test_questions_are_put_in_order_on_the_page_of_their_section(legal_page: Page):
    section = SectionRow.objects.get(key="recall")
    keys = list(section.questions.values_list("key", flat=True))
    share = keys.index("recall_share_customer_pct")
    assert keys[share - 1] == "recall_cost_model"
    legal_page.goto(address(section))
    names = legal_page.locator("#questions-group tr.has_original td.original p")

    drag(legal_page, names, number=share, above=share - 1)
    legal_page.get_by_role("button", name="Save", exact=True).first.click()

    expect(legal_page.locator(".errorlist").first).to_contain_text("Customer's recall share")
    assert list(section.questions.values_list("key", flat=True)) == keys
    legal_page.goto(address(section))
    legal_page.get_by_role("button", name="Drop it").click()
    expect(legal_page.locator(".typed-again")).to_have_count(0)
    drag(legal_page, names, number=1, above=0)
    save(legal_page)
    moved = list(section.questions.values_list("key", flat=True))
    assert moved == [keys[1], keys[0], *keys[2:]]
