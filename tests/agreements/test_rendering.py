"""A document as HTML: on the screen and for print."""

import datetime
import re
from dataclasses import replace

from agreements.assembly import document
from agreements.printing.column_widths import shares
from agreements.printing.html_lines import print_line, screen_line
from agreements.printing.rendering import (
    Imprint,
    print_sheets,
    render_page,
    render_preview,
    render_print,
)
from clauses.library.answers import Party
from tests.agreements.documents import (
    CUSTOMER,
    RECALL,
    agreement,
    clause,
    paragraph,
    sites_table,
    words,
)

IMPRINT = Imprint(
    number="CP-2026-0001",
    version=37,
    dated=datetime.date(2026, 11, 29),
    library_of=datetime.date(2026, 3, 5),
)
HOSTILE = "<b>{{ x }}</b> **Ltd** # 1."
ESCAPED = "&lt;b&gt;{{ x }}&lt;/b&gt; **Ltd** # 1."


def printed(**changes) -> str:
    return render_print(agreement(**changes), IMPRINT)


def test_every_number_and_every_word_is_printed_as_text():
    html = printed()

    for number in ("1", "1.2", "1.2.1", "1.2.2"):
        assert f'<span class="number">{number}</span>' in html
    for number in ("(a)", "(b)", "(i)", "(ii)"):
        assert f'<span class="item-number">{number}</span>' in html
    assert "Each Party pays to the extent it caused the Recall, within 30 Days" in html


def test_a_value_from_right_to_left_turns_no_words_beside_it_around():
    around = (document.PrintedWords("by "), document.Filled("מפעל (1)", ()))

    assert (
        print_line((*around, document.PrintedWords(" 2 (two)")))
        == "by \u2068מפעל (1)\u2069 2 (two)"
    )
    assert print_line((document.Filled("Łódź (1)", ()),)) == "Łódź (1)"


def test_references_are_links_to_anchors_that_are_there():
    for html in (printed(), render_preview(agreement())):
        targets = set(re.findall(r'href="#([^"]+)"', html))

        assert {"clause-definitions", "schedule-sites"} <= targets
        assert targets <= set(re.findall(r'id="([^"]+)"', html))


def test_no_anchor_stands_twice():
    for html in (printed(), render_preview(agreement())):
        anchors = re.findall(r'id="([^"]+)"', html)

        assert len(anchors) == len(set(anchors))


def test_a_company_called_like_markup_prints_exactly_so():
    hostile = Party(legal_name=HOSTILE)
    line = (document.Filled(HOSTILE, ("customer_party",)), document.OpenBlank(HOSTILE))
    with_name = replace(RECALL, blocks=(paragraph("1.2.1", *line),))
    section = replace(agreement().sections[0], clauses=(with_name,))

    for html in (
        printed(customer=hostile, sections=(section,)),
        render_preview(agreement(customer=hostile, sections=(section,))),
    ):
        assert html.count(ESCAPED) >= 3
        assert "<b>" not in html


def test_a_hostile_anchor_cannot_leave_its_attribute():
    line = (document.CrossReference("x", 'x" onclick="y', 'Section <1> "x"'),)

    html = print_line(line)

    assert "&quot; onclick=&quot;" in html
    assert "Section &lt;1&gt;" in html


def test_on_the_screen_what_was_filled_in_is_marked_and_so_is_an_open_blank():
    html = render_preview(agreement())

    assert '<span class="filled">30</span>' in html
    assert '<mark class="open-blank">[Recall limit]</mark>' in html


def test_on_the_screen_each_clause_says_why_it_is_there():
    html = render_preview(agreement())

    assert html.count("<summary>Why it says this</summary>") == 3
    assert "It is in this agreement because every agreement has it." in html


def test_in_print_nobody_reads_why_a_clause_is_there():
    html = printed()

    assert "because" not in html


def test_new_and_changed_clauses_are_marked_in_words():
    html = render_preview(agreement(), marked={"recall-costs": "changed", "signatures": "new"})

    assert '<section class="clause changed" id="clause-recall-costs"' in html
    assert '<section class="clause new" id="clause-signatures"' in html
    assert "Changed clause" in html
    assert "New clause" in html


def test_an_unresolved_reference_says_what_is_missing():
    html = print_line((document.UnresolvedReference("insurance"),))

    assert html == '<mark class="open-blank">[not in this agreement: insurance]</mark>'


def test_the_cover_identifies_the_parties():
    html = printed(customer=replace(CUSTOMER, address="400 Harbor Road\nBoston"))

    assert "Meridian Devices, Inc." in html
    assert "Registration number 7719023" in html
    assert "400 Harbor Road, Boston" in html
    assert "Corporation registered in Delaware" in html
    assert "United States" in html
    assert "1 January 2027" in html
    assert "CP-2026-0001" in html
    assert "37 of 29 November 2026" in html
    assert "clause library of 5 March 2026" in html


def test_a_party_not_named_yet_is_an_open_blank_on_the_cover():
    assert "[Customer]" in printed(customer=Party())


