"""What changed in the text of an agreement between two moments, or from our standard: on screen, paper and in Word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from agreements.acts.drawing import ask_for_redline
from agreements.models import Agreement
from agreements.pages.compared_texts import (
    FOR_THE_HOUSE,
    OUR_STANDARD,
    STANDARD,
    ComparedTexts,
    compared_texts,
    moments_of,
)
from agreements.pages.editions import shown_part
from agreements.printing.redline_page import redline_page
from agreements.printing.word.word_redline import redlined_word_file
from agreements.views.access import agreement_or_404
from agreements.views.drawings import no_pdf
from agreements.views.formats import KINDS
from agreements.views.sheets import as_download
from agreements.views.waiting_programs import drawn_for_a_program


@require_GET
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """The redline of two texts, and the choice of others."""
    agreement = agreement_or_404(request, pk)
    compared = _compared(request, agreement)
    context = {
        "agreement": agreement,
        "compared": compared,
        "parts": [shown_part(part) for part in compared.redline.changed()],
        "moments": moments_of(agreement),
        "standard": (STANDARD, OUR_STANDARD),
    }
    return render(request, "agreements/changes.html", context)


@require_GET
def changes_in_word(request: HttpRequest, pk: int) -> HttpResponse:
    """The same with tracked changes."""
    agreement = agreement_or_404(request, pk)
    compared = _compared(request, agreement)
    content = redlined_word_file(
        compared.redline,
        compared.document,
        number=agreement.number,
        between=compared.names,
        at=compared.at,
        notice=_notice(compared),
    )
    return as_download(content, KINDS["docx"], _name(agreement, compared, "docx"))


@require_GET
def changes_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on paper, once a worker has drawn it; until then on to the page that says how far it is."""
    agreement = agreement_or_404(request, pk)
    compared = _compared(request, agreement)
    page = redline_page(
        compared.redline,
        compared.document,
        number=agreement.number,
        between=compared.names,
        notice=_notice(compared),
    )
    between = (compared.before, compared.after)
    asked = ask_for_redline(agreement, page, between=between, at=compared.at)
    drawing = drawn_for_a_program(request, asked)
    if drawing.pdf is not None:
        name = _name(agreement, compared, "pdf")
        return as_download(bytes(drawing.pdf), "application/pdf", name)
    if drawing.is_under_way:
        return redirect("agreements:drawing", pk, drawing.key)
    return no_pdf(request, agreement, drawing)


def _notice(compared: ComparedTexts) -> str:
    """Our standard is what we would rather have said: nothing for the other side."""
    return FOR_THE_HOUSE if compared.before == STANDARD else ""


def _name(agreement: Agreement, compared: ComparedTexts, form: str) -> str:
    inner = "_not-to-be-handed-out" if _notice(compared) else ""
    return f"{agreement.number}_changes_{compared.before}-to-{compared.after}{inner}.{form}"


def _compared(request: HttpRequest, agreement: Agreement) -> ComparedTexts:
    before, after = (request.GET.get(name, "") for name in ("before", "after"))
    return compared_texts(agreement, before, after)
