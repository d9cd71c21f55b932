"""Small libraries with few answers: conditions in conditions, optional targets, plurals, companions, picks by hand."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

from hypothesis import strategies as st

from clauses import library
from tests.clauses.library.examples import (
    clause,
    fact,
    library_of,
    phrase,
    position,
    question,
    rule,
    schedule,
)
from tests.properties.kinds_tried import SET, TABLE, TRIED

ATOMS = (
    "wide", "not wide", 'model == "one"', 'model != "two"', 'model in ["two", "three"]', "days > 1", "days >= 3",
    '"x" in ticks', '"y" not in ticks', "count(ticks) == 2", "answered(spare)", "spare", "large", "long",
    "days * 2 < 5", "days != 2",
    "answered(name)", 'name == "typed"', 'overall_stance == "customer"',
)  # fmt: skip
SELECTION = (
    'included("b")',
    'position("c") == "lean"',
    'has_feature("c", "deep")',
    'not included("a")',
)
TARGETS = ("a", "b", "c", "annex")
OTHERS = ("ticks", "days", "spare", "name", "overall_stance")  # a library has two of these
SENTENCES = (
    "A Batch leaves.", "Several Batches leave on a Business Day.", "It lasts {{ days | counted(\"Day\") }}.",
    "It costs {{ days / 2 }}.", "It is {{ model }}.", "It is {{ ticks }}.", "It is {{ large }}.",
    "It is called {{ name }}.", "Within a day.",
    "It is {{ days if wide else 7 }} large.", "A Notice names the Day.", "It costs {{ days | money }}.",
    'The {{ "customer" | sets("decider") }} decides.', 'The {{ "both" | sets("decider") }} decide.',
    'The {{ model | sets("decider") }} decides.', 'The {{ point("decider") }} pays.',
    'It takes {{ days | counted("Day") | sets("time") }}.', 'It takes {{ 2 | counted("Day") | sets("time") }}.',
    'It takes {{ point("time") | counted("Day") }}.', 'A Notice {{ "must" | sets("written") }} be written.',
    *(f'See {{{{ ref("{target}") }}}}.' for target in TARGETS),
)  # fmt: skip
POINTS = (
    library.DealPoint("decider", "Who decides.", "party"),
    library.DealPoint("written", "Whether it is written.", "duty"),
    library.DealPoint("time", "The time.", "number", "Day", Fraction(1)),
)


def _joined(several: list[str]) -> str:
    return " and ".join(f"({one})" for one in several)


@dataclass(frozen=True, slots=True)
class Writing:
    """What may be written in a library that has some of the questions."""

    atoms: st.SearchStrategy[str]
    conditions: st.SearchStrategy[str]
    of_texts: st.SearchStrategy[str]
    lines: st.SearchStrategy[str]
    texts: st.SearchStrategy[str]


@cache
def writing(absent: tuple[str, ...]) -> Writing:
    """Conditions and texts that read only questions that are there."""
    return writing_of(_reading(ATOMS, absent), _reading(SENTENCES, absent))


def writing_of(every_atom: list[str], every_sentence: list[str]) -> Writing:
    """Conditions and texts made of these."""
    atoms, sentences = st.sampled_from(every_atom), st.sampled_from(every_sentence)
    conditions = _conditions(atoms)
    of_texts = conditions | st.sampled_from(SELECTION)
    lines = _lines(of_texts, sentences)
    blocks = _blocks(conditions, lines)
    guarded = blocks | st.builds("{{% if {} %}}\n{}\n{{% endif %}}".format, of_texts, blocks)
    texts = st.lists(guarded, min_size=1, max_size=2).map("\n\n".join)
    return Writing(atoms, conditions, of_texts, lines, texts)


@st.composite
def libraries_asking(draw, kind: str) -> library.Library:
    """A library with a question `it` of a kind, whatever its limits and defaults, and clauses that depend on it."""
    tried = TRIED[kind]
    write = writing_of(
        ["wide", "answered(it)", *tried.conditions],
        [*tried.sentences, "Words.", *(f'See {{{{ ref("{one}") }}}}.' for one in ("a", "b"))],
    )
    minimum, maximum = draw(st.sampled_from(tried.limits))
    it = question(
        "it",
        kind,
        options=tried.options,
        columns=tried.columns,
        minimum=minimum,
        maximum=maximum,
        when=draw(st.sampled_from((None, "wide"))),
        required=draw(st.booleans()),
        default=draw(st.sampled_from((None, *tried.defaults))),
    )
    refused = draw(st.none() | write.of_texts)
    return library_of(
        library.Section("setup", "Set-up", "General"),
        question("wide"),
        *tried.others,
        it,
        *draw(clauses(write)),
        *([] if refused is None else [rule("refused", refused)]),
        SET,
        TABLE,
        term("Batch", "a lot;", "Batches"),
        term("Day", "any day;"),
        term("Notice", "a letter;"),
        term("Business Day", "a day of work;"),
    )


def _reading(sources: tuple[str, ...], absent: tuple[str, ...]) -> list[str]:
    return [one for one in sources if not any(key in one for key in absent)]


def _conditions(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        atoms,
        st.lists(atoms, min_size=2, max_size=2).map(_joined),
        st.tuples(atoms, atoms).map(" or ".join),
        st.tuples(atoms, atoms).map(lambda two: f"not ({two[0]} and {two[1]})"),
    )


def _lines(of_texts, sentences) -> st.SearchStrategy[str]:
    return st.one_of(
        sentences,
        st.builds("{{% if {} %}}{}{{% endif %}} {}".format, of_texts, sentences, sentences),
        st.builds("{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format, of_texts, sentences,
                  of_texts, sentences, sentences),
        st.builds("{{% if {} %}}{{% if {} %}}{}{{% endif %}}{{% endif %}}".format, of_texts, of_texts, sentences),
    )  # fmt: skip


def _blocks(conditions, lines) -> st.SearchStrategy[str]:
    items = st.one_of(
        st.sampled_from(
            ("- one", "- a Batch:\n  - deep", "- these:\n  - {% if wide %}deep{% endif %}")
        ),
        st.builds("- {{% if {} %}}two{{% endif %}}".format, conditions),
    )
    return st.one_of(
        lines,
        lines,
        st.builds("These:\n{}".format, st.lists(items, min_size=1, max_size=2).map("\n".join)),
        st.sampled_from(("All this:", "## A heading\n\nWords.", "All this:\n\n| A |\n|---|\n| one |")),
        st.builds("| A | B |\n|---|---|\n{{% if {} %}}\n| a Batch | two |\n{{% endif %}}".format, conditions),
    )  # fmt: skip


@st.composite
def questions(draw, absent: tuple[str, ...]) -> tuple[library.Question, ...]:
    """A few questions; when they are asked varies, and whether they must be answered."""
    needed = st.booleans()
    asked = st.sampled_from((None, 'model == "one"', "wide"))
    several = (
        question("model", "choice", options=("one", "two", "three")),
        question("wide", required=draw(needed)),
        question("ticks", "multi", options=("x", "y"), required=draw(needed), when=draw(asked)),
        question(
            "days",
            "integer",
            minimum="1",
            maximum=draw(st.sampled_from(("2", "3 if wide else 1"))),
            also=draw(st.sampled_from(((), (Fraction(0),), (Fraction(5),)))),
            when=draw(asked),
            required=draw(needed),
            default=draw(st.none() | st.sampled_from(("2", "9", "0"))),
        ),
        question("spare", required=False),
        question("name", "text", required=False, when="wide"),
        question("overall_stance", "choice", options=("customer", "balanced")),
    )
    return tuple(one for one in several if one.key not in absent)


@st.composite
def clauses(draw, write: Writing) -> tuple[library.Clause, ...]:
    """Three clauses that need each other, one of them chosen by stance, and one for the definitions."""
    atoms, conditions, lines, texts = write.atoms, write.conditions, write.lines, write.texts
    perhaps = st.none() | conditions
    needs = st.lists(
        st.builds(
            library.Companion,
            st.sampled_from(("b", "c")),
            st.none() | conditions.map(lambda when: rule("x", when).when),
        ),
        max_size=1,
    ).map(tuple)
    first = draw(conditions)
    whens = st.sampled_from((None, first, f"not ({first})")) | perhaps
    return (
        clause("a", position("one", draw(texts), when=draw(whens)), position("two", draw(texts), when=draw(whens)),
               when=draw(perhaps), companions=draw(needs)),
        clause("b", position("only", draw(texts)), when=draw(perhaps), mandatory=draw(st.booleans()),
               companions=draw(needs)),
        clause("c", position("lean", draw(lines), stance="customer", when=draw(st.none() | atoms)),
               position("full", draw(lines), stance="balanced", features=("deep",)), chosen_by="stance",
               when=draw(st.none() | atoms)),
        clause("defined", position("only", "Here.\n\n{{ definitions() }}"), when=draw(st.sampled_from((None, "wide")))),
    )  # fmt: skip


def term(name: str, definition: str, *plurals: str) -> library.DefinedTerm:
    return library.DefinedTerm(name, phrase(definition), plurals)


@st.composite
def libraries(draw) -> library.Library:
    """A whole library."""
    present = draw(st.sampled_from(tuple(combinations(OTHERS, 2))))
    absent = tuple(one for one in OTHERS if one not in present)
    write = writing(absent)
    of_texts = write.of_texts
    rules = [
        rule(f"r{number}", when, severity=draw(st.sampled_from(("error", "warning"))))
        for number, when in enumerate(draw(st.lists(of_texts, max_size=2)))
    ]
    return library_of(
        library.Section("setup", "Set-up", "General"),
        *draw(questions(absent)),
        *draw(clauses(write)),
        *POINTS,
        schedule("annex", draw(write.texts), when=draw(st.none() | of_texts)),
        fact("large", 'model == "one"' if "days" in absent else "days * 2 > 3"),
        fact("long", draw(st.sampled_from(("large and wide", 'model == "three" or large')))),
        *rules,
        term(
            "Batch", draw(st.sampled_from(("a lot of things;", "what a Notice says;"))), "Batches"
        ),
        term("Day", "{% if wide %}a Business Day{% else %}any day{% endif %};"),
        term("Business Day", "a day of work;"),
        term(
            "Notice",
            draw(st.sampled_from(("a letter on a Batch;", f"the {{{{ {present[0]} }}}};"))),
        ),
    )
