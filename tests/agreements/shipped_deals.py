"""Agreements of the shipped library, assembled from the answers of the scenarios."""

import datetime
import json

from agreements.assembly import document
from agreements.assembly.answering import read_answers
from agreements.assembly.pipeline import assemble
from clauses.library.data.codec import library_from
from clauses.library.data.folder import read_folder
from tests.databases import ROOT


def shipped_document(name: str) -> document.Document:
    """The agreement of a scenario, on A4."""
    data, _ = read_folder(ROOT / "clauses/content/outsourcing")
    library, _ = library_from(data)
    answers = json.loads((ROOT / f"tests/scenarios/{name}/answers.json").read_text())
    known, _ = read_answers({**answers, "paper_size": "a4"}, library)
    return assemble(library, known, created_on=datetime.date(2026, 11, 23)).document
