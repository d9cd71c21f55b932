"""The working forms of an agreement: forecast, scorecard, recall log, statement of recall costs, transfer plan.

No form is printed in the agreement. Each stands beside it, filled in with the Parties, the number and what is known.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from agreements.assembly.document import PrintedTable
from agreements.assembly.trees import blocks_in, words_of
from agreements.printing.form_workbook import WorkingForm
from agreements.standing.current import Standing
from clauses.library.answers import FilledTable, Party
from clauses.library.deal.party_words import party_words
from clauses.library.kinds import kind_of
from clauses.library.language.evaluation import evaluate
from clauses.library.language.expressions import PointOf
from clauses.library.language.known_names import (
    BINDING_TIME,
    CURRENCY,
    CUSTOMER,
    EXIT,
    FORECAST_TIME,
    FORECASTS,
    GOVERNANCE,
    KPI_HEAD,
    MANUFACTURER,
    PRODUCTS,
    RECALL_CLAIMS,
    RECALL_COSTS,
    RECALL_DECISION,
)

USUAL_MONTHS = 12
EMPTY_ROWS = 12
TRANSFER_STEPS = (
    "Teams and one leader named on each side",
    "Last orders, stock and supply until the end planned",
    "Open orders, materials and stock listed",
    "Documents, methods and records handed over",
    "Samples handed over",
    "Tools and property counted and returned",
    "New maker trained, trial and validation batches made",
    "Filings with authorities changed",
    "Confidential information returned or destroyed",
    "Final account agreed and paid",
)


def working_forms(standing: Standing) -> tuple[WorkingForm, ...]:
    """The forms that the clauses of an agreement speak of."""
    return tuple(_forms(standing))


def _forms(standing: Standing) -> Iterator[WorkingForm]:
    about = tuple(_about(standing))
    heads: tuple[str, ...]
    if _has(FORECASTS, standing):
        yield _forecast(standing, about)
    if _has(GOVERNANCE, standing):
        heads = ("KPI", "Target", "Result", "Cause, where missed", "Action", "Owner", "Due")
        rows = _filled_up(_kpis(standing), heads)
        month = (*about, ("Month", ""))
        use = (
            "Sent each month: result and target of each KPI, and what is done where one is missed."
        )
        yield WorkingForm("scorecard", "Scorecard", use, month, heads, rows, 2)
    if _has(RECALL_DECISION, standing):
        heads = ("Day and time", "What happened or was decided", "By whom", "Told to", "Document")
        use = "Kept from the first message on: what was known, decided and told, by whom and when."
        batches = (*about, ("Product and batches", ""))
        yield WorkingForm("recall-log", "Recall log", use, batches, heads, (), 3 * EMPTY_ROWS)
    if _has(RECALL_CLAIMS, standing):
        yield _costs(standing, about)
    if _has(EXIT, standing):
        heads = ("Step", "Party that leads", "Person", "Begins", "Ends", "State")
        rows = _filled_up(((step,) for step in TRANSFER_STEPS), heads)
        use = "Agreed when the end is known: each step, who leads it, and its dates."
        yield WorkingForm("transfer-plan", "Transfer plan", use, about, heads, rows, EMPTY_ROWS)


def _filled_up(
    rows: Iterable[tuple[str, ...]], heads: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """Rows as wide as their heads: what nobody knows yet is empty."""
    return tuple((*row, *[""] * (len(heads) - len(row))) for row in rows)


def _has(clause: str, standing: Standing) -> bool:
    return standing.selection.of(clause) is not None


def _about(standing: Standing) -> Iterator[tuple[str, str]]:
    agreement, called = standing.agreement, party_words(standing.library)
    number = agreement.number if agreement.is_issued else f"{agreement.number} (draft)"
    # Not its title in our list, which is for us alone.
    yield "Agreement", f"{number}, {standing.assembled.document.title}"
    for key, role in ((CUSTOMER, called.customer), (MANUFACTURER, called.manufacturer)):
        party = standing.interview.value(key)
        yield role, party.legal_name if isinstance(party, Party) else ""


def _forecast(standing: Standing, about: tuple[tuple[str, str], ...]) -> WorkingForm:
    months = _months(FORECAST_TIME, standing) or USUAL_MONTHS
    binding = _months(BINDING_TIME, standing)
    products = _products(standing)
    named = tuple(
        f"Month {month}{' (binding)' if month <= binding else ''}" for month in range(1, months + 1)
    )
    heads = (*products[0], *named)
    rows = _filled_up(products[1:], heads)
    sent = (*about, ("Date", ""), ("Sent by", ""), ("First month", ""))
    use = "Sent at each update: the quantity of each product for each month."
    return WorkingForm("forecast", "Forecast", use, sent, heads, rows, EMPTY_ROWS)


def _months(point: str, standing: Standing) -> int:
    value = evaluate(PointOf(point), standing.selection.scope)
    return int(value) if isinstance(value, Fraction) else 0


def _products(standing: Standing) -> tuple[tuple[str, ...], ...]:
    """The columns of words in the table of products, then its rows; one column for names where there is no table."""
    question, value = standing.library.question(PRODUCTS), standing.interview.value(PRODUCTS)
    columns = () if question is None else question.columns
    words = [column for column in columns if column.kind == "text"]
    rows = value.rows if isinstance(value, FilledTable) else ()
    heads = tuple(column.label for column in words) or ("Product",)
    return (heads, *(tuple(str(row.cell(one.key) or "") for one in words) for row in rows if words))


def _kpis(standing: Standing) -> Iterator[tuple[str, str]]:
    """What is measured and its target, as the agreement prints them."""
    for block in blocks_in(standing.assembled.document):
        if isinstance(block, PrintedTable) and words_of(block.head.cells[0]) == KPI_HEAD:
            target = [words_of(cell) for cell in block.head.cells].index("Target")
            for row in block.rows:
                yield words_of(row.cells[0]), words_of(row.cells[target])


def _costs(standing: Standing, about: tuple[tuple[str, str], ...]) -> WorkingForm:
    called = party_words(standing.library)
    question, ticked = (
        standing.library.question(RECALL_COSTS),
        standing.interview.value(RECALL_COSTS),
    )
    kinds = () if question is None or kind_of(question).value != "words" else question.options
    counted = [one.label for one in kinds if isinstance(ticked, frozenset) and one.key in ticked]
    currency = standing.interview.value(CURRENCY)
    amount = f"Amount ({currency})" if currency else "Amount"
    heads = (
        "Kind of cost",
        amount,
        "Voucher",
        f"Share {called.customer}",
        f"Share {called.manufacturer}",
    )
    rows = _filled_up(((kind,) for kind in (*counted, "Total")), heads)
    month = (*about, ("Recall", ""), ("Month", ""), ("Sent by", ""))
    use = "Sent at the end of each month of a recall: each kind of cost that counts, with its vouchers."
    title = "Statement of recall costs"
    return WorkingForm("recall-costs", title, use, month, heads, rows)
