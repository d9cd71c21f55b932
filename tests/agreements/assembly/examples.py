"""Short ways to write down an agreement: a text and its questions go in, what is printed comes out."""

from agreements.assembly.coherence import check
from agreements.assembly.document import Document, PrintedParagraph
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.trees import words_of
from clauses import library
from clauses.library.answers import Party
from tests.clauses.library.examples import CREATED_ON, clause, library_of, phrase, position

SETUP = library.Section("setup", "Set-up", "General")
MONEY = library.Section("money", "Money", "Price")
ACME = Party("Acme Ltd.", country="GB", address="1 High Street,\nLeeds", signatory_name="Ann Lee")


def term(name: str, definition: str, *plurals: str) -> library.DefinedTerm:
    return library.DefinedTerm(name, phrase(definition), plurals)


def made(*things, **answers) -> Assembled:
    """An agreement of these things in the sections "setup" and "money"."""
    return assemble(library_of(SETUP, MONEY, *things), answers, created_on=CREATED_ON)


def written(text: str, *things, **answers) -> Document:
    """An agreement whose only clause, "words", has this text."""
    return made(*things, clause("words", position("only", text)), **answers).document


def blocks(document: Document, key: str = "words"):
    """The blocks of a clause or schedule."""
    parts = (*document.clauses(), *document.schedules)
    return next(part.blocks for part in parts if part.key == key)


def printed(text: str, *things, **answers) -> str:
    """The words of the first paragraph of an agreement that has this text."""
    return words_of(blocks(written(text, *things, **answers))[0].line)


def items(text: str, *things, **answers) -> list[str]:
    """The numbered items of the first paragraph, inner ones indented."""
    return outline(blocks(written(text, *things, **answers))[0])


def outline(paragraph: PrintedParagraph) -> list[str]:
    def lines(found, depth):
        for item in found:
            yield f"{'  ' * depth}{item.number} {words_of(item.line)}"
            yield from lines(item.items, depth + 1)

    return list(lines(paragraph.items, 0))


def found(*things, **answers) -> list[str]:
    """The codes of what `check` finds."""
    return [finding.code for finding in check(made(*things, **answers))]
