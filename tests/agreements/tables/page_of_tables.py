"""The page of two tables of a small library, as somebody has it open."""

from django.test import Client

from agreements.models import Agreement
from tests.agreements.approving import text
from tests.agreements.browsing import fields_on

GOODS = {
    "key": "goods",
    "title": "Goods",
    "questions": [
        {
            "key": "products",
            "kind": "table",
            "ask": "What is bought?",
            "short": "Products",
            "required": False,
            "columns": [
                {"key": "name", "label": "Product"},
                {
                    "key": "price",
                    "label": "Price",
                    "kind": "money",
                    "known_by": "manufacturer",
                },
                {"key": "side", "label": "Side", "kind": "choice", "choices": ["Ours", "Theirs"]},
                {"key": "sterile", "label": "Sterile", "kind": "yesno", "needed": "recommended"},
                {
                    "key": "day",
                    "label": "Day",
                    "kind": "date",
                    "needed": "later",
                    "known_by": "customer",
                    "due": "before the first delivery",
                    "meanwhile": "any day counts",
                },
            ],
        },
        {
            "key": "people",
            "kind": "table",
            "ask": "Who is called?",
            "short": "People",
            "required": False,
            "columns": [{"key": "role", "label": "Role"}, {"key": "name", "label": "Name"}],
            "proposed": ["Urgent Contact", "Quality"],
        },
    ],
}


class Page:
    """The page of the tables, as somebody has it open."""

    def __init__(self, client: Client, agreement: Agreement) -> None:
        self.client = client
        self.address = f"/agreements/{agreement.pk}/sections/goods/"
        self.shown(client.get(self.address))

    def shown(self, response) -> str:
        assert response.status_code == 200
        self.fields = fields_on(response)
        return text(response)

    @property
    def rows(self) -> list[str]:
        (order,) = self.fields["order-products"]
        return [key for key in order.split(",") if key]

    def type(self, row: int, **cells: str) -> None:
        for column, words in cells.items():
            self.fields[f"products-{self.rows[row]}-{column}"] = [words]

    def post(self, action: str = "later"):
        return self.client.post(self.address, self.fields | {"action": action})

    def leave(self) -> dict[str, object]:
        """Leaves the table, as the script of the page saves it; gives what became of it."""
        sent = self.fields | {"left": ["products"], "shown-products": ['{"decided": true}']}
        return self.client.post(f"{self.address}autosave/", sent).json()


def cells(agreement: Agreement) -> list[dict]:
    found = agreement.answers_json().get("products", [])
    return [{key: value for key, value in row.items() if key != "row"} for row in found]


PUMP = {"name": "Pump", "price": "12.5", "side": "Ours"}
STORED = {"name": "Pump", "price": "EUR 12.5", "side": "Ours"}
