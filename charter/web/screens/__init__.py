"""One module for each screen: what it shows, and what its form writes."""
