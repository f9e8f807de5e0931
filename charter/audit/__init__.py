"""Papers that a company has already: what each claims, and who claims the same."""
