"""How an agreement stands now: answers, findings, approvals, offers, and who sees it."""
