"""Which role somebody has in an agreement."""

from django.contrib.auth.models import User

from agreements.models import Agreement, Role, Share, is_legal, is_quality


def role_of(person: User, agreement: Agreement) -> Role | None:
    """The owner and superusers may do everything, others what they were given; Legal reads, Quality where asked."""
    if person.is_superuser or agreement.owner_id == person.pk:
        return Role.ISSUE
    share = Share.objects.filter(agreement=agreement, user=person).first()
    if share is not None:
        return Role(share.role)
    if is_legal(person):
        return Role.VIEW
    is_asked = is_quality(person) and agreement.approval_requests.filter(kind="quality").exists()
    return Role.VIEW if is_asked else None


def may_put_away(person: User, agreement: Agreement) -> bool:
    """Whether somebody renames, archives, deletes and takes back: the owner, and superusers."""
    return person.is_superuser or agreement.owner_id == person.pk


def may_share(person: User, agreement: Agreement) -> bool:
    """Whether somebody decides who else works here: the owner and Legal, whatever role Legal has here."""
    return agreement.owner_id == person.pk or is_legal(person)
