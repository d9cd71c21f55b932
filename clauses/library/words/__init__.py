"""A library in a lawyer's words: conditions, codes, uses, terms, search."""
