"""What is made of a library and its answers: the document. No Django here."""
