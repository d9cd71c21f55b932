"""What nobody should type into an agreement, in the library or in an answer: numbers of its own parts, placeholders."""

import re

# A number or letter that the document gives moves with the answers; "§" and "section" are cited so too.
REFERENCE = re.compile(
    r"(?:\b(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|[Pp]aragraphs?|[Ss]chedules?|[Aa]nnex(?:es)?|[Aa]ppendix|[Ee]xhibits?)"
    r"|§)\s*(?:(?P<number>[0-9]+)(?:\.[0-9]+)*(?:\([a-z]+\))*|[A-Z]\b|[IVXLC]+\b)"
)
PLACEHOLDER = re.compile(
    r"\bT\.?B\.?[ACD]\b\.?|\b[Xx]{3,}\b|\bN\.N\.|_{3,}|\?{2,}|\.{4,}|…{2,}|\blorem ipsum\b"
    # Not "[18F]FDG" and "benzo[a]pyrene": those touch a letter.
    r"|(?<![\w-])\[[^\]]*(?:\](?![\w-])|$)|<[^<>]*(?:insert|name|date|address|text)[^<>]*>|\{\{.*?\}\}",
    re.IGNORECASE,
)
