"""Findings while somebody types: the page of a row comes in, what is wrong comes out. Nothing is saved."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Model
from django.http import HttpRequest, JsonResponse

from clauses.admin.typed import Typed, parts_of, typed
from clauses.draft.mistakes import Mistake, addresses, findings_at, located, name_of
from clauses.draft.reviewing import Review, review
from clauses.draft.rows import draft_data
from clauses.draft.tables import field_kinds
from clauses.library import Library
from clauses.library.data.codec import edition_json
from clauses.library.data.field_readers import expression_of, line_of, text_of
from clauses.library.findings import Finding, LanguageError, Level
from clauses.library.language.contents import PARTIES
from clauses.library.language.mends import Mend, mend_of_condition, mend_of_text
from clauses.library.schema import Content
from clauses.library.words.wording import in_words

if TYPE_CHECKING:
    from clauses.admin.drafts import DraftAdmin

MOST_ELSEWHERE = 20
LEVELS = tuple(Level)
LINE = re.compile(r"Line (\d+): ")


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """What is wrong on a page, what its changes break elsewhere, its conditions in words, and how fields are mended."""

    mistakes: tuple[Mistake, ...]
    elsewhere: tuple[Finding, ...]
    in_words: tuple[tuple[str, str], ...]
    mends: tuple[tuple[str, Mend], ...]


def check(editor: "DraftAdmin", request: HttpRequest, object_id: str | None = None) -> JsonResponse:
    """What is wrong with what is typed, field by field, as JSON for the script of the page."""
    began = time.perf_counter()
    checked = check_typed(typed(editor, request, object_id))
    links = addresses(checked.elsewhere)
    answer = {
        "findings": [
            {
                "field": mistake.field,
                "level": str(mistake.level),
                "words": mistake.words,
                "line": mistake.line,
            }
            for mistake in checked.mistakes
        ],
        "elsewhere": [
            {
                "level": str(finding.level),
                "place": str(finding.place),
                "words": f"{finding.message} {finding.hint}".strip(),
                "url": links.get(finding.place, ""),
            }
            for finding in checked.elsewhere[:MOST_ELSEWHERE]
        ],
        "more_elsewhere": max(0, len(checked.elsewhere) - MOST_ELSEWHERE),
        "in_words": dict(checked.in_words),
        "mends": {
            name: {"text": mend.text, "words": f"Mend it: {', '.join(mend.changes)}"}
            for name, mend in checked.mends
        },
    }
    milliseconds = (time.perf_counter() - began) * 1000
    return JsonResponse(answer, headers={"Server-Timing": f"check;dur={milliseconds:.0f}"})


def check_typed(page: Typed) -> CheckedPage:
    """Read the draft with the page in it, and compare what is found with what was found before."""
    saved = draft_data()
    before = review_of(edition_json(saved))
    changed = review(page.draft(saved))
    entry = page.entry()
    name = name_of(page.row, entry)
    mine = findings_at(name, changed.findings)
    refused = tuple(_refused(page))
    passed_over = ({mistake.field for mistake in refused} | _empty_fields(page)) - {""}
    found = (_on_page(mistake, page) for mistake in located(mine, parts_of(page.parts)))
    library = changed.library or before.library
    return CheckedPage(
        # A field that its form refuses, or that is empty yet, stands otherwise in the draft that was checked.
        mistakes=(*refused, *(one for one in found if one.field not in passed_over)),
        elsewhere=tuple(_elsewhere(changed, before, mine)),
        in_words=tuple(_conditions(page, library)) if library is not None else (),
        mends=tuple(_mends(page)),
    )


@lru_cache(maxsize=2)
def review_of(content: str) -> Review:
    """The review of the draft as it is saved; remembered while somebody types."""
    return review(json.loads(content))


def _refused(page: Typed) -> Iterator[Mistake]:
    """What the forms refuse by themselves. What is not filled in yet is no mistake of somebody who still types."""
    for form in page.forms():
        for name, found in form.errors.as_data().items():
            for error in found:
                if error.code == "required" and form.instance.pk is None:
                    continue
                words = " ".join(error.messages)
                line = LINE.match(words)
                is_shown = name in form.fields and not form.fields[name].widget.is_hidden
                field = form.add_prefix(name) if is_shown else ""
                yield Mistake("", field, words, Level.ERROR, int(line[1]) if line else 0)


def _empty_fields(page: Typed) -> set[str]:
    return {
        form.add_prefix(name)
        for form in page.forms()
        for name, field in form.fields.items()
        if field.required and not form.cleaned_data.get(name)
    }


def _on_page(mistake: Mistake, page: Typed) -> Mistake:
    """The mistake with the name that its field has on the page; without one where the page has no such field."""
    for form in page.forms():
        if (form.prefix or "") == mistake.prefix and mistake.field in form.fields:
            return replace(mistake, field=form.add_prefix(mistake.field))
    words = f"{mistake.field.capitalize()}: {mistake.words}" if mistake.field else mistake.words
    return replace(mistake, field="", words=words)


def _elsewhere(changed: Review, before: Review, mine: tuple[Finding, ...]) -> list[Finding]:
    """What the change breaks in other places, errors first."""
    known = {*before.findings, *mine}
    fresh = [finding for finding in changed.findings if finding not in known]
    return sorted(fresh, key=lambda finding: LEVELS.index(finding.level))


def _conditions(page: Typed, library: Library) -> Iterator[tuple[str, str]]:
    """The conditions of the page in words, by field."""
    for form in page.forms():
        row: Model = form.instance
        for name, kind in field_kinds(type(row)).items():
            source = form.cleaned_data.get(name) if kind.content is Content.FORMULA else ""
            if isinstance(source, str) and source and source not in PARTIES:
                words = _in_words(source, library)
                if words:
                    yield form.add_prefix(name), words


def _mends(page: Typed) -> Iterator[tuple[str, Mend]]:
    """What each field of the page could hold instead, where it cannot be read as it was typed."""
    for form in page.forms():
        row: Model = form.instance
        for name, kind in field_kinds(type(row)).items():
            typed_here = form[name].value() if name in form.fields else None
            if isinstance(typed_here, str) and (mend := mend_of(kind.content, typed_here)):
                yield form.add_prefix(name), mend


def mend_of(content: Content, source: str) -> Mend | None:
    """What a field with this content could hold instead; None where nothing is to mend, or nothing safe is known."""
    match content:
        case Content.FORMULA if source not in PARTIES:
            return mend_of_condition(source, expression_of) if source.strip() else None
        case Content.PHRASE:
            return mend_of_text(source, lambda line: line_of(line.strip()))
        case Content.TEXT:
            return mend_of_text(source.replace("\r\n", "\n"), text_of)
        case _:
            return None


def _in_words(source: str, library: Library) -> str:
    try:
        words = in_words(expression_of(source), library)
    except LanguageError:
        return ""
    return words[:1].upper() + words[1:]