def test_only_a_draft_says_so():
    draft = render_print(agreement(), Imprint(is_draft_copy=True))

    assert "Draft, not for signature" in draft
    assert "Draft, not for signature" not in printed()
    assert "css/print-draft-copy.css" in print_sheets(agreement(), is_draft_copy=True)
    assert "css/print-draft-copy.css" not in print_sheets(agreement(), is_draft_copy=False)


def test_letter_paper_has_a_sheet_of_its_own():
    assert "css/print-letter.css" in print_sheets(agreement(paper="letter"), is_draft_copy=False)
    assert "css/print-letter.css" not in print_sheets(agreement(), is_draft_copy=False)


def test_compact_print_has_a_sheet_of_its_own():
    assert "css/print-compact.css" in print_sheets(agreement(is_compact=True), is_draft_copy=False)
    assert "css/print-compact.css" not in print_sheets(agreement(), is_draft_copy=False)


def test_an_agreement_signed_on_its_first_pages_has_neither_cover_nor_contents():
    signed = agreement().sections[1].clauses[0].blocks
    leading = document.PrintedSchedule(
        "key-terms", "", "Key Terms", "schedule-key-terms", signed, is_leading=True
    )
    opening = printed(schedules=(leading, *agreement().schedules))

    assert 'class="cover running"' in printed()
    assert 'class="contents"' in printed()
    assert 'class="cover running"' not in opening
    assert 'class="contents"' not in opening
    assert opening.index('class="opening-title"') < opening.index("schedule-key-terms")


def test_the_page_for_a_browser_brings_its_styles():
    html = render_page(agreement(), Imprint())

    assert "<style>" in html
    assert ".clause-heading" in html
    assert "<link" not in html


def test_table_heads_are_heads_of_columns():
    html = printed()

    assert html.count('<th scope="col">') == 3


def test_a_table_shares_its_whole_width():
    table = sites_table("Plant 1", "A plant with quite a long name beside the river")

    assert sum(shares(table)) == 24
    assert shares(table)[0] > shares(table)[2]


def test_a_wide_table_still_has_room_in_each_column():
    head = document.PrintedRow(tuple(words(f"Column {number}") for number in range(12)))
    cells = document.PrintedRow((words("x" * 400), *(() for _ in range(11))))

    widths = shares(document.PrintedTable(head, (cells,)))

    assert sum(widths) == 24
    assert min(widths) >= 1


def test_no_word_breaks_where_the_columns_have_room():
    head = document.PrintedRow(
        tuple(words(name) for name in ("KPI", "How", "Target", "Who", "Source"))
    )
    long = "Order lines that are on time, as a share of all lines due in the month"
    row = document.PrintedRow(
        (words("On-time delivery"), words(long), words("95%"), words("Manufacturer"))
    )

    widths = shares(document.PrintedTable(head, (row,)))

    assert sum(widths) == 24
    assert widths[3] == 4  # "Manufacturer" breaks in a column of three
    assert widths[1] == max(widths)


def test_an_e_mail_address_stands_on_one_line_where_the_columns_have_room():
    head = document.PrintedRow(tuple(words(name) for name in ("Role", "Party", "E-mail")))
    address = "tom.aldercroft@aldercroft.example"
    row = document.PrintedRow(
        (words("Executive Representative"), words("Manufacturer"), words(address))
    )

    widths = shares(document.PrintedTable(head, (row,)))

    assert widths[2] >= 8  # 36 characters, of 110 in 24 columns
    assert widths[0] >= 6


def test_a_row_may_be_shorter_than_the_head():
    head = document.PrintedRow((words("Site"), words("Country")))

    assert sum(shares(document.PrintedTable(head, (document.PrintedRow((words("Plant"),)),)))) == 24


def test_in_print_the_space_before_a_link_stands_inside_it():
    line = (
        document.PrintedWords("as "),
        document.CrossReference("prices", "clause-prices", "Section 2.1 (Prices)"),
        document.PrintedWords(" provides."),
    )

    html = print_line(line)

    assert html == (
        'as<a class="reference" href="#clause-prices"> Section 2.1 (Prices)</a> provides.'
    )


def test_a_clause_without_numbers_prints_no_empty_number():
    bare = clause("bare", "1.1", "Bare", paragraph("", document.PrintedWords("Only this.")))
    section = replace(agreement().sections[0], clauses=(bare,))

    html = printed(sections=(section,))

    assert '<p class="paragraph">Only this.</p>' in html


def test_an_email_address_ends_a_line_at_its_signs_alone():
    html = print_line(words("Write to: quality.affairs@meridian-devices.example.com & wait."))

    assert (
        html
        == "Write to: quality<wbr>.affairs@<wbr>meridian-devices<wbr>.example<wbr>.com &amp; wait."
    )


def test_a_term_that_is_defined_where_it_stands_is_set_off():
    recall = document.TermUse("Recall", "Recall", is_defined=True)
    line = (document.PrintedWords("Its return (a "), recall, document.PrintedWords(") is due."))

    assert screen_line(line) == ('Its return (a <dfn class="defined-here">Recall</dfn>) is due.')
    # On paper the space before it moves into it, as before a link.
    assert print_line(line) == 'Its return (a<dfn class="defined-here"> Recall</dfn>) is due.'
