"""What a page prints, as frozen values; nothing here writes."""
