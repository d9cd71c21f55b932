"""Draft rows of what the library knows: coherence rules, derived facts, sets, tables and deal points."""

from django.db import models

from clauses.models.evidence import EXACT
from clauses.models.ordering import OrderedRow, once
from clauses.models.questions import CONDITION_HELP, SOURCES_HELP
from clauses.models.validators import validate_condition, validate_identifier, validate_line

POINT_KINDS = [
    ("party", "A Party: customer, manufacturer or both"),
    ("duty", "Whether one may, must or must not"),
    ("number", "A number"),
]
SEVERITIES = [("error", "Error"), ("warning", "Warning"), ("hint", "Hint")]


class RuleRow(OrderedRow):
    """A coherence rule between answers: it fires when its condition holds."""

    key = models.CharField(max_length=20, help_text="Good: K012. Bad: inspection rule.")
    severity = models.CharField(
        max_length=8,
        choices=SEVERITIES,
        help_text="An error blocks issuing, a warning wants a reason.",
    )
    when = models.TextField(
        verbose_name="fires when",
        validators=[validate_condition],
        help_text=f"The rule fires when this holds. {CONDITION_HELP}",
    )
    message = models.TextField(
        validators=[validate_line],
        help_text="What is wrong for whom. Good: You must report within {{ reg_clock_hours }} hours, "
        "but the Manufacturer has longer to tell you. Bad: Invalid combination.",
    )
    fix = models.TextField(
        blank=True,
        help_text="What to do, with the option's label. Good: Shorten the event notice. "
        "Bad: set event_hours.",
    )
    change = models.CharField(
        verbose_name="question to change",
        max_length=80,
        blank=True,
        help_text="The key of the question to change first. Good: event_hours. Bad: Event notice.",
    )
    sources = models.JSONField(default=list, blank=True, help_text=SOURCES_HELP)

    class Meta(OrderedRow.Meta):
        verbose_name = "rule"
        constraints = [once("key", name="rule_key_once", otherwise="Another rule has this key.")]

    def __str__(self) -> str:
        return self.key


class FactRow(OrderedRow):
    """A derived fact: a named expression over answers."""

    key = models.CharField(
        max_length=80,
        validators=[validate_identifier],
        help_text="Good: is_regulated. Bad: Regulated product.",
    )
    means = models.TextField(
        help_text="One sentence. Good: The product is a medical device or a medicine. Bad: reg flag."
    )
    value = models.TextField(validators=[validate_condition], help_text=CONDITION_HELP)

    class Meta(OrderedRow.Meta):
        verbose_name = "fact"
        constraints = [once("key", name="fact_key_once", otherwise="Another fact has this key.")]

    def __str__(self) -> str:
        return self.key


class NamedSetRow(OrderedRow):
    """A named set of codes, for `in`."""

    key = models.CharField(
        max_length=80, validators=[validate_identifier], help_text="Good: eu_states. Bad: EU."
    )
    means = models.TextField(
        help_text="One sentence with its date. Good: The member states of the European Union. "
        "Bad: countries."
    )
    members = models.JSONField(
        default=list, help_text="Codes, separated by spaces or lines. Good: DE FR. Bad: Germany."
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "set"
        constraints = [once("key", name="set_key_once", otherwise="Another set has this key.")]

    def __str__(self) -> str:
        return self.key


class DealPointRow(OrderedRow):
    """Something that an agreement says once, and reads elsewhere."""

    key = models.CharField(
        max_length=80,
        validators=[validate_identifier],
        help_text="Good: recall_decider. Bad: Recall decision.",
    )
    means = models.TextField(
        help_text="One sentence. Good: Who decides on a Recall. Bad: Recall stuff."
    )
    kind = models.CharField(
        max_length=6,
        choices=POINT_KINDS,
        help_text="What a sentence says of it.",
    )
    unit = models.CharField(
        max_length=40,
        blank=True,
        help_text="The noun that a number is counted in, % or money. Good: Business Day. Bad: days.",
    )
    minimum = models.CharField(
        max_length=20,
        blank=True,
        validators=[EXACT],
        help_text="The least that a number can be. Good: 1. Bad: positive.",
    )
    topic = models.JSONField(
        default=list,
        blank=True,
        help_text="Words by which a sentence about the point is known, one on each line. "
        "Good: decides on a Recall. Bad: Recall.",
    )
    exceptions = models.JSONField(
        default=dict,
        blank=True,
        help_text="Words of a sentence that need not set or read the point, and why, one on each "
        "line. Good: cost of a Recall = Says who pays, not who decides.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "deal point"
        constraints = [
            once("key", name="deal_point_key_once", otherwise="Another deal point has this key.")
        ]

    def __str__(self) -> str:
        return self.key


class NamedTableRow(OrderedRow):
    """A named table of code to code, for `lookup`."""

    key = models.CharField(
        max_length=80, validators=[validate_identifier], help_text="Good: law_country. Bad: Laws."
    )
    means = models.TextField(
        help_text="One sentence. Good: The country of each governing law. Bad: mapping."
    )
    rows = models.JSONField(
        default=dict, help_text="One row a line. Good: NY = US. Bad: New York: USA."
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "table"
        constraints = [once("key", name="table_key_once", otherwise="Another table has this key.")]

    def __str__(self) -> str:
        return self.key
