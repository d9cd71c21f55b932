"""Addresses of the wizard and the agreements."""

from django.urls import path

from agreements.views import (
    about,
    agreements,
    approvals,
    assumed,
    autosave,
    documents,
    editions,
    history,
    in_flight,
    points,
    previews,
    put_away,
    queues,
    step,
    trials,
)

app_name = "agreements"

urlpatterns = [
    path("", agreements.index, name="index"),
    path("trial/", trials.trial, name="trial"),
    path("agreements/new/", agreements.new, name="new"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("preview/clauses/new/", previews.clause, name="new_clause_preview"),
    path("preview/clauses/<int:row>/", previews.clause, name="clause_preview"),
    path("agreements/<int:pk>/path/", agreements.path, name="path"),
    path("agreements/<int:pk>/rename/", put_away.rename_page, name="rename"),
    path("agreements/<int:pk>/put-away/", put_away.put_away, name="put_away"),
    path("agreements/<int:pk>/copy/", agreements.copy, name="copy"),
    path("agreements/<int:pk>/sharing/", agreements.sharing, name="sharing"),
    path("agreements/<int:pk>/history/", history.history, name="history"),
    path("agreements/<int:pk>/history/undo/", history.undo_answer, name="undo"),
    path("agreements/<int:pk>/as-it-was/", history.version, name="as_it_was"),
    path("agreements/<int:pk>/sections/<slug:section>/", step.step, name="step"),
    path("agreements/<int:pk>/sections/<slug:section>/live/", step.live, name="live"),
    path("agreements/<int:pk>/sections/<slug:section>/panel/", step.panel, name="panel"),
    path("agreements/<int:pk>/sections/<slug:section>/menu/", step.menu, name="menu"),
    path(
        "agreements/<int:pk>/sections/<slug:section>/autosave/", autosave.autosave, name="autosave"
    ),
    path("agreements/<int:pk>/assumed/", assumed.assumed, name="assumed"),
    path("agreements/<int:pk>/review/", documents.review, name="review"),
    path("agreements/<int:pk>/findings/", documents.findings, name="findings"),
    path("agreements/<int:pk>/checked/", documents.checked_copies, name="checked"),
    path("agreements/<int:pk>/document/", documents.document, name="document"),
    path("agreements/<int:pk>/draft.pdf", documents.draft_copy, name="draft_copy"),
    path("agreements/<int:pk>/approvals/", approvals.approvals, name="approvals"),
    path("agreements/<int:pk>/approvals/ask/", approvals.ask_for_approval, name="ask"),
    path("agreements/<int:pk>/approvals/<slug:clause>/<slug:kind>/", points.point, name="point"),
    path("agreements/<int:pk>/proposals/<int:proposal>/", points.proposal, name="proposal"),
    path("agreements/<int:pk>/edition/", editions.edition, name="edition"),
    path("agreements/<int:pk>/issue/", documents.issue_page, name="issue"),
    path("agreements/<int:pk>/issued/", documents.issued, name="issued"),
    path("agreements/<int:pk>/issued.pdf", documents.download, name="download"),
    path("approvals/", queues.queue, name="queue"),
    path("approvals/away/", queues.duty, name="duty"),
    path("in-flight/", in_flight.index, name="in_flight"),
    path("in-flight/<int:pk>/", in_flight.agreement, name="concern"),
    path("about/market-practice/", about.market, name="market"),
    path("about/profiles/", about.profiles, name="profiles"),
]
