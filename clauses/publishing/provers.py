"""Which prover a proof is made with: ours, and z3. A proof by another pair does not say what this one would find."""

from importlib.metadata import version

# Raised with each new obligation or possibility, and where one finds more than before.
PROVER = 13


def solver_version() -> str:
    """The version of z3; read from the package, so that a process which proves nothing never loads the solver."""
    return version("z3-solver")
