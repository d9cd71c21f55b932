"""What the library alone makes of a deal: its facts, and the usual answer to all that could be negotiated."""

from agreements.assembly.pipeline import Assembled
from agreements.standing.current import Standing
from clauses.library.language.known_names import STANCE


def standard_of(standing: Standing) -> Assembled:
    """The agreement without what somebody chose otherwise; nothing is saved.

    Facts stay, which are what the first section asks, and whatever has no usual answer.
    """
    facts = standing.library.sections[0].key
    chosen = {
        key
        for key in standing.answers
        if (question := standing.library.question(key)) is None
        or key == STANCE
        or (question.section != facts and (question.default is not None or question.defaults))
    }
    return standing.with_answers(dict.fromkeys(chosen)).assembled
