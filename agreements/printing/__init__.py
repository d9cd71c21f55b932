"""A document as HTML, PDF and JSON."""
