"""Draft rows of what is asked: the library's name, its sections, questions, options and defaults."""

from django.db import models

from clauses.library.kinds import ALL_KINDS
from clauses.models.ordering import AT_THE_END, ORDER_HELP, OrderedRow, once
from clauses.models.validators import validate_condition, validate_identifier

STANCES = [
    ("customer", "Favours the Customer"),
    ("balanced", "Balanced"),
    ("manufacturer", "Favours the Manufacturer"),
    ("neutral", "Neutral"),
]
APPROVALS = [("legal", "Legal"), ("quality", "Quality"), ("both", "Legal and quality")]
SOURCES_HELP = "Keys of regulatory facts, one a line. Good: R-13. Bad: FDA guidance 2016."
CONDITION_HELP = (
    'Good: recall_cost_model == "fault_based". Bad: recall_cost_model = fault_based '
    "(two equal signs; options in double quotes)."
)


def question_kinds() -> list[tuple[str, str]]:
    """The kinds of question that the desk offers. A function, so that another kind is no change of the table."""
    return [(kind.name, kind.title) for kind in ALL_KINDS]


class LibraryRow(models.Model):
    """The one draft of the library that legal staff edit."""

    key = models.CharField(max_length=60, unique=True)
    title = models.CharField(
        max_length=200,
        help_text="Good: Outsourcing of manufacturing. Bad: Library v2 final "
        "(editions are numbered by themselves).",
    )
    names = models.JSONField(
        default=list,
        blank=True,
        help_text="Proper names that texts may capitalise though they are no defined terms, one a line. "
        "Good: European Union. Bad: Product (a defined term needs a definition).",
    )
    # What the content files last made of the draft: tells whether legal staff have edited it since.
    loaded_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "library"
        verbose_name_plural = "library"
        default_permissions = ("change", "view")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="one_library",
                violation_error_message="There is one library.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class SectionRow(OrderedRow):
    """A part of the library, keyed to the article."""

    key = models.CharField(max_length=60, validators=[validate_identifier])
    title = models.CharField(
        max_length=200, help_text="Shown in the wizard. Good: Recall. Bad: RECALL SECTION."
    )
    heading = models.CharField(
        max_length=200,
        blank=True,
        help_text="Printed in the agreement, Title Case. Empty where the section has no clauses. "
        "Good: Compliance and Reporting. Bad: 3. Compliance (numbers come by themselves).",
    )
    article = models.CharField(
        max_length=200, blank=True, help_text="The section of the article that it follows."
    )
    introduction = models.TextField(
        blank=True,
        help_text="Two or three sentences for procurement. Good: Somebody must answer to the "
        "authorities. Bad: This section sets forth the provisions on compliance.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "section"
        constraints = [
            once("key", name="section_key_once", otherwise="Another section has this key.")
        ]

    def __str__(self) -> str:
        return self.title


class QuestionRow(OrderedRow):
    """What procurement is asked, or a fine-tune value with a default that is not asked."""

    section = models.ForeignKey(SectionRow, on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveIntegerField(
        default=AT_THE_END, help_text=f"{ORDER_HELP} A question may look back only."
    )
    key = models.CharField(
        max_length=80,
        validators=[validate_identifier],
        help_text="Its name in conditions and texts. Good: inspection_days. Bad: Inspection days?",
    )
    kind = models.CharField(max_length=10, choices=question_kinds)
    ask = models.TextField(
        verbose_name="question",
        help_text="The question, no jargon; our company is we. Good: How many days do we need to "
        "inspect a delivery? Bad: Inspection period (Incoming QC).",
    )
    short = models.CharField(
        verbose_name="short name",
        max_length=120,
        help_text="Its name in lists, findings and open blanks. Good: Inspection time. "
        "Bad: How many days do we need to inspect?",
    )
    guidance = models.TextField(
        blank=True,
        help_text="Why it is asked and what each way costs, one to four sentences. Good: A short time "
        "moves hidden defects to us. Bad: Please fill in.",
    )
    unit = models.CharField(
        max_length=60, blank=True, help_text="For numbers. Good: days. Bad: 30 days."
    )
    when = models.TextField(
        verbose_name="asked when",
        blank=True,
        validators=[validate_condition],
        help_text=f"Asked when this holds; empty: always. {CONDITION_HELP}",
    )
    default = models.TextField(
        blank=True,
        validators=[validate_condition],
        help_text='Good: 30, or "customer", or min(30, cure_days). Bad: customer (no quotes).',
    )
    minimum = models.TextField(
        blank=True,
        validators=[validate_condition],
        help_text="Numbers and dates: the value; text: the length; several options, sites and tables: how "
        "many. Good: 1. Bad: at least 1.",
    )
    maximum = models.TextField(
        blank=True,
        validators=[validate_condition],
        help_text="Good: 90, or term_years * 12. Bad: 90 days.",
    )
    also = models.JSONField(
        verbose_name="also allowed",
        default=list,
        blank=True,
        help_text="Values allowed outside the range, one a line. Good: 0. Bad: none.",
    )
    essential = models.BooleanField(
        default=False, help_text="Asked of everybody; other answers are assumed until changed."
    )
    essential_when = models.TextField(
        verbose_name="essential only when",
        blank=True,
        validators=[validate_condition],
        help_text=f"Where it does not hold, the answer is assumed; empty: always essential. {CONDITION_HELP}",
    )
    weighty = models.BooleanField(
        default=False, help_text="Stands first among the answers that are assumed."
    )
    said = models.CharField(
        verbose_name="said as",
        max_length=300,
        blank=True,
        help_text="The answer as a sentence, its value in place of {}; options may have sentences of their own. "
        "Good: We must inspect within {} after delivery. Bad: Inspection time: {}.",
    )
    said_without = models.CharField(
        verbose_name="said without",
        max_length=300,
        blank=True,
        help_text="The sentence where the answer is no, zero or none, or is not given. "
        "Good: No recall is practised. Bad: Not applicable.",
    )
    required = models.BooleanField(default=True, help_text="Off: it may stay unanswered.")
    asked = models.BooleanField(
        default=True, help_text="Off: a fine-tune value with a default, on its own page."
    )
    sources = models.JSONField(default=list, blank=True, help_text=SOURCES_HELP)
    proposed = models.JSONField(
        verbose_name="proposed rows",
        default=list,
        blank=True,
        help_text="Rows with which a table begins, one a line, their cells in the order of the columns. "
        "Good: Urgent Contact | Customer. Bad: Urgent Contact (Customer).",
    )
    needed_rows = models.JSONField(
        verbose_name="needed rows",
        default=list,
        blank=True,
        help_text="Rows without which a table is not finished, one a line, by their first cells. "
        "Good: Urgent Contact | Customer. Bad: one for each side.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "question"
        ordering = ["section__order", "section", "order", "pk"]
        constraints = [
            once("key", name="question_key_once", otherwise="Another question has this key.")
        ]

    def __str__(self) -> str:
        return self.short


class DefaultRow(OrderedRow):
    """A default that holds under a condition; the first that holds wins."""

    question = models.ForeignKey(QuestionRow, on_delete=models.CASCADE, related_name="defaults")
    when = models.TextField(
        verbose_name="holds when", validators=[validate_condition], help_text=CONDITION_HELP
    )
    value = models.TextField(
        validators=[validate_condition], help_text='Good: 24, or "business". Bad: business.'
    )
    because = models.CharField(
        max_length=200,
        blank=True,
        help_text="Shown beside the default. Good: default for medicines. Bad: see SOP-12.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "default"

    def __str__(self) -> str:
        return self.because or self.when


class ChoiceRow(OrderedRow):
    """An option of a choice or multi question."""

    question = models.ForeignKey(QuestionRow, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(
        max_length=80, help_text="Its name in conditions. Good: fault_based. Bad: Option 2."
    )
    label = models.CharField(
        max_length=200, help_text="Good: Each side pays what it caused. Bad: Fault-based (B)."
    )
    meaning = models.TextField(
        blank=True,
        help_text="One sentence: what it means and costs. Good: We pay unless the Manufacturer "
        "was at fault. Bad: Standard.",
    )
    printed = models.CharField(
        verbose_name="printed as",
        max_length=300,
        blank=True,
        help_text="The phrase inside the agreement. Good: the laws of England and Wales. Bad: ENG.",
    )
    favours = models.CharField(max_length=12, choices=STANCES, blank=True)
    approval = models.CharField(
        verbose_name="approval by",
        max_length=8,
        choices=APPROVALS,
        blank=True,
        help_text="Who must approve it.",
    )
    common = models.BooleanField(default=False, help_text="Most contracts do so.")
    said = models.CharField(
        verbose_name="said as",
        max_length=300,
        blank=True,
        help_text="The answer as a sentence. Good: We decide on a recall. Bad: Recall decision: we.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "choice"
        constraints = [
            once(
                "question",
                "key",
                name="choice_key_once",
                otherwise="Another option of this question has this key.",
            )
        ]

    def __str__(self) -> str:
        return self.label
