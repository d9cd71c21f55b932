"""From the address book into a form: the parts of a company that was chosen, and people who may be called there.

Somebody who is listed twice has the same number twice.
"""

from collections.abc import Mapping

from django.http import QueryDict

from agreements.models import Company
from agreements.standing.current import Standing
from agreements.wizard.fields import part_name
from agreements.wizard.table_fields import proposed_table
from clauses import library
from clauses.library.answers import PARTY_PARTS, Cell, FilledRow, FilledTable, Party, Value
from clauses.library.deal.party_words import party_words
from clauses.library.language.known_names import CUSTOMER, MANUFACTURER, PEOPLE

CHOOSE = "book"  # the button beside the list; "book KEY" says for which question
PEOPLE_COLUMNS = ("role", "side", "name", "telephone", "email")


def is_choosing(action: str) -> bool:
    """Whether the button that was pressed takes a company from the address book."""
    return action.startswith(f"{CHOOSE} ")


def with_company_chosen(data: QueryDict, action: str) -> QueryDict:
    """What was posted with the parts of the company that was chosen; unchanged for any other button."""
    if not is_choosing(action):
        return data
    key = action.removeprefix(f"{CHOOSE} ")
    chosen = data.get(f"{CHOOSE}-{key}", "")
    company = _company(chosen)
    if company is None:
        return data
    filled = data.copy()
    for part in PARTY_PARTS:
        filled[part_name(key, part)] = getattr(company, part)
    return filled


def _company(chosen: str) -> Company | None:
    is_key = chosen.isascii() and chosen.isdigit() and len(chosen) < 19
    return Company.objects.filter(pk=int(chosen)).first() if is_key else None


def people_proposed(question: library.Question, standing: Standing) -> FilledTable | None:
    """The rows with which a table begins; those of people with who is known on each side.

    A company that is in the address book brings its contacts; else the one who takes notices is proposed.
    """
    table = proposed_table(question)
    columns = {column.key for column in question.columns}
    if table is None or question.key != PEOPLE or not columns.issuperset(PEOPLE_COLUMNS):
        return table
    parties = {key: standing.interview.value(key) for key in (CUSTOMER, MANUFACTURER)}
    called = party_words(standing.library)
    by_side = {called.customer: parties[CUSTOMER], called.manufacturer: parties[MANUFACTURER]}
    names = [party.legal_name for party in by_side.values() if isinstance(party, Party)]
    contacts = {
        (company.legal_name, contact.role): contact
        for company in Company.objects.filter(legal_name__in=names).prefetch_related("contacts")
        for contact in company.contacts.all()
    }
    rows = []
    for row in table.rows:
        given = {key: str(cell) for key, cell in row.cells}
        party = by_side.get(given.get("side", ""))
        if isinstance(party, Party):
            contact = contacts.get((party.legal_name, given.get("role", "")))
            given |= (
                _cells(contact.name, contact.telephone, contact.email)
                if contact is not None
                else _cells(party.notice_name, "", party.notice_email)
            )
        rows.append(FilledRow(row.key, tuple((key, cell) for key, cell in given.items() if cell)))
    return FilledTable(tuple(rows))


def _cells(name: str, telephone: str, email: str) -> Mapping[str, str]:
    return {"name": name, "telephone": telephone, "email": email}


def with_known_numbers(question: library.Question, value: Value | None) -> Value | None:
    """A table of people in which nobody types a number twice: whoever has another row gets what is empty from it.

    Any other answer stays as it is.
    """
    if question.key != PEOPLE or not isinstance(value, FilledTable):
        return value
    known: dict[tuple[str, str, str], Cell] = {}
    for row in value.rows:
        for column in ("telephone", "email"):
            if (cell := row.cell(column)) is not None:
                known.setdefault((*_who(row), column), cell)
    order = tuple(column.key for column in question.columns)
    return FilledTable(tuple(_with_known(row, known, order) for row in value.rows))


def _who(row: FilledRow) -> tuple[str, str]:
    return str(row.cell("side") or ""), str(row.cell("name") or "").casefold()


def _with_known(
    row: FilledRow, known: Mapping[tuple[str, str, str], Cell], order: tuple[str, ...]
) -> FilledRow:
    if row.cell("name") is None:
        return row
    cells = dict(row.cells)
    for column in ("telephone", "email"):
        cell = known.get((*_who(row), column))
        if cell is not None:
            cells.setdefault(column, cell)
    return FilledRow(row.key, tuple((key, cells[key]) for key in order if key in cells))
