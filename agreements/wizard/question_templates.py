"""Which template asks a question: by its kind, by how many options it has, and in one row on the pages of the walk."""

from agreements.wizard.controls import MOST_CARDS, Control
from clauses import library
from clauses.library.kinds import kind_of


def asked_by(control: Control, question: library.Question) -> str:
    """The template of a question: so many options are searched, not read through."""
    is_one = control.template == "options" and control.type == "radio"
    return "search" if is_one and len(question.options) > MOST_CARDS else control.template


def short_for(control: Control, question: library.Question) -> str:
    """The template of a question in one row: a list to choose from in place of cards, a company folded."""
    match control.template:
        case "options" if control.type == "checkbox":
            return "short_ticks"
        case "options":
            return "_search" if len(question.options) > MOST_CARDS else "short_choice"
        case "parts":
            return "short_party" if kind_of(question).value == "party" else "short_parts"
        case "sites":
            return "short_sites"
        case _:
            return f"_{control.template}"
