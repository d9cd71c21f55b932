"""Hypothesis strategies for expressions, values and whole libraries."""

import datetime
from fractions import Fraction

from hypothesis import strategies as st

from clauses import library
from clauses.library.answers import City, Party, Site
from clauses.library.language import expressions as ex
from clauses.library.language.blocks import parse_text
from clauses.library.language.parsing import parse_expression, parse_line

KEYS = ("a", "b", "c", "party", "plants", "created_on", "nowhere")
OPTIONS = ("x", "y", "z", "DE")
CLAUSES = ("stock", "recall")

keys = st.sampled_from(KEYS)
options = st.sampled_from(OPTIONS)
clause_keys = st.sampled_from(CLAUSES)
numbers = st.fractions(-1_000, 1_000, max_denominator=50) | st.sampled_from(
    [Fraction(0), Fraction(10**15), Fraction(-(10**15))]
)
values = st.one_of(
    numbers,
    options,
    st.booleans(),
    st.dates(),
    st.frozensets(options),
    st.builds(Party, country=options, state=options),
    st.builds(City, city=options, country=options),
    st.lists(st.builds(Site, name=options), max_size=3).map(tuple),
)
answers = st.dictionaries(keys, values)

leaves = st.one_of(
    st.builds(ex.TextLiteral, options),
    st.builds(ex.NumberLiteral, numbers),
    st.builds(ex.Name, keys),
    st.builds(ex.PartOf, keys, st.sampled_from(["country", "city", "__class__"])),
    st.builds(ex.Listed, st.lists(options, max_size=3).map(tuple)),
    st.builds(ex.CountOf, keys),
    st.builds(ex.Answered, keys),
    st.builds(ex.Included, clause_keys),
    st.builds(ex.PositionOf, clause_keys),
    st.builds(ex.PointOf, options),
    st.builds(ex.HasFeature, clause_keys, options),
)


def _larger(inner: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(ex.Compare, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), inner, inner),
        st.builds(ex.Contains, inner, inner, st.booleans()),
        st.builds(ex.All, several),
        st.builds(ex.Any, several),
        st.builds(ex.Not, inner),
        st.builds(ex.Arithmetic, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
        st.builds(ex.Extremum, st.sampled_from(["min", "max"]), several),
        st.builds(ex.Ceiling, inner),
        st.builds(ex.Lookup, st.sampled_from(["laws", "nowhere"]), inner),
        st.builds(ex.Either, inner, inner, inner),
    )


expressions = st.recursive(leaves, _larger, max_leaves=12)

words = st.text("abc äß“”-%&<>'\\", min_size=1, max_size=12).filter(str.strip)
keys_in_quotes = st.from_regex(r"[a-z][a-z_]{0,5}", fullmatch=True).filter(
    lambda key: key not in ("and", "or", "not", "in", "is", "if", "else", "true", "false", "none")
)
sources = st.sampled_from(
    [
        "a",
        "-5",
        " a == 3 ",
        'b == "x" and not c',
        "min(a, 3) + 1 > 0",
        '"x" in b or answered(c)',
        "1 if a else 2",
    ]
)
formulas = sources.map(lambda source: library.Formula(source, parse_expression(source)))
perhaps = st.none() | formulas
phrases = st.sampled_from(["Words.", "In {{ a }} days", "{% if a %}x{% endif %} y "]).map(
    lambda source: library.Phrase(source, parse_line(source.strip()))
)
texts = st.sampled_from(
    [
        'A {{ "may" | sets("b") }} go.',
        "One.",
        "State:\n- {{ a }}\n- b\n",
        "| A |\n| |",
        "{% if a %}\nOne.\n{% endif %}\n\nTwo.",
    ]
).map(parse_text)
stances = st.sampled_from(["customer", "balanced", "manufacturer", "neutral"])
approvals = st.sampled_from(["", "legal", "quality", "both"])
webs = words.map(lambda word: "https://" + "".join(word.split()))
amounts = st.integers(0, 99)
figures = st.integers(0, 999).map(lambda tenths: Fraction(tenths, 10))
word_lists = st.lists(words, max_size=2).map(tuple)


