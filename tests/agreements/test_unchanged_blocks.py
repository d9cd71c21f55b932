"""Of a part that changed, a page gets what it does not have; the rest are stand-ins for what it has."""

from django.utils.safestring import SafeString

from agreements.printing.unchanged_blocks import (
    BlockOnPage,
    PartOfPage,
    remember_sent,
    sent_lately,
    with_stand_ins,
)
from tests.agreements.live_page import fill_in, parsed


def paragraph(words: str) -> BlockOnPage:
    return BlockOnPage(SafeString(f'<p class="paragraph">{words:_<90}</p>\n'))


def listed(words: str) -> BlockOnPage:
    html = f'<p class="paragraph">{words:_<90}</p>\n<ol class="items"><li>{words}</li></ol>\n'
    return BlockOnPage(SafeString(html), elements=2)


def table(*rows: str) -> BlockOnPage:
    printed = tuple(SafeString(f"<tr><td>{row:_<90}</td></tr>") for row in rows)
    html = f"<div><table>\n<tbody>\n{''.join(printed)}\n</tbody>\n</table></div>\n"
    return BlockOnPage(SafeString(html), rows=printed)


def definitions(words: str) -> BlockOnPage:
    return BlockOnPage(SafeString(f"<ul><li>{words:_<90}</li></ul>\n"), may_stay=False)


def html_of(blocks: tuple[BlockOnPage, ...]) -> str:
    return f"<section><h3>Head</h3>{''.join(one.html for one in blocks)}</section>"


def brought(before: tuple[BlockOnPage, ...], after: tuple[BlockOnPage, ...]) -> str:
    """What is sent, once it is seen that the page comes to what it would be if everything were."""
    sent = with_stand_ins(after, before)
    ((old,), (new,), (whole,)) = map(
        parsed, (html_of(before), f"<section><h3>Head</h3>{sent}</section>", html_of(after))
    )
    fill_in(old, new)
    texts = ["".join("".join(one.itertext()).split()) for one in (new, whole)]
    assert texts[0] == texts[1]
    assert [one.tag for one in new.iter()] == [one.tag for one in whole.iter()]
    return sent


def test_of_changed_blocks_the_others_stay_with_all_their_elements():
    before = (paragraph("one"), listed("two"), paragraph("three"), listed("four"))
    after = (
        paragraph("zero"),
        listed("two"),
        paragraph("three"),
        paragraph("five"),
        listed("four"),
    )

    sent = brought(before, after)

    assert "zero" in sent
    assert "five" in sent
    assert not any(word in sent for word in ("two", "three", "four"))


def test_what_changed_its_place_stays_and_what_stands_twice_is_taken_twice():
    same = paragraph("same")

    assert "same" not in brought((same, paragraph("other"), same), (paragraph("other"), same, same))
    assert brought((same,), (same, same)).count("same") == 1


def test_of_a_table_come_the_rows_that_are_others():
    rows = [f"row {number}" for number in range(500)]
    others = [*rows[:100], "another", *rows[101:300], *rows[301:], "new"]

    sent = brought((paragraph("one"), table(*rows)), (paragraph("one"), table(*others)))

    assert "another" in sent
    assert "new" in sent
    assert len(sent) < 600


def test_definitions_that_a_page_replaces_one_by_one_are_always_sent():
    assert "means" in brought((definitions("means"),), (definitions("means"),))


def test_what_is_short_is_sent_rather_than_a_stand_in():
    short = BlockOnPage(SafeString("<p>No.</p>"))

    assert brought((short,), (short,)) == "<p>No.</p>"


def test_what_was_sent_is_known_by_its_digest():
    part = PartOfPage((paragraph("one"),), "Payment", ("It is agreed.",))
    remember_sent("0123456789ab", part)

    assert sent_lately("0123456789ab") == part
    assert sent_lately("ba9876543210") is None
