"""Settings, addresses and server entry points of Counterpart."""
