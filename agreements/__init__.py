"""The agreement and its wizard: what procurement staff answer, read and issue."""
