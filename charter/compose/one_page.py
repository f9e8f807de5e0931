"""How many sentences fit on what is left of a page."""

LETTERS = 90
"""Letters on a line, guessed low."""


def lines_of(text: str) -> int:
    """Return how many lines a text takes."""
    return -(-len(text) // LETTERS)


def fitting(texts: list[str], room: int) -> int:
    """Return how many texts fit into so many lines, at least one."""
    for number, text in enumerate(texts):
        room -= lines_of(text)
        if room < 0 and number:
            return number
    return len(texts)
