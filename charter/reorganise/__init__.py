"""From one structure to another: the two sides, and what changes on the way."""
