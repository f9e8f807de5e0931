"""Reads PDFs: opens them, and finds the letters of their pages."""
