"""How a draft becomes an edition: proof, refusal, history."""
