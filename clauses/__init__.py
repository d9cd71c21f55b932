"""The clause library: what legal staff keep and publish."""
