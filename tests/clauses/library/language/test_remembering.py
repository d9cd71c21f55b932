"""What is remembered of a value: made once for each object, and bounded."""

from clauses.library.language.remembering import made_once


def counting(most: int):
    """A function that is remembered, and the values that it was really called with."""
    called: list[tuple[str, ...]] = []

    @made_once(most)
    def first_of(words: tuple[str, ...]) -> str:
        """The first of some words."""
        called.append(words)
        return words[0]

    return first_of, called


def words(*those: str) -> tuple[str, ...]:
    return tuple(those)


def test_a_value_is_asked_about_once():
    first_of, called = counting(most=4)
    one = words("a", "b")

    assert [first_of(one), first_of(one)] == ["a", "a"]
    assert called == [one]


def test_another_object_of_the_same_value_is_another():
    first_of, called = counting(most=4)
    one, other = words("a", "b"), words("a", "b")

    assert first_of(one) == first_of(other)
    assert len(called) == (1 if one is other else 2)


def test_more_than_it_may_keep_is_forgotten_and_made_again():
    first_of, called = counting(most=2)
    kept = [words(letter, "z") for letter in "abc"]

    assert [first_of(one) for one in (*kept, kept[0])] == ["a", "b", "c", "a"]
    assert called == [*kept, kept[0]]


def test_it_still_says_what_it_does():
    first_of, _ = counting(most=1)

    assert first_of.__doc__ == "The first of some words."
