"""The page docs/findings.md, written from the catalogue: one line for each code."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from clauses.library.faults import (
    of_agreements,
    of_answers,
    of_asked_tables,
    of_files,
    of_libraries,
    of_proofs,
    of_tables,
    of_words,
)
from clauses.library.faults.fault import Fault

HEAD = """\
# Findings

A finding says what is wrong, where, and what to do. Its code never changes its meaning. An **error** blocks
publishing a library or issuing an agreement, a **warning** wants a reason, a **hint** only informs.

This page is written by `python -m clauses.library.faults` from the catalogue in `clauses/library/faults/`, which
holds the words of every finding.
"""
COLUMNS = "| code | level | what it means | what to do |\n|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Group:
    """Faults that are met at one place: a heading, what to know first, and the modules that hold them."""

    heading: str
    introduction: str
    modules: tuple[ModuleType, ...]


GROUPS = (
    Group(
        "In an agreement",
        f"""\
{", ".join(f"`{code}`" for code in sorted(of_agreements.OF_THE_LIBRARYS_WORDS))} are faults of the
library's own words. Where the edition of an agreement is not the newest, they are warnings there, which lead to the
newer edition.
""",
        (of_agreements, of_tables),
    ),
    Group("In a file of answers", "", (of_answers,)),
    Group(
        "In a library",
        """\
`wrong-kind`, `unknown-option`, `unknown-part` and `no-position` mean in a library what they mean above, at the place
that the finding names; inside a text that is the line where its paragraph, heading or table starts.
""",
        (of_files, of_libraries, of_asked_tables, of_words),
    ),
    Group(
        "In the proof of a library",
        """\
Codes that an agreement can have as well (`open-blank`, `unresolved-reference`, `undefined-term`, `missing-companion`
and the like) mean here that some answers give such an agreement. These answers are the counterexample: a complete
answer set that the wizard accepts and that no error rule refuses. The finding tells the few conditions under which the
fault always stands.
""",
        (of_proofs,),
    ),
)


def faults_of(module: ModuleType) -> dict[str, Fault]:
    """The faults that a module of the catalogue names, by their names."""
    return {name: value for name, value in vars(module).items() if isinstance(value, Fault)}


def findings_page() -> str:
    """The page, as docs/findings.md holds it."""
    told: set[str] = set()
    parts = [HEAD]
    for group in GROUPS:
        parts.append(f"\n## {group.heading}\n\n")
        parts.append(f"{group.introduction}\n" if group.introduction else "")
        parts.append(COLUMNS)
        parts += _lines(group, told)
    return "".join(parts)


def _lines(group: Group, told: set[str]) -> Iterator[str]:
    for module in group.modules:
        for fault in faults_of(module).values():
            if fault.code not in told:
                told.add(fault.code)
                level = fault.level or "as the rule says"
                yield f"| `{fault.code}` | {level} | {fault.stands} | {fault.remedy} |\n"
