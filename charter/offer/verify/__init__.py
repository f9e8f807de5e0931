"""Whether a copy that came back still carries the charter that was sent."""
