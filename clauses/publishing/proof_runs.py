"""Proofs of the draft: run once for each content, kept, and read back with their counterexamples."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from clauses.library.findings import Finding, Level, Place
from clauses.models import ProofRun
from clauses.models.editions import fingerprint
from clauses.publishing.provers import PROVER, solver_version

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 600  # seconds; a proof of the shipped library takes twenty


class ProofFailed(Exception):
    """The process of the solver came to no end; nothing is known about the library."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What a proof found: the finding, and where there are some the answers that show it, as JSON data."""

    finding: Finding
    words: str
    counterexample: dict[str, Any] | None
    created_on: str


def stored_proof(sha256: str) -> ProofRun | None:
    """The last proof of the library with this fingerprint by the prover of today; None where there is none."""
    # Another version may have overlooked something, or decide what it gave up on: what it found is history, no proof.
    by_this = ProofRun.objects.filter(prover=PROVER, solver=solver_version())
    return by_this.filter(sha256=sha256).order_by("-pk").first()


def run_proof(content: str, *, by: User) -> ProofRun:
    """Prove a library that can be read, as an edition would hold it, and keep what was found. Raises ProofFailed.

    Never call it inside a transaction that others wait for: it takes its time.
    """
    started = timezone.now()
    found = in_a_process(content)
    return ProofRun.objects.create(
        sha256=fingerprint(content),
        started_at=started,
        prover=found["prover"],
        solver=found["solver"],
        seconds=found["seconds"],
        counts=found["counts"],
        findings=found["findings"],
        by=by,
    )


def in_a_process(content: str) -> dict[str, Any]:
    """The report of `clauses.publishing.proof_process` on a library. Raises ProofFailed."""
    command = [
        sys.executable,
        "-m",
        "clauses.publishing.proof_process",
        timezone.localdate().isoformat(),
    ]
    try:
        done = subprocess.run(
            command,
            input=content.encode(),
            capture_output=True,
            cwd=ROOT,
            timeout=LONGEST,
            check=True,
        )
    except subprocess.TimeoutExpired as e:
        raise ProofFailed(
            f"The proof was stopped after {LONGEST // 60} minutes. That says nothing about the library."
        ) from e
    except subprocess.CalledProcessError as e:
        last = e.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise ProofFailed(f"The proof stopped: {' '.join(last)}") from e
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def findings_of(run: ProofRun) -> tuple[Proved, ...]:
    """What a proof found."""
    return tuple(
        Proved(
            finding=Finding(
                Level(one["level"]), one["code"], one["message"], Place(*one["place"]), one["hint"]
            ),
            words=one["words"],
            counterexample=one["counterexample"],
            created_on=one["created_on"] or "",
        )
        for one in run.findings
    )