def _tuples(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(inner, max_size=2).map(tuple)


choices = st.builds(
    library.Choice,
    words,
    words,
    favours=st.just("") | stances,
    approval=approvals,
    common=st.booleans(),
)
questions = st.builds(
    library.Question,
    key=keys_in_quotes,
    section=st.sampled_from(["s1", "s2"]),
    kind=st.sampled_from(["choice", "integer", "date", "party", "sites"]),
    ask=words,
    short=words,
    guidance=st.just("") | words,
    unit=st.just("") | words,
    when=perhaps,
    default=perhaps,
    defaults=_tuples(st.builds(library.Default, formulas, formulas, st.just("") | words)),
    minimum=perhaps,
    maximum=perhaps,
    also=_tuples(st.integers(-9, 9).map(Fraction) | st.just(Fraction(1, 2))),
    essential=st.booleans(),
    required=st.booleans(),
    asked=st.booleans(),
    sources=word_lists,
    options=_tuples(choices),
)
positions = st.builds(
    library.Position,
    key=words,
    title=words,
    stance=stances,
    text=texts,
    when=perhaps,
    approval=approvals,
    approval_when=perhaps,
    plain=st.just("") | words,
    note=st.just("") | words,
    features=word_lists,
)
clauses = st.builds(
    library.Clause,
    key=words,
    code=words,
    section=st.sampled_from(["s1", "s2"]),
    heading=words,
    chosen_by=st.sampled_from(["answers", "stance"]),
    positions=_tuples(positions),
    plain=st.just("") | words,
    when=perhaps,
    mandatory=st.booleans(),
    companions=_tuples(st.builds(library.Companion, words, perhaps)),
)


def _by_section(things: list) -> tuple:
    """The codec keeps the order inside a section, and sections in their own order."""
    return tuple(sorted(things, key=lambda thing: thing.section))


libraries = st.builds(
    library.Library,
    key=words,
    title=words,
    sections=st.just((library.Section("s1", "One"), library.Section("s2", "Two", "Head", "3"))),
    questions=st.lists(questions, max_size=3).map(_by_section),
    clauses=st.lists(clauses, max_size=3).map(_by_section),
    terms=_tuples(st.builds(library.DefinedTerm, words, phrases, word_lists)),
    rules=_tuples(
        st.builds(
            library.Rule,
            words,
            st.sampled_from(["error", "warning", "hint"]),
            formulas,
            phrases,
            st.just("") | words,
            sources=word_lists,
        )
    ),
    schedules=_tuples(st.builds(library.Schedule, words, words, texts, when=perhaps)),
    responsibilities=_tuples(
        st.builds(library.Responsibility, words, words, formulas, perhaps, sets=st.just("") | words)
    ),
    facts=_tuples(st.builds(library.Fact, keys_in_quotes, words, formulas)),
    sets=_tuples(st.builds(library.NamedSet, keys_in_quotes, words, word_lists)),
    tables=_tuples(
        st.builds(
            library.NamedTable, keys_in_quotes, words, st.dictionaries(words, words, max_size=2)
        )
    ),
    points=_tuples(
        st.builds(
            library.DealPoint,
            keys_in_quotes,
            words,
            st.sampled_from(["party", "duty", "number"]),
            st.just("") | words,
            st.none() | figures,
            word_lists,
            st.none() | st.dictionaries(words, words, max_size=2),
        )
    ),
    sources=_tuples(
        st.builds(
            library.Source,
            words,
            words,
            words,
            st.dates(min_value=datetime.date(2000, 1, 1)).map(str),
            st.sampled_from(["verified", "partly", "memory"]),
        )
    ),
    studies=_tuples(
        st.builds(library.Study, words, words, words, webs, words, webs, amounts, words, words)
    ),
    market=_tuples(
        st.builds(
            library.MarketPractice,
            words,
            words,
            *[st.none() | amounts] * 3,
            *[st.none() | figures] * 5,
            *[st.just("") | words] * 3,
            st.none() | amounts,
            *[st.none() | figures] * 3,
            counts=_tuples(
                st.builds(library.OptionCount, amounts, st.just("") | words, st.just("") | words)
            ),
        )
    ),
)
