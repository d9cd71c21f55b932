"""Agreements of the shipped library, assembled from the answers of the scenarios."""

import json

from agreements.assembly import document
from agreements.assembly.answering import read_answers
from agreements.assembly.pipeline import assemble
from tests.databases import ROOT
from tests.scenarios import CREATED_ON, shipped_library


def shipped_document(name: str, **other: str) -> document.Document:
    """The agreement of a scenario on A4, with other answers to some of its questions."""
    answers = json.loads((ROOT / f"tests/scenarios/{name}/answers.json").read_text())
    library = shipped_library()
    known, _ = read_answers({**answers, "paper_size": "a4", **other}, library)
    return assemble(library, known, created_on=CREATED_ON).document
