"""What changed in the text of an agreement between two moments, or against our standard: on the screen, and in Word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

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
from agreements.printing.word.word_redline import redlined_word_file
from agreements.views.access import agreement_or_404
from agreements.views.formats import KINDS
from agreements.views.sheets import as_download


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
    # Our standard is what we would rather have said: nothing for the other side.
    is_inner = compared.before == STANDARD
    content = redlined_word_file(
        compared.redline,
        compared.document,
        number=agreement.number,
        between=compared.names,
        at=compared.at,
        notice=FOR_THE_HOUSE if is_inner else "",
    )
    name = f"{agreement.number}_changes_{compared.before}-to-{compared.after}"
    name += "_not-to-be-handed-out.docx" if is_inner else ".docx"
    return as_download(content, KINDS["docx"], name)


def _compared(request: HttpRequest, agreement: Agreement) -> ComparedTexts:
    before, after = (request.GET.get(name, "") for name in ("before", "after"))
    return compared_texts(agreement, before, after)
