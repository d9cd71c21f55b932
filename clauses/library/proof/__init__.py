"""Proof of coherence: no answers that the wizard accepts give a broken agreement, or here are some that do."""

from clauses.library.proof.proving import Proof, ProofFinding, prove

__all__ = ["Proof", "ProofFinding", "prove"]
