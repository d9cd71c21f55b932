"""Texts and expressions: nodes, parser, evaluation."""
