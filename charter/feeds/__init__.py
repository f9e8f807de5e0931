"""Open postings of one company or many as the XML that a job board fetches."""
