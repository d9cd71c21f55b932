"""What the page of an offered edition prints of a redline: what is shown, and what is folded away."""

from agreements.assembly.effect import effect_of
from agreements.pages.editions import ShownPart, shown_parts
from clauses.library.words.wordwise import Deleted, Inserted, SameWords
from clauses.templatetags.redlines import redlined
from tests.agreements.assembly.examples import MONEY, SETUP, made, term
from tests.clauses.library.examples import clause, library_of, position, schedule


def parts(before: tuple, after: tuple) -> dict[str, ShownPart]:
    effect = effect_of(made(*before), library_of(SETUP, MONEY, *after), {})
    return {shown.part.key: shown for shown in shown_parts(effect)}


def words(text: str, key: str = "words", **fields):
    return clause(key, position("only", text), **fields)


def runs(shown: ShownPart) -> list[tuple[str, int]]:
    return [(run.folded, len(run.passages)) for run in shown.runs]


def test_only_what_changes_is_shown():
    shown = parts((words("A."), words("B.", "other")), (words("A."), words("C.", "other")))

    assert list(shown) == ["other"]
    assert (shown["other"].place, shown["other"].title, shown["other"].tag) == (
        "1.2",
        "Other",
        "Changed",
    )


def test_a_number_that_moved_is_told_with_the_old_one():
    shown = parts((words("A."),), (words("X.", "first"), words("B.")))

    assert shown["words"].place == "1.2 (was 1.1)"
    assert shown["first"].place == "1.1"


def test_a_clause_that_is_dropped_keeps_its_number_and_heading():
    shown = parts((words("A."), words("B.", "gone")), (words("A."),))["gone"]

    assert (shown.place, shown.title, shown.tag) == ("1.2", "Gone", "Dropped")


def test_a_heading_that_changes_is_called_by_the_new_one():
    shown = parts((words("A.", heading="Old Costs"),), (words("A.", heading="New Costs"),))

    assert shown["words"].title == "New Costs"


def test_a_schedule_and_the_cover_are_called_by_name():
    shown = parts((schedule("parts", "A."),), (schedule("parts", "B."),))

    assert shown["parts"].place == "Schedule A"


def test_two_paragraphs_that_stay_are_shown_and_three_are_folded():
    text = "Changed.\n\n{}"
    two, three = "One.\n\nTwo.", "One.\n\nTwo.\n\nThree."

    few = parts((words(text.format(two)),), (words(text.format(two).replace("Ch", "Unch")),))
    many = parts((words(text.format(three)),), (words(text.format(three).replace("Ch", "Unch")),))

    assert runs(few["words"])[-1] == ("", 2)
    assert runs(many["words"])[-1] == ("3 paragraphs as before", 3)


def test_definitions_are_folded_by_themselves():
    terms = tuple(term(name, "a day") for name in ("Day", "Month", "Week", "Year"))
    listed = words("{{ definitions() }}", "listed")
    using = words("A Day, Month, Week, Year.")
    other = (term("Day", "a bank day"), *terms[1:])

    shown = parts((listed, using, *terms), (listed, using, *other))["listed"]

    assert runs(shown) == [("", 1), ("3 definitions as before", 3)]


def test_of_a_table_the_changed_rows_are_shown_under_its_head():
    rows = "\n".join(f"| Task {number} | Customer |" for number in range(5))
    old = schedule("matrix", f"| Task | Who |\n{rows}")
    new = schedule("matrix", f"| Task | Who |\n{rows.replace('3 | Customer', '3 | Both')}")

    shown = parts((old,), (new,))["matrix"]

    assert runs(shown) == [("", 2), ("4 rows as before", 5)]
    assert all(run.is_table for run in shown.runs)


def test_a_table_that_stays_is_folded_whole():
    table = "\n\n| Task | Who |\n| Design | Customer |"

    shown = parts((schedule("matrix", f"Old.{table}"),), (schedule("matrix", f"Other.{table}"),))[
        "matrix"
    ]

    assert runs(shown)[-1] == ("1 row as before", 2)


def test_a_clause_that_only_moved_prints_no_words():
    first, second, third = (words(f"{key}.", key) for key in ("first", "second", "third"))

    shown = parts((first, second, third), (second, third, first))["first"]

    assert (shown.tag, shown.runs) == ("Moved", ())


def test_marks_are_words_too_and_what_is_typed_stays_text():
    html = redlined((SameWords("a ", "a "), Deleted("<b> "), Inserted("c")))

    assert html == (
        'a <del><span class="visually-hidden">[deleted: </span>&lt;b&gt;'
        '<span class="visually-hidden">]</span></del> '
        '<ins><span class="visually-hidden">[inserted: </span>c<span class="visually-hidden">]</span></ins>'
    )
