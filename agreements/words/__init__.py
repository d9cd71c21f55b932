"""Answers, sources, market practice and codes in words."""
