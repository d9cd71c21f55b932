"""An agreement in other formats than PDF: Word, a web page, plain text, JSON, and who does what as a workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from agreements.assembly.document import Document
from agreements.assembly.plaintext import plain_text
from agreements.models import Agreement
from agreements.printing.file_names import file_name
from agreements.printing.matrix_workbook import matrix_of, matrix_workbook
from agreements.printing.printed_json import printed_json
from agreements.printing.rendering import Imprint, render_page
from agreements.printing.word.word_file import DRAFT_NOTE, word_file
from agreements.standing.handed_out import handed_out
from agreements.views.access import agreement_or_404
from agreements.views.sheets import XLSX, as_download

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "xlsx": XLSX,  # who does what
}


@require_GET
def as_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The agreement as a file of one of these formats. Raises Http404 for any other."""
    agreement = agreement_or_404(request, pk)
    if form not in KINDS:
        raise Http404
    document = handed_out(agreement)
    parties = (document.customer.legal_name, document.manufacturer.legal_name)
    name = file_name(
        number=agreement.number if agreement.is_issued else f"draft-{agreement.number}",
        parties=parties,
        version=agreement.version,
        form="who-does-what.xlsx" if form == "xlsx" else form,
    )
    return as_download(_content(agreement, document, form), KINDS[form], name)


def _content(agreement: Agreement, document: Document, form: str) -> bytes:
    number, is_draft = agreement.number, not agreement.is_issued
    match form:
        case "docx":
            return word_file(document, number=number, is_draft=is_draft)
        case "html":
            return render_page(document, Imprint(number, is_draft_copy=is_draft)).encode()
        case "txt":
            head = f"{number}. {DRAFT_NOTE}" if is_draft else number
            return f"{head}\n\n{plain_text(document)}".encode()
        case "xlsx":
            matrix = matrix_of(document)
            if matrix is None:
                raise Http404
            notes = (document.title, number, DRAFT_NOTE if is_draft else "")
            return matrix_workbook(document, matrix, notes=tuple(filter(None, notes)))
        case _:
            return printed_json(document, number=number, is_draft=is_draft).encode()
