"""One set of answers: what is asked, what fits, what is selected."""
