"""The pages that everybody walks: which questions stand on them. What is not asked there is assumed until changed.

The sections of the library follow the article; these pages follow what a buyer knows: the deal, what he must decide,
and the lists. Which questions are essential, and in which deals, is data of the library.
"""

from clauses import library
from clauses.library.deal.interview import Asked, InterviewScope
from clauses.library.kinds import kind_of
from clauses.library.language.evaluation import holds

DEAL = library.Section(
    key="the-deal",
    title="The deal",
    introduction="Who buys, who makes, what and where: the usual answers follow from it.",
)
DECISIONS = library.Section(
    key="your-decisions",
    title="Your decisions",
    introduction="What the two sides negotiate. Change a usual answer where this deal differs.",
)
LISTS = library.Section(
    key="products-documents-people",
    title="Products, documents, people",
    introduction="What is bought, which documents say what it must be, and whom to call.",
)
ASSUMED = library.Section(
    key="assumed",
    title="What we assumed",
    introduction="Every other answer, as the agreement now says it. Change what is wrong, then confirm each part.",
)
FINISH = library.Section(key="finish", title="Check and finish")
ASKING = (DEAL, DECISIONS, LISTS)


def page_of(published: library.Library, question: library.Question) -> library.Section:
    """The page of the walk on which a question stands, where it is asked there."""
    if kind_of(question).value == "rows":
        return LISTS
    is_fact = question.section == published.sections[0].key
    return DEAL if is_fact else DECISIONS


def questions_on(published: library.Library, page: library.Section) -> tuple[library.Question, ...]:
    """Every question that could stand on a page of the walk, in the order of the library."""
    return tuple(one for one in published.questions if page_of(published, one) is page)


def is_asked(asked: Asked, scope: InterviewScope) -> bool:
    """Whether the walk asks a question: where it is essential in this deal, or has no answer that counts."""
    question = asked.question
    if asked.origin == "misfit" or (question.required and asked.origin == "missing"):
        return True
    only_when = question.essential_when
    return question.essential and (only_when is None or holds(only_when.expression, scope))
