"""The address book that Legal keeps: companies, and whom to call there. An agreement copies from it, nothing more."""

from django.db import models
from django.db.models import Q

from clauses.library.answers import PARTY_PARTS, Party

LONGEST = 300


def _words(called: str, help_text: str, *, blank: bool = True) -> "models.CharField[str, str]":
    return models.CharField(called, max_length=LONGEST, blank=blank, help_text=help_text)


class Company(models.Model):
    """A company that may be a party; one of them is our own, with which every new agreement begins."""

    legal_name = models.CharField(
        "registered name",
        max_length=LONGEST,
        unique=True,
        help_text="As in the company register. Good: Aldercroft Ltd. Bad: Aldercroft (Sheffield).",
    )
    entity_type = _words("kind of company", "Good: a GmbH. Bad: manufacturer.")
    registration_no = _words("registration number", "As in the company register.")
    country = models.CharField(
        max_length=2, blank=True, help_text="Two letters. Good: DE. Bad: Germany."
    )
    state = _words("state", "Where it is registered in a state, as in the United States.")
    address = _words("address", "Street, town and post code of the registered office.")
    notice_name = _words("notices go to", "A person or a role. Good: General Counsel.")
    notice_email = models.EmailField("e-mail for notices", blank=True)
    signatory_name = _words("who signs", "First and last name.")
    signatory_title = _words("title of who signs", "Good: Chief Operating Officer.")
    is_ours = models.BooleanField(
        "our own company",
        default=False,
        help_text="Every new agreement begins with it as the one that buys.",
    )

    class Meta:
        ordering = ["legal_name"]
        verbose_name_plural = "companies"
        constraints = [
            models.UniqueConstraint(
                fields=["is_ours"],
                condition=Q(is_ours=True),
                name="one_company_is_ours",
                violation_error_message="Another company is our own already.",
            )
        ]

    def __str__(self) -> str:
        return self.legal_name

    def party(self) -> Party:
        """The company as an answer."""
        return Party(**{part: str(getattr(self, part)) for part in PARTY_PARTS})


class CompanyContact(models.Model):
    """Somebody who is called at a company, in one role."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(
        max_length=LONGEST, help_text="As the table of people says it. Good: Urgent Contact."
    )
    name = _words("name", "First and last name.", blank=False)
    telephone = _words("telephone", "With the country code.")
    email = models.EmailField("e-mail", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "contact"

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"
