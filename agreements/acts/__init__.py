"""What changes an agreement: values in, rows out; no forms and no pages."""
