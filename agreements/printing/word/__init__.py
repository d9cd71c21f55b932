"""A document as a Word file: WordprocessingML from its tree, in a package that python-docx writes."""
