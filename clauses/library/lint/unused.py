"""What a library holds and nothing in it reads: facts, sets, tables, sources and studies."""

from collections.abc import Iterator

from clauses.library.faults.of_libraries import UNUSED
from clauses.library.findings import Finding, Place
from clauses.library.language.expressions import Expression, Lookup, keys_read, walk
from clauses.library.language.text import expressions_in
from clauses.library.values import Library
from clauses.library.words.places import formulas, texts


def unused(library: Library) -> Iterator[Finding]:
    """Hints at what may be left over: delete it, or use it where it was meant."""
    expressions = tuple(_expressions(library))
    read = {key for expression in expressions for key in keys_read(expression)}
    looked_up = {
        node.table
        for expression in expressions
        for node in walk(expression)
        if isinstance(node, Lookup)
    }
    cited = {key for question in library.questions for key in question.sources}
    cited |= {key for rule in library.rules for key in rule.sources}
    studied = {practice.study for practice in library.market}
    for kind, keys, used in (
        ("fact", [fact.key for fact in library.facts], read),
        ("set", [named.key for named in library.sets], read),
        ("table", [table.key for table in library.tables], looked_up),
        ("source", [source.key for source in library.sources], cited),
        ("study", [study.key for study in library.studies], studied),
    ):
        yield from (UNUSED.at(Place(kind, key), kind=kind) for key in keys if key not in used)


def _expressions(library: Library) -> Iterator[Expression]:
    for placed in formulas(library):
        yield placed.formula.expression
    for text in texts(library):
        yield from expressions_in(text.nodes)
