"""From the address book into a form: the parts of a company that was chosen, and people who may be called there."""

from collections.abc import Mapping

from django.http import QueryDict

from agreements.models import Company
from agreements.standing.current import Standing
from agreements.wizard.fields import part_name
from agreements.wizard.table_fields import proposed_table
from clauses import library
from clauses.library.answers import PARTY_PARTS, FilledRow, FilledTable, Party
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
