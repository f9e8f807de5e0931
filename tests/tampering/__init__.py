"""Copies of sent papers: tampered ones drawn from every means of Word and PDF, and honest ones."""
