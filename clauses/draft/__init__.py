"""The draft rows as a library: their states, mistakes, uses and changes."""
