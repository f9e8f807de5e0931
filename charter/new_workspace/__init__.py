"""A new workspace: the text of its company file, and putting it on disk."""
