"""What is said about data that is no library: each time the place, the reason and what to do."""

import pytest

from clauses.library.data.codec import library_from

SMALL = {"key": "small", "title": "Small"}
QUESTION = {"key": "days", "kind": "integer", "ask": "How long?", "short": "Days"}
CLAUSE = {"key": "stock", "code": "STK-01", "heading": "Stock"}
POSITION = {"key": "full", "title": "Full", "text": "The Manufacturer holds stock."}
RULE = {"key": "K001", "severity": "error", "when": "days > 3", "message": "Too long."}


def with_section(**parts) -> dict:
    return {**SMALL, "sections": [{"key": "setup", "title": "Setup", **parts}]}


def with_question(**fields) -> dict:
    return with_section(questions=[{**QUESTION, **fields}])


def with_clause(**fields) -> dict:
    return with_section(clauses=[{**CLAUSE, **fields}])


def with_position(**fields) -> dict:
    return with_clause(positions=[{**POSITION, **fields}])


def refused(data: object) -> list[tuple[str, str]]:
    held, findings = library_from(data)
    assert held is None
    return [(finding.code, str(finding.place)) for finding in findings]


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ({**SMALL, "format": 4}, "unknown-format", "library"),
        ({**SMALL, "format": 0}, "unknown-format", "library"),
        ({**SMALL, "format": "1"}, "unknown-format", "library"),
        ({**SMALL, "format": True}, "unknown-format", "library"),
        ({**SMALL, "language_version": 0}, "unknown-format", "library"),
        ({**SMALL, "language_version": 4}, "unknown-format", "library"),
        ({"key": "small"}, "missing-field", "library, title"),
        ({"key": "small", "title": "  "}, "missing-field", "library, title"),
        ({**SMALL, "colour": 1}, "unknown-field", "library, colour"),
        ({**SMALL, "terms": 3}, "bad-field", "library, terms"),
        (with_section(colour=1), "unknown-field", 'section "setup", colour'),
        (with_question(colour=1), "unknown-field", 'question "days", colour'),
        (with_question(kind="colour"), "bad-field", 'question "days", kind'),
        (with_question(kind=[]), "bad-field", 'question "days", kind'),
        (with_question(unit=3), "missing-field", 'question "days", unit'),
        (with_question(key="Days"), "bad-key", 'question "Days", key'),
        (with_question(key="in-days"), "bad-key", 'question "in-days", key'),
        (with_question(key="not"), "bad-key", 'question "not", key'),
        (with_question(key="größe"), "bad-key", 'question "größe", key'),
        (with_question(essential="yes"), "bad-field", 'question "days", essential'),
        (with_question(sources="R-1"), "bad-field", 'question "days", sources'),
        (with_question(sources=[1]), "bad-field", 'question "days", sources'),
        (with_question(also=["0"]), "bad-field", 'question "days", also'),
        (with_question(also=[True]), "bad-field", 'question "days", also'),
        (with_question(also=[float("inf")]), "bad-field", 'question "days", also'),
        (with_question(when=True), "bad-field", 'question "days", when'),
        (
            with_question(when="a\nand"),
            "not-in-the-language",
            'question "days", when, line 2',
        ),
        (
            with_question(minimum=1e22),
            "not-in-the-language",
            'question "days", minimum, line 1',
        ),
        (
            with_question(options=[{"key": "red"}]),
            "missing-field",
            'question "days", options red, label',
        ),
        (
            with_question(options=[{"key": "red", "label": "Red", "favours": "both"}]),
            "bad-field",
            'question "days", options red, favours',
        ),
        (
            with_question(defaults=[{"value": 3}]),
            "missing-field",
            'question "days", defaults 1, when',
        ),
        (
            with_position(text="One.\n\n{{ a | upper }}"),
            "not-in-the-language",
            'clause "stock", position "full", text, line 3',
        ),
        (
            with_position(stance="soft"),
            "bad-field",
            'clause "stock", position "full", stance',
        ),
        (with_clause(companions=[{}]), "missing-field", 'clause "stock", companions 1, clause'),
        ({**SMALL, "rules": [{**RULE, "when": ""}]}, "missing-field", 'rule "K001", when'),
        (
            {**SMALL, "rules": [{**RULE, "message": "{% if a %}"}]},
            "not-in-the-language",
            'rule "K001", message, line 1',
        ),
        (
            {**SMALL, "terms": [{"term": "Batch", "definition": ""}]},
            "missing-field",
            'term "Batch", definition',
        ),
        (
            {**SMALL, "tables": [{"key": "laws", "means": "So.", "rows": {"a": 1}}]},
            "bad-field",
            'table "laws", rows',
        ),
        (
            {**SMALL, "tables": [{"key": "laws", "means": "So.", "rows": "a"}]},
            "bad-field",
            'table "laws", rows',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data, code: str, place: str):
    assert refused(data) == [(code, place)]


