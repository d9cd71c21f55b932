"""Two pages beside every row of the draft: the search over all texts, and the codes that can be inserted."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from clauses.admin.desk import draft_library
from clauses.admin.editions import allowed
from clauses.draft.mistakes import pages_of
from clauses.draft.rows import draft_data
from clauses.library.findings import Place
from clauses.library.words.codes import codes, matching
from clauses.library.words.search import search

LONGEST = 200
MOST_HITS = 100


@require_GET
def search_page(request: HttpRequest) -> HttpResponse:
    """Every thing of the draft that holds the words, with its page."""
    allowed(request, "clauses.view_libraryrow")
    words = typed_words(request)
    hits = search(draft_data(), words)
    pages = pages_of(Place(hit.kind, hit.key) for hit in hits[:MOST_HITS])
    context = {
        **admin.site.each_context(request),
        "title": "Search the draft",
        "words": words,
        "hits": [(hit, pages.get(Place(hit.kind, hit.key))) for hit in hits[:MOST_HITS]],
        "count": len(hits),
        "more": max(0, len(hits) - MOST_HITS),
    }
    return TemplateResponse(request, "admin/clauses/desk/search.html", context)


@require_GET
def codes_page(request: HttpRequest) -> HttpResponse:
    """Every code that a text or condition can name: a page of its own, and a part of the page of a row."""
    allowed(request, "clauses.view_libraryrow")
    words = typed_words(request)
    library = draft_library()
    found = () if library is None else matching(codes(library), words)
    context = {
        **admin.site.each_context(request),
        "title": "Codes to insert",
        "words": words,
        "codes": found,
        "is_unreadable": library is None,
    }
    is_part = request.GET.get("part") == "1"
    template = "_codes" if is_part else "codes"
    return TemplateResponse(request, f"admin/clauses/desk/{template}.html", context)


def typed_words(request: HttpRequest) -> str:
    """What was searched for, within bounds."""
    return request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
