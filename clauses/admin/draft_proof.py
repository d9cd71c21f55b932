"""The draft with its proof, as the publish page tells of it: what was proved, what was found, which answers show it."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest

from clauses.draft.mistakes import addresses
from clauses.draft.reviewing import Review, review_draft
from clauses.library.findings import Level
from clauses.models import ProofRun
from clauses.publishing.proof_runs import ProofFailed, Proved, findings_of, run_proof, stored_proof
from clauses.publishing.publish import with_proof


@dataclass(frozen=True, slots=True)
class DraftOnDesk:
    """The draft as lint sees it, its last proof where there is one, and all that was found."""

    linted: Review
    run: ProofRun | None
    review: Review

    @property
    def proved(self) -> tuple[Proved, ...]:
        """What the proof found beyond lint."""
        new = set(self.review.findings) - set(self.linted.findings)
        return tuple(one for one in findings_of(self.run) if one.finding in new) if self.run else ()


def draft_on_desk() -> DraftOnDesk:
    """The draft as it is now."""
    linted = review_draft()
    run = stored_proof(linted.sha256)
    return DraftOnDesk(linted, run, with_proof(linted, run) if run else linted)


def prove_draft(request: HttpRequest, *, by: User) -> None:
    """Prove the draft as it is now; a message says how that went."""
    draft = review_draft()
    if draft.errors:
        messages.error(request, "A draft with errors cannot be proved. Mend them first.")
        return
    try:
        run = run_proof(draft.content, by=by)
    except ProofFailed as e:
        messages.error(request, str(e))
        return
    if any(one.finding.level is Level.ERROR for one in findings_of(run)):
        messages.warning(request, "Some answers give a broken agreement. The proof shows which.")
    else:
        messages.success(request, "Proved: no answers can give a broken agreement.")


def proof_context(draft: DraftOnDesk) -> dict[str, Any]:
    """What the section of the proof tells, as values for its template."""
    proved = draft.proved
    pages = addresses(one.finding for one in proved)
    return {
        "run": draft.run,
        "is_possible": not draft.linted.errors,
        "errors": [one for one in proved if one.finding.level is Level.ERROR],
        "found": [
            {
                "finding": one.finding,
                "address": pages.get(one.finding.place),
                "created_on": one.created_on,
                "answers": _answers(one),
            }
            for one in proved
            if one.finding.level is not Level.WARNING  # these stand where their reasons are asked
        ],
    }


def _answers(one: Proved) -> str:
    """The counterexample as the page of trial agreements reads it, empty where there is none."""
    if one.counterexample is None:
        return ""
    return json.dumps(one.counterexample, ensure_ascii=False, indent=1)
