"""Draft rows of what the library rests on: regulatory facts, and what was counted in real contracts."""

from django.core.validators import RegexValidator
from django.db import models

from clauses.models.ordering import OrderedRow, once

SOURCE_STATUSES = [
    ("verified", "Verified"),
    ("partly", "Partly verified"),
    ("memory", "From memory: to be confirmed by counsel"),
]
COUNT_HELP = "How many contracts. Empty where nobody counted."
WEB = RegexValidator(r"^https://\S+\Z", "Write a whole address: https://example.org/page.")
EXACT = RegexValidator(r"^[0-9]+(\.[0-9]+)?\Z", "Write a number with a point: 25.5.")
MOST_HELP = "In the unit of the question."


def figure(help_text: str = "") -> "models.CharField[str, str]":
    """A column for a figure as it is typed, so that 9.2 stays 9.2."""
    return models.CharField(max_length=20, blank=True, validators=[EXACT], help_text=help_text)


class SourceRow(OrderedRow):
    """A regulatory fact with its source, the date of the text seen, and how far it was verified."""

    key = models.CharField(max_length=20, help_text="Good: R-13. Bad: FDA.")
    fact = models.TextField(
        help_text="Good: Serious events must be reported within 15 days. Bad: Report quickly."
    )
    source = models.TextField(help_text="Good: Regulation (EU) 2017/745, Article 87. Bad: EU law.")
    seen = models.CharField(
        max_length=40, help_text="Date of the text seen. Good: 2025-01-10. Bad: recently."
    )
    status = models.CharField(max_length=10, choices=SOURCE_STATUSES)

    class Meta(OrderedRow.Meta):
        verbose_name = "source"
        constraints = [
            once("key", name="source_key_once", otherwise="Another source has this key.")
        ]

    def __str__(self) -> str:
        return self.key


class StudyRow(OrderedRow):
    """A count of real contracts, with its method and the licence of what was read."""

    key = models.CharField(max_length=20, help_text="Good: cuad. Bad: the study.")
    title = models.CharField(max_length=200, help_text="The collection of contracts that was read.")
    authors = models.CharField(max_length=200, help_text="Whom the licence asks to name.")
    address = models.CharField(
        max_length=200, validators=[WEB], help_text="Where the collection can be found."
    )
    licence = models.CharField(max_length=120, help_text="Good: CC BY 4.0. Bad: free.")
    licence_address = models.CharField(
        max_length=200, validators=[WEB], help_text="Where the licence can be read."
    )
    agreements = models.PositiveIntegerField(
        help_text="How many agreements were looked through for each topic."
    )
    method = models.TextField(
        help_text="Which contracts, who read them, how figures were made. Good: Median and quarters "
        "with linear interpolation. Bad: Data analysis."
    )
    changes = models.TextField(
        help_text="What was made of the collection, as the licence asks. Good: Only counts are shown. "
        "Bad: Adapted."
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "study"
        verbose_name_plural = "studies"
        constraints = [once("key", name="study_key_once", otherwise="Another study has this key.")]

    def __str__(self) -> str:
        return self.title


class MarketPracticeRow(OrderedRow):
    """What a study counted for one question, in the unit of the question."""

    question = models.CharField(
        max_length=80, help_text="The key of the question. Good: inspection_days. Bad: Inspection."
    )
    study = models.CharField(max_length=20, help_text="The key of the study. Good: cuad.")
    agreements = models.PositiveIntegerField(
        "agreements that show it", null=True, blank=True, help_text=COUNT_HELP
    )
    blacked_out = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="How many more have it, but hide the figure from the public.",
    )
    settled = models.PositiveIntegerField(
        "agreements that settle the topic", null=True, blank=True, help_text=COUNT_HELP
    )
    least = figure(MOST_HELP)
    low = figure("A quarter of the contracts lies below.")
    median = figure("As many contracts lie above as below.")
    high = figure("A quarter of the contracts lies above.")
    most = figure(MOST_HELP)
    conversion = models.CharField(
        max_length=200,
        blank=True,
        help_text="How another unit was turned into that of the question. "
        "Good: Found in days; a month counts as 30.4 days. Bad: Converted.",
    )
    note = models.TextField(blank=True, help_text="What a reader of the figures must know.")
    wider = models.CharField(
        "wider set",
        max_length=120,
        blank=True,
        help_text="Its name. Good: 93 agreements on goods of all kinds. Bad: all.",
    )
    wider_agreements = models.PositiveIntegerField(null=True, blank=True, help_text=COUNT_HELP)
    wider_low = figure()
    wider_median = figure()
    wider_high = figure()

    class Meta(OrderedRow.Meta):
        verbose_name = "market practice"
        verbose_name_plural = "market practice"
        constraints = [
            once(
                "question",
                name="market_practice_once_a_question",
                otherwise="This question has market practice already.",
            )
        ]

    def __str__(self) -> str:
        return self.question


class MarketCountRow(OrderedRow):
    """How many contracts say one thing."""

    practice = models.ForeignKey(MarketPracticeRow, on_delete=models.CASCADE, related_name="counts")
    agreements = models.PositiveIntegerField(help_text="How many contracts.")
    option = models.CharField(
        max_length=60,
        blank=True,
        help_text="The key of the option that they take. Good: fault_based. Empty: no option of ours.",
    )
    what = models.CharField(
        max_length=200,
        blank=True,
        help_text="What they say, where no option of ours says it. Good: Each side pays half.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "count"

    def __str__(self) -> str:
        return self.option or self.what
