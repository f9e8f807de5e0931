"""Leaders are asked alone who decides what; their answers are laid side by side."""
