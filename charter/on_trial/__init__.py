"""Templates of a workspace, tried whole before any paper is made with them."""
