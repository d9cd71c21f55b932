"""The document of an agreement as it is handed out: sealed once it is finished, and until then as it stands."""

from agreements.assembly.answering import read_stored_answers
from agreements.assembly.document import Document
from agreements.assembly.pipeline import Assembled
from agreements.models import Agreement
from agreements.models.remembered import assembled_under
from agreements.standing.current import standing_of


def handed_out(agreement: Agreement) -> Document:
    """What the issued copy was made of: its own answers and edition; of a draft, the answers of now."""
    return as_handed_out(agreement).document


def as_handed_out(agreement: Agreement) -> Assembled:
    """The same with all that it was made by."""
    if not agreement.is_issued:
        return standing_of(agreement).assembled
    copy = agreement.issued_copy
    answers = read_stored_answers(copy.answers, copy.edition.library())
    return assembled_under(copy.edition, answers, created_on=agreement.created_on)
