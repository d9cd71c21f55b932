"""The faults that the proof speaks of, and the faults that `check` finds, in one and the same form."""

from collections.abc import Iterator, Mapping

from agreements.assembly.coherence import check
from agreements.assembly.definitions import used
from agreements.assembly.document import DefinitionList
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.trees import blocks_in, lines_in
from clauses.library.answers import Value
from clauses.library.faults.of_agreements import MEANING_NOWHERE
from clauses.library.findings import Finding, Level
from clauses.library.language.evaluation import holds
from clauses.library.proof.counterexamples import is_accepted
from clauses.library.proof.obligations import Obligation, obligations
from clauses.library.proof.printing import used_when
from clauses.library.values import Library
from tests.content.shipped import CREATED_ON

# These tell of answers and of the program, not of the library; a proof speaks of accepted answers.
NOT_OWED = {
    "rule",
    "answer-does-not-fit",
    "unanswered-question",
    "number-gap",
    "doubled-anchor",
    "doubled-definition",  # two terms of one name: lint reports them, whatever is answered
}

Fault = tuple[str, str, str]


class Mirror:
    """A library whose obligations were written down once, to be compared with many agreements."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.owed = obligations(library)
        self.used = used_when(library)

    def differences(self, answers: Mapping[str, Value]) -> Iterator[str]:
        """What the proof says of an agreement and `check` does not, or the other way round."""
        assembled = assemble(self.library, answers, created_on=CREATED_ON)
        if not is_accepted(assembled.interview, assembled.selection):
            return
        scope = assembled.selection.scope
        owed = {_fault(one) for one in self.owed if holds(one.stands, scope)}
        found = {_fault(one) for one in check(assembled) if _is_owed(one)}
        yield from (f"only the proof: {one}" for one in sorted(owed - found))
        yield from (f"only the check: {one}" for one in sorted(found - owed))
        # The proof is of the library as legal writes it; an agreement may be of it in American spelling.
        written = zip(self.library.terms, assembled.interview.library.terms, strict=True)
        called = {one.term: other.term for one, other in written}
        proved = {called[term] for term, when in self.used.items() if holds(when, scope)}
        printed = _terms(assembled)
        if any(isinstance(block, DefinitionList) for block in blocks_in(assembled.document)):
            yield from (f"only the proof uses {term}" for term in sorted(proved - printed))
            yield from (f"only the document uses {term}" for term in sorted(printed - proved))


def _is_owed(finding: Finding) -> bool:
    is_owed = finding.level is Level.ERROR or finding.code == MEANING_NOWHERE.code
    return is_owed and finding.code not in NOT_OWED


def _fault(one: Finding | Obligation) -> Fault:
    """Code and place; a term without its definition has the place of its first use in a document."""
    if one.code == "undefined-term":
        return one.code, "term", one.message.split("”")[0]
    place = one.place
    if place.kind == "responsibility":
        return one.code, "matrix", ""
    return one.code, place.kind, place.key


def _terms(assembled: Assembled) -> set[str]:
    return {
        term
        for block in blocks_in(assembled.document)
        for line in lines_in(block)
        for term in used(line)
    }
