"""The wizard: its steps, forms and fields, and how far somebody has come."""
