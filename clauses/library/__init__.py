"""What legal publishes, as plain values: sections, questions, clauses, conditions. No Django here."""
