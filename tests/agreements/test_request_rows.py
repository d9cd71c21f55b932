"""What was asked, reminded of, proposed and decided stays: the database refuses to change or delete it."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from agreements.acts.proposing import decline, propose
from agreements.acts.reminding import remind
from agreements.acts.saving import Decided
from agreements.models import (
    Agreement,
    ApprovalRequest,
    Proposal,
    ProposalDecision,
    Reminder,
    RequestedPoint,
)
from tests.agreements.approving import ask_for, point

ROWS = (ApprovalRequest, RequestedPoint, Reminder, Proposal, ProposalDecision)


@pytest.fixture
def asked(wide, lena, petra) -> Agreement:
    """One row in each table."""
    ask_for(wide)
    remind(datetime.date(2999, 1, 1))
    seen = wide.latest_answers()["position.warranty"].pk
    decided = {"position.warranty": Decided("narrow", seen)}
    decline(propose(wide, point(wide), decided, by=lena), by=petra)
    return wide


@pytest.mark.postgres
@pytest.mark.parametrize("model", ROWS)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_asked_and_said(asked, model, change):
    assert model.objects.count() == 1

    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(model._meta.db_table))
