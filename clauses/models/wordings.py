"""Draft rows of what is printed: clauses and positions, schedules, responsibilities, defined terms."""

from django.db import models

from clauses.models.ordering import OrderedRow, once
from clauses.models.questions import (
    APPROVALS,
    CONDITION_HELP,
    STANCES,
    SectionRow,
)
from clauses.models.validators import (
    validate_condition,
    validate_hyphened,
    validate_identifier,
    validate_line,
    validate_party,
    validate_text,
)

CHOSEN_BY = [
    ("answers", "Answers"),
    ("stance", "Stance"),
]
TEXT_HELP = (
    "A blank line ends a paragraph; each becomes a numbered sub-clause. "
    'Good: The Manufacturer must tell the Customer within {{ notice_days | counted("Day") }}. '
    "Bad: 3.1 The Manufacturer shall notify within 5 days as per Section 4 "
    '(no typed numbers; write {{ ref("recall-costs") }}).'
)
INCLUDED_HELP = f"In the agreement when this holds; empty: always. {CONDITION_HELP}"


class ClauseRow(OrderedRow):
    """A topic of the agreement with its positions."""

    section = models.ForeignKey(SectionRow, on_delete=models.PROTECT, related_name="clauses")
    key = models.CharField(
        max_length=80,
        validators=[validate_hyphened],
        help_text="Its name in references. Good: recall-costs. Bad: Recall Costs.",
    )
    code = models.CharField(max_length=20, help_text="Good: RCL-03. Bad: Clause 3.")
    heading = models.CharField(
        max_length=200,
        help_text="As printed, Title Case. Good: Recall Costs. Bad: 3.3 RECALL COSTS.",
    )
    plain = models.TextField(
        verbose_name="in plain words",
        blank=True,
        help_text="One plain sentence for procurement. Good: Who pays for a recall, and up to how "
        "much. Bad: Allocation of costs pursuant to Section 3.",
    )
    when = models.TextField(
        verbose_name="included when",
        blank=True,
        validators=[validate_condition],
        help_text=INCLUDED_HELP,
    )
    chosen_by = models.CharField(
        verbose_name="position found by",
        max_length=8,
        choices=CHOSEN_BY,
        help_text="Answers: exactly one position's condition holds. Stance: a position whose condition holds, "
        "else the one picked by hand, else the overall stance, else the balanced one.",
    )
    mandatory = models.BooleanField(
        default=False, help_text="An agreement without this clause is broken."
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "clause"
        ordering = ["section__order", "section", "order", "pk"]
        constraints = [
            once("key", name="clause_key_once", otherwise="Another clause has this key.")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.heading}"


class CompanionRow(OrderedRow):
    """A clause that must be there too."""

    belongs_to = models.ForeignKey(ClauseRow, on_delete=models.CASCADE, related_name="companions")
    clause = models.CharField(
        max_length=80,
        verbose_name="companion clause",
        help_text="The key of the other clause. Good: recall-claims. Bad: RCL-04.",
    )
    when = models.TextField(
        verbose_name="needed when",
        blank=True,
        validators=[validate_condition],
        help_text=f"Needed when this holds; empty: always. {CONDITION_HELP}",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "companion"

    def __str__(self) -> str:
        return self.clause


class PositionRow(OrderedRow):
    """One alternative wording of a clause."""

    clause = models.ForeignKey(ClauseRow, on_delete=models.CASCADE, related_name="positions")
    key = models.CharField(
        max_length=80,
        validators=[validate_identifier],
        help_text="The option's key where an option decides. Good: fault_based. Bad: Variant B.",
    )
    title = models.CharField(
        max_length=200, help_text="Good: Each side pays what it caused. Bad: Alternative 2."
    )
    stance = models.CharField(max_length=12, choices=STANCES)
    when = models.TextField(
        verbose_name="taken when",
        blank=True,
        validators=[validate_condition],
        help_text=f"Taken when this holds. {CONDITION_HELP}",
    )
    approval = models.CharField(
        verbose_name="approval by",
        max_length=8,
        choices=APPROVALS,
        blank=True,
        help_text="Who must approve it.",
    )
    approval_when = models.TextField(
        verbose_name="approval needed when",
        blank=True,
        validators=[validate_condition],
        help_text=f"Approval is needed when this holds; empty: always. {CONDITION_HELP}",
    )
    plain = models.TextField(
        verbose_name="in plain words",
        blank=True,
        help_text="One sentence for procurement: what it means and costs. Good: You pay first and "
        "get back what the Manufacturer caused. Bad: Market standard.",
    )
    note = models.TextField(
        verbose_name="drafting note",
        blank=True,
        help_text="For lawyers, never printed. Good: Falls back to equal shares where the cause "
        "stays open. Bad: ask Tom.",
    )
    features = models.JSONField(
        default=list,
        blank=True,
        help_text="Flags that rules ask for, one a line. Good: excludes_indirect. Bad: important!",
    )
    text = models.TextField(validators=[validate_text], help_text=TEXT_HELP)

    class Meta(OrderedRow.Meta):
        verbose_name = "position"
        constraints = [
            once(
                "clause",
                "key",
                name="position_key_once",
                otherwise="Another position of this clause has this key.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class DefinedTermRow(OrderedRow):
    """A capitalised term, its further forms, and what it means."""

    term = models.CharField(max_length=120, help_text="Good: Approved Site. Bad: approved site.")
    plurals = models.JSONField(
        default=list,
        blank=True,
        help_text="Further forms, one a line. Good: Approved Sites. Bad: site.",
    )
    definition = models.TextField(
        validators=[validate_line],
        help_text="Printed after “Term means”. Good: a site listed in "
        '{{ ref("schedule-sites") }}. Bad: Approved Site means a site in Schedule E.',
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "defined term"
        constraints = [once("term", name="term_once", otherwise="This term is defined already.")]

    def __str__(self) -> str:
        return self.term


class ScheduleRow(OrderedRow):
    """An annex of the agreement; its letter follows the schedules present."""

    key = models.CharField(
        max_length=80,
        validators=[validate_hyphened],
        help_text="Good: schedule-quality. Bad: Schedule C.",
    )
    heading = models.CharField(
        max_length=200,
        help_text="Good: Quality. Bad: Schedule C: Quality (the letter comes by itself).",
    )
    plain = models.TextField(
        verbose_name="in plain words",
        blank=True,
        help_text="One plain sentence. Good: Who does what for quality. Bad: See GMP chapter 7.",
    )
    when = models.TextField(
        verbose_name="included when",
        blank=True,
        validators=[validate_condition],
        help_text=INCLUDED_HELP,
    )
    leading = models.BooleanField(
        verbose_name="printed first",
        default=False,
        help_text="Printed after the cover, without a letter: for a page that sums the agreement up.",
    )
    text = models.TextField(validators=[validate_text], help_text=TEXT_HELP)

    class Meta(OrderedRow.Meta):
        verbose_name = "schedule"
        constraints = [
            once("key", name="schedule_key_once", otherwise="Another schedule has this key.")
        ]

    def __str__(self) -> str:
        return self.heading


class ResponsibilityRow(OrderedRow):
    """A row of the responsibility matrix."""

    key = models.CharField(max_length=80, help_text="Good: release_batches. Bad: Row 7.")
    activity = models.CharField(
        max_length=300, help_text="Good: Releasing each Batch. Bad: Batch release, see Section 6."
    )
    party = models.TextField(
        validators=[validate_party],
        help_text="customer, manufacturer or both, or a condition that gives one of them. "
        'Good: "both" if is_regulated else "manufacturer". Bad: Manufacturer (QA).',
    )
    when = models.TextField(
        verbose_name="included when",
        blank=True,
        validators=[validate_condition],
        help_text=INCLUDED_HELP,
    )
    note = models.TextField(
        verbose_name="drafting note",
        blank=True,
        help_text="For lawyers. Good: Follows the release question. Bad: TBD.",
    )
    sets = models.CharField(
        verbose_name="sets the deal point",
        max_length=80,
        blank=True,
        help_text="The key of a deal point that texts read. Good: batch_releaser. Bad: Release.",
    )

    class Meta(OrderedRow.Meta):
        verbose_name = "responsibility"
        verbose_name_plural = "responsibilities"
        constraints = [
            once(
                "key",
                name="responsibility_key_once",
                otherwise="Another responsibility has this key.",
            )
        ]

    def __str__(self) -> str:
        return self.activity
