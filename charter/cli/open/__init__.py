"""charter open."""
