"""A library as plain data and as files."""
