"""What is doubtful about what was typed, said at its field: it is saved, and is a finding too."""

from agreements.assembly.coherence.free_text import faults_of_typed_words_in
from agreements.assembly.coherence.parties import parties_alike_in
from agreements.standing.current import Standing
from agreements.words.our_words import finding_in_our_words, sides_of
from clauses.library.deal.interview import Interview
from clauses.library.findings import Finding
from clauses.library.kinds import kind_of
from clauses.library.values import Question


def is_typed(question: Question) -> bool:
    """Whether people type words to answer a question."""
    kind = kind_of(question)
    return kind.value in ("party", "place", "sites") or kind.words == "typed"


def cautions_of(standing: Standing, question: Question) -> tuple[str, ...]:
    """The sentences to print beside a question under the answers of a page."""
    if not is_typed(question):
        return ()
    memo = standing.assembled.memo
    found = memo.once(_cautions, standing.interview)
    sides = sides_of(standing.interview)
    told = (
        finding_in_our_words(one, sides, standing.library.question(question.key))
        for one in found
        if one.question == question.key
    )
    return tuple(f"{one.message} {one.hint}" for one in told)


def _cautions(interview: Interview) -> tuple[Finding, ...]:
    return (*parties_alike_in(interview), *faults_of_typed_words_in(interview))
