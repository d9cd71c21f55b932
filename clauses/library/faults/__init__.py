"""The catalogue of faults: everything that a check, a reader or the proof can find wrong, each told once."""
