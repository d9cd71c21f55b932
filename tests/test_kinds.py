"""A kind of question stands once in the core and once in the wizard; another one breaks whatever does not know it."""

import ast
import re
from collections.abc import Iterable
from typing import get_args

import pytest

from agreements.assembly.answering import read_answers
from agreements.wizard.controls import CONTROLS, Template
from agreements.wizard.fields import fields_of
from clauses.library.deal.interview import interview
from clauses.library.kinds import (
    ALL_KINDS,
    KINDS,
    MEASURES_OF,
    NAMES,
    SOURCES_OF,
    Kind,
    ValueName,
    value_type_of,
)
from clauses.library.lint import lint
from clauses.library.proof import prove
from clauses.library.values import QuestionKind
from clauses.library.words.codes import codes
from clauses.models import QuestionRow
from tests.clauses.library.examples import CREATED_ON, library_of, question
from tests.databases import ROOT
from tests.parsed import tree_of
from tests.properties.kinds_tried import TRIED

TEMPLATES = ROOT / "templates/agreements/questions"
OF_QUESTION = re.compile(r"(question|asked)\.kind$|\bkind(_of\(.*\))?\.name$")


def lacking(names: Iterable[str]) -> dict[str, list[str]]:
    """What each place that tells kinds apart by name does not know, or knows though it is no kind."""
    page = (ROOT / "docs/content-format.md").read_text()
    row = next(line for line in page.splitlines() if line.startswith("| `kind` |"))
    known = {
        "clauses/library/kinds.py": KINDS.keys(),
        "agreements/wizard/controls.py": CONTROLS.keys(),
        "tests/properties/kinds_tried.py": TRIED.keys(),
        "docs/content-format.md": set(re.findall("`(.*?)`", row)) - {"kind"},
    }
    return {place: wrong for place, found in known.items() if (wrong := sorted(found ^ set(names)))}


def test_every_kind_is_known_wherever_kinds_have_names():
    assert lacking(get_args(QuestionKind)) == {}
    assert len(ALL_KINDS) == len(KINDS)


def test_a_throw_away_kind_is_missed_in_every_such_place():
    found = lacking((*get_args(QuestionKind), "throw_away"))

    assert found.keys() == {
        "clauses/library/kinds.py",
        "agreements/wizard/controls.py",
        "tests/properties/kinds_tried.py",
        "docs/content-format.md",
    }
    assert all("throw_away" in names for names in found.values())


def asks_for_a_kind(node: ast.AST) -> bool:
    """Whether code compares the kind of a question with a name, or takes one of a table."""
    match node:
        case ast.Compare(left=left, comparators=comparators):
            asked = [left, *comparators]
        case ast.Match(subject=subject):
            asked = [subject]
        case ast.Subscript(slice=key):
            asked = [key]
        case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
            asked = [key]
        case _:
            return False
    return any(OF_QUESTION.search(ast.unparse(one)) for one in asked)


def test_no_other_place_asks_for_a_kind_by_its_name():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for app in ("clauses", "agreements", "config")
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(tree_of(path))
        if asks_for_a_kind(node)
    ]
    found += [
        str(path.relative_to(ROOT))
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"{%[^%]*question\.kind\b", path.read_text())
    ]

    assert [place.split(":")[0] for place in found] == [
        "clauses/library/kinds.py",
        "agreements/wizard/controls.py",
    ], found


@pytest.mark.parametrize(
    "source",
    [
        'question.kind == "text"',
        'asked.question.kind not in ("party", "place")',
        "TEMPLATES[question.kind]",
        'TEMPLATES.get(question.kind, "input")',
        "match question.kind:\n    case _: pass",
        'kind_of(question).name == "money"',
        'kind.name in ("sites",)',
    ],
)
def test_such_a_place_would_be_found(source: str):
    assert any(asks_for_a_kind(node) for node in ast.walk(ast.parse(source)))


@pytest.mark.parametrize(
    "asked_of",
    [
        lint,
        lambda held: interview(held, {"it": "word"}, created_on=CREATED_ON),
        lambda held: prove(held, today=CREATED_ON),
        lambda held: read_answers({"it": "word"}, held),
        lambda held: fields_of(held.questions[0]),
        codes,
    ],
    ids=["lint", "interview", "proof", "reading", "fields", "codes"],
)
def test_a_kind_that_is_only_named_is_no_kind_anywhere(asked_of):
    with pytest.raises(KeyError, match="throw_away"):
        asked_of(library_of(question("it", "throw_away")))


def test_every_type_of_value_has_its_name_sources_and_measures():
    assert NAMES.keys() == {*get_args(ValueName), "unknown"}
    assert SOURCES_OF.keys() == MEASURES_OF.keys() == set(get_args(ValueName))


def test_the_wizard_can_ask_every_kind():
    assert CONTROLS.keys() == KINDS.keys()
    for kind in ALL_KINDS:
        asked = question("asked", kind.name, options=("one",))

        assert fields_of(asked, rows=1), kind.name
        assert ("asked" in fields_of(asked, rows=1)) is (CONTROLS[kind.name].field is not None)
        assert value_type_of(asked).name == kind.value


def test_every_template_is_there():
    for template in get_args(Template):
        assert (TEMPLATES / f"_{template}.html").is_file()


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.name)
def test_a_draft_holds_every_kind(kind: Kind):
    column = QuestionRow._meta.get_field("kind")

    assert (kind.name, kind.title) in list(column.choices)
    assert len(kind.name) <= column.max_length