@pytest.mark.parametrize(
    ("fields", "code", "part"),
    [
        ({"agreements": -1}, "bad-field", "agreements"),
        ({"agreements": 1.5}, "bad-field", "agreements"),
        ({"agreements": True}, "bad-field", "agreements"),
        ({"agreements": "9"}, "bad-field", "agreements"),
        ({"median": "9"}, "bad-field", "median"),
        ({"median": True}, "bad-field", "median"),
        ({"median": float("nan")}, "bad-field", "median"),
        ({"study": ""}, "missing-field", "study"),
        ({"colour": 1}, "unknown-field", "colour"),
        ({"counts": [{"option": "none"}]}, "missing-field", "counts 1, agreements"),
        ({"counts": [{"agreements": 1, "colour": 1}]}, "unknown-field", "counts 1, colour"),
    ],
)
def test_what_is_wrong_in_market_practice_is_told_with_its_place(fields, code: str, part: str):
    data = {**SMALL, "market": [{"question": "days", "study": "count", **fields}]}

    assert refused(data) == [(code, f'market practice "days", {part}')]


@pytest.mark.parametrize(
    ("fields", "code", "part"),
    [
        ({"agreements": None}, "missing-field", "agreements"),
        ({"address": "javascript:alert(1)"}, "bad-field", "address"),
        ({"licence_address": "http://example.org"}, "bad-field", "licence_address"),
        ({"licence": ""}, "missing-field", "licence"),
    ],
)
def test_what_is_wrong_in_a_study_is_told_with_its_place(fields, code: str, part: str):
    study = {
        **dict.fromkeys(("key", "title", "authors", "licence", "method", "changes"), "x"),
        **dict.fromkeys(("address", "licence_address"), "https://example.org"),
        "agreements": 35,
    }

    assert refused({**SMALL, "studies": [{**study, **fields}]}) == [(code, f'study "x", {part}')]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ([], "library"),
        ({**SMALL, "rules": [3]}, 'rule "number 1"'),
        (with_question(defaults=[3]), 'question "days", defaults 1'),
        (with_clause(positions=[3]), 'clause "stock", position "1"'),
    ],
)
def test_where_a_table_is_needed_nothing_else_will_do(data, place: str):
    assert refused(data)[0] == ("not-a-table", place)


def test_several_things_wrong_are_told_at_once():
    data = with_question(kind="colour", when="true")

    assert refused(data) == [
        ("bad-field", 'question "days", kind'),
        ("not-in-the-language", 'question "days", when, line 1'),
    ]


def test_a_finding_is_one_line_that_tells_what_to_do():
    _, findings = library_from(with_question(when="true"))

    assert str(findings[0]) == (
        'error not-in-the-language: question "days", when, line 1:'
        ' "true" without quotes is not a value.'
        ' Put an option in double quotes ("none"); ask a yes/no question by its name alone.'
    )
    assert str(library_from({"key": "a"})[1][0]) == (
        'error missing-field: library, title: The field "title" must hold a text. Fill it in.'
    )
